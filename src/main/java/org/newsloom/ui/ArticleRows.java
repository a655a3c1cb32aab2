package org.newsloom.ui;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.RowText;
import org.newsloom.reading.SearchHit.Mark;

/**
 * What the thread list shows, row by row in depth-first order: a newsgroup or what a search found.
 * Never waits.
 */
interface ArticleRows {
  int size();

  /** How deep a row stands; 0 for the beginning of a thread. */
  int depth(int row);

  /** The row that this one answers; -1 for the beginning of a thread. */
  int parent(int row);

  /** Rows of the subthread, itself included. */
  int subtreeSize(int row);

  /** Articles below this one. */
  int replies(int row);

  boolean isPlaceholder(int row);

  Optional<Instant> date(int row);

  /** The newest date in the subthread, itself included. */
  default Optional<Instant> newest(int row) {
    Optional<Instant> newest = Optional.empty();
    for (int at = row; at < row + subtreeSize(row); at++) {
      Optional<Instant> date = isPlaceholder(at) ? Optional.empty() : date(at);
      if (date.isPresent() && (newest.isEmpty() || date.get().isAfter(newest.get()))) {
        newest = date;
      }
    }
    return newest;
  }

  /** The words, or {@link RowText#PENDING} until {@link #load} has brought them. */
  RowText text(int row);

  /** Brings the words of the rows from {@code from} up to {@code to}, that one not included. */
  CompletableFuture<Void> load(int from, int to);

  boolean isRead(int row);

  boolean isFlagged(int row);

  boolean isWatched(int row);

  boolean isIgnored(int row);

  /** Whether the person asked for it to be cancelled, or superseded it. */
  default boolean isWithdrawn(int row) {
    return false;
  }

  /** The points of the scoring rules; 0 for none. */
  int score(int row);

  /** The best score in the subthread, itself included. */
  default int bestScore(int row) {
    int best = Integer.MIN_VALUE;
    for (int at = row; at < row + subtreeSize(row); at++) {
      best = isPlaceholder(at) ? best : Math.max(best, score(at));
    }
    return best == Integer.MIN_VALUE ? 0 : best;
  }

  /** Unread articles in the subthread, itself included. */
  int unread(int row);

  /** What a row is known by in a later state of the same list: an article number; 0 for none. */
  long key(int row);

  /** The row with that key; -1 where it is not in the list. */
  int rowOf(long key);

  /** Words found in the subject. */
  default List<Mark> subjectMarks(int row) {
    return List.of();
  }

  /** The newsgroup of a row in a list of more than one newsgroup; else empty. */
  default String group(int row) {
    return "";
  }

  /** Words of the text that help to choose this row; or empty. */
  default String snippet(int row) {
    return "";
  }

  /** Words found in the snippet. */
  default List<Mark> snippetMarks(int row) {
    return List.of();
  }

  /** Nothing to show. */
  static ArticleRows none() {
    return NoRows.NONE;
  }
}
