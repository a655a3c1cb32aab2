package org.newsloom.ui;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.task.Progress;
import org.newsloom.ui.StatusModel.Work;

/** The line at the bottom of the window. */
final class StatusLine {
  /** Narrower than this many letters' sizes, the line has no room for the count of texts. */
  private static final double EMS_FOR_TEXTS = 46;

  private final StatusModel model;
  private final Circle light = new Circle(4);
  private final Label connection = new Label();
  private final Label counts = new Label();
  private final Hyperlink texts = new Hyperlink();
  private final Label doing = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Button cancel;
  private final HBox work;
  private final HBox box = new HBox(12);

  /**
   * Shows the model.
   *
   * @param settings opens the settings of reading
   */
  StatusLine(StatusModel model, Runnable settings) {
    this.model = model;
    cancel =
        Icons.button(
            Feather.X, "Stop", () -> model.work().get().ifPresent(it -> it.cancel().run()));
    bar.setPrefWidth(140);
    work = new HBox(8, doing, bar, cancel);
    work.setAlignment(Pos.CENTER_RIGHT);
    work.managedProperty().bind(work.visibleProperty());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    connection.textProperty().bind(model.connection());
    connection.setMinWidth(0);
    counts.textProperty().bind(model.counts());
    counts.setMinWidth(Region.USE_PREF_SIZE);
    texts(settings);
    box.getChildren().setAll(light, connection, counts, texts, space, work);
    box.getStyleClass().add("status-line");
    box.setAlignment(Pos.CENTER_LEFT);
    model.light().addListener(_ -> showLight());
    model.connectionDetail().addListener(_ -> showDetail());
    model.work().addListener(_ -> showWork());
    showLight();
    showWork();
  }

  Node node() {
    return box;
  }

  private void texts(Runnable settings) {
    texts.getStyleClass().add("status-link");
    texts.setMinWidth(Region.USE_PREF_SIZE);
    texts
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.texts().get().isEmpty()
                        ? ""
                        : model.texts().get()
                            + (model.fetchingAhead().get() ? ", fetched ahead" : ", on demand"),
                model.texts(),
                model.fetchingAhead()));
    texts
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    !texts.getText().isEmpty()
                        && box.getWidth() >= EMS_FOR_TEXTS * counts.getFont().getSize(),
                texts.textProperty(),
                box.widthProperty(),
                counts.fontProperty()));
    texts.managedProperty().bind(texts.visibleProperty());
    texts.setFocusTraversable(false);
    Tooltip why = new Tooltip();
    why.textProperty().bind(model.ahead().concat("\nClick to change that."));
    texts.setTooltip(why);
    texts.setOnAction(_ -> {
      texts.setVisited(false);
      settings.run();
    });
  }

  private void showLight() {
    light
        .getStyleClass()
        .setAll("light", "light-" + model.light().get().name().toLowerCase(java.util.Locale.ROOT));
  }

  private void showDetail() {
    String detail = model.connectionDetail().get();
    connection.setTooltip(detail.isEmpty() ? null : new Tooltip(detail));
  }

  private void showWork() {
    work.setVisible(model.work().get().isPresent());
    model.work().get().map(Work::progress).ifPresent(this::show);
  }

  private void show(Progress progress) {
    doing.setText(
        progress.isMeasured()
            ? String.format(
                java.util.Locale.ENGLISH,
                "%s %,d of %,d",
                progress.what(),
                progress.done(),
                progress.total())
            : progress.what());
    bar.setProgress(progress.fraction());
  }
}
