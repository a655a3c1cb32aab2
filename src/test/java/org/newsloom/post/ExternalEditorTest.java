package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

@DisabledOnOs(OS.WINDOWS)
final class ExternalEditorTest {
  private static final String TEXT = "Grüße.\n\n-- \nAnn";

  private final Jobs jobs = new Jobs(Duration.ofSeconds(5));
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  @TempDir private Path temporary;
  private Path folder;
  private ExternalEditor editor;

  @BeforeEach
  void open() {
    folder = temporary.resolve("my editing");
    editor = new ExternalEditor(folder, jobs);
  }

  @AfterEach
  void close() {
    jobs.close();
  }

  private final class Noted implements ExternalEditing.Watcher {
    @Override
    public void saved(String text) {
      seen.add("saved " + text);
    }

    @Override
    public void unreadable(String sentence) {
      seen.add(sentence);
    }

    @Override
    public void handedOver() {
      seen.add("handed over");
    }
  }

  /** A program that does what the lines of a shell say; {@code $1} is the file. */
  private String program(String script) throws IOException {
    Path file = temporary.resolve("edit it.sh");
    Files.writeString(file, script);
    return "sh '" + file + "' %f";
  }

  private ExternalEditing begin(String script) throws IOException {
    return editor.open(program(script), 7, TEXT).join();
  }

  private EditorEnd run(String script) throws IOException {
    return editor.await(begin(script), new Noted()).join();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private String next() throws InterruptedException {
    return String.valueOf(seen.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void givesBackWhatWasSaved() throws IOException {
    ExternalEditing editing = begin("cp \"$1\" \"$1.seen\"; printf 'Neu: ü\\r\\nEnd\\n' > \"$1\"");
    EditorEnd end = editor.await(editing, new Noted()).join();
    assertThat(end).isEqualTo(new EditorEnd("Neu: ü\nEnd", java.util.Optional.empty(), "", false));
    assertThat(ExternalEditor.beside(editing.file(), ".seen")).hasContent(TEXT + "\n");
    Files.delete(ExternalEditor.beside(editing.file(), ".seen"));
    editor.finish(editing).join();
    assertThat(files()).isEmpty();
  }

  @Test
  void nobodyElseMayReadTheFile() throws IOException {
    ExternalEditing editing = begin("sleep 3");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(editing.file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void eachSaveIsTakenOverWhileTheProgramRuns() throws Exception {
    Path go = temporary.resolve("go");
    ExternalEditing editing =
        begin(
            "echo one > \"$1\"; while [ ! -e '"
                + go
                + "' ]; do sleep 0.1; done; echo two > \"$1.new\"; mv \"$1.new\" \"$1\"");
    TaskFuture<EditorEnd> end = editor.await(editing, new Noted());
    assertThat(next()).isEqualTo("saved one");
    assertThat(end.isDone()).isFalse();
    Files.createFile(go);
    assertThat(next()).isEqualTo("saved two");
    assertThat(end.join().text()).isEqualTo("two");
  }

  @Test
  void aProgramThatIsNotThereIsToldAndLeavesNothing() throws IOException {
    assertThatThrownBy(() -> editor.open("no-such-editor -f", 7, TEXT).join())
        .hasMessageContaining("“no-such-editor” could not be started")
        .hasMessageEndingWith("The text is as it was.");
    assertThat(files()).isEmpty();
    assertThatThrownBy(() -> editor.open("edit '%f", 7, TEXT).join())
        .hasMessageContaining("A quotation mark is opened and not closed.");
  }

  @Test
  void aFailureAtOnceCostsNoText() throws IOException {
    EditorEnd end = run("echo 'Error opening terminal' >&2; exit 3");
    assertThat(end.text()).isEqualTo(TEXT);
    assertThat(end.trouble().orElseThrow())
        .startsWith("The editor ended at once with an error (code 3). The text is as it was.");
    assertThat(end.detail()).isEqualTo("Error opening terminal");
  }

  @Test
  void whatIsNotUtf8IsNotTakenOver() throws IOException {
    EditorEnd end = run("printf 'caf\\351\\n' > \"$1\"");
    assertThat(end.text()).isEqualTo(TEXT);
    assertThat(end.isFileNeeded()).isTrue();
    assertThat(end.trouble().orElseThrow()).startsWith("What was saved in the editor is not UTF-8");
  }

  @Test
  void whatIsTooLongOrGoneIsNotTakenOver() throws IOException {
    assertThat(run("head -c 1000001 /dev/zero | tr '\\0' x > \"$1\"").trouble().orElseThrow())
        .startsWith("What was saved in the editor is longer than 1 MB.");
    EditorEnd gone = run("rm \"$1\"");
    assertThat(gone.text()).isEqualTo(TEXT);
    assertThat(gone.trouble().orElseThrow()).startsWith("The file of the editor is gone.");
    assertThat(gone.isFileNeeded()).isFalse();
    assertThatThrownBy(() -> editor.open("true", 7, "x".repeat(1_000_001)).join())
        .hasMessageContaining("longer than 1 MB");
  }

  @Test
  void aProgramThatEndsAtOnceMayHaveHandedTheFileToAnother() throws Exception {
    ExternalEditing editing = begin("exit 0");
    TaskFuture<EditorEnd> end = editor.await(editing, new Noted());
    assertThat(next()).isEqualTo("handed over");
    Files.writeString(editing.file(), "from the other\n");
    assertThat(next()).isEqualTo("saved from the other");
    assertThat(end.isDone()).isFalse();
    editing.leave();
    assertThat(end.join().text()).isEqualTo("from the other");
  }

  @Test
  void whatNobodyWaitsForIsFoundAtTheNextStart() throws IOException {
    ExternalEditing safe = begin("sleep 3");
    ExternalEditing crashed = begin("sleep 3");
    Files.write(crashed.file(), "caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    editor.leave(safe, TEXT).join();
    Files.writeString(folder.resolve("other.txt"), "not ours");
    assertThat(editor.left().join()).as("they are in use").isEmpty();

    ExternalEditor later = new ExternalEditor(folder, jobs);
    assertThat(later.left().join()).containsExactly(new LeftText(crashed.file(), 7, "caf\u00e9\n"));
    assertThat(Files.exists(safe.file())).isFalse();
    later.remove(later.left().join().getFirst()).join();
    assertThat(files()).containsExactly(folder.resolve("other.txt"));
  }
}
