package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.ClassPath;
import org.newsloom.app.Shell.Result;
import org.newsloom.cli.Cli;
import org.newsloom.cli.Place;
import org.newsloom.cli.Workbench;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;

/** Two processes on one profile, as the operating system sees them. */
class TwoProcessesTest {
  @TempDir Path folder;

  private final List<Process> children = new ArrayList<>();

  /** A process of this program's, with what it says. */
  private record Child(Process process, BufferedReader out) {
    String line() throws IOException {
      return String.valueOf(out.readLine());
    }
  }

  @AfterEach
  void endChildren() throws InterruptedException {
    for (Process child : children) {
      child.destroyForcibly();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Child start(String mainClass, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(ClassPath.ofTests());
    command.add(mainClass);
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("err-" + children.size()).toFile())
            .start();
    children.add(process);
    return new Child(
        process,
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
  }

  private Child openWindow() throws IOException {
    Child window = start("org.newsloom.app.OpenWindow", folder.resolve("profile").toString());
    assertThat(window.line()).isEqualTo("open");
    return window;
  }

  /** A command in a process of its own, as a person starts it. */
  private Result command(String input, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("--profile", "profile"));
    all.addAll(List.of(words));
    int number = children.size();
    Child child = start("org.newsloom.app.Main", all.toArray(String[]::new));
    try (OutputStream in = child.process().getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    byte[] out = child.process().getInputStream().readAllBytes();
    assertThat(child.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(
        child.process().exitValue(),
        new String(out, StandardCharsets.UTF_8),
        Files.readString(folder.resolve("err-" + number)),
        out);
  }

  private Shell shell() {
    return new Shell(folder, "--profile", "profile");
  }

  private Path socket() {
    return Profiles.socket(
        Profiles.paths(new Place(Optional.of(folder.resolve("profile")), false, false, false)));
  }

  @Test
  void aWritingCommandIsDoneByTheOpenWindow() throws Exception {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT)) {
      shell()
          .done(
              "server",
              "add",
              "news",
              "--host",
              "127.0.0.1",
              "--port",
              "" + server.port(),
              "--security",
              "none");
      shell().done("fetch", "misc.test");
      Child window = openWindow();

      Result posted =
          command(
              "From: Ann <ann@example.org>\nNewsgroups: misc.test\nSubject: Grüße\n\nText Zwuselwort\n",
              "--json",
              "post",
              "-");
      assertThat(posted.code()).as(posted.err()).isZero();
      assertThat(posted.one()).containsEntry("state", "sent");
      String id = posted.one().get("id").toString();

      assertThat(command("", "search", "Zwuselwort", "--json").all("id")).containsExactly(id);
      // What one posted counts as read.
      assertThat(command("", "mark", "unread", id, "--json").one()).containsEntry("changed", true);
      Result missing = command("", "mark", "read", "<nowhere@example.org>");
      assertThat(missing.code()).isEqualTo(3);
      assertThat(missing.said()).hasSize(1);
      assertThat(window.process().isAlive()).isTrue();
    }
  }

  @Test
  void readingWorksBesideTheOpenWindow() throws Exception {
    shell().done("identity", "set", "--name", "Ann", "--address", "ann@example.org");
    openWindow();
    assertThat(shell().done("identity", "show", "--json").one()).containsEntry("name", "Ann");
    assertThat(shell().done("check", "--json").all("ok")).containsExactly(true, true);
  }

  @Test
  void aSecondWindowBringsTheFirstToTheFront() throws Exception {
    Child window = openWindow();
    Handover.Request request =
        new Handover.Request(List.of("--profile", "profile"), folder, new byte[0]);
    assertThat(Handover.send(socket(), request, System.out, System.err)).contains(0);
    assertThat(window.line()).isEqualTo("to the front");
  }

  @Test
  void aNewsAddressIsOpenedInTheWindow() throws Exception {
    Child window = openWindow();
    for (String address : List.of("news:a1@example.org", "NNTP://news.example/misc.test")) {
      Handover.Request request =
          new Handover.Request(List.of("--profile", "profile", address), folder, new byte[0]);
      assertThat(Handover.send(socket(), request, System.out, System.err)).contains(0);
      assertThat(window.line()).isEqualTo("to the front with " + address);
    }
    assertThat(shell().run("mailto:ann@example.org").err())
        .contains("There is no command “mailto:ann@example.org”");
  }

  @Test
  void theProfileIsFreeWhenTheWindowIsClosed() throws Exception {
    Child window = openWindow();
    window.process().getOutputStream().close();
    assertThat(window.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(socket()).doesNotExist();
    shell().done("identity", "set", "--name", "Ann", "--address", "ann@example.org");
  }

  @Test
  void aWindowThatWasKilledBlocksNobody() throws Exception {
    Child window = openWindow();
    window.process().destroyForcibly();
    assertThat(window.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(socket()).exists();
    shell().done("identity", "set", "--name", "Ann", "--address", "ann@example.org");
    openWindow();
    assertThat(shell().run("identity", "set", "--name", "B", "--address", "b@example.org").code())
        .isEqualTo(Cli.IN_USE);
  }

  @SuppressWarnings("try") // closed before its block ends, so that the other command can go on
  @Test
  void aSocketLeftBehindDoesNotHideAnotherCommandAtWork() throws Exception {
    openWindow().process().destroyForcibly().waitFor();
    Place place = new Place(Optional.of(folder.resolve("profile")), false, false, false);
    LocalWorkbench workbench = new LocalWorkbench(Clock.systemUTC(), "test");
    Thread done;
    try (Workbench.Services busy = workbench.open(place, Workbench.Access.WRITE, System.err)) {
      assertThat(busy.identities()).isNotNull();
      done =
          Thread.ofPlatform()
              .start(() ->
                  shell().done("identity", "set", "--name", "C", "--address", "c@example.org"));
      assertThat(done.join(Duration.ofMillis(300))).isFalse();
    }
    assertThat(done.join(Duration.ofSeconds(30))).isTrue();
    assertThat(shell().done("identity", "show", "--json").one()).containsEntry("name", "C");
  }

  @Test
  void aWindowThatGoesAwayInTheMiddleIsToldOf() throws Exception {
    Path path = folder.resolve("s");
    try (Handover listening =
        Handover.listen(
            path,
            (request, in, out, err) -> {
              throw new IllegalStateException("killed in the middle");
            })) {
      assertThat(listening).isNotNull();
      assertThatThrownBy(() ->
              Handover.send(
                  path,
                  new Handover.Request(List.of(), folder, new byte[0]),
                  System.out,
                  System.err))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("closed before it was done");
    }
  }

  @Test
  void theSampleServerServesABatchToAnotherProcess() throws Exception {
    String article =
        "Path: x\nFrom: a@example.org\nNewsgroups: misc.batch\nSubject: s\nMessage-ID: <a@x>\n"
            + "Date: Mon, 23 Nov 2026 12:00:00 +0000\n\ntext\n";
    Files.writeString(folder.resolve("b.rnews"), "#! rnews " + article.length() + "\n" + article);
    Child server = start("org.newsloom.app.Main", "sample-server", "--spool", "b.rnews", "--json");
    String line = server.line();
    assertThat(line).matches("\\{\"port\":[0-9]+,\"groups\":1}");
    String port = line.replaceAll("\\D+", " ").strip().split(" ")[0];
    shell()
        .done("server", "add", "news", "--host", "127.0.0.1", "--port", port, "--security", "none");
    assertThat(shell().done("fetch", "misc.batch", "--bodies", "--json").one())
        .containsEntry("added", 1);
    assertThat(shell().done("search", "body:text", "--json").all("id")).containsExactly("<a@x>");
  }

  @Test
  void aSpoolThatIsNotThereIsAPlainFailure() {
    Result result = shell().run("sample-server", "--spool", "nothing.rnews");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.said()).hasSize(1);
  }
}
