package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.app.Shell.Result;

class DecodeCommandTest {
  private static final String ARTICLE =
      """
      From: =?ISO-8859-1?Q?J=F6rg?= <joerg@example.org>
      Newsgroups: misc.test
      Subject: =?UTF-8?B?R3LDvMOfZQ==?=
      Message-ID: <a@example.org>
      Date: Mon, 23 Nov 2026 12:00:00 +0100
      Content-Type: text/plain; charset=ISO-8859-1
      Content-Transfer-Encoding: quoted-printable

      Gr=FC=DFe
      """
          .replace("\n", "\r\n");

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private List<Map<String, Object>> fields(String field, String... lines) {
    Result result =
        shell.runWith(String.join("\n", lines) + "\n", "decode", "--field", field, "--json");
    assertThat(result.code()).isZero();
    return result.json();
  }

  @Test
  void anArticleHasTheFieldsOfTheContract() {
    Result result = shell.runWith(ARTICLE, "--json", "decode");
    assertThat(result.fields())
        .containsExactly(
            "file",
            "id",
            "subject",
            "from",
            "date",
            "newsgroups",
            "followupTo",
            "references",
            "headers",
            "text",
            "html",
            "flowed",
            "charset",
            "parts",
            "defects");
    assertThat(result.one())
        .containsEntry("file", "-")
        .containsEntry("id", "<a@example.org>")
        .containsEntry("subject", "Grüße")
        .containsEntry("from", Map.of("name", "Jörg", "address", "joerg@example.org"))
        .containsEntry("date", "2026-11-23T11:00:00Z")
        .containsEntry("newsgroups", List.of("misc.test"))
        .containsEntry("text", "Grüße\n")
        .containsEntry("html", null)
        .containsEntry("flowed", false)
        .containsEntry("defects", List.of());
    assertThat(result.one().get("headers"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .contains(List.of("Subject", "Grüße"));
    assertThat(result.one().get("parts").toString()).contains("path=", "type=text/plain", "size=");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aPersonReadsHeadersAndText() {
    Result result = shell.runWith(ARTICLE, "decode", "-");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("From: Jörg <joerg@example.org>\n")
        .contains("Subject: Grüße\n")
        .endsWith("\n\nGrüße\n");
  }

  @Test
  void severalFilesAreDecodedInTheirOrder() {
    shell.write("one.eml", ARTICLE);
    shell.write("two.eml", ARTICLE.replace("<a@", "<b@"));
    Result result = shell.run("decode", "one.eml", "two.eml", "--json");
    assertThat(result.all("file")).containsExactly("one.eml", "two.eml");
    assertThat(result.all("id")).containsExactly("<a@example.org>", "<b@example.org>");
  }

  @Test
  void aFileThatIsNotThereIsAPlainFailure() {
    Result result = shell.run("decode", "nothing.eml");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.said()).containsExactly("newsloom: The file nothing.eml cannot be read.");
  }

  @Test
  void octetsThatAreNoArticleAreDecodedAllTheSame() {
    byte[] rubbish = new byte[1000];
    for (int i = 0; i < rubbish.length; i++) {
      rubbish[i] = (byte) (i * 31);
    }
    Result result = shell.runWith(rubbish, "--json", "decode");
    assertThat(result.code()).isZero();
    assertThat(result.json()).hasSize(1);
    assertThat(shell.runWith("", "--json", "decode").json()).hasSize(1);
  }

  @Test
  void theDefaultCharsetIsForOctetsThatSayNothing() {
    byte[] article =
        "Subject: x\r\n\r\n\u043f\u0440\u0438".getBytes(java.nio.charset.Charset.forName("KOI8-R"));
    assertThat(shell.runWith(article, "decode", "--json", "--default-charset", "KOI8-R").one())
        .containsEntry("text", "при");
  }

  @Test
  void anUnknownCharsetIsAMistakeOfUse() {
    assertThat(shell.runWith("", "decode", "--default-charset", "no-such").code()).isEqualTo(2);
    assertThat(shell.runWith("", "decode", "--field", "colour").code()).isEqualTo(2);
  }

  @Test
  void aSubjectIsTheExampleOfTheContract() {
    Result result =
        shell.runWith(
            "=?ISO-8859-1?Q?a?==?ISO-8859-1?Q?b?=\n", "decode", "--field", "subject", "--json");
    assertThat(result.out())
        .isEqualTo(
            "{\"value\":\"ab\",\"defects\":[{\"where\":\"Subject\","
                + "\"what\":\"encoded words without a blank between them\"}]}\n");
  }

  @Test
  void everyLineHasItsObjectEmptyOnesToo() {
    assertThat(fields("subject", "a", "", "b", "", ""))
        .extracting(object -> object.get("value"))
        .containsExactly("a", "", "b", "", "");
    assertThat(fields("from", "").getFirst())
        .containsEntry("name", "")
        .containsEntry("address", "");
    assertThat(fields("date", "").getFirst()).containsEntry("date", null);
    assertThat(fields("references", "").getFirst()).containsEntry("ids", List.of());
    assertThat(fields("param", "").getFirst()).containsEntry("value", "");
  }

  @Test
  void theLastLineNeedsNoLineEnd() {
    assertThat(shell.runWith("a", "decode", "--field", "subject", "--json").json()).hasSize(1);
    assertThat(shell.runWith("", "decode", "--field", "subject", "--json").json()).isEmpty();
  }

  @Test
  void escapesStandForOctets() {
    assertThat(
            fields(
                "subject",
                "a\\\\b",
                "\\xE4",
                "=?UTF-8?Q?a?=\\r\\n =?UTF-8?Q?b?=",
                "\\u65e0\\u5948",
                "\\ud83d\\uddf3",
                "a\\tb",
                "\\q"))
        .extracting(object -> object.get("value"))
        .containsExactly("a\\b", "ä", "ab", "无奈", "🗳", "a b", "\\q");
  }

  @Test
  void authorsHaveNameAddressAndTheRest() {
    assertThat(fields("from", "\"A, B\" <a@example.org>, c@example.org").getFirst())
        .containsOnlyKeys("name", "address", "authors", "defects")
        .containsEntry("name", "A, B")
        .containsEntry("address", "a@example.org")
        .containsEntry(
            "authors",
            List.of(
                Map.of("name", "A, B", "address", "a@example.org"),
                Map.of("name", "", "address", "c@example.org")));
  }

  @Test
  void datesAreToldInUtc() {
    assertThat(fields("date", "Mon, 23 Nov 2026 12:00:00 +0100", "no date"))
        .extracting(object -> object.get("date"))
        .containsExactly("2026-11-23T11:00:00Z", null);
  }

  @Test
  void referencesAreIdsWithBrackets() {
    assertThat(fields("references", "<a@x> <b@x>").getFirst())
        .containsOnlyKeys("ids", "defects")
        .containsEntry("ids", List.of("<a@x>", "<b@x>"));
  }

  @Test
  void parametersAreDecoded() {
    assertThat(fields("param", "text/plain; charset=utf-8; name*=UTF-8''%e6%97%a0.txt").getFirst())
        .containsOnlyKeys("value", "params", "defects")
        .containsEntry("value", "text/plain")
        .containsEntry("params", Map.of("charset", "utf-8", "name", "无.txt"));
  }

  @Test
  void noProfileIsMade() throws Exception {
    shell.runWith(ARTICLE.getBytes(StandardCharsets.UTF_8), "--profile", "p", "decode");
    assertThat(Files.exists(folder.resolve("p"))).isFalse();
  }

  @Test
  void onlyALineFeedEndsAValue() {
    Shell.Result result =
        new Shell(folder).runWith("a\rb\r\n\nc", "decode", "--field", "subject", "--json");
    assertThat(result.all("value")).containsExactly("a b", "", "c");
  }

  @Test
  void aFileThatCannotBeReadKeepsNoOtherFromBeingDecoded() {
    Shell shell = new Shell(folder);
    shell.write("a.eml", "Subject: one\n\ntext\n");
    Shell.Result result = shell.run("decode", "nowhere.eml", "a.eml", ".", "--json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.all("file")).containsExactly("a.eml");
    assertThat(result.said())
        .containsExactly(
            "newsloom: The file nowhere.eml cannot be read.",
            "newsloom: . is a folder: name the files in it.");
  }

  @Test
  void valuesComeFromStandardInputOnly() {
    assertThat(new Shell(folder).run("decode", "--field", "subject", "a.eml").code()).isEqualTo(2);
  }

  @Test
  void theVersionIsToldInJsonToo() {
    for (String[] words :
        new String[][] {
          {"--json", "--version"}, {"--version", "--json"}, {"decode", "--json", "--version"}
        }) {
      assertThat(shell.done(words).one()).containsOnlyKeys("name", "version");
    }
    assertThat(shell.done("--version").out()).startsWith("newsloom ");
  }
}
