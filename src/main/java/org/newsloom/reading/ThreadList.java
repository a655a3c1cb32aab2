package org.newsloom.reading;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.DateCode;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.GroupHeaders;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;

/**
 * A group's articles at one moment, in the order they are shown: threads depth first, or flat. Rows
 * are counted from 0. Immutable but for the words, which are loaded for the rows that are looked
 * at. Read marks live apart, in {@link ThreadMarks}.
 */
public final class ThreadList {
  private final ServerGroup group;
  private final ThreadListOptions options;
  private final GroupHeaders headers;
  private final Rows rows;
  private final RowTexts texts;
  private final Jobs jobs;
  private final ThreadMarks marks;

  ThreadList(
      ServerGroup group,
      ThreadListOptions options,
      GroupHeaders headers,
      Rows rows,
      ThreadMarks marks,
      RowTexts texts,
      Jobs jobs) {
    this.group = group;
    this.options = options;
    this.headers = headers;
    this.rows = rows;
    this.texts = texts;
    this.jobs = jobs;
    this.marks = marks;
  }

  /** The group and its server. */
  public ServerGroup group() {
    return group;
  }

  /** How it is shown. */
  public ThreadListOptions options() {
    return options;
  }

  /** How many rows there are, placeholders included. */
  public int size() {
    return rows.size();
  }

  /** How many threads there are; of a flat list how many articles. */
  public int threadCount() {
    return rows.threads;
  }

  /** How deep a row stands; 0 for the beginning of a thread. */
  public int depth(int row) {
    return rows.depth[row];
  }

  /** The row that this one answers; -1 for the beginning of a thread. */
  public int parent(int row) {
    return rows.parent[row];
  }

  /** The row where the thread begins. */
  public int root(int row) {
    return rows.root(row);
  }

  /** How many rows the subthread has, itself included: it ends before {@code row + that}. */
  public int subtreeSize(int row) {
    return rows.subtree[row];
  }

  /** Articles below this one, placeholders not counted. */
  public int replies(int row) {
    return rows.replies(row);
  }

  /** Whether the row stands for an article that is referred to and not here. */
  public boolean isPlaceholder(int row) {
    return rows.isPlaceholder(row);
  }

  /** The article number; 0 for a placeholder. */
  public long number(int row) {
    return rows.isPlaceholder(row) ? 0 : headers.number()[rows.header[row]];
  }

  /** The article numbers of some rows, in any order; placeholders have none. */
  public NumberRanges numbers(int[] some) {
    BitSet chosen = new BitSet(headers.size());
    for (int row : some) {
      if (!rows.isPlaceholder(row)) {
        chosen.set(rows.header[row]);
      }
    }
    NumberRanges.Builder numbers = new NumberRanges.Builder();
    // Headers lie in the order of their numbers.
    for (int header = chosen.nextSetBit(0); header >= 0; header = chosen.nextSetBit(header + 1)) {
      numbers.add(headers.number()[header], headers.number()[header]);
    }
    return numbers.build();
  }

  /** When it says it was written; of a placeholder the time of its first answer. */
  public Optional<Instant> date(int row) {
    return isPlaceholder(row) ? Optional.empty() : Optional.of(DateCode.time(code(row)));
  }

  /** The newest date in the subthread, itself included. */
  public Optional<Instant> newestBelow(int row) {
    int newest = DateCode.NONE;
    for (int at = row; at < row + rows.subtree[row]; at++) {
      if (!isPlaceholder(at)) {
        newest = Math.max(newest, code(at));
      }
    }
    return newest == DateCode.NONE ? Optional.empty() : Optional.of(DateCode.time(newest));
  }

  /** The row of an article number; -1 where it is not in the list. */
  public int rowOf(long number) {
    int header = Arrays.binarySearch(headers.number(), 0, headers.size(), number);
    return header < 0 ? Rows.NONE : rows.rowOfHeader[header];
  }

  /**
   * Loads the words of rows, for those on screen and a page around them; rows that have them cost
   * nothing. At the end {@link #text} gives them.
   *
   * @param from the first row
   * @param to after the last row
   */
  public CompletableFuture<Void> load(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return jobs.submit(
            "rows of " + group,
            () -> {
              texts.load(headers, rows, from, to);
              return to - from;
            })
        .thenAccept(any -> {});
  }

  /** The words of a row, or {@link RowText#PENDING}. Never waits. */
  public RowText text(int row) {
    return isPlaceholder(row)
        ? texts.placeholder(rows.placeholderKey(row))
        : texts.article(number(row));
  }

  /** The marks as they were when the list was made. */
  public ThreadMarks marks() {
    return marks;
  }

  GroupHeaders headers() {
    return headers;
  }

  Rows rows() {
    return rows;
  }

  RowTexts texts() {
    return texts;
  }

  /** The row that stands for the missing article of this key, or -1. */
  int placeholderOf(long key) {
    for (int i = 0; i < rows.placeholders.length; i++) {
      if (rows.placeholderKeys[i] == key) {
        return rows.placeholders[i];
      }
    }
    return Rows.NONE;
  }

  private int code(int row) {
    return headers.date()[rows.header[row]];
  }
}
