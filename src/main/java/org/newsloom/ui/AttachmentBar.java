package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.Part;
import org.newsloom.reading.ShownArticle;

/** What is attached to the open article, each to be saved by a click. */
final class AttachmentBar {
  private static final int MOST = 100;

  private final ArticlePane.Actions actions;
  private final Commands commands;
  private final FlowPane bar = new FlowPane();

  AttachmentBar(ArticlePane.Actions actions, Commands commands) {
    this.actions = actions;
    this.commands = commands;
    bar.getStyleClass().add("attachments");
    bar.managedProperty().bind(bar.visibleProperty());
    hide();
  }

  Node node() {
    return bar;
  }

  /** The parts that are not the text itself. */
  static List<Part> attached(ShownArticle shown) {
    return shown.article().parts().stream().filter(part -> !part.inlineText()).limit(MOST).toList();
  }

  void show(ShownArticle shown) {
    List<Part> parts = attached(shown);
    bar.getChildren().clear();
    for (Part part : parts) {
      String name = part.name().isEmpty() ? part.type() : part.name();
      Button button = new Button(name + "  " + size(part.size()), Icons.of(Feather.PAPERCLIP));
      button.setTooltip(new Tooltip("Save " + name + " (" + part.type() + ")…"));
      button.setOnAction(_ -> actions.save(shown, part));
      bar.getChildren().add(button);
    }
    if (parts.size() > 1 && commands.isAvailable(Command.SAVE_ATTACHMENTS)) {
      Button all = new Button("Save all…");
      all.getStyleClass().add("flat");
      all.setOnAction(_ -> commands.run(Command.SAVE_ATTACHMENTS));
      bar.getChildren().add(all);
    }
    bar.setVisible(!parts.isEmpty());
  }

  void hide() {
    bar.setVisible(false);
  }

  private static String size(long octets) {
    if (octets < 1024) {
      return octets + " B";
    }
    return octets < 1024 * 1024
        ? Math.round(octets / 1024.0) + " KB"
        : String.format(Locale.ENGLISH, "%.1f MB", octets / 1024.0 / 1024.0);
  }
}
