package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.Part;
import org.newsloom.mime.ArticleParser;
import org.newsloom.reading.ShownArticle;

/** Pictures in articles, and those of their authors. */
final class PicturesOfArticlesTest {
  private static final ArticleParser PARSER = new ArticleParser();
  private Optional<Stage> stage = Optional.empty();
  private Optional<Theme> theme = Optional.empty();
  private final RawArticle actions = new RawArticle();

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      stage.ifPresent(Stage::close);
      theme.ifPresent(Theme::dispose);
    });
    Fx.assertNothingThrown();
  }

  private static byte[] picture(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(new Color(0x2a6f97));
    pen.fillRect(0, 0, width, height);
    pen.setColor(new Color(0xf4a261));
    pen.fillOval(width / 4, height / 4, width / 2, height / 2);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, out)).isTrue();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "jpeg", "bmp"})
  void areAsLargeAsTheySay(String format) {
    byte[] octets = picture(format, 321, 123);
    assertThat(PictureData.size(octets)).contains(new PictureData.Size(321, 123));
    assertThat(PictureData.read(octets, 0, 0).orElseThrow().getWidth()).isEqualTo(321);
    assertThat(PictureData.read(octets, 100, 100).orElseThrow().getWidth()).isEqualTo(100);
  }

  @Test
  void areNotUnpackedWhereTheyAreTooLarge() {
    byte[] bomb = picture("png", 10, 10);
    ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
    assertThat(PictureData.read(bomb, 0, 0)).isEmpty();
    ByteBuffer.wrap(bomb).putInt(16, -1).putInt(20, -1);
    assertThat(PictureData.read(bomb, 0, 0)).isEmpty();
  }

  @Test
  void mayBeAnyOctets() {
    Random random = new Random(7);
    for (String format : List.of("png", "gif", "jpeg", "bmp")) {
      byte[] whole = picture(format, 60, 40);
      for (int i = 0; i < 200; i++) {
        byte[] broken = java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
        for (int k = 0; k < 3 && broken.length > 0; k++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        // Whatever comes of it, nothing is thrown.
        assertThat(PictureData.read(broken, 50, 50).map(it -> it.getWidth() <= 50).orElse(true))
            .isTrue();
      }
    }
    assertThat(PictureData.read("no picture".getBytes(StandardCharsets.US_ASCII), 0, 0)).isEmpty();
    assertThat(PictureData.face("!!!")).isEmpty();
    assertThat(PictureData.face(Base64.getEncoder().encodeToString(picture("png", 900, 900))))
        .isEmpty();
  }

  private static byte[] raw(int pictures) {
    StringBuilder raw =
        new StringBuilder("From: Ann <ann@example.org>\nSubject: Holidays\nFace: ")
            .append(Base64.getEncoder().encodeToString(picture("png", 48, 48)))
            .append("\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n")
            .append("--x\nContent-Type: text/plain\n\nLook:\n");
    for (int i = 0; i < pictures; i++) {
      byte[] octets = i == 2 ? new byte[] {1, 2, 3} : picture("jpeg", 300 + 40 * i, 200);
      raw.append("--x\nContent-Type: image/jpeg; name=beach-" + i + ".jpg\n")
          .append("Content-Transfer-Encoding: base64\n\n")
          .append(Base64.getMimeEncoder().encodeToString(octets))
          .append('\n');
    }
    raw.append("--x\nContent-Type: application/pdf; name=map.pdf\n\n%PDF\n--x--\n");
    return raw.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private Scene show(byte[] raw) {
    ShownArticle shown = actions.show(raw);
    return Fx.on(() -> {
      ArticleModel model = new ArticleModel();
      Theme colours = new Theme();
      theme = Optional.of(colours);
      ArticlePane pane =
          new ArticlePane(
              model,
              new Commands(),
              actions,
              new DateText(Clock.systemUTC()),
              new ReadOnlyDoubleWrapper(1).getReadOnlyProperty());
      Stage made = new Stage();
      stage = Optional.of(made);
      made.setScene(new Scene(new StackPane(pane.node()), 900, 600));
      colours.dress(made.getScene());
      made.show();
      model.show(new ArticleModel.Content.Here(shown, List.of()));
      return made.getScene();
    });
  }

  private static List<Button> thumbnails(Scene scene) {
    return scene.getRoot().lookupAll(".thumbnail").stream().map(Button.class::cast).toList();
  }

  @Test
  void standBelowTheTextAndOpenByAClick() {
    Scene scene = show(raw(6));
    Fx.until(
        "five pictures are there",
        () ->
            thumbnails(scene).stream().filter(it -> it.getGraphic() instanceof ImageView).count()
                == 5);
    assertThat(Fx.on(() -> scene.getRoot().lookup(".face"))).isNotNull();
    Fx.frames(3);
    Pictures.take(theme.orElseThrow(), scene, "pictures");
    Fx.run(() -> thumbnails(scene).get(3).fire());
    assertThat(actions.opened).containsExactly(3);
  }

  /** The button of a file that is spread over several posts. */
  private static Button joining(Scene scene) {
    return scene.getRoot().lookupAll(".attachments .button").stream()
        .map(Button.class::cast)
        .filter(it -> it.getText().contains("part") || it.getText().equals("Stop"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void filesInSeveralPostsArePutTogetherAndThatCanBeStopped() {
    String line = "M" + "8V]U;G0@".repeat(7) + "8V]U\n";
    Scene scene =
        show(("Subject: x (2/3)\n\n" + line.repeat(9)).getBytes(StandardCharsets.US_ASCII));
    Fx.frames(3);
    Button button = joining(scene);
    assertThat(button.getText()).isEqualTo("Get all 3 parts…");
    Fx.picture(scene, "parts", 1);
    Fx.run(button::fire);
    assertThat(actions.joining).isNotDone();
    Fx.run(button::fire);
    assertThat(actions.joining).isCancelled();
    Fx.until("it can be asked again", () -> button.getText().equals("Get all 3 parts…"));
  }

  @Test
  void wordsInSeveralPostsAreNoFile() {
    Scene scene = show("Subject: FAQ (2/3)\n\nHello".getBytes(StandardCharsets.US_ASCII));
    Fx.frames(3);
    assertThat(scene.getRoot().lookupAll(".attachments .button")).isEmpty();
  }

  @Test
  void areShownLargeOneAfterTheOther() {
    byte[] raw = raw(4);
    List<Part> parts = PARSER.parse(raw).parts().stream().filter(PictureData::isPicture).toList();
    List<Part> saved = new ArrayList<>();
    Scene scene = show(raw(0));
    PictureWindow window =
        Fx.on(() ->
            new PictureWindow(
                theme.orElseThrow(),
                stage.orElseThrow(),
                parts,
                part -> CompletableFuture.completedFuture(PARSER.part(raw, part.path())),
                saved::add));
    Fx.run(() -> window.open(0));
    Fx.until("the first is there", window::isShown);
    Fx.frames(2);
    Pictures.take(theme.orElseThrow(), window.window().scene(), "picture");
    Fx.press(window.window().scene(), KeyCode.RIGHT);
    Fx.press(window.window().scene(), KeyCode.RIGHT);
    Fx.until("that one is none", () -> window.words().startsWith("This picture cannot"));
    Fx.press(window.window().scene(), KeyCode.RIGHT);
    Fx.until("the last is there", window::isShown);
    Fx.press(window.window().scene(), KeyCode.RIGHT);
    assertThat(Fx.on(window::isShown)).isTrue();
    Fx.run(() -> window.window().close());
    assertThat(scene).isNotNull();
  }
}
