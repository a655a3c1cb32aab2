package org.newsloom.ui;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.RowText;

/** The list that has no rows. */
final class NoRows implements ArticleRows {
  static final NoRows NONE = new NoRows();

  private NoRows() {}

  @Override
  public int size() {
    return 0;
  }

  @Override
  public int depth(int row) {
    return 0;
  }

  @Override
  public int parent(int row) {
    return -1;
  }

  @Override
  public int subtreeSize(int row) {
    return 1;
  }

  @Override
  public int replies(int row) {
    return 0;
  }

  @Override
  public boolean isPlaceholder(int row) {
    return false;
  }

  @Override
  public Optional<Instant> date(int row) {
    return Optional.empty();
  }

  @Override
  public RowText text(int row) {
    return RowText.PENDING;
  }

  @Override
  public CompletableFuture<Void> load(int from, int to) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isRead(int row) {
    return true;
  }

  @Override
  public boolean isFlagged(int row) {
    return false;
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
    return 0;
  }

  @Override
  public int unread(int row) {
    return 0;
  }

  @Override
  public long key(int row) {
    return 0;
  }

  @Override
  public int rowOf(long key) {
    return -1;
  }
}
