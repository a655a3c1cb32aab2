package org.newsloom.threading;

import java.util.Arrays;
import java.util.BitSet;
import org.newsloom.article.DateCode;

/**
 * Builds the forest. An article hangs below the nearest ancestor that its References name and that
 * is there, read from the right (RFC 5256 section 3, after Jamie Zawinski's algorithm). Where none
 * is there, two or more answers that name a missing article in common hang below a placeholder for
 * it. Self references are skipped and loops are cut where the References are shortest. Of several
 * articles with one key the first has the answers; all are shown.
 *
 * <p>Everything happens in one canonical order of the rows (by number, then date, key, references),
 * so that the order of input makes no difference. Time is linear but for sorting.
 */
public final class Threader {
  private static final int NONE = -1;

  private final ThreadColumns columns;
  private final int size;

  /** Canonical rank to row. From here on articles are named by their rank. */
  private final int[] rows;

  /** Rank by key; only while links are looked for. */
  private LongIndex byKey;

  /** Ranks whose key an earlier one bears. */
  private final BitSet namesakes = new BitSet();

  private final MissingArticles missing = new MissingArticles();

  /** The missing article that a rank names as its direct parent, or NONE. */
  private final int[] missingParent;

  /** The parent of each rank, then of each placeholder. */
  private int[] parent;

  /** Placeholder to missing article. */
  private int[] placeholders = new int[0];

  private Threader(ThreadColumns columns) {
    this.columns = columns;
    this.size = columns.size();
    this.rows = canonicalOrder(columns);
    this.byKey = new LongIndex(size);
    this.missingParent = new int[size];
    this.parent = new int[size];
    Arrays.fill(missingParent, NONE);
    Arrays.fill(parent, NONE);
  }

  /** Threads the rows; every row stands in the forest exactly once. */
  public static Forest thread(ThreadColumns columns, Linking linking, ThreadOrder order) {
    Threader threader = new Threader(columns);
    if (linking != Linking.SUBJECT) {
      threader.linkByReferences();
      threader.addPlaceholders();
    }
    if (linking != Linking.REFERENCES) {
      threader.joinBySubject();
    }
    return threader.forest(order);
  }

  private static int[] canonicalOrder(ThreadColumns columns) {
    int[] rows = new int[columns.size];
    boolean ascending = true;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
      ascending &= i == 0 || columns.numbers[i - 1] < columns.numbers[i];
    }
    if (!ascending) {
      IntSort.sort(rows, 0, rows.length, (a, b) -> compareRows(columns, a, b));
    }
    return rows;
  }

  private static int compareRows(ThreadColumns columns, int a, int b) {
    int byNumber = Long.compare(columns.numbers[a], columns.numbers[b]);
    if (byNumber != 0) {
      return byNumber;
    }
    int byDate = Integer.compare(columns.dates[a], columns.dates[b]);
    if (byDate != 0) {
      return byDate;
    }
    int bySelf = Long.compare(columns.keys[a], columns.keys[b]);
    if (bySelf != 0) {
      return bySelf;
    }
    int byReferences =
        Arrays.compare(
            columns.references,
            columns.referencesFrom(a),
            columns.referencesTo(a),
            columns.references,
            columns.referencesFrom(b),
            columns.referencesTo(b));
    return byReferences != 0
        ? byReferences
        : Integer.compare(columns.subjects[a], columns.subjects[b]);
  }

  private void linkByReferences() {
    for (int rank = 0; rank < size; rank++) {
      long key = columns.keys[rows[rank]];
      if (key != 0 && byKey.putIfAbsent(key, rank) != rank) {
        namesakes.set(rank);
      }
    }
    for (int rank = 0; rank < size; rank++) {
      linkUpwards(rank);
    }
    int[] above = missing.resolve();
    for (int rank = 0; rank < size; rank++) {
      if (parent[rank] == NONE && missingParent[rank] != NONE) {
        int found = above[missingParent[rank]];
        // Below NONE: no ancestor is there; the value names a placeholder to be, see
        // addPlaceholders.
        parent[rank] = found;
      }
    }
    // Half of what the threader holds, and not needed any more.
    byKey = new LongIndex(0);
    cutLoops();
  }

  /** Reads the References of one article from the right up to the first that is there. */
  private void linkUpwards(int rank) {
    int row = rows[rank];
    long self = columns.keys[row];
    int below = NONE;
    int from = columns.referencesFrom(row);
    for (int i = columns.referencesTo(row) - 1; i >= from; i--) {
      long key = columns.references[i];
      if (key == 0 || key == self) {
        continue;
      }
      int known = byKey.get(key);
      if (known != LongIndex.ABSENT) {
        parent[rank] = known;
        if (below != NONE) {
          missing.linkToKnown(below, known);
        }
        return;
      }
      int older = missing.of(key, i);
      if (below == NONE) {
        missingParent[rank] = older;
      } else {
        missing.linkToOlder(below, older);
      }
      below = older;
    }
    if (below == NONE && namesakes.get(rank)) {
      linkToNamesake(rank, row, self);
    }
  }

  /**
   * An article without ancestors whose identifier is taken by an earlier one: where its subject
   * says that it answers the other, it does.
   */
  private void linkToNamesake(int rank, int row, long self) {
    int first = byKey.get(self);
    if (columns.subjects[row] < 0
        && columns.subjects[row] == -Math.abs(columns.subjects[rows[first]])) {
      parent[rank] = first;
    }
  }

  private void cutLoops() {
    int[] walk = new int[size];
    for (int start = 0; start < size; start++) {
      int at = start;
      while (at >= 0 && walk[at] == 0) {
        walk[at] = start + 1;
        at = parent[at];
      }
      if (at >= 0 && walk[at] == start + 1) {
        parent[weakestLink(at)] = NONE;
      }
    }
  }

  /**
   * Of the articles in a loop the one that becomes the root: whoever names fewest ancestors stands
   * highest; among equals the one that came last made the loop.
   */
  private int weakestLink(int inLoop) {
    int weakest = inLoop;
    for (int at = parent[inLoop]; at != inLoop; at = parent[at]) {
      int difference = referenceCount(at) - referenceCount(weakest);
      if (difference < 0 || (difference == 0 && at > weakest)) {
        weakest = at;
      }
    }
    return weakest;
  }

  private int referenceCount(int rank) {
    return columns.ancestorCount(rows[rank]);
  }

  /** Makes a placeholder for each missing article that two or more without a parent share. */
  private void addPlaceholders() {
    int[] children = new int[missing.size()];
    for (int rank = 0; rank < size; rank++) {
      if (parent[rank] < NONE) {
        children[-2 - parent[rank]]++;
      }
    }
    int count = 0;
    int[] nodes = new int[children.length];
    int[] made = new int[children.length];
    for (int m = 0; m < children.length; m++) {
      nodes[m] = children[m] < 2 ? NONE : size + count;
      if (children[m] >= 2) {
        made[count++] = m;
      }
    }
    placeholders = Arrays.copyOf(made, count);
    for (int rank = 0; rank < size; rank++) {
      if (parent[rank] < NONE) {
        parent[rank] = nodes[-2 - parent[rank]];
      }
    }
    parent = Arrays.copyOf(parent, size + count);
    Arrays.fill(parent, size, size + count, NONE);
  }

  /** Puts the roots of one base subject below the first of them. */
  private void joinBySubject() {
    int[] dates = nodeDates();
    int[] subjects = nodeSubjects();
    int[] roots = new int[parent.length];
    int count = 0;
    for (int node = 0; node < parent.length; node++) {
      if (parent[node] == NONE && subjects[node] != 0) {
        roots[count++] = node;
      }
    }
    IntSort.sort(
        roots,
        0,
        count,
        (a, b) -> {
          // A subject without "Re:" begins a thread, whatever the clocks of the posters say.
          int byMark = Boolean.compare(subjects[a] < 0, subjects[b] < 0);
          return byMark != 0 ? byMark : Integer.compare(dates[a], dates[b]);
        });
    LongIndex heads = new LongIndex(count);
    for (int i = 0; i < count; i++) {
      int head = heads.putIfAbsent(Math.abs((long) subjects[roots[i]]), roots[i]);
      if (head != roots[i]) {
        parent[roots[i]] = head;
      }
    }
  }

  private int[] nodeDates() {
    int[] dates = new int[parent.length];
    Arrays.fill(dates, DateCode.NONE);
    for (int rank = 0; rank < size; rank++) {
      int date = columns.dates[rows[rank]];
      dates[rank] = date;
      int above = parent[rank];
      // A placeholder is as old as its first answer.
      if (above >= size
          && date != DateCode.NONE
          && (dates[above] == DateCode.NONE || date < dates[above])) {
        dates[above] = date;
      }
    }
    return dates;
  }

  private int[] nodeSubjects() {
    int[] subjects = new int[parent.length];
    for (int rank = size - 1; rank >= 0; rank--) {
      subjects[rank] = columns.subjects[rows[rank]];
      if (parent[rank] >= size) {
        // What is missing was answered; its subject is that of its first answer, as an answer.
        subjects[parent[rank]] = -Math.abs(subjects[rank]);
      }
    }
    return subjects;
  }

  private Forest forest(ThreadOrder order) {
    int nodes = parent.length;
    int[] dates = nodeDates();
    int[] ends = new int[nodes + 1];
    int rootCount = 0;
    for (int above : parent) {
      if (above == NONE) {
        rootCount++;
      } else {
        ends[above + 1]++;
      }
    }
    for (int node = 0; node < nodes; node++) {
      ends[node + 1] += ends[node];
    }
    int[] children = new int[nodes - rootCount];
    int[] fill = Arrays.copyOf(ends, nodes);
    for (int node = 0; node < nodes; node++) {
      if (parent[node] != NONE) {
        children[fill[parent[node]]++] = node;
      }
    }
    IntSort.Order byDate = (a, b) -> Integer.compare(dates[a], dates[b]);
    for (int node = 0; node < nodes; node++) {
      if (ends[node + 1] - ends[node] > 1) {
        IntSort.sort(children, ends[node], ends[node + 1], byDate);
      }
    }
    return depthFirst(roots(rootCount, dates, order), children, ends);
  }

  /** The first node of each thread, in the order in which the threads stand. */
  private int[] roots(int count, int[] dates, ThreadOrder order) {
    int[] roots = new int[count];
    int seen = 0;
    for (int node = 0; node < parent.length; node++) {
      if (parent[node] == NONE) {
        roots[seen++] = node;
      }
    }
    // What threads are ordered by; from the largest down but for the oldest first.
    int[] measures =
        switch (order) {
          case NEWEST_ARTICLE_FIRST -> newestBelow(dates);
          case NEWEST_ROOT_FIRST, OLDEST_ROOT_FIRST -> dates;
          case LARGEST_FIRST -> nodesBelow();
        };
    int flip = order == ThreadOrder.OLDEST_ROOT_FIRST ? 0 : -1;
    // The measure, and then the place among the roots: those that are alike stay as they are.
    long[] keys = new long[count];
    for (int i = 0; i < count; i++) {
      keys[i] = (Integer.toUnsignedLong(measures[roots[i]] ^ flip ^ Integer.MIN_VALUE) << 31) | i;
    }
    Arrays.sort(keys);
    int[] sorted = new int[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = roots[(int) keys[i] & Integer.MAX_VALUE];
    }
    return sorted;
  }

  /** By root: the newest date of the thread; at other nodes nothing of use. */
  private int[] newestBelow(int[] dates) {
    int[] newest = dates.clone();
    int[] top = tops();
    for (int node = 0; node < top.length; node++) {
      newest[top[node]] = Math.max(newest[top[node]], dates[node]);
    }
    return newest;
  }

  /** By root: how many nodes the thread has; at other nodes 0. */
  private int[] nodesBelow() {
    int[] nodes = new int[parent.length];
    for (int top : tops()) {
      nodes[top]++;
    }
    return nodes;
  }

  /** The root above each node; each way up is walked once. */
  private int[] tops() {
    int[] top = new int[parent.length];
    Arrays.fill(top, NONE);
    for (int node = 0; node < top.length; node++) {
      int at = node;
      while (top[at] == NONE && parent[at] != NONE) {
        at = parent[at];
      }
      int root = top[at] == NONE ? at : top[at];
      top[at] = root;
      for (int up = node; top[up] == NONE; up = parent[up]) {
        top[up] = root;
      }
    }
    return top;
  }

  private Forest depthFirst(int[] roots, int[] children, int[] ends) {
    int nodes = parent.length;
    Forest.Arrays out = new Forest.Arrays(nodes, roots.length);
    int[] position = new int[nodes];
    int[] stack = new int[nodes];
    int at = 0;
    for (int thread = 0; thread < roots.length; thread++) {
      int top = 0;
      stack[top++] = roots[thread];
      out.roots[thread] = at;
      while (top > 0) {
        int node = stack[--top];
        int above = parent[node] == NONE ? NONE : position[parent[node]];
        position[node] = at;
        out.rows[at] = node < size ? rows[node] : NONE;
        out.missing[at] = missingReference(node);
        out.parents[at] = above;
        out.depths[at] = above == NONE ? 0 : out.depths[above] + 1;
        at++;
        for (int i = ends[node + 1] - 1; i >= ends[node]; i--) {
          stack[top++] = children[i];
        }
      }
    }
    return new Forest(columns, out);
  }

  private int missingReference(int node) {
    int named = node < size ? missingParent[node] : placeholders[node - size];
    return named == NONE ? NONE : missing.reference(named);
  }
}
