package org.newsloom.reading;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import org.newsloom.article.NumberRanges;
import org.newsloom.score.Scorer;
import org.newsloom.store.GroupHeaders;

/**
 * Read marks and the like for the rows of one {@link ThreadList}, at one moment. Immutable; after a
 * mark a new one is asked for, the list stays.
 */
public final class ThreadMarks {
  private final GroupHeaders headers;
  private final Rows rows;
  private final NumberRanges bodies;
  private final BitSet unread;
  private final BitSet flagged;
  private final BitSet watched;
  private final BitSet ignored;
  private final BitSet withdrawn;
  private final Scores scores;

  /** How many unread rows stand before each row; one more entry for the end. */
  private final int[] unreadBefore;

  ThreadMarks(GroupHeaders headers, Rows rows, MarkSets sets) {
    this.headers = headers;
    this.rows = rows;
    this.bodies = sets.bodies();
    this.flagged = marked(sets.flagged());
    this.watched = spread(marked(sets.watched()));
    this.ignored = spread(marked(sets.ignored()));
    this.withdrawn = marked(sets.withdrawn());
    this.scores = sets.scores();
    killed();
    this.unread = unreadRows(sets.read());
    this.unreadBefore = new int[rows.size() + 1];
    for (int row = 0; row < rows.size(); row++) {
      boolean counts = unread.get(row) && !ignored.get(row);
      unreadBefore[row + 1] = unreadBefore[row] + (counts ? 1 : 0);
    }
  }

  /** What rules hide is ignored too, alone and not with what answers it. */
  private void killed() {
    for (int i = 0; i < scores.numbers().length; i++) {
      if (scores.values()[i] <= Scorer.KILL) {
        int header = Arrays.binarySearch(headers.number(), 0, headers.size(), scores.numbers()[i]);
        if (header >= 0 && rows.rowOfHeader[header] != Rows.NONE) {
          ignored.set(rows.rowOfHeader[header]);
        }
      }
    }
  }

  private BitSet unreadRows(NumberRanges read) {
    BitSet set = rowsOf(read);
    set.flip(0, rows.size());
    for (int row : rows.placeholders) {
      set.clear(row);
    }
    return set;
  }

  /** Walks numbers and ranges side by side, both being in order. */
  private BitSet rowsOf(NumberRanges numbers) {
    BitSet set = new BitSet(rows.size());
    int range = 0;
    for (int header = 0; header < headers.size() && range < numbers.rangeCount(); header++) {
      long number = headers.number()[header];
      while (range < numbers.rangeCount() && numbers.high(range) < number) {
        range++;
      }
      int row = rows.rowOfHeader[header];
      if (row != Rows.NONE && range < numbers.rangeCount() && numbers.low(range) <= number) {
        set.set(row);
      }
    }
    return set;
  }

  private BitSet marked(MarkSets.Marked mark) {
    if (mark.keys().isEmpty()) {
      return new BitSet();
    }
    BitSet set = rowsOf(mark.numbers());
    Set<Long> keys = mark.keys();
    for (int i = 0; i < rows.placeholders.length; i++) {
      if (keys.contains(rows.placeholderKeys[i])) {
        set.set(rows.placeholders[i]);
      }
    }
    return set;
  }

  /** What is marked, and all that is below it. */
  private BitSet spread(BitSet marked) {
    for (int row = marked.nextSetBit(0); row >= 0; row = marked.nextSetBit(row + 1)) {
      marked.set(row, row + rows.subtree[row]);
      row += rows.subtree[row] - 1;
    }
    return marked;
  }

  /** Whether the article counts as read; a placeholder does. */
  public boolean isRead(int row) {
    return !unread.get(row);
  }

  /** Whether the user flagged it. */
  public boolean isFlagged(int row) {
    return flagged.get(row);
  }

  /** Whether its thread is watched. */
  public boolean isWatched(int row) {
    return watched.get(row);
  }

  /** Whether its thread or subthread is ignored. */
  public boolean isIgnored(int row) {
    return ignored.get(row);
  }

  /** Whether the user asked for it to be cancelled, or superseded it. */
  public boolean isWithdrawn(int row) {
    return withdrawn.get(row);
  }

  /** Whether its body is in the cache. */
  public boolean isBodyHere(int row) {
    return !rows.isPlaceholder(row) && bodies.contains(headers.number()[rows.header[row]]);
  }

  /** The points that scoring rules give; 0 where none fits, and for a placeholder. */
  public int score(int row) {
    return scores.isEmpty() || rows.isPlaceholder(row)
        ? 0
        : scores.of(headers.number()[rows.header[row]]);
  }

  /** Unread articles in the subthread, itself included; what is ignored is not counted. */
  public int unread(int row) {
    return unreadBefore[row + rows.subtree[row]] - unreadBefore[row];
  }

  /** Unread articles in the whole list; what is ignored is not counted. */
  public int unread() {
    return unreadBefore[rows.size()];
  }

  /** What the user did with the article of a row. */
  public ArticleState state(int row) {
    return new ArticleState(isRead(row), isFlagged(row), isWatched(row), isIgnored(row));
  }
}
