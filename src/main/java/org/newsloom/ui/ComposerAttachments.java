package org.newsloom.ui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.Counted;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.Attachments;

/** The files that go out with what is written, below its text; not there where there are none. */
final class ComposerAttachments {
  /** Higher than three rows, it scrolls. */
  private static final double MOST_HEIGHT = 120;

  private final Manuscript written;
  private final FlowPane files = new FlowPane();
  private final Label size = Form.hintLabel("");
  private final ComboBox<Attachments.Form> form = new ComboBox<>();
  private final HBox node;

  ComposerAttachments(Manuscript written) {
    this.written = written;
    files.setAlignment(Pos.CENTER_LEFT);
    files.getStyleClass().add("composer-files");
    ScrollPane scroll = new ScrollPane(files);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setMaxHeight(MOST_HEIGHT);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("attachment-scroll", "edge-to-edge");
    HBox.setHgrow(scroll, Priority.ALWAYS);
    form.getItems().setAll(Attachments.Form.values());
    form.setConverter(words());
    form.setAccessibleText("How the files stand in the article");
    form.setTooltip(
        new Tooltip(
            "yEnc is small and what newsgroups for files are used to; MIME is a third larger and"
                + " read by anything"));
    form.valueProperty()
        .subscribe(chosen -> {
          if (chosen != null) {
            written.attachAs(chosen);
          }
        });
    node = new HBox(12, scroll, size, form);
    node.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("composer-attachments");
    size.setMinWidth(HBox.USE_PREF_SIZE);
    form.setMinWidth(HBox.USE_PREF_SIZE);
    written.attachments().subscribe(this::show);
  }

  Node node() {
    return node;
  }

  ComboBox<Attachments.Form> form() {
    return form;
  }

  private void show(Attachments now) {
    Form.show(node, !now.isEmpty());
    List<AttachedFile> all = now.files();
    files.getChildren().clear();
    for (int i = 0; i < all.size(); i++) {
      files.getChildren().add(entry(all.get(i), i));
    }
    size.setText(
        Counted.of(all.size(), "file") + ", " + Attachments.size(now.encodedSize()) + " as");
    form.setValue(now.form());
  }

  private Node entry(AttachedFile file, int index) {
    Label name = new Label(file.name(), Icons.of(Feather.PAPERCLIP));
    name.setTooltip(new Tooltip(file.name()));
    name.setMaxWidth(320);
    Label octets = Form.hintLabel(Attachments.size(file.octets().length));
    Button remove = new Button("", Icons.of(Feather.X));
    remove.getStyleClass().addAll("flat", "small");
    remove.setAccessibleText("Remove " + file.name());
    remove.setTooltip(new Tooltip("Remove this file"));
    remove.setOnAction(_ -> written.detach(index));
    HBox entry = new HBox(6, name, octets, remove);
    entry.setAlignment(Pos.CENTER_LEFT);
    entry.getStyleClass().add("composer-file");
    return entry;
  }

  private static StringConverter<Attachments.Form> words() {
    return new StringConverter<>() {
      @Override
      public String toString(Attachments.Form value) {
        return switch (value) {
          case YENC -> "yEnc";
          case MIME -> "MIME";
        };
      }

      @Override
      public Attachments.Form fromString(String text) {
        return text.equals("yEnc") ? Attachments.Form.YENC : Attachments.Form.MIME;
      }
    };
  }
}
