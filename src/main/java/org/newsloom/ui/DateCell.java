package org.newsloom.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * When it was written; of a collapsed thread when the newest in it was, which it is sorted by.
 * Under the pointer what can be done with the row.
 */
final class DateCell extends ArticleCell {
  private final DateText dates;
  private final Label date = new Label();
  private final HBox buttons = new HBox(2);
  private final InvalidationListener hovered = _ -> swap();
  private final Text ruler = new Text();
  private final Tooltip tip = new Tooltip();
  private Optional<Instant> when = Optional.empty();
  private String none = "";

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
    widthProperty().addListener(_ -> fit());
    date.fontProperty().addListener(_ -> fit());
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
    Optional<Instant> own = rows.isPlaceholder(row) ? Optional.empty() : rows.date(row);
    boolean collapsed = model().rows().isExpandable(row) && !model().rows().isExpanded(row);
    // Threads are sorted by their newest article, and nothing else stands for it here.
    Optional<Instant> newest = collapsed ? rows.newest(row) : own;
    when = newest;
    tell(own, newest);
    none = rows.isPlaceholder(row) ? "" : "no date";
    fit();
    swap();
  }

  @Override
  void clear() {
    setGraphic(null);
  }

  private void tell(Optional<Instant> own, Optional<Instant> newest) {
    List<String> lines = new ArrayList<>();
    own.ifPresent(it -> lines.add(dates.full(it)));
    newest
        .filter(it -> !own.equals(Optional.of(it)))
        .ifPresent(it -> lines.add("Newest in the thread: " + dates.full(it)));
    tip.setText(String.join("\n", lines));
    date.setTooltip(lines.isEmpty() ? null : tip);
  }

  /** The day alone where there is no room for the time. */
  private void fit() {
    String whole = when.map(dates::brief).orElse(none);
    ruler.setFont(date.getFont());
    ruler.setText(whole);
    double room = getWidth() - snappedLeftInset() - snappedRightInset();
    boolean fits = getWidth() <= 0 || Math.ceil(ruler.getLayoutBounds().getWidth()) <= room;
    date.setText(fits ? whole : when.map(dates::day).orElse(none));
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
