package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;
import org.newsloom.reading.RowText;

/** A row of the thread list: how it looks as a whole, and what a screen reader says of it. */
final class ThreadTableRow extends TableRow<ThreadRow> {
  private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
  private static final PseudoClass IGNORED = PseudoClass.getPseudoClass("ignored");
  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");
  private static final PseudoClass ALL = PseudoClass.getPseudoClass("all-selected");

  private final ThreadListModel model;
  private static final PseudoClass HIGH_SCORE = PseudoClass.getPseudoClass("high-score");
  private static final PseudoClass LOW_SCORE = PseudoClass.getPseudoClass("low-score");

  private final InvalidationListener changed = _ -> update();

  ThreadTableRow(ThreadListModel model) {
    this.model = model;
    model.version().addListener(new WeakInvalidationListener(changed));
  }

  @Override
  protected void updateItem(@Nullable ThreadRow item, boolean empty) {
    super.updateItem(item, empty);
    update();
  }

  private void update() {
    ThreadRow item = getItem();
    ArticleRows rows = model.source();
    boolean here = !isEmpty() && item != null && item.row() < rows.size();
    int row = here && item != null ? item.row() : 0;
    pseudoClassStateChanged(UNREAD, here && !rows.isRead(row));
    pseudoClassStateChanged(IGNORED, here && rows.isIgnored(row));
    pseudoClassStateChanged(HIGH_SCORE, here && rows.score(row) > 0);
    pseudoClassStateChanged(LOW_SCORE, here && rows.score(row) < 0);
    pseudoClassStateChanged(MISSING, here && rows.isPlaceholder(row));
    pseudoClassStateChanged(ALL, here && model.isAllSelected());
    setAccessibleText(here ? spoken(rows, row) : "");
  }

  private String spoken(ArticleRows rows, int row) {
    List<String> words = new ArrayList<>();
    words.add("level " + (rows.depth(row) + 1));
    if (model.rows().isExpandable(row)) {
      words.add(model.rows().isExpanded(row) ? "expanded" : "collapsed");
    }
    if (rows.isPlaceholder(row)) {
      RowText brought = rows.text(row);
      words.add(
          brought.subject().isBlank()
              ? "article that is not here"
              : "not in this newsgroup, " + brought.subject());
      return String.join(", ", words);
    }
    words.add(rows.isRead(row) ? "read" : "unread");
    if (rows.isFlagged(row)) {
      words.add("flagged");
    }
    if (rows.isWatched(row)) {
      words.add("watched");
    }
    if (rows.isIgnored(row)) {
      words.add("ignored");
    }
    if (rows.isWithdrawn(row)) {
      words.add("cancelled or superseded");
    }
    if (rows.score(row) != 0) {
      words.add("score " + rows.score(row));
    }
    RowText text = rows.text(row);
    words.add(text.subject());
    words.add(text.author().displayName());
    return String.join(", ", words);
  }
}
