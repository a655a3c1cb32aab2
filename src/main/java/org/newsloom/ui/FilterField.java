package org.newsloom.ui;

import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.ui.ThreadListModel.Showing;

/** Narrows the open newsgroup to subjects and authors with some words, while they are typed. */
final class FilterField {
  private final GroupListModel groups;
  private final ThreadListModel threads;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final HBox box = new HBox(8, count, field);
  private final PauseTransition pause = new PauseTransition(Duration.millis(150));
  private Runnable toList = () -> {};
  private Runnable useChanged = () -> {};

  /** The field may not be in sight yet when it is asked to take the keys. */
  private boolean opening;

  /**
   * A field for the list that these models show.
   *
   * @param entered is run each time when it is entered
   */
  FilterField(GroupListModel groups, ThreadListModel threads, Runnable entered) {
    this.groups = groups;
    this.threads = threads;
    field.setPromptText("Filter this list");
    field.setAccessibleText("Filter this list by subject and author");
    field.getStyleClass().add("filter-field");
    count.getStyleClass().add("filter-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    box.setAlignment(Pos.CENTER_RIGHT);
    // In a narrow window it gives way to what stands beside it.
    HBox.setHgrow(field, Priority.SOMETIMES);
    box.getStyleClass().add("filter-box");
    pause.setOnFinished(_ -> narrow());
    field.textProperty().addListener(_ -> pause.playFromStart());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    field
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (focused) {
            entered.run();
          }
        });
    threads.options().addListener((_, before, now) -> follow(before, now));
    threads.version().addListener(_ -> tell());
    tell();
  }

  Node node() {
    return box;
  }

  /** What the field gives the focus to when its work is done. */
  void setToList(Runnable action) {
    toList = action;
  }

  /** Is told when the field is entered and left, and when it begins or ends to narrow. */
  void onUse(Runnable action) {
    useChanged = action;
    field
        .focusedProperty()
        .addListener((_, _, focused) -> {
          opening = opening && focused;
          action.run();
        });
    threads.options().addListener(_ -> action.run());
  }

  /** Whether the person types here, or what was typed narrows the list. */
  boolean isUsed() {
    return opening || field.isFocused() || isNarrowing();
  }

  void open() {
    opening = true;
    useChanged.run();
    field.requestFocus();
    field.selectAll();
  }

  boolean isFocused() {
    return field.isFocused();
  }

  /** Whether only some articles are shown. */
  boolean isNarrowing() {
    return threads.showing().get() == Showing.GROUP && threads.options().get().isNarrowed();
  }

  /** Shows the whole list again; the selection stays. */
  void clear() {
    field.clear();
    narrow();
    toList.run();
  }

  private void narrow() {
    pause.stop();
    threads.options().set(threads.options().get().withWords(field.getText().strip()));
  }

  /** Another newsgroup is shown whole: the words in the field are not of it. */
  private void follow(ThreadListOptions before, ThreadListOptions now) {
    if (before.isNarrowed() && !now.isNarrowed()) {
      field.clear();
      pause.stop();
    }
    tell();
  }

  private void tell() {
    count.setText(
        isNarrowing()
            ? String.format(
                Locale.ENGLISH,
                "%,d of %,d",
                threads.source().size(),
                groups.currentCounts().map(SubscribedGroup::cached).orElse(0L))
            : "");
    count.setVisible(isNarrowing());
    count.setManaged(isNarrowing());
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
      narrow();
      toList.run();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      clear();
      event.consume();
    }
  }
}
