package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsloom.article.Author;
import org.newsloom.article.DateCode;
import org.newsloom.article.Defect;
import org.newsloom.article.MessageId;
import org.newsloom.article.Overview;
import org.newsloom.article.References;
import org.newsloom.article.Xref;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoredHeaders.Stored;

/** Reads headers back: single ones as {@link Overview}, whole groups in columns. */
final class HeaderReader {
  private HeaderReader() {}

  /** The header in one row; empty if it is not here. */
  static Optional<Overview> overview(Db cache, StoredHeaders headers, Slice slice, long row)
      throws SQLException {
    Optional<Stored> found = headers.find(row);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    long[] ancestors = headers.ancestors(row);
    Map<Long, MessageId> ids = headers.idsOf(ancestors);
    List<MessageId> references = new ArrayList<>();
    for (long ancestor : ancestors) {
      MessageId id = ids.get(ancestor);
      if (id != null) {
        references.add(id);
      }
    }
    return overview(cache, slice, found.get(), new References(references));
  }

  /** The same of a header that was found, with the references given. */
  static Optional<Overview> overview(Db cache, Slice slice, Stored header, References references)
      throws SQLException {
    Optional<String> subject = SubjectIds.text(cache, header.subject());
    Optional<Author> author = author(cache, header.author());
    if (subject.isEmpty() || author.isEmpty()) {
      return Optional.empty();
    }
    boolean dated = (header.flags() & HeaderRows.NO_DATE) == 0;
    return Optional.of(
        new Overview(
            slice.number(header.row()),
            new MessageId(header.id()),
            subject.get(),
            author.get(),
            dated ? Optional.of(DateCode.time(header.date())) : Optional.empty(),
            references,
            header.octets(),
            header.lines(),
            header.xref().isEmpty() ? Xref.NONE : XrefText.parse(header.xref()),
            dated ? List.of() : List.of(new Defect("Date", "no date that can be read"))));
  }

  /** The author of that number. */
  static Optional<Author> author(Db cache, int id) throws SQLException {
    return cache.first(
        "select name, address from author where id = ?",
        row -> new Author(row.getString(1), row.getString(2)),
        id);
  }

  /** A group's headers, and how they are laid out. */
  record Loaded<T>(T headers, boolean wantsGathering, boolean damaged) {}

  /** All headers of a group in columns. */
  static Loaded<GroupHeaders> columns(Files files, GroupRef group) throws SQLException {
    return load(files, group, Integer.MAX_VALUE, Segments.Wanted.LIST, HeaderReader::headers);
  }

  /**
   * Headers of a group in columns, and what their threads are made of.
   *
   * @param newest about so many of those with the highest numbers
   */
  static Loaded<LinkedHeaders> linked(Files files, GroupRef group, int newest) throws SQLException {
    return load(
        files,
        group,
        newest,
        Segments.Wanted.LIST_AND_PARENTS,
        (any, runs) -> {
          GroupHeaders headers = headers(any, runs);
          return new LinkedHeaders(headers, links(headers.size(), runs));
        });
  }

  /** Some headers of one slice. */
  private record Run(Slice slice, HeaderColumns columns) {}

  /** Puts runs together. */
  private interface Joining<T> {
    T join(GroupRef group, List<Run> runs);
  }

  private static <T> Loaded<T> load(
      Files files, GroupRef group, int newest, Segments.Wanted wanted, Joining<T> joining)
      throws SQLException {
    List<Run> runs = new ArrayList<>();
    boolean wantsGathering = false;
    boolean damaged = false;
    List<Slice> slices = Numberings.slices(files.user(), group);
    for (Slice slice :
        newest == Integer.MAX_VALUE ? slices : slices.subList(slices.size() - 1, slices.size())) {
      long from =
          newest == Integer.MAX_VALUE
              ? slice.firstRow()
              : Segments.beginningOfLast(files.cache(), slice, newest);
      Segments.Layout layout =
          Segments.read(files.cache(), slice, from, wanted, run -> runs.add(new Run(slice, run)));
      wantsGathering |= layout.wantsGathering();
      damaged |= layout.damaged();
    }
    return new Loaded<>(joining.join(group, runs), wantsGathering, damaged);
  }

  private static GroupHeaders headers(GroupRef group, List<Run> runs) {
    int size = runs.stream().mapToInt(run -> run.columns().size()).sum();
    GroupHeaders all =
        new GroupHeaders(group, size, new long[size], new int[size], new int[size], new int[size]);
    int at = 0;
    for (Run run : runs) {
      HeaderColumns columns = run.columns();
      int length = columns.size();
      for (int i = 0; i < length; i++) {
        all.number()[at + i] = run.slice().number(columns.row[i]);
      }
      System.arraycopy(columns.date, 0, all.date(), at, length);
      System.arraycopy(columns.subject, 0, all.subject(), at, length);
      System.arraycopy(columns.author, 0, all.author(), at, length);
      columns.dropList();
      at += length;
    }
    return all;
  }

  private static GroupLinks links(int size, List<Run> runs) {
    int count = runs.stream().mapToInt(run -> run.columns().referenceCount()).sum();
    GroupLinks all =
        new GroupLinks(new long[size], new short[size], new int[size], new long[count]);
    int at = 0;
    int reference = 0;
    for (int i = 0; i < runs.size(); i++) {
      HeaderColumns columns = runs.get(i).columns();
      int length = columns.size();
      int references = columns.referenceCount();
      for (int k = 0; k < length; k++) {
        all.referenceEnd()[at + k] = reference + columns.referenceEnd[k];
        all.ancestorCount()[at + k] = columns.ancestorCount(k);
      }
      System.arraycopy(columns.key, 0, all.key(), at, length);
      System.arraycopy(columns.references, 0, all.references(), reference, references);
      // Let go of as it was copied: twice a million rows need not be held at once.
      runs.set(i, new Run(runs.get(i).slice(), new HeaderColumns(0)));
      reference += references;
      at += length;
    }
    return all;
  }
}
