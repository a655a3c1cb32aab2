package org.newsloom.ui;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.reading.RowText;
import org.newsloom.task.TaskFuture;

/** Rows made of an array of depths, in depth-first order; marks can be changed. */
class ArrayRows implements ArticleRows {
  private final int[] depths;
  private final int[] parents;
  private final int[] sizes;
  final boolean[] read;
  final boolean[] flagged;
  final int[] scores;

  ArrayRows(int... depths) {
    this.depths = depths.clone();
    int size = depths.length;
    parents = new int[size];
    sizes = new int[size];
    read = new boolean[size];
    flagged = new boolean[size];
    scores = new int[size];
    int[] last = new int[size + 1];
    for (int row = 0; row < size; row++) {
      parents[row] = depths[row] == 0 ? -1 : last[depths[row] - 1];
      last[depths[row]] = row;
      sizes[row] = 1;
    }
    for (int row = size - 1; row >= 0; row--) {
      if (parents[row] >= 0) {
        sizes[parents[row]] += sizes[row];
      }
    }
  }

  @Override
  public int size() {
    return depths.length;
  }

  @Override
  public int depth(int row) {
    return depths[row];
  }

  @Override
  public int parent(int row) {
    return parents[row];
  }

  @Override
  public int subtreeSize(int row) {
    return sizes[row];
  }

  @Override
  public int replies(int row) {
    return sizes[row] - 1;
  }

  @Override
  public boolean isPlaceholder(int row) {
    return false;
  }

  @Override
  public Optional<Instant> date(int row) {
    return Optional.of(Instant.ofEpochSecond(1_700_000_000L + row * 60L));
  }

  @Override
  public RowText text(int row) {
    return new RowText(
        MessageId.parse("<row" + row + "@test.invalid>"),
        "Subject of row " + row,
        new Author("Author " + row % 97, "a" + row % 97 + "@example.invalid"),
        900 + row,
        row % 50,
        true);
  }

  @Override
  public CompletableFuture<Void> load(int from, int to) {
    return TaskFuture.guarding(CompletableFuture.completedFuture(null));
  }

  @Override
  public boolean isRead(int row) {
    return read[row];
  }

  @Override
  public boolean isFlagged(int row) {
    return flagged[row];
  }

  @Override
  public boolean isWatched(int row) {
    return false;
  }

  @Override
  public boolean isIgnored(int row) {
    return false;
  }

  @Override
  public int score(int row) {
    return scores[row];
  }

  @Override
  public int unread(int row) {
    int unread = 0;
    for (int at = row; at < row + sizes[row]; at++) {
      unread += read[at] ? 0 : 1;
    }
    return unread;
  }

  @Override
  public long key(int row) {
    return row + 1L;
  }

  @Override
  public int rowOf(long key) {
    return key >= 1 && key <= depths.length ? (int) key - 1 : -1;
  }
}
