package org.newsloom.store;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.Segments.Bounds;

/** Looks whether segments are whole, fit beside each other, and are found by their keys. */
final class SegmentCheck {
  private final Db cache;
  private final KeyedHash hash;
  private long damaged;
  private long outOfStep;
  private long lost;
  private long withoutText;

  SegmentCheck(Db cache, KeyedHash hash) {
    this.cache = cache;
    this.hash = hash;
  }

  void run(List<IntegrityProblem> problems) throws SQLException {
    BitSet subjects = ids("select id from subject");
    BitSet authors = ids("select id from author");
    long before = Long.MIN_VALUE;
    for (Bounds segment : Segments.bounds(cache, Long.MIN_VALUE, Long.MAX_VALUE)) {
      if (segment.first() <= before
          || LooseHeaders.first(cache, segment.first(), segment.last()).isPresent()) {
        outOfStep++;
      }
      before = segment.last();
      try {
        look(Segments.full(cache, segment), segment, subjects, authors);
      } catch (DamagedException e) {
        damaged++;
      }
    }
    findable(LooseHeaders.columns(cache, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE));
    tell(damaged, "pieces of headers that are damaged", problems);
    tell(outOfStep, "pieces of headers that are out of step", problems);
    tell(withoutText, "headers without a subject or an author", problems);
    tell(lost, "headers that cannot be found by Message-ID", problems);
    tell(HashIndex.HEADERS.isDamaged(cache) ? 1 : 0, "damage in the index by Message-ID", problems);
  }

  private static void tell(long count, String what, List<IntegrityProblem> problems) {
    if (count > 0) {
      problems.add(new IntegrityProblem(StoreFiles.CACHE, count + " " + what));
    }
  }

  private BitSet ids(String sql) throws SQLException {
    BitSet ids = new BitSet();
    cache.list(sql, row -> row.getInt(1)).forEach(ids::set);
    return ids;
  }

  private void look(FullRun run, Bounds segment, BitSet subjects, BitSet authors)
      throws SQLException {
    HeaderColumns columns = run.columns();
    boolean inStep =
        columns.firstRow() == segment.first()
            && columns.lastRow() == segment.last()
            && columns.newest() == segment.newest();
    for (int i = 0; i < run.size(); i++) {
      inStep &= i == 0 || columns.row[i] > columns.row[i - 1];
      byte[] id = run.details().id(i).getBytes(StandardCharsets.ISO_8859_1);
      inStep &= hash.of(id) == columns.key[i];
      withoutText +=
          subjects.get(SubjectIds.row(columns.subject[i])) && authors.get(columns.author[i])
              ? 0
              : 1;
    }
    outOfStep += inStep ? 0 : 1;
    findable(columns);
  }

  private void findable(HeaderColumns columns) throws SQLException {
    long[] keys = Arrays.copyOf(columns.key, columns.size());
    BitSet found = new BitSet(keys.length);
    HashIndex.HEADERS.find(
        cache,
        keys,
        (index, row) -> {
          if (row == columns.row[index]) {
            found.set(index);
          }
        });
    lost += keys.length - found.cardinality();
  }
}
