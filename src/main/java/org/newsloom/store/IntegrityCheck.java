package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;

/** Looks for damage, and rebuilds what follows from the rest. */
final class IntegrityCheck {
  private static final int MAX_PROBLEMS = 100;

  private IntegrityCheck() {}

  static List<IntegrityProblem> run(Files files, KeyedHash hash) throws SQLException {
    List<IntegrityProblem> problems = new ArrayList<>();
    lookAnew(files.cache());
    pages(files.user(), StoreFiles.USER, problems);
    pages(files.cache(), StoreFiles.CACHE, problems);
    orphans(
        files.cache(),
        """
        select count(*) from header h where not exists (
          select 1 from subject s where s.id = h.subject / 2)\
        """,
        "headers without a subject",
        problems);
    orphans(
        files.cache(),
        """
        select count(*) from header h where not exists (
          select 1 from author a where a.id = h.author)\
        """,
        "headers without an author",
        problems);
    orphans(
        files.cache(),
        "select count(*) from to_index t where not exists (select 1 from body where id = t.body)",
        "bodies in the queue that are not here",
        problems);
    orphans(
        files.cache(),
        "select count(*) from indexed_text t where not exists (select 1 from body where key = t.key)",
        "indexed bodies that are not here",
        problems);
    new SegmentCheck(files.cache(), hash).run(problems);
    for (Known known : holdings(files)) {
      if (!known.present().equals(known.rows())) {
        problems.add(
            new IntegrityProblem(
                StoreFiles.CACHE, "the headers of " + known.group() + " are miscounted"));
      }
    }
    return problems;
  }

  /**
   * A check of FTS5 believes what this connection saw of an index earlier, though another one has
   * changed it since, and takes it for damage; a search does not.
   */
  private static void lookAnew(Db cache) throws SQLException {
    for (String index : List.of("subject_fts", "author_fts", "body_fts")) {
      cache.exists("select 1 from " + index + " where " + index + " match 'x' limit 1");
    }
  }

  private static void pages(Db db, String file, List<IntegrityProblem> problems) {
    try {
      for (String line :
          db.list("pragma integrity_check(" + MAX_PROBLEMS + ")", row -> row.getString(1))) {
        if (!line.equals("ok")) {
          problems.add(new IntegrityProblem(file, line));
        }
      }
    } catch (SQLException e) {
      problems.add(new IntegrityProblem(file, String.valueOf(e.getMessage())));
    }
  }

  private static void orphans(Db db, String sql, String what, List<IntegrityProblem> problems)
      throws SQLException {
    long count = db.number(sql).orElse(0);
    if (count > 0) {
      problems.add(new IntegrityProblem(StoreFiles.CACHE, count + " " + what));
    }
  }

  /** What a group is said to hold, and what its rows say. */
  private record Known(Slice slice, NumberRanges present, NumberRanges rows) {
    GroupRef group() {
      return slice.group();
    }
  }

  private static List<Known> holdings(Files files) throws SQLException {
    List<Known> all = new ArrayList<>();
    List<GroupRef> groups = Numberings.groups(files.user());
    for (GroupRef group : groups) {
      List<Slice> slices = Numberings.slices(files.user(), group);
      NumberRanges.Builder rows = new NumberRanges.Builder();
      for (Slice slice : slices) {
        Segments.read(
            files.cache(),
            slice,
            Segments.Wanted.LIST,
            run -> {
              for (int i = 0; i < run.size(); i++) {
                rows.add(slice.number(run.row[i]), slice.number(run.row[i]));
              }
              return true;
            });
      }
      Slice any = slices.getFirst();
      NumberRanges present =
          Holding.of(files.cache(), any.server(), group.group().name(), any.epoch()).present();
      all.add(new Known(any, present, rows.build()));
    }
    return all;
  }

  /** Rebuilds indexes, the search indexes and what is known to be here. */
  static boolean rebuild(Files files) throws SQLException {
    Db cache = files.cache();
    cache.transaction(() -> {
      cache.script("reindex");
      // Numbers that are lost with them are fetched again: see below.
      for (Segments.Bounds segment : Segments.damaged(cache, Long.MIN_VALUE, Long.MAX_VALUE)) {
        Segments.remove(cache, segment);
      }
      rebuildIndexes(cache);
      cache.run("insert into subject_fts(subject_fts) values('delete-all')");
      cache.run("insert into author_fts(author_fts) values('delete-all')");
      cache.run("insert into body_fts(body_fts) values('delete-all')");
      cache.run("delete from indexed_text");
      cache.run("delete from initial");
      indexTexts(cache);
      cache.run("delete from to_index");
      return cache.run("insert into to_index(body) select id from body");
    });
    for (Known known : holdings(files)) {
      if (!known.present().equals(known.rows())) {
        Slice slice = known.slice();
        String name = known.group().group().name();
        Holding before = Holding.of(cache, slice.server(), name, slice.epoch());
        // A header that is said to be here and is not was lost: its number is fetched again.
        NumberRanges lost = before.present().minus(known.rows());
        cache.transaction(() -> {
          new Holding(before.fetched().minus(lost).plus(known.rows()), known.rows())
              .save(cache, slice.server(), name, slice.epoch());
          return true;
        });
      }
    }
    return true;
  }

  private static void rebuildIndexes(Db cache) throws SQLException {
    for (HashIndex one : HashIndex.values()) {
      HashIndexWriter index = new HashIndexWriter(one);
      index.rebuild(cache);
      if (one == HashIndex.HEADERS) {
        for (Segments.Bounds segment : Segments.bounds(cache, Long.MIN_VALUE, Long.MAX_VALUE)) {
          HeaderColumns run =
              Segments.columns(cache, segment.first(), Segments.Wanted.LIST_AND_PARENTS);
          if (run != null) {
            index.add(run.key, run.row, run.size());
            index.write(cache);
          }
        }
      }
    }
  }

  /** Fills the search indexes of subjects and authors that a new schema began anew. */
  static void indexTextsThatWait(Db cache) throws SQLException {
    if (cache.exists("select 1 from meta where name = 'texts to index'")) {
      cache.transaction(() -> {
        indexTexts(cache);
        return cache.run("delete from meta where name = 'texts to index'");
      });
    }
  }

  private static void indexTexts(Db cache) throws SQLException {
    index(
        cache,
        Initials.Of.SUBJECTS,
        "select id, text from subject where id > ? order by id limit 1000",
        "insert into subject_fts(rowid, t) values(?,?)");
    index(
        cache,
        Initials.Of.AUTHORS,
        "select id, name || ' ' || address from author where id > ? order by id limit 1000",
        "insert into author_fts(rowid, t) values(?,?)");
  }

  private record Entry(long id, String text) {}

  private static void index(Db cache, Initials.Of of, String select, String insert)
      throws SQLException {
    Initials initials = new Initials(of);
    long last = 0;
    List<Entry> entries;
    do {
      entries = cache.list(select, row -> new Entry(row.getLong(1), row.getString(2)), last);
      for (Entry entry : entries) {
        String words = IndexText.indexed(entry.text());
        cache.run(insert, entry.id(), words);
        initials.note((int) entry.id(), words);
        last = entry.id();
      }
      initials.write(cache);
    } while (!entries.isEmpty());
  }
}
