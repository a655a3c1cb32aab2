package org.newsloom.ui;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** When it was written; under the pointer what can be done with the row. */
final class DateCell extends ArticleCell {
  private final DateText dates;
  private final Label date = new Label();
  private final HBox buttons = new HBox(2);
  private final InvalidationListener hovered = _ -> swap();

  DateCell(ThreadListModel model, ThreadTable.Actions actions, DateText dates) {
    super(model);
    this.dates = dates;
    getStyleClass().add("date-cell");
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.getStyleClass().add("row-actions");
    buttons
        .getChildren()
        .addAll(
            button(Feather.CHECK, "Mark read or unread (M)", () -> actions.toggleRead(row())),
            button(Feather.STAR, "Flag (S)", () -> actions.toggleFlag(row())),
            button(Feather.EYE, "Watch thread (W)", () -> actions.toggleWatch(row())));
    tableRowProperty()
        .addListener((_, before, now) -> {
          if (before != null) {
            before.hoverProperty().removeListener(hovered);
          }
          if (now != null) {
            now.hoverProperty().addListener(hovered);
          }
        });
  }

  @Override
  void draw(ArticleRows rows, int row) {
    date.setText(rows.isPlaceholder(row) ? "" : rows.date(row).map(dates::brief).orElse("no date"));
    swap();
  }

  @Override
  void clear() {
    setGraphic(null);
  }

  private void swap() {
    boolean live =
        getTableRow() != null
            && getTableRow().isHover()
            && row() >= 0
            && !model().source().isPlaceholder(row());
    setGraphic(row() < 0 ? null : live ? buttons : date);
  }

  private static Button button(Feather picture, String words, Runnable action) {
    Button button = Icons.button(picture, words, action);
    button.setFocusTraversable(false);
    return button;
  }
}
