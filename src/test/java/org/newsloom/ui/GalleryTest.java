package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.article.Article;
import org.newsloom.reading.ShownArticle;
import org.newsloom.ui.ArticleModel.Content;

/**
 * Difficult articles of the sample newsgroups in the article pane, for docs/gallery.md. With {@code
 * -Dscreenshots=docs} the pictures there are made anew.
 */
final class GalleryTest {
  private static final Path SAMPLES = Path.of("src/main/resources/org/newsloom/sample/articles");
  private static final Path DOCS = Path.of("docs/screenshots/gallery");

  private Theme theme;
  private Stage stage;
  private ArticleModel model;
  private ArticlePane pane;
  private final RawArticle sample = new RawArticle();

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() {
    Fx.run(() -> {
      theme = new Theme();
      model = new ArticleModel();
      pane =
          new ArticlePane(
              model,
              new Commands(),
              sample,
              new DateText(Clock.fixed(Instant.parse("2026-01-02T12:00:00Z"), ZoneOffset.UTC)),
              new ReadOnlyDoubleWrapper(1).getReadOnlyProperty());
      stage = new Stage();
      stage.setScene(new Scene(new StackPane(pane.node()), 700, 460));
      theme.dress(stage.getScene());
      stage.show();
    });
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      stage.close();
      theme.dispose();
    });
    Fx.assertNothingThrown();
  }

  /** The words are of the article, as its writer meant them; the other column is what they need. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0102 | Alibaba’s Qwen | light",
        "0103 | profound无奈 | dark",
        "0004 | | light",
        "0008 | | light",
        "0009 | | light",
        "0018 | Früher war alles besser | light",
        "0019 | | dark",
        "0026 | | light",
        "0032 | | light",
        "0038 | \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 | dark",
        "0039 | | light",
        "0049 | | light",
        "0059 | “ | light",
        "0060 | | light",
        "0070 | | dark",
        "0084 | | light",
        "0100 | | light",
        "0125 | | light",
        "0164 | | dark",
        "0166 | | light",
        "0190 | | light",
      })
  void isReadable(String number, String words, String colours) throws IOException {
    Path file = sample(number);
    ShownArticle shown = sample.show(Files.readAllBytes(file));
    Article article = shown.article();
    if (words != null) {
      assertThat(article.subject() + "\n" + article.text()).contains(words);
    }
    assertThat(article.subject() + article.text()).doesNotContain("\ufffd");
    Fx.run(() -> {
      theme.choice().set(colours.equals("dark") ? Theme.Choice.DARK : Theme.Choice.LIGHT);
      model.show(new Content.Here(shown, List.of()));
    });
    Fx.frames(8);
    Path picture = Fx.picture(stage.getScene(), "gallery-" + number, 1);
    assertThat(picture).isNotEmptyFile();
    assertThat(Fx.on(() -> pane.body().body().size())).isPositive();
    if ("docs".equals(System.getProperty("screenshots"))) {
      Files.createDirectories(DOCS);
      Files.copy(picture, DOCS.resolve(number + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path sample(String number) throws IOException {
    try (var files = Files.list(SAMPLES)) {
      return files
          .filter(it -> String.valueOf(it.getFileName()).startsWith(number))
          .findFirst()
          .orElseThrow();
    }
  }
}
