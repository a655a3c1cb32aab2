package org.newsloom.ui;

import java.util.List;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.Part;
import org.newsloom.article.PostPart;
import org.newsloom.post.Attachments;
import org.newsloom.reading.ShownArticle;

/**
 * What is attached to the open article: pictures as small pictures, which a click shows large, and
 * the rest to be saved by a click.
 */
final class AttachmentBar {
  private static final int MOST = 100;
  private static final int MOST_PICTURES = 40;

  /** Three lines of uuencoded data of full length (POSIX). */
  private static final Pattern ENCODED = Pattern.compile("(?m)(?:^M[ -`]{59,62}\\r?\\n){3}");

  private static final double WIDTH = 128;
  private static final double HEIGHT = 96;

  /** Higher than two rows of pictures, it scrolls. */
  private static final double MOST_HEIGHT = 300;

  private final ArticlePane.Actions actions;
  private final Commands commands;
  private final FlowPane bar = new FlowPane();
  private final ScrollPane scroll = new ScrollPane(bar);
  private @Nullable ShownArticle open;

  AttachmentBar(ArticlePane.Actions actions, Commands commands) {
    this.actions = actions;
    this.commands = commands;
    bar.getStyleClass().add("attachments");
    scroll.managedProperty().bind(scroll.visibleProperty());
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    scroll.setMaxHeight(MOST_HEIGHT);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("attachment-scroll", "edge-to-edge");
    hide();
  }

  Node node() {
    return scroll;
  }

  /** The parts that are not the text itself, nor the signature that the head tells of. */
  static List<Part> attached(ShownArticle shown) {
    return shown.article().parts().stream()
        .filter(part -> !part.inlineText() && !part.path().equals(shown.signaturePart()))
        .limit(MOST)
        .toList();
  }

  void show(ShownArticle shown) {
    List<Part> parts = attached(shown);
    List<Part> pictures =
        parts.stream().filter(PictureData::isPicture).limit(MOST_PICTURES).toList();
    bar.getChildren().clear();
    open = shown;
    for (Part part : pictures) {
      bar.getChildren().add(thumbnail(shown, pictures, part));
    }
    for (Part part : parts) {
      if (!pictures.contains(part)) {
        Button button =
            new Button(
                nameOf(part) + "  " + Attachments.size(part.size()), Icons.of(Feather.PAPERCLIP));
        button.setTooltip(new Tooltip("Save " + nameOf(part) + " (" + part.type() + ")…"));
        button.setOnAction(_ -> actions.save(shown, part));
        bar.getChildren().add(button);
      }
    }
    if (parts.size() > 1 && commands.isAvailable(Command.SAVE_ATTACHMENTS)) {
      Button all = new Button("Save all…");
      all.getStyleClass().add("flat");
      all.setOnAction(_ -> commands.run(Command.SAVE_ATTACHMENTS));
      bar.getChildren().add(all);
    }
    PostPart.of(shown.article().subject())
        .filter(_ -> !parts.isEmpty() || isEncoded(shown.article().text()))
        .ifPresent(part -> bar.getChildren().add(new PartsButton(actions, shown, part)));
    scroll.setVisible(!bar.getChildren().isEmpty());
  }

  /** Whether a text is a piece of a file: what goes on in it began in another article. */
  private static boolean isEncoded(String text) {
    return ENCODED.matcher(text.substring(0, Math.min(text.length(), 10_000))).find();
  }

  /**
   * A button that shows the picture once it is there; until then, and for what is none, an icon.
   */
  private Button thumbnail(ShownArticle shown, List<Part> pictures, Part part) {
    Button button =
        new Button(nameOf(part) + "  " + Attachments.size(part.size()), Icons.of(Feather.IMAGE));
    button.getStyleClass().add("thumbnail");
    button.setContentDisplay(ContentDisplay.TOP);
    button.setMaxWidth(WIDTH + 40);
    button.setTooltip(new Tooltip("Show " + nameOf(part)));
    button.setOnAction(_ -> actions.openPictures(shown, pictures, pictures.indexOf(part)));
    var _ =
        actions
            .octets(shown, part)
            .thenApplyAsync(
                octets -> octets.flatMap(it -> PictureData.read(it, WIDTH * 2, HEIGHT * 2)))
            .thenAcceptAsync(
                image -> {
                  if (shown.equals(open)) {
                    image.ifPresent(it -> button.setGraphic(small(it)));
                  }
                },
                Platform::runLater);
    return button;
  }

  private static ImageView small(Image image) {
    ImageView view = new ImageView(image);
    view.setPreserveRatio(true);
    view.setFitWidth(Math.min(WIDTH, image.getWidth()));
    view.setFitHeight(Math.min(HEIGHT, image.getHeight()));
    return view;
  }

  static String nameOf(Part part) {
    return part.name().isEmpty() ? part.type() : part.name();
  }

  void hide() {
    open = null;
    scroll.setVisible(false);
  }
}
