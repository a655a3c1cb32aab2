package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void carriesArgumentsInputOutputAndExitCode() throws IOException {
    Path socket = folder.resolve("s");
    try (Handover listening = Handover.listen(socket, HandoverTest::echo)) {
      assertThat(listening).isNotNull();
      assertThat(send(socket, List.of("post", "无奈.txt"), "the text")).contains(7);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("[post, 无奈.txt] in " + folder + ": the text");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("a warning");
  }

  @Test
  void carriesOutputOfManyFrames() throws IOException {
    Path socket = folder.resolve("s");
    String long1 = "x".repeat(3_000_000);
    try (Handover listening =
        Handover.listen(
            socket,
            (request, in, stdout, stderr) -> {
              stdout.print(long1);
              return 0;
            })) {
      assertThat(listening).isNotNull();
      assertThat(send(socket, List.of(), "")).contains(0);
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(long1);
  }

  @Test
  void saysSoWhereNobodyListens() throws IOException {
    assertThat(send(folder.resolve("none"), List.of("list"), "")).isEmpty();
  }

  @Test
  void aSocketLeftBehindIsNobody() throws IOException {
    Path left = Files.createFile(folder.resolve("left"));
    assertThat(send(left, List.of("list"), "")).isEmpty();
  }

  @Test
  void aSocketLeftBehindIsReplaced() throws IOException {
    Path left = Files.createFile(folder.resolve("left"));
    try (Handover listening = Handover.listen(left, HandoverTest::echo)) {
      assertThat(listening).isNotNull();
      assertThat(send(left, List.of(), "")).contains(7);
    }
  }

  private java.util.Optional<Integer> send(Path socket, List<String> arguments, String input)
      throws IOException {
    return Handover.send(
        socket,
        new Handover.Request(arguments, folder, input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static int echo(
      Handover.Request request, java.io.InputStream in, PrintStream stdout, PrintStream stderr) {
    try {
      stdout.print(
          request.arguments()
              + " in "
              + request.folder()
              + ": "
              + new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    stderr.print("a warning");
    return 7;
  }
}
