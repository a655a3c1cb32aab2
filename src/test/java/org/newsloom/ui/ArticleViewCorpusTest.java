package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.Corpus;
import org.newsloom.archive.RnewsReader;
import org.newsloom.article.Article;
import org.newsloom.mime.Tar;
import org.newsloom.reading.ShownArticle;

/**
 * Articles of others in the article pane itself, laid out and painted. Of the large batches some
 * are taken here; {@code -Dcorpus.view=all} takes them all, which is a matter of minutes.
 */
final class ArticleViewCorpusTest {
  /** Of a large batch each so many-th article. */
  private static final int STEP = "all".equals(System.getProperty("corpus.view")) ? 1 : 40;

  private static final char REPLACEMENT = '\ufffd';

  private Theme theme;
  private Stage stage;
  private ArticleModel model;
  private final List<String> wrong = new ArrayList<>();
  private long longest;
  private String slowest = "";
  private int shown;

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() {
    Fx.run(() -> {
      theme = new Theme();
      model = new ArticleModel();
      ArticlePane pane =
          new ArticlePane(
              model,
              new Commands(),
              new RawArticle(),
              new DateText(Clock.systemUTC()),
              new ReadOnlyDoubleWrapper(1).getReadOnlyProperty());
      stage = new Stage();
      stage.setScene(new Scene(new StackPane(pane.node()), 900, 700));
      theme.dress(stage.getScene());
      stage.show();
    });
  }

  @AfterEach
  void close() {
    System.out.println(
        shown + " articles shown, the longest " + longest / 1_000_000 + " ms: " + slowest);
    Fx.run(() -> {
      stage.close();
      theme.dispose();
    });
  }

  private void show(String name, byte[] raw) {
    ShownArticle open = RawArticle.of(raw);
    long begun = System.nanoTime();
    try {
      Fx.run(() -> {
        model.show(new ArticleModel.Content.Here(open, List.of("the")));
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
      });
      Fx.assertNothingThrown();
    } catch (RuntimeException | AssertionError e) {
      wrong.add(name + ": " + e);
    }
    long took = System.nanoTime() - begun;
    if (took > longest) {
      longest = took;
      slowest = name;
    }
    shown++;
    if (isSound(raw) && says(open.article(), REPLACEMENT)) {
      wrong.add(name + " shows U+FFFD where its octets are sound");
    }
  }

  /** Whether the octets are UTF-8 throughout and say nothing in any other charset. */
  private static boolean isSound(byte[] raw) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      return text.indexOf(REPLACEMENT) < 0 && !text.contains("=?") && !text.contains("ransfer-");
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean says(Article article, char c) {
    return article.subject().indexOf(c) >= 0
        || article.text().indexOf(c) >= 0
        || article.authors().stream().anyMatch(one -> one.name().indexOf(c) >= 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"malformed/malformed.tar.gz", "messages/messages.tar.gz"})
  void showsArticlesThatAreBroken(String archive) {
    Map<String, byte[]> files = Tar.files(Corpus.path(archive));
    int step = archive.startsWith("messages") ? Math.max(1, STEP / 10) : 1;
    int at = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (at++ % step == 0) {
        show(file.getKey(), file.getValue());
      }
    }
    Fx.frames(2);
    assertThat(wrong).isEmpty();
    assertThat(shown).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20ng-1993",
        "comp.lang.cobol",
        "lists-mime-2017-2026",
        "old-headers-1985-1992",
        "misc-real-headers",
        "mime-testmsgs"
      })
  void showsArticlesOfABatch(String batch) throws IOException {
    Path file = Corpus.path("usenet/" + batch + ".rnews.gz");
    int step = Files.size(file) > 1_000_000 ? STEP : Math.max(1, STEP / 10);
    int at = 0;
    try (RnewsReader articles = RnewsReader.open(file)) {
      for (Optional<byte[]> raw = articles.next(); raw.isPresent(); raw = articles.next()) {
        if (at++ % step == 0) {
          show(batch + " " + at, raw.get());
        }
      }
    }
    Fx.frames(2);
    assertThat(wrong).isEmpty();
    assertThat(shown).isPositive();
  }
}
