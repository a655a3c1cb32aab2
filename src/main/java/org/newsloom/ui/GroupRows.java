package org.newsloom.ui;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.RowText;
import org.newsloom.reading.ThreadList;
import org.newsloom.reading.ThreadMarks;

/**
 * A newsgroup's articles and their marks at one moment.
 *
 * @param list the articles
 * @param marks the marks of that list
 */
record GroupRows(ThreadList list, ThreadMarks marks) implements ArticleRows {
  @Override
  public int size() {
    return list.size();
  }

  @Override
  public int depth(int row) {
    return list.depth(row);
  }

  @Override
  public int parent(int row) {
    return list.parent(row);
  }

  @Override
  public int subtreeSize(int row) {
    return list.subtreeSize(row);
  }

  @Override
  public int replies(int row) {
    return list.replies(row);
  }

  @Override
  public boolean isPlaceholder(int row) {
    return list.isPlaceholder(row);
  }

  @Override
  public Optional<Instant> date(int row) {
    return list.date(row);
  }

  @Override
  public Optional<Instant> newest(int row) {
    return list.newestBelow(row);
  }

  @Override
  public RowText text(int row) {
    return list.text(row);
  }

  @Override
  public CompletableFuture<Void> load(int from, int to) {
    return list.load(from, to);
  }

  @Override
  public boolean isRead(int row) {
    return marks.isRead(row);
  }

  @Override
  public boolean isFlagged(int row) {
    return marks.isFlagged(row);
  }

  @Override
  public boolean isWatched(int row) {
    return marks.isWatched(row);
  }

  @Override
  public boolean isIgnored(int row) {
    return marks.isIgnored(row);
  }

  @Override
  public boolean isWithdrawn(int row) {
    return marks.isWithdrawn(row);
  }

  @Override
  public int score(int row) {
    return marks.score(row);
  }

  @Override
  public int unread(int row) {
    return marks.unread(row);
  }

  @Override
  public long key(int row) {
    return list.number(row);
  }

  @Override
  public int rowOf(long key) {
    return key == 0 ? -1 : list.rowOf(key);
  }
}
