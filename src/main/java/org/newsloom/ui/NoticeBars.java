package org.newsloom.ui;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the window says in passing: a toast that goes by itself, a bar with a failure and its
 * details, one that holds something out to be done, and one that shows where a link leads before it
 * is opened.
 */
final class NoticeBars {
  private static final Duration TOAST_TIME = Duration.seconds(6);

  private final Notices notices;
  private final Consumer<String> browser;
  private final Label toastWords = new Label();
  private final Button undo = new Button("Undo");
  private final HBox toast = new HBox(12, toastWords, undo);
  private final PauseTransition toastEnds = new PauseTransition(TOAST_TIME);
  private final Label sentence = new Label();
  private final Label detail = new Label();
  private final VBox failure;
  private final VBox offers = new VBox();
  private final Label target = new Label();
  private final HBox link;

  /**
   * Shows the notices.
   *
   * @param browser opens an address outside
   */
  NoticeBars(Notices notices, Consumer<String> browser) {
    this.notices = notices;
    this.browser = browser;
    undo.getStyleClass().addAll("flat", "toast-undo");
    undo.setOnAction(_ -> notices.undo());
    toast.getStyleClass().add("toast");
    toast.setAlignment(Pos.CENTER);
    toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    toastEnds.setOnFinished(_ -> notices.hideToast());
    failure = failureBar();
    link = linkBar();
    notices.toast().addListener(_ -> showToast());
    notices.failure().addListener(_ -> showFailure());
    notices.offers().addListener((ListChangeListener<Offer>) _ -> showOffers());
    showToast();
    showFailure();
    showOffers();
    hide(link);
  }

  /** Floats over the window. */
  Node toast() {
    return toast;
  }

  /** Stands over the status line. */
  Node bars() {
    return new VBox(link, offers, failure);
  }

  /** Asks whether an address shall be opened, by showing it whole. */
  void ask(String address) {
    target.setText(address);
    show(link);
  }

  private void showToast() {
    boolean here = notices.toast().get().isPresent();
    toast.setVisible(here);
    notices
        .toast()
        .get()
        .ifPresent(it -> {
          toastWords.setText(it.words());
          undo.setVisible(it.undoable());
          undo.setManaged(it.undoable());
          toastEnds.playFromStart();
        });
  }

  private void showFailure() {
    if (notices.failure().get().isEmpty()) {
      hide(failure);
      return;
    }
    notices
        .failure()
        .get()
        .ifPresent(it -> {
          sentence.setText(it.sentence());
          detail.setText(it.detail());
          detail.setVisible(false);
          show(failure);
        });
  }

  private void showOffers() {
    offers.getChildren().setAll(notices.offers().stream().map(this::offerBar).toList());
  }

  private HBox offerBar(Offer offer) {
    Label words = new Label(offer.words());
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox bar = new HBox(10, Icons.of(Feather.INFO), words);
    if (!offer.button().isEmpty()) {
      Button take = new Button(offer.button());
      take.getStyleClass().add("accent");
      take.setMinWidth(Region.USE_PREF_SIZE);
      take.setOnAction(_ -> notices.take(offer));
      bar.getChildren().add(take);
    }
    bar.getChildren().add(Icons.button(Feather.X, "Put away", () -> notices.putAway(offer)));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("offer-bar");
    return bar;
  }

  private VBox failureBar() {
    sentence.setWrapText(true);
    detail.setWrapText(true);
    detail.getStyleClass().add("failure-detail");
    detail.managedProperty().bind(detail.visibleProperty());
    Button details = new Button("Details");
    details.getStyleClass().add("flat");
    details.setOnAction(_ -> detail.setVisible(!detail.isVisible()));
    details.visibleProperty().bind(detail.textProperty().isNotEmpty());
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox line =
        new HBox(
            10,
            Icons.of(Feather.ALERT_TRIANGLE),
            sentence,
            details,
            Icons.button(Feather.X, "Close", notices::hideFailure));
    line.setAlignment(Pos.CENTER_LEFT);
    VBox bar = new VBox(4, line, detail);
    bar.getStyleClass().add("failure-bar");
    return bar;
  }

  private HBox linkBar() {
    target.getStyleClass().add("link-target");
    target.setWrapText(true);
    HBox.setHgrow(target, Priority.ALWAYS);
    target.setMaxWidth(Double.MAX_VALUE);
    Button open = new Button("Open outside");
    open.getStyleClass().add("accent");
    open.setOnAction(_ -> {
      hideLink();
      browser.accept(target.getText());
    });
    Button copy = new Button("Copy address");
    copy.setOnAction(_ -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(target.getText());
      Clipboard.getSystemClipboard().setContent(content);
      hideLink();
    });
    HBox bar =
        new HBox(
            10,
            Icons.of(Feather.EXTERNAL_LINK),
            target,
            open,
            copy,
            Icons.button(Feather.X, "Close", this::hideLink));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("link-bar");
    return bar;
  }

  /** What was clicked is of an article that is not there any more, or of no interest. */
  void hideLink() {
    hide(link);
  }

  private static void show(Node node) {
    node.setVisible(true);
    node.setManaged(true);
  }

  private static void hide(Node node) {
    node.setVisible(false);
    node.setManaged(false);
  }
}
