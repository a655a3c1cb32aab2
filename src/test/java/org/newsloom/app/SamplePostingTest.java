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

/** Articles and e-mails written on the command line, to the sample newsgroups. */
final class SamplePostingTest {
  private static final String MISSION = "<mission-1@newsgrouper.org.invalid>";

  @TempDir static Path folder;

  private static Shell shell;

  @BeforeAll
  static void explore() {
    shell = Shell.ofSample(folder);
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
    return shell.json("list", "comp.misc").stream()
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
}
