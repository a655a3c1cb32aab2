package org.newsloom.store;

/**
 * A run of headers of one slice with everything that is kept of them, ascending by row.
 *
 * @param columns what lists, threads and searches are made of, references included
 * @param details the rest, in the same order
 */
record FullRun(HeaderColumns columns, HeaderDetails details) {
  FullRun(int capacity) {
    this(new HeaderColumns(capacity), new HeaderDetails(capacity));
  }

  int size() {
    return columns.size();
  }

  /** Adds one header of another run. */
  void add(FullRun other, int index) {
    HeaderColumns from = other.columns;
    columns.add(
        from.row[index],
        from.key[index],
        from.date[index],
        from.subject[index],
        from.author[index],
        from.references,
        from.referencesFrom(index),
        from.referenceEnd[index]);
    details.add(other.details, index);
  }

  void addAll(FullRun other) {
    for (int i = 0; i < other.size(); i++) {
      add(other, i);
    }
  }

  /** Both in the order of their rows, which differ. */
  static FullRun merged(FullRun one, FullRun other) {
    FullRun all = new FullRun(one.size() + other.size());
    int at = 0;
    for (int i = 0; i < one.size(); i++) {
      while (at < other.size() && other.columns.row[at] < one.columns.row[i]) {
        all.add(other, at++);
      }
      all.add(one, i);
    }
    while (at < other.size()) {
      all.add(other, at++);
    }
    return all;
  }

  /** The headers from one index to before another. */
  FullRun part(int from, int to) {
    FullRun part = new FullRun(to - from);
    for (int i = from; i < to; i++) {
      part.add(this, i);
    }
    return part;
  }
}
