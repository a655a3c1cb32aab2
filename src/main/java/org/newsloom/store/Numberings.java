package org.newsloom.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.newsloom.article.Newsgroup;

/**
 * Which article numbers belong together. Numbers are local to a server's group; each time a server
 * begins anew, an epoch begins. Within an epoch the numbers are cut into slices of 2^40, and each
 * slice that is in use has an id: {@code id << 40 | number % 2^40} is then the row of a header, for
 * numbers up to 2^63-1. Kept in the user's file, since read marks refer to it.
 *
 * <p>Machines behind one name that count each for itself begin an epoch at each turn. Marks go on
 * with the articles that are fetched anew, from any epoch that is still here. Ended epochs are
 * purged when all of the group was fetched anew; before that all but the newest few.
 */
final class Numberings {
  static final int SLICE_BITS = 40;
  private static final long SLICE_MASK = (1L << SLICE_BITS) - 1;

  private Numberings() {}

  /** One slice of a group's numbers in one epoch. */
  record Slice(long id, long server, GroupRef group, long epoch, long slice) {
    long firstRow() {
      return id << SLICE_BITS;
    }

    long lastRow() {
      return (id << SLICE_BITS) | SLICE_MASK;
    }

    long row(long number) {
      return (id << SLICE_BITS) | (number & SLICE_MASK);
    }

    long number(long row) {
      return (slice << SLICE_BITS) | (row & SLICE_MASK);
    }

    boolean holds(long number) {
      return number >>> SLICE_BITS == slice;
    }

    boolean holdsRow(long row) {
      return row >>> SLICE_BITS == id;
    }

    /** The first row of this slice at or after the number. */
    long rowFrom(long number) {
      long first = slice << SLICE_BITS;
      return number <= first ? firstRow() : holds(number) ? row(number) : lastRow() + 1;
    }

    /** The last row of this slice at or before the number. */
    long rowTo(long number) {
      return holds(number) ? row(number) : number >>> SLICE_BITS > slice ? lastRow() : -1;
    }
  }

  /** The groups that headers were ever stored of, by server and name. */
  static List<GroupRef> groups(Db user) throws SQLException {
    return user.list(
        """
        select distinct s.name, n.grp
        from numbering n join server s on s.id = n.server order by s.name, n.grp\
        """,
        row -> new GroupRef(row.getString(1), new Newsgroup(row.getString(2))));
  }

  /** The server's id in the files; empty for a server that is not known. */
  static OptionalLong server(Db user, String name) throws SQLException {
    return user.number("select id from server where name = ?", name);
  }

  /** The same for writing. */
  static long knownServer(Db user, String name) throws SQLException {
    return server(user, name)
        .orElseThrow(() -> new IllegalArgumentException("no such server: " + name));
  }

  /** The epoch that the group is in; 0 for one that was never read. */
  static long epoch(Db user, long server, Newsgroup group) throws SQLException {
    return user.number(
            "select max(epoch) from numbering where server = ? and grp = ?", server, group.name())
        .orElse(0);
  }

  /** The slices of the group's present epoch, ascending by number. */
  static List<Slice> slices(Db user, GroupRef group) throws SQLException {
    OptionalLong server = server(user, group.server());
    if (server.isEmpty()) {
      return List.of();
    }
    long epoch = epoch(user, server.getAsLong(), group.group());
    return user.list(
        """
        select id, slice from numbering where server = ? and grp = ? and epoch = ? order by slice\
        """,
        row -> new Slice(row.getLong(1), server.getAsLong(), group, epoch, row.getLong(2)),
        server.getAsLong(),
        group.group().name(),
        epoch);
  }

  /** The slices of epochs that have ended. */
  static List<Slice> ended(Db user, long server, GroupRef group, long epoch) throws SQLException {
    return user.list(
        """
        select id, epoch, slice from numbering
        where server = ? and grp = ? and epoch < ? order by epoch desc, slice\
        """,
        row -> new Slice(row.getLong(1), server, group, row.getLong(2), row.getLong(3)),
        server,
        group.group().name(),
        epoch);
  }

  /** The slice that a header's row lies in, if its epoch has not ended. */
  static Optional<Slice> ofRow(Db user, long row) throws SQLException {
    return user.first(
        """
        select n.id, n.server, s.name, n.grp, n.epoch, n.slice
        from numbering n join server s on s.id = n.server
        where n.id = ? and n.epoch =
          (select max(epoch) from numbering m where m.server = n.server and m.grp = n.grp)\
        """,
        found ->
            new Slice(
                found.getLong(1),
                found.getLong(2),
                new GroupRef(found.getString(3), new Newsgroup(found.getString(4))),
                found.getLong(5),
                found.getLong(6)),
        row >> SLICE_BITS);
  }

  /**
   * The slice that holds the number, made if need be; call within a transaction on the user's file.
   */
  static Slice open(Db user, long server, GroupRef group, long epoch, long number)
      throws SQLException {
    Optional<Slice> known = find(user, server, group, epoch, number);
    if (known.isPresent()) {
      return known.get();
    }
    user.run(
        "insert into numbering(server, grp, epoch, slice) values(?, ?, ?, ?)",
        server,
        group.group().name(),
        epoch,
        number >>> SLICE_BITS);
    return find(user, server, group, epoch, number).orElseThrow();
  }

  /** The slice of a number, where it is open already. */
  static Optional<Slice> find(Db user, long server, GroupRef group, long epoch, long number)
      throws SQLException {
    long slice = number >>> SLICE_BITS;
    OptionalLong id =
        user.number(
            """
            select id from numbering
            where server = ? and grp = ? and epoch = ? and slice = ?\
            """,
            server,
            group.group().name(),
            epoch,
            slice);
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new Slice(id.getAsLong(), server, group, epoch, slice));
  }
}
