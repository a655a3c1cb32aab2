package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.SavedDraft;
import org.newsloom.sync.ServerGroup;

@DisabledOnOs(OS.WINDOWS)
final class ExternalEditTest {
  private static final String TEXT = "As it was.\n\n-- \nAnn\n";

  private final LocalPostOffice office = new LocalPostOffice();
  private final List<ComposerModel> closed = new ArrayList<>();
  @TempDir private Path folder;
  private Path go;
  private Theme theme;
  private ComposerWindow window;

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() {
    go = folder.resolve("go");
    office.editing = folder.resolve("editing");
    theme = Fx.on(Theme::new);
    Composition composition =
        Composition.empty()
            .withFrom(new Author("Ann Reader", "ann@example.org"))
            .withNewsgroups("misc.test")
            .withSubject("Editing")
            .withBody(TEXT);
    Fx.run(() -> {
      ComposerModel model =
          new ComposerModel(
              office,
              Platform::runLater,
              Delay.ofToolkit(),
              ZoneOffset.UTC,
              ComposerStart.ofNew(composition, "Example"));
      window = new ComposerWindow(theme, Optional.empty(), model, new Nowhere());
      window.show();
    });
    Fx.frames(3);
  }

  @AfterEach
  void close() throws IOException {
    if (!Files.exists(go)) {
      Files.createFile(go);
    }
    Fx.run(() -> {
      window.window().close();
      theme.dispose();
    });
  }

  private final class Nowhere implements ComposerWindow.Outside {
    @Override
    public void mail(String address) {}

    @Override
    public void askIdentity(Optional<Identity> known, Consumer<Identity> then) {}

    @Override
    public void posting(ServerGroup group, Runnable saved) {}

    @Override
    public void closed(ComposerModel model) {
      closed.add(model);
    }
  }

  /** An editor that does the first, waits to be told to go on, and does the last; not for ever. */
  private void edit(String first, String last) throws IOException {
    Path script = folder.resolve("edit.sh");
    Files.writeString(
        script,
        first
            + "\nwhile [ ! -e '"
            + go
            + "' ]; do [ -e '"
            + script
            + "' ] || exit; sleep 0.1; done\n"
            + last
            + "\n");
    office.editorCommand = "sh '" + script + "' %f";
    Fx.run(() ->
        window
            .text()
            .area()
            .fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.E, false, true, false, false)));
  }

  /** Conditions that are waited for are asked on the FX thread already. */
  private static <T> T read(Supplier<T> value) {
    return Platform.isFxApplicationThread() ? value.get() : Fx.on(value::get);
  }

  private String body() {
    return read(() -> window.model().written().body().get());
  }

  private boolean isRunning() {
    return read(() -> window.model().edit().running().get());
  }

  private String words() {
    return read(() ->
        String.join(
            "|",
            window.window().scene().getRoot().lookupAll(".banner .label").stream()
                .filter(node -> node instanceof Label)
                .map(node -> ((Label) node).getText())
                .toList()));
  }

  private void press(String words) {
    Fx.run(() ->
        window.window().scene().getRoot().lookupAll(".button").stream()
            .filter(node -> node instanceof Button it && words.equals(it.getText()))
            .map(Button.class::cast)
            .findFirst()
            .orElseThrow()
            .fire());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(office.editing)) {
      return all.toList();
    }
  }

  @Test
  void eachSaveIsTakenOverAndOneUndoTakesAllBack() throws IOException {
    edit("echo one > \"$1\"", "echo two > \"$1\"");
    Fx.until("it is taken over", () -> body().equals("one\n"));
    assertThat(words()).contains("The text is being edited in sh.");
    assertThat(Fx.on(() -> window.text().area().isEditable())).isFalse();
    assertThat(Fx.on(() -> window.tools().node().isDisabled())).isTrue();
    Pictures.take(theme, window.window().scene(), "composer-external-editor");
    Files.createFile(go);
    Fx.until("the editor has ended", () -> !isRunning());
    assertThat(body()).isEqualTo("two\n");
    assertThat(Fx.on(() -> window.text().area().isEditable())).isTrue();
    Fx.run(() -> window.text().area().undo());
    assertThat(body()).isEqualTo(TEXT);
    Fx.run(() -> window.text().area().redo());
    assertThat(body()).isEqualTo("two\n");
    Fx.until("the file is removed", () -> isEmpty());
  }

  private boolean isEmpty() {
    try {
      return files().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void nothingIsPostedMeanwhile() throws IOException {
    edit("echo one > \"$1\"", "");
    Fx.until("it is taken over", () -> body().equals("one\n"));
    Fx.run(() -> {
      window.model().post();
      window.model().postAnyway();
    });
    Fx.frames(3);
    assertThat(office.sent).isEmpty();
  }

  @Test
  void closingKeepsADraftWithTheNewestText() throws IOException {
    edit("echo newest > \"$1\"; touch '" + folder.resolve("saved") + "'", "echo later > \"$1\"");
    Fx.until("it is saved", () -> Files.exists(folder.resolve("saved")));
    Fx.until("it runs", () -> words().contains("being edited in"));
    boolean[] strayed = new boolean[1];
    Fx.run(() -> {
      window.model().edit().onStrayed(() -> strayed[0] = true);
      window
          .window()
          .stage()
          .fireEvent(new WindowEvent(window.window().stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
    });
    Fx.until("it is closed", () -> closed.size() == 1);
    assertThat(office.drafts.values())
        .extracting(draft -> draft.composition().body())
        .containsExactly("newest\n");

    Files.createFile(go);
    Fx.until("the editor has ended", () -> strayed[0]);
    assertThat(new StrayTexts(office, Runnable::run).bringHome().join()).isEqualTo(1);
    assertThat(office.drafts.values())
        .extracting(draft -> draft.composition().subject() + ": " + draft.composition().body())
        .containsExactly("Editing: newest\n", "Editing: later\n");
    assertThat(files()).isEmpty();
  }

  @Test
  void quittingKeepsADraftWithTheNewestText() throws IOException {
    edit("echo newest > \"$1\"; touch '" + folder.resolve("saved") + "'", "");
    Fx.until("it is saved", () -> Files.exists(folder.resolve("saved")));
    Fx.until("it runs", () -> words().contains("being edited in"));
    Fx.on(() -> window.model().edit().keep()).join();
    assertThat(office.drafts.values())
        .extracting(draft -> draft.composition().body())
        .containsExactly("newest\n");
    assertThat(isRunning()).isTrue();
  }

  @Test
  void onWishItIsNotWaitedForAnyLonger() throws IOException {
    edit("echo one > \"$1\"", "");
    Fx.until("it is taken over", () -> body().equals("one\n"));
    press("Stop waiting");
    Fx.until("it is free", () -> !isRunning());
    assertThat(body()).isEqualTo("one\n");
    assertThat(Fx.on(() -> window.text().area().isEditable())).isTrue();
  }

  @Test
  void whatCannotBeStartedOrReadIsTold() throws IOException {
    office.editorCommand = "";
    Fx.run(() -> window.model().edit().start());
    assertThat(words()).contains("No external editor is chosen.");
    office.editorCommand = "no-such-editor %f";
    Fx.run(() -> window.model().edit().start());
    Fx.until("it is told", () -> words().contains("“no-such-editor” could not be started"));
    Files.createFile(go);
    edit("printf 'caf\\351' > \"$1\"", "");
    Fx.until("it is told", () -> words().contains("is not UTF-8"));
    Fx.until("it is free", () -> !isRunning());
    assertThat(body()).isEqualTo(TEXT);
    edit("exit 4", "");
    Fx.until("it is told", () -> words().contains("ended at once with an error (code 4)"));
    assertThat(body()).isEqualTo(TEXT);
  }

  @Test
  void afterACrashTheFileThatIsLeftBecomesADraftUnlessOneHasItsText() throws IOException {
    Files.createDirectories(office.editing);
    SavedDraft draft =
        office
            .saveDraft(
                0,
                "Example",
                Composition.empty().withSubject("Kept").withBody("in the draft"),
                org.newsloom.post.AnswerWays.NONE)
            .join();
    Files.writeString(office.editing.resolve("draft-" + draft.id() + "-1.txt"), "in the draft\n");
    Files.writeString(office.editing.resolve("draft-" + draft.id() + "-2.txt"), "newer\n");
    Files.writeString(office.editing.resolve("draft-99-3.txt"), "of no draft\n");
    assertThat(new StrayTexts(office, Runnable::run).bringHome().join()).isEqualTo(2);
    assertThat(office.drafts.values())
        .extracting(it -> it.composition().subject() + ": " + it.composition().body().strip())
        .containsExactly(
            "Kept: in the draft", "Kept: newer", "Text of the external editor: of no draft");
    assertThat(files()).isEmpty();
  }
}
