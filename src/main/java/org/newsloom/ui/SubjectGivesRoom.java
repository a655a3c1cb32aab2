package org.newsloom.ui;

import java.util.List;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/**
 * How the columns of a table share its width: the first one takes what room there is and gives it.
 * The others have the widths they were given or dragged to, which are their preferred ones, and
 * give only when the first has no more to give; so they have them again when the table grows.
 */
@SuppressWarnings("rawtypes") // as the control wants it
final class SubjectGivesRoom extends ConstrainedColumnResizeBase
    implements Callback<TableView.ResizeFeatures, Boolean> {
  @Override
  @SuppressWarnings("unchecked") // whatever the rows are
  public Boolean call(TableView.ResizeFeatures change) {
    return resize((TableView.ResizeFeatures<Object>) change);
  }

  private static boolean resize(TableView.ResizeFeatures<Object> change) {
    List<TableColumn<Object, ?>> columns = change.getTable().getVisibleLeafColumns();
    int dragged = columns.indexOf(change.getColumn());
    if (dragged >= 0) {
      return drag(columns, dragged, change.getDelta());
    }
    if (!columns.isEmpty() && change.getContentWidth() > 0) {
      share(change, columns);
    }
    return true;
  }

  /** The end of a column moves; columns after it give the room or take it. */
  private static boolean drag(List<TableColumn<Object, ?>> columns, int dragged, double delta) {
    List<TableColumn<Object, ?>> after = columns.subList(dragged + 1, columns.size());
    if (after.isEmpty()) {
      return false;
    }
    TableColumn<Object, ?> column = columns.get(dragged);
    double moved = 0;
    if (delta < 0) {
      moved = -Math.min(-delta, spare(column));
      widen(after.getFirst(), -moved);
    } else {
      for (TableColumn<Object, ?> other : after) {
        double given = Math.min(delta - moved, spare(other));
        widen(other, -given);
        moved += given;
      }
    }
    widen(column, moved);
    return Math.abs(moved) > 0;
  }

  private static double spare(TableColumn<Object, ?> column) {
    return Math.max(0, column.getWidth() - column.getMinWidth());
  }

  private static void widen(TableColumn<Object, ?> column, double by) {
    if (Math.abs(by) > 0) {
      column.setPrefWidth(column.getWidth() + by);
    }
  }

  /** Gives each column its width in a table that became wider or narrower. */
  private static void share(
      TableView.ResizeFeatures<Object> change, List<TableColumn<Object, ?>> columns) {
    TableColumn<Object, ?> first = columns.getFirst();
    List<TableColumn<Object, ?>> others = columns.subList(1, columns.size());
    double room = Math.floor(change.getContentWidth());
    double wanted = others.stream().mapToDouble(SubjectGivesRoom::wanted).sum();
    double missing = Math.max(0, first.getMinWidth() + wanted - room);
    for (TableColumn<Object, ?> other : others) {
      double given = Math.min(missing, wanted(other) - other.getMinWidth());
      change.setColumnWidth(other, wanted(other) - given);
      missing -= given;
    }
    double taken = others.stream().mapToDouble(TableColumn::getWidth).sum();
    change.setColumnWidth(first, Math.max(first.getMinWidth(), room - taken));
  }

  private static double wanted(TableColumn<Object, ?> column) {
    return Math.clamp(column.getPrefWidth(), column.getMinWidth(), column.getMaxWidth());
  }
}
