package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.post.Composition;
import org.newsloom.settings.SpellingSettings;
import org.newsloom.spelling.Misspelt;

/** Spelling in the window for writing. */
final class ComposerSpellingWindowTest {
  @RegisterExtension private final ComposerStage stage = new ComposerStage();

  private void dictionary(Path folder) throws IOException {
    stage.office.dictionaries = folder;
    Files.writeString(folder.resolve("en_US.aff"), "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n");
    Files.writeString(
        folder.resolve("en_US.dic"),
        "22\nThere\nis\nbut\nit\nthin\nI\nwould\nwait\nfor\nthe\nnumbers\nof\nsecond\nquarter\n"
            + "before\ncall\nshift\nof\npower\nto\nsource\nhere\n");
  }

  private void openMisspelt() {
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withBody(ComposerStage.TEXT.replace("quarter before", "quater befor")),
        Optional.empty(),
        "");
    Fx.until("it is checked", () -> !stage.window.spelling().found().isEmpty());
    Fx.frames(3);
  }

  private List<String> fixes() {
    return stage.window.spelling().fixes().getItems().stream()
        .map(item -> "" + item.getText())
        .toList();
  }

  @Test
  void misspeltWordsAreMarkedAndMended(@TempDir Path folder) throws IOException {
    dictionary(folder);
    openMisspelt();
    assertThat(Fx.on(() -> stage.window.spelling().found()))
        .extracting(Misspelt::word)
        .containsExactly("quater", "befor");
    stage.pictures("composer-spelling");
    Fx.run(() -> stage.window.spelling().offer(stage.window.spelling().found().getFirst()));
    Fx.until("something is suggested", () -> fixes().contains("quarter"));
    Fx.run(() -> stage.window.spelling().fixes().getItems().getFirst().fire());
    assertThat(Fx.on(() -> stage.window.model().written().body().get()))
        .contains("\nquarter befor I call");
    Fx.until("it is checked anew", () -> stage.window.spelling().found().size() == 1);
    Fx.run(() -> stage.window.spelling().offer(stage.window.spelling().found().getFirst()));
    Fx.run(() -> stage.window.spelling().fixes().getItems().getLast().fire());
    Fx.until("the word is one's own", () -> stage.window.spelling().found().isEmpty());
    assertThat(folder.resolve("my-words.txt")).hasContent("befor\n");
  }

  @Test
  void aRightClickOnAMisspeltWordOffersWhatIsMeant(@TempDir Path folder) throws IOException {
    dictionary(folder);
    openMisspelt();
    Fx.run(() -> {
      Misspelt word = stage.window.spelling().found().getFirst();
      stage.window.text().select(new TextFinder.Match(word.from() + 2, word.from() + 2));
      stage.window.text().area().fireEvent(menuKey());
    });
    assertThat(Fx.on(() -> stage.window.spelling().fixes().isShowing())).isTrue();
    Fx.run(() -> {
      stage.window.spelling().fixes().hide();
      stage.window.text().select(new TextFinder.Match(0, 0));
      stage.window.text().area().fireEvent(menuKey());
    });
    assertThat(Fx.on(() -> stage.window.spelling().fixes().isShowing())).isFalse();
  }

  private static ContextMenuEvent menuKey() {
    return new ContextMenuEvent(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED, 50, 50, 50, 50, true, null);
  }

  @Test
  void spellingIsChosenAndLeftOff(@TempDir Path folder) throws IOException {
    dictionary(folder);
    openMisspelt();
    Fx.run(() -> stage.window.spelling().menu().getOnShowing().handle(null));
    Fx.until(
        "the dictionaries are listed", () -> stage.window.spelling().menu().getItems().size() == 4);
    assertThat(stage.window.spelling().menu().getItems())
        .extracting(MenuItem::getText)
        .containsExactly("English (United States)", "Off", null, "How to add a dictionary");
    Fx.run(() -> stage.window.spelling().menu().getItems().get(1).fire());
    assertThat(stage.office.dictionary.get()).isEqualTo(new SpellingSettings(SpellingSettings.OFF));
    Fx.until("nothing is marked", () -> stage.window.spelling().found().isEmpty());
    Fx.run(() -> stage.window.spelling().menu().getItems().getLast().fire());
    assertThat(stage.window.model().advice().get()).contains(folder.toString(), "en_GB.aff");
    stage.pictures("composer-spelling-how");
  }

  @Test
  void marksMoveNeitherCaretNorText(@TempDir Path folder) throws IOException {
    dictionary(folder);
    stage.open(
        ComposerStage.answer(Composition.Kind.FOLLOWUP, Author.UNKNOWN)
            .withBody("There is a shift of power.\n\n".repeat(60)),
        Optional.empty(),
        "");
    Fx.run(() -> stage.window.text().select(new TextFinder.Match(1_593, 1_593)));
    Fx.frames(3);
    double scrolled = Fx.on(this::scrolled);
    stage.type("q");
    Fx.until("it is marked", () -> stage.window.spelling().found().size() == 1);
    Fx.frames(3);
    assertThat(Fx.on(this::scrolled)).isPositive().isEqualTo(scrolled);
    stage.type("z");
    Fx.until(
        "it is marked anew",
        () -> stage.window.spelling().found().stream().anyMatch(it -> it.word().endsWith("qz")));
    Fx.run(() -> {
      stage.window.text().area().undo();
      stage.window.text().area().undo();
    });
    Fx.until("nothing is marked", () -> stage.window.spelling().found().isEmpty());
  }

  private double scrolled() {
    return stage.window.text().area().lookupAll(".scroll-bar").stream()
        .filter(node -> node instanceof ScrollBar it && it.getOrientation() == Orientation.VERTICAL)
        .mapToDouble(node -> ((ScrollBar) node).getValue())
        .sum();
  }
}
