package org.newsloom.ui;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A cell of the thread list: draws itself anew when its row or what is known of it changes. */
abstract class ArticleCell extends TableCell<ThreadRow, ThreadRow> {
  private final ThreadListModel model;
  private final InvalidationListener changed = _ -> update();

  ArticleCell(ThreadListModel model) {
    this.model = model;
    model.version().addListener(new WeakInvalidationListener(changed));
  }

  /** Draws a row of the list. */
  abstract void draw(ArticleRows rows, int row);

  /** Draws nothing. */
  abstract void clear();

  ThreadListModel model() {
    return model;
  }

  /** The row that is drawn; -1 for none. */
  final int row() {
    ThreadRow item = getItem();
    return isEmpty() || item == null || item.row() >= model.source().size() ? -1 : item.row();
  }

  @Override
  protected final void updateItem(@Nullable ThreadRow item, boolean empty) {
    super.updateItem(item, empty);
    update();
  }

  private void update() {
    int row = row();
    if (row < 0) {
      clear();
    } else {
      draw(model.source(), row);
    }
  }
}
