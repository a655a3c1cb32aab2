package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.app.Shell.Result;
import org.newsloom.nntp.ScriptedServer;
import org.newsloom.nntp.ScriptedServer.Effect;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;

/** Servers, good and bad, and the exit codes of what they do. */
class ServerCommandsTest {
  private static final String POST =
      "From: Ann <ann@example.org>\nNewsgroups: misc.test\nSubject: A test\n\nQuirbelwort.\n";

  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder, "--profile", "profile");
  }

  private Result add(int port, String... more) {
    return shell.done(
        Stream.concat(
                Stream.of(
                    "server",
                    "add",
                    "news",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    "" + port,
                    "--security",
                    "none"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static void assertFails(Result result, int code, String words) {
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    assertThat(result.out()).isEmpty();
    assertThat(result.said()).hasSize(1);
    assertThat(result.said().getFirst()).contains(words);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void withoutAServerTheSentenceSaysWhatToDo() {
    for (String command : List.of("groups", "fetch x.y", "server check")) {
      assertFails(shell.run(command.split(" ")), 1, "newsloom server add");
    }
    assertFails(shell.run("list", "x.y"), 3, "newsloom server add");
    assertFails(shell.run("server", "remove", "nobody"), 3, "nobody");
    assertFails(shell.run("--server", "nobody", "groups"), 3, "nobody");
  }

  @Test
  void serversAreAddedChangedListedAndRemoved() {
    Result added =
        shell.done(
            "server", "add", "home", "--host", "news.example.org", "--user", "ann", "--json");
    assertThat(added.out())
        .isEqualTo(
            "{\"name\":\"home\",\"host\":\"news.example.org\",\"port\":563,\"security\":\"tls\","
                + "\"user\":\"ann\",\"connections\":2,\"proxy\":null}\n");
    assertThat(
            shell
                .done(
                    "server",
                    "add",
                    "home",
                    "--host",
                    "news.example.org",
                    "--security",
                    "starttls",
                    "--connections",
                    "4",
                    "--json")
                .one())
        .containsEntry("port", 119)
        .containsEntry("security", "starttls")
        .containsEntry("user", null)
        .containsEntry("connections", 4);
    assertThat(shell.done("server", "list", "--json").all("name")).containsExactly("home");
    assertThat(shell.done("server", "remove", "home", "--json").one())
        .containsEntry("name", "home");
    assertThat(shell.done("server", "list").out()).isEmpty();
  }

  /** Row G19a: not without somebody saying that the server's operators allow it. */
  @Test
  void moreThanFourConnectionsAreTakenOnlyWhereTheServerAllowsThem() {
    String[] many = {"server", "add", "home", "--host", "news.example.org", "--connections", "8"};
    assertFails(shell.run(many), 2, "--allow-more-connections");
    assertThat(shell.done("server", "list").out()).isEmpty();
    List<String> allowed = new ArrayList<>(List.of(many));
    allowed.addAll(List.of("--allow-more-connections", "--json"));
    assertThat(shell.done(allowed.toArray(String[]::new)).one()).containsEntry("connections", 8);
    allowed.set(6, "21");
    assertFails(shell.run(allowed.toArray(String[]::new)), 2, "1 to 20");
  }

  @Test
  void aServerIsReachedByAProxyThatIsNotThere() {
    String proxy = "socks://127.0.0.1:1";
    assertThat(
            shell
                .done(
                    "server",
                    "add",
                    "far",
                    "--host",
                    "news.far.invalid",
                    "--proxy",
                    proxy,
                    "--json")
                .one())
        .containsEntry("proxy", proxy);
    assertFails(shell.run("server", "check", "far"), 5, "by the proxy");
  }

  @Test
  void nonsenseIsAMistakeOfUse() {
    for (List<String> more :
        List.of(
            List.of("--connections", "9"),
            List.of("--port", "99999"),
            List.of("--proxy", "https://proxy.example.org"),
            List.of("--security", "perhaps"),
            List.of("--user", "ann\u0007"))) {
      List<String> words =
          Stream.concat(Stream.of("server", "add", "x", "--host", "h.example"), more.stream())
              .toList();
      assertThat(shell.run(words.toArray(String[]::new)).code()).as("%s", words).isEqualTo(2);
    }
    assertFails(shell.run("server", "add", "x", "--host", "a b"), 2, "“a b” is no host name");
    assertFails(shell.run("server", "add", "x\ny", "--host", "h.example"), 2, "line break");
    assertThat(shell.done("server", "list").out()).isEmpty();
  }

  @Test
  void severalServersWantAName() throws Exception {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      add(server.port());
      shell.done("server", "add", "other", "--host", "news.example.org");
      assertFails(shell.run("groups"), 2, "--server");
      assertThat(shell.done("--server", "news", "groups", "misc.*", "--json").all("group"))
          .containsExactly("misc.test");
    }
  }

  @Test
  void fetchBringsWhatItWasAskedFor() throws Exception {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      add(server.port());
      assertFails(shell.run("fetch"), 1, "subscribe");
      assertThat(shell.done("fetch", "misc.test", "--last", "5", "--json").one())
          .containsEntry("added", 5)
          .containsEntry("total", 5)
          .containsEntry("high", 17);
      assertThat(shell.done("fetch", "misc.test", "--json").one()).containsEntry("added", 0);
      assertThat(shell.done("fetch", "misc.test", "--all", "--json").one())
          .containsEntry("added", 12)
          .containsEntry("total", 17);
      assertThat(shell.done("fetch", "uk.d-i-y", "--since", "2000-01-01", "--json").one())
          .containsEntry("added", 11);
      assertThat(shell.done("groups", "misc.test", "--json").one())
          .containsEntry("subscribed", false)
          .containsEntry("cached", 17);
    }
  }

  @Test
  void bodiesAreSearchedOnceTheyAreFetched() throws Exception {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      add(server.port());
      shell.done("subscribe", "alt.politics.usa", "misc.test");
      assertThat(shell.done("fetch", "--json").all("group"))
          .containsExactlyInAnyOrder("alt.politics.usa", "misc.test");
      assertThat(shell.done("search", "body:无奈").out()).isEmpty();
      shell.done("fetch", "alt.politics.usa", "--bodies");
    }
    assertThat(shell.done("search", "body:无奈", "--json").json()).isNotEmpty();
    assertThat(shell.done("show", "mission-1@newsgrouper.org.invalid", "--offline", "--json").one())
        .containsEntry("id", "<mission-1@newsgrouper.org.invalid>");
  }

  @Test
  void offlineNobodyIsAsked() throws Exception {
    int port;
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      port = server.port();
      add(port);
      shell.done("fetch", "misc.test");
    }
    assertFails(shell.run("--offline", "fetch", "misc.test"), 5, "offline");
    assertThat(shell.done("--offline", "list", "misc.test", "--json").json()).hasSize(17);
    Object id = shell.done("list", "misc.test", "--json").all("id").getFirst();
    assertFails(shell.run("--offline", "show", id.toString()), 5, "offline");
  }

  @Test
  void whatIsMissingInAThreadIsAPlaceholderUntilItIsAskedFor() throws Exception {
    Path spool = Files.write(folder.resolve("s.rnews"), batch());
    try (SampleServer server =
        SampleServer.start(SampleServerOptions.DEFAULT.withSpools(List.of(spool)))) {
      add(server.port());
      shell.done("fetch", "misc.test", "--last", "2");
      List<Map<String, Object>> rows = shell.done("thread", "c@x", "--json").json();
      assertThat(rows)
          .filteredOn(row -> Boolean.TRUE.equals(row.get("missing")))
          .isNotEmpty()
          .allSatisfy(row ->
              assertThat(row.entrySet())
                  .filteredOn(field -> field.getValue() != null)
                  .extracting(Map.Entry::getKey)
                  .containsExactly("id", "missing"));
      assertThat(shell.done("thread", "c@x", "--complete", "--json").all("missing"))
          .containsOnly(false)
          .hasSize(3);
    }
  }

  /** An article and two answers to it. */
  private static byte[] batch() {
    StringBuilder batch = new StringBuilder();
    for (String id : List.of("<a@x>", "<b@x>", "<c@x>")) {
      String article =
          "Path: x\nFrom: a@example.org\nNewsgroups: misc.test\nSubject: s\nMessage-ID: "
              + id
              + "\nDate: Mon, 23 Nov 2026 12:00:00 +0000\n"
              + (id.equals("<a@x>") ? "" : "References: <a@x>\n")
              + "\ntext\n";
      batch.append("#! rnews ").append(article.length()).append('\n').append(article);
    }
    return batch.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aServerThatWantsALoginRefuses() throws Exception {
    try (SampleServer server =
        SampleServer.start(SampleServerOptions.DEFAULT.withLogin("ann", "secret"))) {
      add(server.port());
      assertFails(shell.run("fetch", "misc.test"), 4, "password");
      assertFails(shell.run("groups"), 4, "password");
      Result posted = shell.runWith(POST, "post", "-", "--json");
      assertThat(posted.code()).isEqualTo(4);
      assertThat(posted.one()).containsEntry("state", "queued");
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndTheRightOneIsNeverShown() throws Exception {
    try (SampleServer server =
        SampleServer.start(SampleServerOptions.DEFAULT.withLogin("ann", "s3cretword"))) {
      String[] login = {"--user", "ann", "--password-stdin", "--password-store", "file"};
      addWith("wrong\n", server.port(), login);
      assertFails(shell.run("fetch", "misc.test"), 4, "did not accept");
      addWith("s3cretword\n", server.port(), login);
      Result fetched = shell.done("--verbose", "fetch", "misc.test");
      assertThat(fetched.err()).contains("AUTHINFO USER", "AUTHINFO PASS");
      assertThat(fetched.err() + fetched.out()).doesNotContain("s3cretword");
      assertThat(shell.done("server", "list", "--json").out()).doesNotContain("s3cretword");
    }
  }

  @Test
  void aPasswordIsNotLostWhereThereIsNoKeyring() throws Exception {
    try (SampleServer server =
        SampleServer.start(SampleServerOptions.DEFAULT.withLogin("ann", "s3cretword"))) {
      Result added = addWith("s3cretword\n", server.port(), "--user", "ann", "--password-stdin");
      org.junit.jupiter.api.Assumptions.assumeTrue(
          added.err().contains("no keyring"), "this system has a keyring");
      shell.done("fetch", "misc.test");
      Result refused =
          shell.runWith(
              "x\n",
              "server",
              "add",
              "x",
              "--host",
              "h.example",
              "--user",
              "ann",
              "--password-stdin",
              "--password-store",
              "keyring");
      assertFails(refused, 1, "--password-store file");
      assertThat(shell.done("server", "list", "--json").all("name")).containsExactly("news");
    }
  }

  private Result addWith(String input, int port, String... more) {
    Result result =
        shell.runWith(
            input,
            Stream.concat(
                    Stream.of(
                        "server",
                        "add",
                        "news",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "" + port,
                        "--security",
                        "none"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertThat(result.code()).isZero();
    return result;
  }

  @Test
  void aServerThatTakesNoPostsRefuses() {
    try (ScriptedServer server = new ScriptedServer()) {
      server.modeReader("201 no posting").greet("201 no posting");
      server.expect("POST").reply("440 posting not permitted");
      add(server.port());
      Result result = shell.runWith(POST, "post", "-", "--json");
      assertThat(result.code()).isEqualTo(4);
      assertThat(result.one()).containsEntry("state", "refused");
      assertThat(result.one().get("reply").toString()).startsWith("440");
      assertThat(result.said()).hasSize(1);
      assertThat(shell.done("outbox", "--json").one())
          .containsEntry("state", "refused")
          .containsEntry("lastReply", "440 posting not permitted");
    }
  }

  @Test
  void anArticleThatWaitsIsSentWhenTheServerIsBack() throws Exception {
    int port = freePort();
    add(port);
    Result queued = shell.runWith(POST, "post", "-", "--json");
    assertThat(queued.code()).isEqualTo(5);
    assertThat(queued.one()).containsEntry("state", "queued");
    assertThat(queued.said()).hasSize(1);
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT.withPort(port))) {
      assertThat(server.port()).isEqualTo(port);
      shell.done("fetch", "misc.test");
      assertThat(shell.done("outbox", "send", "--json").one()).containsEntry("state", "sent");
      assertThat(shell.done("search", "Quirbelwort", "--json").all("id"))
          .containsExactly(queued.one().get("id"));
    }
  }

  @Test
  void whatWaitsForAServerThatWasRemovedIsGivenToAnother() throws Exception {
    add(freePort());
    shell.done("--offline", "subscribe", "misc.test");
    String id = shell.runWith(POST, "--offline", "post", "-", "--json").one().get("id").toString();
    shell.done("unsubscribe", "misc.test");
    shell.done("server", "remove", "news");
    Result lost = shell.run("outbox", "send");
    assertThat(lost.code()).isEqualTo(3);
    assertThat(lost.out())
        .contains(id, "There is no server named news.", "newsloom outbox move ID NAME");
    assertFails(shell.runWith(POST, "post", "-"), 1, "No news server is set up");
    assertFails(shell.run("outbox", "move", id, "other"), 3, "no server named “other”");
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      shell.done(
          "server",
          "add",
          "other",
          "--host",
          "127.0.0.1",
          "--security",
          "none",
          "--port",
          "" + server.port());
      assertFails(shell.run("outbox", "move", "<no@example.org>", "other"), 3, "no <no@");
      assertThat(shell.done("outbox", "move", id, "other", "--json").one())
          .containsEntry("state", "queued");
      assertThat(shell.done("outbox", "send", "--json").one())
          .containsEntry("state", "sent")
          .containsEntry("id", id);
      assertThat(shell.done("outbox").out()).isEmpty();
    }
  }

  @Test
  void whatANewsgroupThatIsGoneRefusesIsKept() throws Exception {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      add(server.port());
      String gone = POST.replace("misc.test", "misc.gone");
      Result refused = shell.runWith(gone, "post", "-", "--json");
      assertThat(refused.code()).isEqualTo(4);
      assertThat(refused.one().get("reply").toString()).contains("misc.gone");
      assertThat(shell.done("outbox", "--json").one()).containsEntry("state", "refused");
      shell.done("groups");
      Result foretold = shell.runWith(gone, "post", "-");
      assertThat(foretold.code()).isEqualTo(1);
      assertThat(foretold.said())
          .first()
          .asString()
          .contains("This server does not carry misc.gone");
    }
  }

  @Test
  void aRefusedPortIsToldOf() throws Exception {
    add(freePort());
    for (String command : List.of("fetch misc.test", "groups", "server check news")) {
      assertFails(shell.run(command.split(" ")), 5, "Nothing answers at 127.0.0.1 port");
    }
  }

  @Test
  void anUnknownHostIsToldOf() {
    shell.done("server", "add", "x", "--host", "no-such-host.invalid");
    assertFails(shell.run("fetch", "misc.test"), 5, "No host named no-such-host.invalid");
  }

  @Test
  void aServerThatClosesAtOnceIsToldOf() {
    try (ScriptedServer server = new ScriptedServer()) {
      for (int i = 0; i < 20; i++) {
        server.effect(Effect.DROP).nextConnection();
      }
      add(server.port());
      assertFails(shell.run("server", "check"), 5, "closed the connection");
    }
  }

  @Test
  void aServerThatSpeaksSomethingElseIsToldOf() {
    try (ScriptedServer server = new ScriptedServer()) {
      server.reply("HTTP/1.1 400 Bad Request", "", "<html>").effect(Effect.DROP).nextConnection();
      server.effect(Effect.GARBAGE).effect(Effect.DROP);
      add(server.port());
      assertFails(shell.run("server", "check"), 5, "language of news servers");
      assertFails(shell.run("fetch", "misc.test"), 5, "language of news servers");
    }
  }

  @Test
  void aCertificateOfNobodyIsToldOf() throws Exception {
    try (ScriptedServer server = ScriptedServer.tls(Certificates.of(folder, "ip:127.0.0.1"))) {
      shell.done("server", "add", "x", "--host", "127.0.0.1", "--port", "" + server.port());
      assertFails(shell.run("server", "check"), 5, "certificate");
    }
  }

  @Test
  void checkTellsWhatAPersonNeedsToKnow() throws Exception {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      add(server.port());
      assertThat(shell.done("server", "check").out())
          .contains("200 ", "posting: yes", "TLS: no", "compression: no", "capabilities: VERSION")
          .doesNotContain("certificate", "clock");
    }
  }

  @Test
  void aServerThatAnswersTlsInClearIsToldOf() throws Exception {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      shell.done("server", "add", "x", "--host", "127.0.0.1", "--port", "" + server.port());
      assertFails(shell.run("server", "check"), 5, "does not speak TLS");
    }
  }

  @Test
  void aServerWithoutStartTlsIsToldOf() throws Exception {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      shell.done(
          "server",
          "add",
          "x",
          "--host",
          "127.0.0.1",
          "--port",
          "" + server.port(),
          "--security",
          "starttls");
      assertFails(shell.run("server", "check"), 5, "STARTTLS");
    }
  }

  @Test
  void aNewsgroupOrServerThatIsGoneDoesNotKeepTheOthersFromComing() throws Exception {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      add(server.port());
      Result fetched = shell.run("fetch", "misc.test", "no.such.group", "uk.d-i-y", "--json");
      assertThat(fetched.code()).isEqualTo(3);
      assertThat(fetched.all("group")).containsExactly("misc.test", "uk.d-i-y");
      assertThat(fetched.said())
          .singleElement()
          .asString()
          .contains("no.such.group: ", "does not carry");
    }
    Result gone = shell.run("fetch", "misc.test", "uk.d-i-y", "--json");
    assertThat(gone.code()).isEqualTo(5);
    assertThat(gone.said()).hasSize(1);
  }

  @Test
  void aPasswordThatDidNotComeIsNotSavedAsAnEmptyOne() {
    String[] add = {"server", "add", "news", "--host", "127.0.0.1", "--password-stdin"};

    assertFails(shell.runWith("secret\n", add), 2, "--user");
    assertFails(shell.runWith("", with(add, "--user", "ann")), 1, "No password came");
    assertFails(shell.runWith("\nsecret\n", with(add, "--user", "ann")), 1, "No password came");
    assertThat(shell.done("server", "list").out()).isEmpty();
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }
}
