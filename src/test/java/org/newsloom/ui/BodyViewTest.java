package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.TextPos;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsloom.mime.TextStructure;

final class BodyViewTest {
  private static final String EMOJI =
      "Look 👍🏽 and 👨‍👩‍👧 here\nflags 🇺🇸🇩🇪 end\n\uD83D lone\n🦰‍🧿";

  private Theme theme;
  private Stage stage;
  private BodyView view;

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() {
    Fx.run(() -> {
      theme = new Theme();
      view = new BodyView(20, _ -> {});
      stage = new Stage();
      stage.setScene(new Scene(new StackPane(view.node()), 600, 300));
      theme.dress(stage.getScene());
      stage.show();
    });
    Fx.frames(4);
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      stage.close();
      theme.dispose();
    });
    Fx.assertNothingThrown();
  }

  @Test
  void copiesPicturesOfEmojiAsTheyWereWritten() {
    show(EMOJI);
    assertThat(
            Fx.on(() -> {
              view.selectAll();
              return view.selected();
            }))
        .contains(EMOJI);
  }

  @Test
  void aKeyThatComesBeforeTheTextIsSeenDoesNotReadOn() {
    BodyText text = BodyText.source("A short text.\n");
    assertThat(
            Fx.on(() -> {
              view.show(text, List.of());
              return view.pageDown();
            }))
        .isTrue();
    Fx.until("the end is in sight", () -> !view.pageDown());
  }

  @Test
  void copiesNoEmojiByHalf() {
    show(EMOJI);
    assertThat(selected(0, 6, 0, 15)).isEqualTo("👍🏽 and 👨‍👩‍👧");
    assertThat(selected(1, 10, 1, 11)).isEqualTo("🇩🇪");
    assertThat(selected(0, 5, 0, 9)).isEqualTo("👍🏽");
    assertThat(selected(0, 9, 0, 14)).isEqualTo(" and ");
  }

  @Test
  void countsAPictureAsTheCharactersItStandsFor() {
    show(EMOJI);
    RichTextArea area = (RichTextArea) view.node();
    BodyText body = Fx.on(view::body);
    for (int line = 0; line < body.size(); line++) {
      int index = line;
      assertThat(Fx.on(() -> area.getModel().getParagraphLength(index)))
          .isEqualTo(body.shown(line).length());
    }
  }

  @Test
  void drawsPicturesAndMarksWhatIsFoundBehindThem() {
    show(EMOJI);
    Fx.run(() -> view.mark(view.body().find(List.of("here"))));
    Fx.frames(6);
    assertThat(Fx.on(() -> view.node().lookupAll(".emoji-picture").size())).isEqualTo(5);
    assertThat(Fx.picture(stage.getScene(), "emoji-marked", 1)).isNotEmptyFile();
  }

  @Test
  void drawsFacesAsPicturesOnlyWhereThatIsChosen() {
    String text = "Well :-) and 👍 too\nhttp://a.example/:-) end";
    BodyText body = BodyText.of(text, TextStructure.of(text));
    Fx.run(() -> view.show(body, List.of()));
    Fx.frames(6);
    assertThat(pictures()).isEqualTo(1);
    Fx.run(() -> view.setEmoticons(true));
    Fx.frames(6);
    assertThat(pictures()).isEqualTo(2);
    RichTextArea area = (RichTextArea) view.node();
    assertThat(Fx.on(() -> area.getModel().getParagraphLength(0)))
        .isEqualTo(body.shown(0).length());
    assertThat(selected(0, 0, 0, 7)).isEqualTo("Well :-)");
    assertThat(selected(0, 6, 0, 12)).isEqualTo(":-) and");
    Fx.run(() -> view.setFont(true, 1));
    Fx.frames(6);
    assertThat(pictures()).isEqualTo(1);
    assertThat(selected(0, 6, 0, 12)).isEqualTo("-) and");
  }

  private int pictures() {
    return Fx.on(() -> view.node().lookupAll(".emoji-picture").size());
  }

  private String selected(int fromLine, int from, int toLine, int to) {
    RichTextArea area = (RichTextArea) view.node();
    return Fx.on(() -> {
      area.select(TextPos.ofLeading(fromLine, from), TextPos.ofLeading(toLine, to));
      return view.selected().orElseThrow();
    });
  }

  private void show(String text) {
    Fx.run(() -> view.show(BodyText.source(text), List.of()));
    Fx.frames(6);
  }
}
