package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.app.Shell.Result;
import org.newsloom.nntp.ScriptedServer;

/** The commands on the sample newsgroups, field by field of docs/command-line.md. */
class SampleCommandsTest {
  private static final String USA = "alt.politics.usa";
  private static final String MISSION = "<mission-1@newsgrouper.org.invalid>";
  private static final List<String> ROW =
      List.of(
          "id",
          "number",
          "group",
          "newsgroups",
          "subject",
          "from",
          "date",
          "parent",
          "root",
          "depth",
          "missing",
          "score",
          "read",
          "flagged",
          "lines",
          "bytes");

  @TempDir static Path folder;

  private static Shell shell;

  @BeforeAll
  static void explore() {
    shell = new Shell(folder, "--profile", "profile", "--sample");
    shell.done("identity", "set", "--name", "Ann Ö", "--address", "ann@example.org");
  }

  private static List<Map<String, Object>> json(String... words) {
    return shell.done(withJson(words)).json();
  }

  private static String[] withJson(String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--json";
    return all;
  }

  @Test
  void listHasTheFieldsOfTheContract() {
    Result result = shell.done("list", USA, "--json");
    assertThat(result.fields()).isEqualTo(ROW);
    assertThat(result.json())
        .filteredOn(row -> MISSION.equals(row.get("id")))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry(
                    "subject",
                    "From Arrogance to Adaptation: Meta Bows to Alibaba’s Qwen in AI Power Shift")
                .containsEntry(
                    "from",
                    Map.of("name", "TikTok fan", "address", "user11874@newsgrouper.org.invalid"))
                .containsEntry("date", "2025-12-12T05:18:09Z")
                .containsEntry("newsgroups", List.of(USA))
                .containsEntry("parent", null)
                .containsEntry("root", MISSION)
                .containsEntry("depth", 0)
                .containsEntry("missing", false)
                .containsEntry("score", null)
                .hasEntrySatisfying("lines", lines -> assertThat((Integer) lines).isPositive())
                .hasEntrySatisfying("bytes", bytes -> assertThat((Integer) bytes).isPositive()));
  }

  @Test
  void listIsNewestFirstAndLimited() {
    List<Object> dates = shell.done("list", USA, "--json").all("date");
    List<String> known = dates.stream().map(String::valueOf).toList();
    assertThat(known).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(json("list", USA, "--limit", "3")).hasSize(3);
    assertThat(json("list", USA, "--limit", "0")).isEmpty();
    assertThat(shell.run("list", USA, "--limit", "-1").code()).isEqualTo(2);
  }

  @Test
  void threadsAreListedDepthFirst() {
    List<Map<String, Object>> rows = json("list", USA, "--threads");
    int depth = -1;
    for (Map<String, Object> row : rows) {
      if (Boolean.FALSE.equals(row.get("missing"))) {
        int here = (Integer) row.get("depth");
        assertThat(here).isLessThanOrEqualTo(depth + 1);
        depth = here;
      } else {
        depth = Math.max(depth, 0);
      }
    }
    assertThat(rows).anySatisfy(row -> assertThat(row.get("depth")).isEqualTo(3));
  }

  @Test
  void aGroupNeverFetchedIsNotFound() {
    Result result = shell.run("list", "no.such.group");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.said()).hasSize(1);
    assertThat(shell.run("list", "not a group").code()).isEqualTo(2);
    assertThat(shell.run("catchup", "no.such.group").code()).isEqualTo(3);
  }

  @Test
  void showHasTheFieldsOfTheContract() {
    Result result = shell.done("show", MISSION, "--json");
    assertThat(result.fields())
        .containsExactly(
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
    assertThat(result.one().get("text").toString()).contains("Qwen", "无奈");
  }

  @Test
  void anIdNeedsNoBrackets() {
    assertThat(shell.done("show", MISSION.substring(1, MISSION.length() - 1), "--json").out())
        .isEqualTo(shell.done("--json", "show", MISSION).out());
  }

  @Test
  void optionsStandBeforeOrAfterTheCommand() {
    assertThat(shell.done("--json", "list", USA, "--limit", "1").out())
        .isEqualTo(shell.done("list", "--limit", "1", "--json", USA).out());
  }

  @Test
  void showHeadersPrintsAllFieldsDecoded() {
    assertThat(shell.done("show", "--headers", MISSION).out())
        .contains("Message-ID: " + MISSION + "\n")
        .contains("Subject: From Arrogance")
        .doesNotContain("\n\n");
  }

  @Test
  void showRawGivesTheOctets() throws Exception {
    byte[] raw = shell.done("show", "--raw", MISSION).octets();
    String text = new String(raw, StandardCharsets.UTF_8);
    assertThat(text).contains("\r\n\r\n").contains("Message-ID: " + MISSION + "\r\n");
    assertThat(shell.done("show", "--raw", MISSION, "--out", "raw.eml", "--json").one())
        .containsEntry("out", "raw.eml")
        .containsEntry("size", raw.length);
    assertThat(Files.readAllBytes(folder.resolve("raw.eml"))).isEqualTo(raw);
    Result again = shell.run("show", "--raw", MISSION, "--out", "raw.eml");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.said()).hasSize(1);
    assertThat(
            Base64.getDecoder()
                .decode(shell.done("show", "--raw", MISSION, "--json").one().get("raw").toString()))
        .isEqualTo(raw);
  }

  @Test
  void whatIsShownIsWrittenToAFile() throws Exception {
    assertThat(shell.done("show", MISSION, "--out", "shown.txt").out())
        .contains("written to shown.txt");
    assertThat(Files.readString(folder.resolve("shown.txt")))
        .isEqualTo(shell.done("show", MISSION).out());
    shell.done("show", "--headers", MISSION, "--out", "headers.txt", "--json");
    assertThat(Files.readString(folder.resolve("headers.txt")))
        .isEqualTo(shell.done("show", "--headers", MISSION).out());
    Result again = shell.run("show", MISSION, "--out", "headers.txt");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.said()).singleElement().asString().contains("is there already");
    Result nowhere = shell.run("show", MISSION, "--out", "no/such/folder");
    assertThat(nowhere.code()).isEqualTo(1);
    assertThat(nowhere.said()).singleElement().asString().contains("There is no folder");
  }

  @Test
  void showPartGivesOneDecodedPart() {
    Map<?, ?> part =
        (Map<?, ?>) ((List<?>) shell.done("show", MISSION, "--json").one().get("parts")).getFirst();
    Result result = shell.done("show", MISSION, "--part", part.get("path").toString());
    assertThat(result.octets()).hasSize((Integer) part.get("size"));
    assertThat(shell.run("show", MISSION, "--part", "9.9").code()).isEqualTo(3);
    assertThat(shell.run("show", MISSION, "--part", "1", "--raw").code()).isEqualTo(2);
  }

  @Test
  void anArticleThatIsNowhereIsNotFound() {
    for (List<String> words :
        List.of(
            List.of("show", "<nowhere@example.org>"),
            List.of("show", "--raw", "<nowhere@example.org>"),
            List.of("thread", "<nowhere@example.org>"),
            List.of("thread", "--complete", "<nowhere@example.org>"),
            List.of("mark", "read", "<nowhere@example.org>"),
            List.of("outbox", "drop", "<nowhere@example.org>"))) {
      Result result = shell.run(words.toArray(String[]::new));
      assertThat(result.code()).as("%s", words).isEqualTo(3);
      assertThat(result.said()).as("%s", words).hasSize(1);
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void aThreadIsWhole() {
    List<Map<String, Object>> whole = json("thread", MISSION);
    assertThat(whole).hasSizeGreaterThan(10);
    assertThat(whole.getFirst()).containsEntry("id", MISSION).containsEntry("depth", 0);
    Object last = whole.getLast().get("id");
    assertThat(json("thread", String.valueOf(last))).isEqualTo(whole);
    assertThat(List.copyOf(whole.getFirst().keySet())).isEqualTo(ROW);
  }

  @Test
  void completeThreadsGoThroughTheServer() {
    assertThat(json("thread", "--complete", MISSION)).isEqualTo(json("thread", MISSION));
  }

  @Test
  void searchFindsSubjectsAndBodies() {
    Result result = shell.done("search", "Qwen", "--json");
    assertThat(result.fields()).hasSize(17).endsWith("snippet").startsWith("id", "number");
    assertThat(result.all("id")).contains(MISSION).doesNotHaveDuplicates();
    assertThat(shell.done("search", "无奈", "--json").all("id")).contains(MISSION);
    assertThat(json("search", "Qwen", "--limit", "2")).hasSize(2);
    assertThat(shell.done("search", "Qwen", "--best", "--json").all("id"))
        .containsExactlyInAnyOrderElementsOf(result.all("id"));
  }

  @Test
  void wordsThatSearchIsToLeaveOutAreNoOptions() {
    assertThat(shell.done("search", "subject:arrogance", "-from:TikTok", "--json").all("id"))
        .isNotEmpty()
        .doesNotContain(MISSION);
    assertThat(shell.run("search", "arrogance", "--limt", "2").code()).isEqualTo(2);
  }

  @Test
  void searchOnTheServerFindsWhatWasNeverFetched() {
    String group = "comp.lang.java.programmer";
    Result result = shell.done("search", "--on-server", "--group", "cn.comp.ai", "qwen", "--json");
    assertThat(result.all("id")).isNotEmpty();
    assertThat(
            shell
                .done("search", "--on-server", "--group", "cn.comp.ai", "--last", "1", "a.b.c.d")
                .out())
        .isEmpty();
    assertThat(shell.run("search", "--on-server", "qwen").code()).isEqualTo(2);
    assertThat(shell.run("search", "--group", group, "qwen").code()).isEqualTo(2);
    assertThat(
            shell.run("search", "--on-server", "--group", group, "--field", "a b", "qwen").code())
        .isEqualTo(2);
    assertThat(shell.run("search", "--on-server", "--group", "no.such.group", "qwen").code())
        .isEqualTo(3);
  }

  @Test
  void aConditionThatCannotBeReadIsToldOf() {
    for (String condition : List.of("before:notadate", "after:2020-02-30")) {
      Result result = shell.run("search", condition, "--json");
      assertThat(result.code()).isZero();
      assertThat(result.said()).singleElement().asString().contains(condition.split(":", 2)[1]);
    }
    assertThat(shell.run("search", "after:2020").said()).isEmpty();
  }

  @Test
  void searchJoinsItsWords() {
    assertThat(shell.done("search", "subject:arrogance", "subject:adaptation", "--json").all("id"))
        .contains(MISSION);
  }

  @Test
  void aSearchWithoutHitsIsDone() {
    Result result = shell.run("search", "nowheretobefoundatall");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(shell.run("search", "x", "--limit", "0").code()).isEqualTo(2);
  }

  @Test
  void groupsHaveTheFieldsOfTheContract() {
    Result result = shell.done("groups", "--json");
    assertThat(result.fields())
        .containsExactly(
            "group", "description", "status", "low", "high", "subscribed", "unread", "cached");
    assertThat(result.all("group")).contains(USA, "misc.test");
    assertThat(shell.done("groups", "de.*,!*.java", "--json").all("group")).isEmpty();
    assertThat(shell.done("groups", "de.*", "--json").all("group"))
        .containsExactly("de.comp.lang.java");
    assertThat(shell.done("groups", USA, "--json", "--refresh").one())
        .containsEntry("status", "y")
        .containsEntry("subscribed", true);
    assertThat(shell.run("groups", "no.such.group").code()).isEqualTo(3);
    assertThat(shell.run("groups", "no.such.*").code()).isZero();
  }

  @Test
  void marksAreToldAndKept() {
    String id = json("list", USA, "--limit", "1").getFirst().get("id").toString();
    assertThat(json("mark", "read", id)).containsExactly(Map.of("id", id, "changed", true));
    assertThat(json("mark", "read", id)).containsExactly(Map.of("id", id, "changed", false));
    json("mark", "flagged", id);
    assertThat(json("list", USA, "--limit", "1").getFirst())
        .containsEntry("read", true)
        .containsEntry("flagged", true);
    assertThat(shell.done("list", USA, "--unread", "--json").all("id")).doesNotContain(id);
    json("mark", "unread", id);
    json("mark", "unflagged", id);
    assertThat(json("list", USA, "--limit", "1").getFirst())
        .containsEntry("read", false)
        .containsEntry("flagged", false);
    assertThat(shell.run("mark", "blue", id).code()).isEqualTo(2);
    assertThat(shell.run("mark", "read").code()).isEqualTo(2);
  }

  @Test
  void catchupReadsAll() {
    int all = json("list", "sci.physics", "--unread").size();
    assertThat(json("catchup", "sci.physics"))
        .containsExactly(Map.of("group", "sci.physics", "changed", all));
    assertThat(json("list", "sci.physics", "--unread")).isEmpty();
    assertThat(json("groups", "sci.physics").getFirst()).containsEntry("unread", 0);
  }

  @Test
  void subscriptionsComeAndGo() {
    assertThat(json("unsubscribe", "fj.misc"))
        .containsExactly(Map.of("group", "fj.misc", "subscribed", false));
    assertThat(json("groups", "fj.misc").getFirst()).containsEntry("subscribed", false);
    assertThat(json("subscribe", "fj.misc"))
        .containsExactly(Map.of("group", "fj.misc", "subscribed", true));
    assertThat(shell.run("subscribe", "no.such.group").code()).isEqualTo(3);
  }

  @Test
  void whatIsPostedIsListedThreadedAndFoundAtOnce() {
    shell.write(
        "post.txt", "Newsgroups: misc.test\nSubject: Grüße aus Zweibrücken\n\nZwuselwort.\n");
    Result posted = shell.done("post", "post.txt", "--json");
    assertThat(posted.fields()).containsExactly("id", "state", "checks", "reply");
    assertThat(posted.one()).containsEntry("state", "sent").containsEntry("checks", List.of());
    assertThat(posted.one().get("reply").toString()).startsWith("240");
    Object id = posted.one().get("id");
    assertThat(shell.done("search", "Zwuselwort", "--json").all("id")).containsExactly(id);
    assertThat(shell.done("search", "subject:Zweibrücken", "--json").all("id")).containsExactly(id);

    shell.write("answer.txt", "\nKnorkelsatz.\n");
    Object answer =
        shell.done("followup", id.toString(), "answer.txt", "--quote", "--json").one().get("id");
    assertThat(shell.done("thread", id.toString(), "--json").all("id")).containsExactly(id, answer);
    assertThat(shell.done("search", "Knorkelsatz", "--json").one())
        .containsEntry("id", answer)
        .containsEntry("parent", id)
        .containsEntry("subject", "Re: Grüße aus Zweibrücken");
    assertThat(shell.done("show", answer.toString(), "--json").one().get("text").toString())
        .contains("Ann Ö wrote:\n\n> Zwuselwort.\n\nKnorkelsatz.");
  }

  @Test
  void aDryRunShowsTheArticleAndSendsNothing() {
    String text = "Newsgroups: misc.test\nSubject: Dry run\n\n.ünsent\n";
    Result plain = shell.runWith(text, "post", "-", "--dry-run");
    assertThat(plain.out()).contains("Subject: Dry run\n", "\n\n.ünsent\n");
    Map<String, Object> json = shell.runWith(text, "post", "-", "--dry-run", "--json").one();
    assertThat(json).containsEntry("state", "dry-run").containsEntry("reply", null);
    String raw =
        new String(Base64.getDecoder().decode(json.get("raw").toString()), StandardCharsets.UTF_8);
    assertThat(raw)
        .startsWith("From: Ann =?UTF-8?")
        .contains("Message-ID: " + json.get("id") + "\r\n")
        .endsWith("\r\n\r\n.ünsent\r\n");
    assertThat(shell.done("search", "ünsent").out()).isEmpty();
    assertThat(shell.done("outbox").out()).isEmpty();
  }

  @Test
  void checksRefuseOrWarn() {
    Result refused = shell.runWith("Newsgroups: misc.test\n\ntext\n", "post", "-", "--json");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.one()).containsEntry("state", "refused").containsEntry("id", null);
    assertThat(refused.one().get("checks").toString())
        .contains("level=refuse", "code=no-subject", "text=");
    assertThat(refused.said()).hasSize(1);

    String wide = "Newsgroups: misc.test\nSubject: Wide\n\n" + "word ".repeat(20) + "\n";
    Result warned = shell.runWith(wide, "post", "-", "--json");
    assertThat(warned.code()).isEqualTo(1);
    assertThat(warned.err()).contains("--force");
    Result forced = shell.runWith(wide, "post", "-", "--json", "--force");
    assertThat(forced.code()).isZero();
    assertThat(forced.one().get("checks").toString()).contains("wide-lines");
    assertThat(shell.runWith("Newsgroups: misc.test\n\nx\n", "post", "-", "--force").code())
        .isEqualTo(1);
  }

  @Test
  void theSameArticleAgainIsWarnedOf() {
    String text = "Newsgroups: misc.test\nSubject: Only once\n\n\tOnce is enough.\n";
    Object id = shell.runWith(text, "post", "-", "--json").one().get("id");
    Result again = shell.runWith(text, "post", "-", "--json");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.one().get("checks").toString())
        .contains("level=warn", "code=posted-before", id.toString());
    assertThat(shell.runWith(text + "More.\n", "post", "-").code()).isZero();
    assertThat(shell.runWith(text, "post", "-", "--force").code()).isZero();

    String late = "Newsgroups: misc.test\nSubject: Only once, late\n\nEnough.\n";
    assertThat(shell.runWith(late, "post", "-", "--offline").code()).isZero();
    Result waits = shell.runWith(late, "post", "-", "--offline", "--json");
    assertThat(waits.one().get("checks").toString()).contains("code=posted-before", "outbox");
    shell.done("outbox", "send");
  }

  @Test
  void aFileIsAttachedOnExplicitWish() throws IOException {
    byte[] octets = new byte[5_000];
    new java.util.Random(1).nextBytes(octets);
    Files.write(Files.createDirectories(folder.resolve("private")).resolve("Größe.bin"), octets);
    String text = "Newsgroups: misc.test\nSubject: A file\n\nHere it is.\n";
    Result refused = shell.runWith(text, "post", "-", "--attach", "private/Größe.bin", "--json");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.one().get("checks").toString()).contains("code=attachment-not-allowed");
    assertThat(refused.said()).singleElement().asString().contains("--allow-attachment");
    Result plain =
        shell.runWith(
            text, "post", "-", "--attach", "private/Größe.bin", "--allow-attachment", "--dry-run");
    assertThat(plain.out()).contains("multipart/mixed").doesNotContain("private");

    for (String form : List.of("yenc", "mime")) {
      Result posted =
          shell.runWith(
              text,
              "post",
              "-",
              "--attach",
              "private/Größe.bin",
              "--attach-as",
              form,
              "--allow-attachment",
              "--json");
      assertThat(posted.code()).as(posted.err()).isZero();
      String id = posted.one().get("id").toString();
      Map<?, ?> part =
          ((List<?>) shell.done("show", id, "--json").one().get("parts"))
              .stream()
                  .map(it -> (Map<?, ?>) it)
                  .filter(it -> "Größe.bin".equals(it.get("name")))
                  .findFirst()
                  .orElseThrow();
      assertThat(shell.done("show", id, "--part", part.get("path").toString()).octets())
          .isEqualTo(octets);
      Object answer =
          shell
              .runWith(
                  "\nAnd mine.\n",
                  "followup",
                  id,
                  "-",
                  "--attach",
                  "private/Größe.bin",
                  "--allow-attachment",
                  "--dry-run",
                  "--json")
              .one()
              .get("state");
      assertThat(answer).isEqualTo("dry-run");
    }
    assertThat(shell.runWith(text, "post", "-", "--attach", "no.bin", "--allow-attachment").said())
        .singleElement()
        .asString()
        .contains("There is no file ");
    assertThat(shell.runWith(text, "post", "-", "--attach-as", "uu").code()).isEqualTo(2);
  }

  @Test
  void aReadOnlyGroupIsRefused() {
    Result result =
        shell.runWith("Newsgroups: sample.announce\nSubject: x\n\ntext\n", "post", "-", "--json");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.one().get("checks").toString()).contains("read-only-group");
  }

  @Test
  void aReplyIsAnEmailOnStandardOutput() {
    String id = answerable();
    Result result = shell.runWith("\nThank you.\n", "reply", id, "-");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("To: ", "In-Reply-To: " + id, "\r\n\r\nThank you.\r\n")
        .doesNotContain("Newsgroups:");
    assertThat(shell.done("outbox").out()).isEmpty();
  }

  private static String answerable() {
    return json("list", "comp.misc").stream()
        .filter(row -> !row.get("from").toString().contains(".invalid"))
        .findFirst()
        .orElseThrow()
        .get("id")
        .toString();
  }

  private static void mailServer(String host, int port) throws IOException {
    Path config = Files.createDirectories(folder.resolve("profile/sample/config"));
    Files.writeString(
        config.resolve("mail.json"),
        "{\"smtp\":true,\"host\":\"" + host + "\",\"port\":" + port + ",\"security\":\"none\"}");
  }

  private static String recipient(String id) {
    String mail = shell.runWith("\nThank you.\n", "reply", id, "-").out();
    return mail.replaceFirst("(?s).*\r\nTo: [^\r]*?([^ <\r]+@[^ >\r]+)>?\r.*", "$1");
  }

  private static ScriptedServer mailServer() {
    return new ScriptedServer()
        .greet("220 hi")
        .expect("EHLO [127.0.0.1]")
        .reply("250 mail.example.org")
        .expect("MAIL FROM:<ann@example.org>")
        .reply("250 ok");
  }

  @Test
  void aReplyIsSentOnWish() throws IOException {
    String id = answerable();
    String to = recipient(id);
    try (ScriptedServer server = mailServer()) {
      server
          .expect("RCPT TO:<" + to + ">")
          .reply("250 ok")
          .expect("DATA")
          .reply("354 go on")
          .takeArticle()
          .reply("250 queued");
      mailServer("localhost", server.port());
      Result result = shell.runWith("\nThank you.\n", "reply", id, "-", "--send", "--json");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.one())
          .containsEntry("state", "sent")
          .containsEntry("reply", "250 queued")
          .containsEntry("raw", null);
      assertThat(new String(server.articles().getFirst(), StandardCharsets.UTF_8))
          .contains("Message-ID: " + result.one().get("id"), "\r\n\r\nThank you.\r\n");
    }
  }

  @Test
  void aReplyThatMayHaveBeenSentIsSaidSo() throws IOException {
    String id = answerable();
    String to = recipient(id);
    try (ScriptedServer server = mailServer()) {
      server
          .expect("RCPT TO:<" + to + ">")
          .reply("250 ok")
          .expect("DATA")
          .reply("354 go on")
          .takeArticle()
          .effect(ScriptedServer.Effect.DROP);
      mailServer("localhost", server.port());
      Result result = shell.runWith("\nThank you.\n", "reply", id, "-", "--send");
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.out()).isEmpty();
      assertThat(result.said()).singleElement().asString().contains("may have been sent");
    }
  }

  @Test
  void aReplyIsNotSentWhereNoMailServerIsSetUp() throws IOException {
    String id = answerable();
    Files.deleteIfExists(folder.resolve("profile/sample/config").resolve("mail.json"));
    Result result = shell.runWith("\nThank you.\n", "reply", id, "-", "--send");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.said()).singleElement().asString().contains("No mail server is set up");
  }

  @Test
  void mailToNobodyIsRefused() {
    Result result = shell.runWith("\nThank you.\n", "reply", MISSION, "-");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.said().getFirst()).contains("Followup");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void theOutboxWaitsOfflineAndIsSentOrDropped() {
    String text = "Newsgroups: misc.test\nSubject: Later\n\nQuirbelwort.\n";
    Result queued = shell.runWith(text, "--offline", "post", "-", "--json");
    assertThat(queued.code()).isZero();
    assertThat(queued.one()).containsEntry("state", "queued").containsEntry("reply", null);
    String id = queued.one().get("id").toString();
    Result waiting = shell.done("outbox", "--json");
    assertThat(waiting.fields()).containsExactly("id", "state", "attempts", "lastReply");
    assertThat(waiting.one())
        .containsEntry("id", id)
        .containsEntry("state", "queued")
        .containsEntry("attempts", 0);

    assertThat(shell.done("outbox", "send", "--json").one())
        .containsEntry("id", id)
        .containsEntry("state", "sent");
    assertThat(shell.done("search", "Quirbelwort", "--json").all("id")).containsExactly(id);

    String another = text + "Another.\n";
    String other =
        shell.runWith(another, "--offline", "post", "-", "--json").one().get("id").toString();
    assertThat(shell.done("outbox", "drop", other, "--json").one()).containsEntry("id", other);
    assertThat(shell.done("outbox").out()).isEmpty();
  }

  @Test
  void postsAreThereAfterARestart() {
    Object id =
        shell
            .runWith("Newsgroups: misc.test\nSubject: Stays\n\ntext\n", "post", "-", "--json")
            .one()
            .get("id");
    shell.done("fetch", "misc.test", "--all");
    assertThat(shell.done("list", "misc.test", "--json").all("id")).contains(id);
    assertThat(shell.done("show", id.toString(), "--raw").out()).contains("Subject: Stays");
  }

  @Test
  void fetchTellsWhatCame() {
    Result result = shell.done("fetch", "uk.d-i-y", "--json");
    assertThat(result.fields())
        .containsExactly("group", "added", "total", "high", "defects", "seconds");
    assertThat(result.one())
        .containsEntry("group", "uk.d-i-y")
        .containsEntry("added", 0)
        .containsEntry("total", 11)
        .containsEntry("high", 11);
    assertThat(shell.run("fetch", "no.such.group").code()).isEqualTo(3);
    assertThat(shell.run("fetch", "--last", "3", "--all").code()).isEqualTo(2);
    assertThat(shell.run("fetch", "--since", "yesterday").code()).isEqualTo(2);
  }

  @Test
  void serverCheckTellsOfTheServer() {
    Result result = shell.done("server", "check", "sample", "--json");
    assertThat(result.fields())
        .containsExactly(
            "name",
            "greeting",
            "posting",
            "tls",
            "certificate",
            "capabilities",
            "compress",
            "clockAhead",
            "messageOfTheDay");
    assertThat(result.one()).containsEntry("posting", true).containsEntry("tls", null);
    assertThat(shell.run("server", "check", "nobody").code()).isEqualTo(3);
    assertThat(shell.run("server").code()).isEqualTo(2);
  }

  @Test
  void verboseShowsTheDialogue() {
    Result result = shell.done("--verbose", "server", "check", "sample");
    assertThat(result.err()).contains("sample < 200 ", "sample > CAPABILITIES");
    assertThat(result.out()).doesNotContain("CAPABILITIES\n");
  }

  @Test
  void aHealthyProfileIsOk() {
    Result result = shell.done("check", "--json");
    assertThat(result.fields()).containsExactly("file", "ok", "problems");
    assertThat(result.all("ok")).containsExactly(true, true);
    assertThat(shell.done("check", "--repair", "--json").all("ok")).containsExactly(true, true);
    assertThat(shell.done("search", "Qwen", "--json").all("id")).contains(MISSION);
  }

  @Test
  void anOwnArticleIsSupersededAndThenCancelled() {
    shell.write("first.txt", "Newsgroups: misc.test\nSubject: First\nKeywords: a\n\nText\n");
    String first = shell.done("post", "first.txt", "--json").one().get("id").toString();
    shell.write("second.txt", "Keywords: b\n\nBetter text\n");
    Map<String, Object> dry =
        shell.done("supersede", first, "second.txt", "--dry-run", "--json").one();
    String raw = text(dry.get("raw"));
    assertThat(raw)
        .contains("\r\nSupersedes: " + first + "\r\n", "\r\nSubject: First\r\n", "Keywords: b")
        .contains("\r\nCancel-Key: sha256:", "\r\nCancel-Lock: sha256:")
        .doesNotContain("Keywords: a", "Control:")
        .endsWith("\r\n\r\nBetter text\r\n");
    String second =
        shell.done("supersede", first, "second.txt", "--json").one().get("id").toString();
    assertThat(second).isNotEqualTo(first);
    Map<String, Object> cancel = shell.done("cancel", second, "--dry-run", "--json").one();
    assertThat(cancel.get("checks")).isEqualTo(List.of());
    assertThat(text(cancel.get("raw")))
        .contains("\r\nControl: cancel " + second + "\r\n", "\r\nNewsgroups: misc.test\r\n")
        .contains("\r\nCancel-Key: sha256:")
        .doesNotContain("Supersedes:");
    Map<String, Object> cancelled = shell.done("cancel", second, "--json").one();
    assertThat(cancelled).containsEntry("state", "sent");
    assertThat(cancelled.get("reply").toString()).startsWith("240 ");
  }

  @Test
  void anArticleOfSomebodyElseIsNeitherCancelledNorSuperseded() {
    shell.write("mine.txt", "From: TikTok fan <user11874@newsgrouper.org.invalid>\n\nMine\n");
    for (Result refused :
        List.of(
            shell.run("cancel", MISSION, "--json", "--force"),
            shell.run("supersede", MISSION, "mine.txt", "--json", "--dry-run"))) {
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.one()).containsEntry("state", "refused").containsEntry("raw", null);
      assertThat(refused.out()).contains("\"code\":\"not-own\"");
      assertThat(refused.said()).hasSize(1);
    }
    assertThat(shell.run("cancel", "<no@such.article>").code()).isEqualTo(3);
  }

  @Test
  void theSecretOfCancellingCanBeTakenToAnotherMachine() {
    shell.write("locked.txt", "Newsgroups: misc.test\nSubject: Locked\n\nText\n");
    shell.done("post", "locked.txt");
    String secret = shell.done("identity", "cancel-secret").out().strip();
    assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
    Shell other = new Shell(folder, "--profile", "other");
    assertThat(other.run("identity", "cancel-secret").code()).isEqualTo(3);
    assertThat(other.runWith(secret + "\n", "identity", "cancel-secret", "--set-stdin").code())
        .isZero();
    assertThat(other.done("identity", "cancel-secret", "--json").one())
        .containsEntry("secret", secret);
  }

  private static String text(Object base64) {
    return new String(Base64.getDecoder().decode(base64.toString()), StandardCharsets.UTF_8);
  }

  @Test
  void identityIsShown() {
    assertThat(shell.done("identity", "show", "--json").out())
        .isEqualTo(
            "{\"name\":\"Ann Ö\",\"address\":\"ann@example.org\",\"replyTo\":null,"
                + "\"organization\":null,\"signature\":null}\n");
    Result bad = shell.run("identity", "set", "--name", "x", "--address", "x");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.said()).hasSize(1);
  }

  @Test
  void wordsThatAreNoCommandAreAMistakeOfUse() {
    for (List<String> words :
        List.of(
            List.of("frobnicate"),
            List.of("list"),
            List.of("list", USA, "--colour"),
            List.of("list", USA, "--limit", "many"),
            List.of("show"),
            List.of("show", "<a@b>", "--part"),
            List.of("post"),
            List.of("identity"),
            List.of("identity", "set", "--name", "x"))) {
      Result result = shell.run(words.toArray(String[]::new));
      assertThat(result.code()).as("%s", words).isEqualTo(2);
      assertThat(result.out()).as("%s", words).isEmpty();
      assertThat(result.err()).as("%s", words).startsWith("newsloom: ");
    }
  }

  @Test
  void helpAndVersionAreForEverybody() {
    assertThat(new Shell(folder).run("--help"))
        .satisfies(result -> {
          assertThat(result.code()).isZero();
          assertThat(result.out()).contains("fetch", "search", "Exit codes");
        });
    assertThat(new Shell(folder).run("fetch", "--help").out()).contains("--since");
    assertThat(new Shell(folder).run("--version").out()).startsWith("newsloom ");
  }

  @Test
  void anUnknownCommandIsNamed() {
    assertThat(new Shell(folder).run("--profile", "list", "frobnicate", "list").said())
        .containsExactly("newsloom: There is no command “frobnicate”: newsloom --help lists them.");
  }

  @Test
  void everyCommandTellsTheVersion() {
    assertThat(new Shell(folder).done("server", "add", "--version").out()).startsWith("newsloom ");
  }

  @Test
  void valuesThatMakeNoSenseAreRefusedInPlainWords() {
    Shell shell = new Shell(folder);
    assertThat(shell.run("list", "misc.test", "--limit", "x").said().getFirst())
        .contains("“x” is not a whole number");
    assertThat(shell.run("mark", "bogus", "x@y").said().getFirst())
        .contains("“bogus” is none of read, unread, flagged, unflagged");
    assertThat(shell.run("fetch", "a.b", "--last", "1", "--all").said().getFirst())
        .doesNotContain("Error");
  }

  @Test
  void aProfileWithoutANameIsAMistakeOfUse() {
    Result result = new Shell(folder, "--profile", "").run("server", "list");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.said()).hasSize(1);
    assertThat(folder.resolve("user.db")).doesNotExist();
  }

  @Test
  void aGroupIsNotFoundWhereThereIsNoServer() {
    assertThat(
            new Shell(folder, "--profile", folder.resolve("empty").toString())
                .run("list", "misc.test")
                .code())
        .isEqualTo(3);
  }
}
