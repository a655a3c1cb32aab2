package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.References;
import org.newsloom.mime.ArticleParser;
import org.newsloom.post.Composition.ExtraHeader;
import org.newsloom.settings.PostingSettings;

class ArticleWriterTest {
  private static final MessageId ID = new MessageId("id@example.org");
  private static final Instant DATE = Instant.parse("2026-11-23T12:34:56Z");

  private static final Composition POST =
      Composition.empty()
          .withFrom(new Author("Ann Example", "ann@example.org"))
          .withNewsgroups("misc.test, alt.test")
          .withSubject("A subject")
          .withBody("Hello\n");

  private final ArticleWriter writer = new ArticleWriter("Newsloom/1");
  private final ArticleParser parser = new ArticleParser();

  private byte[] octets(Composition composition) {
    return writer.write(composition, ID, DATE, PostingStyle.DEFAULT, CancelHeaders.NONE);
  }

  private String written(Composition composition) {
    return new String(octets(composition), StandardCharsets.UTF_8);
  }

  private static String headOf(String article) {
    return article.substring(0, article.indexOf("\r\n\r\n") + 2);
  }

  private static List<String> linesOf(String article) {
    return List.of(article.split("\r\n", -1));
  }

  @Test
  void aNewPostOctetByOctet() {
    assertThat(written(POST))
        .isEqualTo(
            """
            From: Ann Example <ann@example.org>
            Newsgroups: misc.test,alt.test
            Subject: A subject
            Date: Mon, 23 Nov 2026 12:34:56 +0000
            Message-ID: <id@example.org>
            User-Agent: Newsloom/1
            MIME-Version: 1.0
            Content-Type: text/plain; charset=us-ascii
            Content-Transfer-Encoding: 7bit

            Hello
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void textBeyondAsciiIsUtf8SentAsItIs() {
    String article = written(POST.withBody("Grüße 无奈 🗳️"));
    assertThat(article)
        .contains("Content-Type: text/plain; charset=UTF-8\r\n")
        .contains("Content-Transfer-Encoding: 8bit\r\n")
        .endsWith("\r\n\r\nGrüße 无奈 🗳️\r\n");
  }

  @Test
  void aLineOf998OctetsIsSentAsItIs() {
    String line = "é".repeat(499);
    assertThat(written(POST.withBody(line)))
        .contains("Content-Transfer-Encoding: 8bit\r\n")
        .endsWith("\r\n" + line + "\r\n");
  }

  @Test
  void aLineOf999OctetsMakesTheTextQuotedPrintable() {
    String line = "é".repeat(499) + "x";
    byte[] article = octets(POST.withBody(line));
    assertThat(new String(article, StandardCharsets.US_ASCII))
        .contains("Content-Transfer-Encoding: quoted-printable\r\n");
    assertThat(linesOf(new String(article, StandardCharsets.UTF_8)))
        .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(78));
    assertThat(parser.parse(article).text().strip()).isEqualTo(line);
  }

  @Test
  void headersBeyondAsciiAreEncodedAndFolded() {
    Composition composition =
        POST.withSubject("Über " + "äöü ".repeat(60).strip())
            .withFrom(new Author("Jörg Ö.", "joerg@example.org"));
    String head = headOf(written(composition));
    assertThat(head.chars()).allMatch(c -> c < 0x7f);
    assertThat(linesOf(head)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    Article article = parser.parse(octets(composition));
    assertThat(article.subject()).isEqualTo(composition.subject());
    assertThat(article.from()).isEqualTo(composition.from());
  }

  /** Net-keeping row G4b. */
  @Test
  void aSubjectOf900CharactersComesWhole() {
    String subject = "subject ".repeat(112) + "900.";
    assertThat(subject).hasSize(900);
    Article article = parser.parse(octets(POST.withSubject(subject)));
    assertThat(article.subject()).isEqualTo(subject);
  }

  @Test
  void aFollowupNamesItsAncestors() {
    Composition followup =
        new Composition(
            Composition.Kind.FOLLOWUP,
            POST.from(),
            "misc.test",
            "poster",
            List.of(),
            "Ann <reply@example.org>",
            "Re: A subject",
            new References(List.of(new MessageId("a@x"), new MessageId("b@x"))),
            List.of(new ExtraHeader("Keywords", "tests")),
            "Yes",
            Optional.of(new MessageId("b@x")));
    assertThat(headOf(written(followup)))
        .contains("Followup-To: poster\r\n")
        .contains("Reply-To: Ann <reply@example.org>\r\n")
        .contains("References: <a@x> <b@x>\r\n")
        .contains("Keywords: tests\r\n")
        .doesNotContain("In-Reply-To")
        .doesNotContain("To: ann");
  }

  @Test
  void aReplyIsAnEmailAndNoArticle() {
    Composition reply =
        new Composition(
            Composition.Kind.REPLY,
            POST.from(),
            "",
            "",
            List.of(new Author("Bob", "bob@example.net")),
            "",
            "Re: A subject",
            new References(List.of(new MessageId("a@x"))),
            List.of(),
            "Yes",
            Optional.of(new MessageId("a@x")));
    assertThat(headOf(written(reply)))
        .contains("To: Bob <bob@example.net>\r\n")
        .contains("In-Reply-To: <a@x>\r\n")
        .contains("References: <a@x>\r\n")
        .doesNotContain("Newsgroups");
  }

  private static final PostingStyle UNARCHIVED =
      PostingStyle.of(new PostingSettings("", "", "", true, false, false, 1_000, "", Map.of()));

  private String headWith(PostingStyle style, String... fields) {
    List<Composition.ExtraHeader> extra = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      extra.add(new Composition.ExtraHeader(fields[i], fields[i + 1]));
    }
    return headOf(
        new String(
            writer.write(POST.withExtra(extra), ID, DATE, style, CancelHeaders.NONE),
            StandardCharsets.UTF_8));
  }

  @Test
  void anArticleMayAskArchivesWhateverTheSettingsSay() {
    assertThat(headWith(PostingStyle.DEFAULT, "X-No-Archive", "yes"))
        .contains("X-No-Archive: yes\r\nArchive: no\r\n");
    assertThat(headWith(UNARCHIVED, "x-no-archive", "No"))
        .contains("x-no-archive: No\r\n")
        .doesNotContain("Archive: no\r\n");
    assertThat(headWith(UNARCHIVED, "Archive", "yes"))
        .contains("Archive: yes\r\n")
        .doesNotContain("X-No-Archive");
    assertThat(headWith(PostingStyle.DEFAULT)).doesNotContain("rchive");
  }

  @Test
  void theWishIsSaidOnlyWhereItIsNotTheUsualOne() {
    List<Composition.ExtraHeader> keywords =
        List.of(new Composition.ExtraHeader("Keywords", "roses"));
    List<Composition.ExtraHeader> asked = ArchiveWish.in(keywords, true, false);
    assertThat(asked)
        .containsExactly(keywords.getFirst(), new Composition.ExtraHeader("X-No-Archive", "yes"));
    assertThat(ArchiveWish.isAsked(asked, false)).isTrue();
    assertThat(ArchiveWish.in(asked, false, false)).isEqualTo(keywords);
    List<Composition.ExtraHeader> not = ArchiveWish.in(keywords, false, true);
    assertThat(not)
        .containsExactly(keywords.getFirst(), new Composition.ExtraHeader("X-No-Archive", "no"));
    assertThat(ArchiveWish.isAsked(not, true)).isFalse();
    assertThat(ArchiveWish.isAsked(keywords, true)).isTrue();
  }

  @Test
  void whoAsksNotToBeArchivedSaysSo() {
    byte[] article = writer.write(POST, ID, DATE, UNARCHIVED, CancelHeaders.NONE);
    assertThat(headOf(new String(article, StandardCharsets.UTF_8)))
        .contains("Archive: no\r\nX-No-Archive: yes\r\n")
        .doesNotContain("User-Agent");
  }

  @Test
  void mixedLineEndsBecomeCrLf() {
    assertThat(written(POST.withBody("a\r\nb\rc\nd"))).endsWith("\r\n\r\na\r\nb\r\nc\r\nd\r\n");
  }

  @Test
  void aMailtoLinkCarriesTheReply() {
    Composition reply =
        new Composition(
            Composition.Kind.REPLY,
            POST.from(),
            "",
            "",
            List.of(new Author("Bob", "bob@example.net")),
            "",
            "Re: a & b?",
            References.NONE,
            List.of(),
            "ä\nb",
            Optional.of(new MessageId("a@x")));
    assertThat(ArticleWriter.mailto(reply))
        .isEqualTo(
            "mailto:bob@example.net?subject=Re%3A%20a%20%26%20b%3F&in-reply-to=%3Ca@x%3E"
                + "&body=%C3%A4%0D%0Ab");
    Composition copied =
        reply.withExtra(
            List.of(
                new Composition.ExtraHeader("Cc", "Cy <cy@x.org>, dan@x.org"),
                new Composition.ExtraHeader("Bcc", "eve@x.org")));
    assertThat(ArticleWriter.mailto(copied)).contains("&cc=cy@x.org,dan@x.org&bcc=eve@x.org&");
  }

  @Test
  void aNameThatNoFieldCanHaveIsRefused() {
    for (String name : List.of("", "A B", "X:\r\nApproved", "X\n", "Ä", "x".repeat(200))) {
      Composition composition = POST.withExtra(List.of(new ExtraHeader(name, "value")));
      assertThatThrownBy(() -> octets(composition)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void noAuthorMakesALineTooLong() {
    for (String part : List.of("x".repeat(2_000), "\u0800".repeat(500), "\"".repeat(600))) {
      String head =
          headOf(new String(octets(POST.withFrom(new Author(part, part))), StandardCharsets.UTF_8));
      assertThat(linesOf(head.substring(0, head.length() - 2)))
          .allSatisfy(line ->
              assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(998));
    }
  }

  @Property
  void noFieldBringsAnotherField(
      @ForAll("hostile") String name,
      @ForAll("hostile") String address,
      @ForAll("hostile") String subject,
      @ForAll("hostile") String replyTo,
      @ForAll("hostile") String followupTo,
      @ForAll("hostile") String value,
      @ForAll("hostile") String body) {
    Composition composition =
        Composition.empty()
            .withFrom(new Author(name, address))
            .withNewsgroups("misc.test," + value)
            .withFollowupTo(followupTo)
            .withReplyTo(replyTo)
            .withSubject(subject)
            .withExtra(List.of(new ExtraHeader("Keywords", value)))
            .withBody(body);
    byte[] octets = octets(composition);
    String head = headOf(new String(octets, StandardCharsets.UTF_8));
    List<String> lines = linesOf(head.substring(0, head.length() - 2));
    assertThat(lines)
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(998));
    List<String> names =
        lines.stream()
            .filter(line -> !line.startsWith(" "))
            .map(line -> line.substring(0, line.indexOf(':')))
            .filter(each -> !each.equals("Reply-To") && !each.equals("Followup-To"))
            .toList();
    assertThat(names)
        .containsExactly(
            "From",
            "Newsgroups",
            "Subject",
            "Date",
            "Message-ID",
            "Keywords",
            "User-Agent",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding");
    assertThat(head).doesNotContain("\0");
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] == '\n') {
        assertThat(octets[i - 1]).isEqualTo((byte) '\r');
      }
    }
  }

  @Property
  void whatIsWrittenReadsBackEqual(
      @ForAll("words") String name, @ForAll("words") String subject, @ForAll("lines") String body) {
    Composition composition =
        POST.withFrom(new Author(name, "ann@example.org")).withSubject(subject).withBody(body);
    Article article = parser.parse(octets(composition));
    assertThat(article.subject()).isEqualTo(subject);
    assertThat(article.from()).isEqualTo(composition.from());
    assertThat(article.newsgroups())
        .containsExactly(new Newsgroup("misc.test"), new Newsgroup("alt.test"));
    assertThat(article.id()).contains(ID);
    assertThat(article.date()).contains(DATE);
    assertThat(article.text().stripTrailing()).isEqualTo(body.stripTrailing());
    assertThat(article.defects()).isEmpty();
  }

  /** Text made of what breaks headers, and of everything else. */
  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "\r\n",
            "\n",
            "\r",
            "\0",
            "\r\n\r\n",
            "Approved: yes",
            "Control: cancel <a@b>",
            ":",
            "<",
            ">",
            "\"",
            "\\",
            ",",
            "@",
            "=?UTF-8?Q?=0D=0AApproved:?=",
            "\u0085",
            "\u2028",
            "ä",
            "无",
            "🗳️",
            "\ud800",
            " ",
            "\t",
            "x".repeat(300),
            "poster",
            "alt.test");
    Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
    return Arbitraries.oneOf(pieces, any).list().ofMaxSize(8).map(list -> String.join("", list));
  }

  /** Words as people write them, some of them looking like encoded words. */
  @Provide
  Arbitrary<String> words() {
    Arbitrary<String> word =
        Arbitraries.oneOf(
            Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(12),
            Arbitraries.strings()
                .withCharRange('ä', 'ž')
                .withCharRange('а', 'я')
                .ofMinLength(1)
                .ofMaxLength(30),
            Arbitraries.strings().withCharRange('一', '鿿').ofMinLength(1).ofMaxLength(40),
            Arbitraries.of("=?UTF-8?Q?a?=", "=?", "?=", "🗳️", "\"quoted\"", "a,b", "(x)"));
    return word.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join(" ", list));
  }

  /** Lines without controls; of a text that is no attachment. */
  @Provide
  Arbitrary<String> lines() {
    return words()
        .list()
        .ofMaxSize(6)
        .map(list -> "x\n" + String.join("\n", list))
        .filter(text -> Arrays.stream(text.split("\n")).noneMatch(line -> line.startsWith("=y")));
  }
}
