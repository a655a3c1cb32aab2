package org.newsloom.ui;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.RowText;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchHit.Mark;

/**
 * What a search found, a flat list.
 *
 * @param hits in the order they are shown
 */
record HitRows(List<SearchHit> hits) implements ArticleRows {
  /** Takes a copy of the list. */
  HitRows {
    hits = List.copyOf(hits);
  }

  @Override
  public int size() {
    return hits.size();
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
    return hits.get(row).row().missing();
  }

  @Override
  public Optional<Instant> date(int row) {
    return hits.get(row).row().date();
  }

  @Override
  public RowText text(int row) {
    var found = hits.get(row).row();
    return new RowText(Optional.of(found.id()), found.subject(), found.from(), true);
  }

  @Override
  public CompletableFuture<Void> load(int from, int to) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isRead(int row) {
    return hits.get(row).row().state().isRead();
  }

  @Override
  public boolean isFlagged(int row) {
    return hits.get(row).row().state().isFlagged();
  }

  @Override
  public boolean isWatched(int row) {
    return hits.get(row).row().state().isWatched();
  }

  @Override
  public boolean isIgnored(int row) {
    return hits.get(row).row().state().isIgnored();
  }

  @Override
  public int score(int row) {
    return hits.get(row).row().score().orElse(0);
  }

  @Override
  public int unread(int row) {
    return isRead(row) ? 0 : 1;
  }

  @Override
  public long key(int row) {
    return row + 1L;
  }

  @Override
  public int rowOf(long key) {
    return key >= 1 && key <= hits.size() ? (int) key - 1 : -1;
  }

  @Override
  public List<Mark> subjectMarks(int row) {
    return hits.get(row).subjectMarks();
  }

  @Override
  public String group(int row) {
    return hits.get(row).row().group().group().name();
  }

  /** On one line; the marks stay where they are. */
  @Override
  public String snippet(int row) {
    return hits.get(row).snippet().replace('\n', ' ');
  }

  @Override
  public List<Mark> snippetMarks(int row) {
    return hits.get(row).marks();
  }
}
