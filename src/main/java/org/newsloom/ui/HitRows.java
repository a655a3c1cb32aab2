package org.newsloom.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.newsloom.article.MessageId;
import org.newsloom.reading.ArticleRow;
import org.newsloom.reading.RowText;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchHit.Mark;

/**
 * What a search found: one hit after the other, or those of a thread together. What a row is known
 * by is the place of its hit among those found, however they are arranged.
 */
final class HitRows implements ArticleRows {
  private final List<SearchHit> hits;
  private final Excerpts excerpts;
  private final Arrangement rows;

  /** Which hit stands where. */
  private static final class Arrangement {
    /** The hit of each row, by its place among those found. */
    final int[] hit;

    /** The row of each hit. */
    final int[] row;

    /** By row, -1 for none. */
    final int[] parent;

    /** By row. */
    final int[] depth;

    /** Rows of the subthread, by row. */
    final int[] size;

    Arrangement(int count) {
      hit = new int[count];
      row = new int[count];
      parent = new int[count];
      depth = new int[count];
      size = new int[count];
    }
  }

  private HitRows(List<SearchHit> hits, Excerpts excerpts, Arrangement rows) {
    this.hits = List.copyOf(hits);
    this.excerpts = excerpts;
    this.rows = rows;
  }

  /** One after the other. */
  static HitRows flat(List<SearchHit> hits, Excerpts excerpts) {
    return arranged(hits, excerpts, IntStream.range(0, hits.size()).mapToObj(List::of).toList());
  }

  /**
   * Those of a thread together: threads in the order of their first hits, in each the hits below
   * what they answer as far as that is a hit too, or else below the earliest.
   */
  static HitRows byThread(List<SearchHit> hits, Excerpts excerpts) {
    Map<MessageId, List<Integer>> threads = new LinkedHashMap<>();
    for (int i = 0; i < hits.size(); i++) {
      threads.computeIfAbsent(hits.get(i).row().root(), _ -> new ArrayList<>()).add(i);
    }
    Comparator<Integer> earliest =
        Comparator.comparing(at -> hits.get(at).row().date().orElse(Instant.MAX));
    threads.values().forEach(thread -> thread.sort(earliest));
    return arranged(hits, excerpts, List.copyOf(threads.values()));
  }

  private static HitRows arranged(
      List<SearchHit> hits, Excerpts excerpts, List<List<Integer>> threads) {
    Arrangement rows = new Arrangement(hits.size());
    int at = 0;
    for (List<Integer> thread : threads) {
      at = put(thread.getFirst(), -1, at, answers(hits, thread), rows);
    }
    return new HitRows(hits, excerpts, rows);
  }

  /** By hit, which hits of its thread stand below it. */
  private static Map<Integer, List<Integer>> answers(List<SearchHit> hits, List<Integer> thread) {
    if (thread.size() == 1) {
      return Map.of();
    }
    int first = thread.getFirst();
    Map<MessageId, Integer> before = new HashMap<>();
    Map<Integer, List<Integer>> answers = new HashMap<>();
    for (int hit : thread) {
      ArticleRow row = hits.get(hit).row();
      if (hit != first) {
        // Clocks are wrong: what seems to be earlier than what it answers stands below the first.
        int above = row.parent().map(before::get).orElse(first);
        answers.computeIfAbsent(above, _ -> new ArrayList<>()).add(hit);
      }
      before.put(row.id(), hit);
    }
    return answers;
  }

  private static int put(
      int hit, int parent, int from, Map<Integer, List<Integer>> answers, Arrangement rows) {
    rows.hit[from] = hit;
    rows.row[hit] = from;
    rows.parent[from] = parent;
    rows.depth[from] = parent < 0 ? 0 : rows.depth[parent] + 1;
    int at = from + 1;
    for (int answer : answers.getOrDefault(hit, List.of())) {
      at = put(answer, from, at, answers, rows);
    }
    rows.size[from] = at - from;
    return at;
  }

  /** The hits as they were found. */
  List<SearchHit> hits() {
    return hits;
  }

  /** The words around what was found. */
  Excerpts excerpts() {
    return excerpts;
  }

  /** The hit in a row. */
  SearchHit hit(int row) {
    return hits.get(rows.hit[row]);
  }

  /** The same hits with other marks. */
  HitRows with(List<SearchHit> later) {
    return new HitRows(later, excerpts, rows);
  }

  @Override
  public int size() {
    return hits.size();
  }

  @Override
  public int depth(int row) {
    return rows.depth[row];
  }

  @Override
  public int parent(int row) {
    return rows.parent[row];
  }

  @Override
  public int subtreeSize(int row) {
    return rows.size[row];
  }

  @Override
  public int replies(int row) {
    return rows.size[row] - 1;
  }

  @Override
  public boolean isPlaceholder(int row) {
    return hit(row).row().missing();
  }

  @Override
  public Optional<Instant> date(int row) {
    return hit(row).row().date();
  }

  @Override
  public RowText text(int row) {
    var found = hit(row).row();
    return new RowText(
        Optional.of(found.id()), found.subject(), found.from(), found.bytes(), found.lines(), true);
  }

  @Override
  public CompletableFuture<Void> load(int from, int to) {
    return excerpts.load(IntStream.range(from, to).mapToObj(row -> rows.hit[row]).toList());
  }

  @Override
  public boolean isRead(int row) {
    return hit(row).row().state().isRead();
  }

  @Override
  public boolean isFlagged(int row) {
    return hit(row).row().state().isFlagged();
  }

  @Override
  public boolean isWatched(int row) {
    return hit(row).row().state().isWatched();
  }

  @Override
  public boolean isIgnored(int row) {
    return hit(row).row().state().isIgnored();
  }

  @Override
  public int score(int row) {
    return hit(row).row().score().orElse(0);
  }

  @Override
  public int unread(int row) {
    int unread = 0;
    for (int i = row; i < row + rows.size[row]; i++) {
      unread += isRead(i) ? 0 : 1;
    }
    return unread;
  }

  @Override
  public long key(int row) {
    return rows.hit[row] + 1L;
  }

  @Override
  public int rowOf(long key) {
    return key >= 1 && key <= hits.size() ? rows.row[(int) key - 1] : -1;
  }

  @Override
  public List<Mark> subjectMarks(int row) {
    return hit(row).subjectMarks();
  }

  @Override
  public String group(int row) {
    return hit(row).row().group().group().name();
  }

  /** On one line; the marks stay where they are. */
  @Override
  public String snippet(int row) {
    return excerpts.of(rows.hit[row]).text().replace('\n', ' ');
  }

  @Override
  public List<Mark> snippetMarks(int row) {
    return excerpts.of(rows.hit[row]).marks();
  }
}
