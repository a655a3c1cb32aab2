package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.newsloom.store.Numberings.Slice;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.PackedColumns.Reader;

/** The sizes of a group's articles, as its server told them: all at once, for who sorts by them. */
final class HeaderSizes {
  private final GroupHeaders headers;
  private final int[] octets;

  private HeaderSizes(GroupHeaders headers) {
    this.headers = headers;
    octets = new int[headers.size()];
  }

  /** In the order of the headers; 0 for one that has gone since, or whose size is not known. */
  static int[] of(Db cache, List<Slice> slices, GroupHeaders headers) throws SQLException {
    HeaderSizes sizes = new HeaderSizes(headers);
    for (Slice slice : slices) {
      sizes.addLoose(cache, slice);
      sizes.addSegments(cache, slice);
    }
    return sizes.octets;
  }

  private void addLoose(Db cache, Slice slice) throws SQLException {
    try (ResultSet row =
        cache
            .prepare(
                "select id, octets from header where id between ? and ?",
                slice.firstRow(),
                slice.lastRow())
            .executeQuery()) {
      while (row.next()) {
        put(slice.number(row.getLong(1)), row.getLong(2));
      }
    }
  }

  private void addSegments(Db cache, Slice slice) throws SQLException {
    // The statement stays open: what is read between is as it was at its beginning.
    try (ResultSet row =
        cache
            .prepare(
                "select first, last, list from segment where first between ? and ? order by first",
                slice.firstRow(),
                slice.lastRow())
            .executeQuery()) {
      while (row.next()) {
        addBlocks(cache, slice, row.getLong(1), row.getLong(2), row.getBytes(3));
      }
    }
  }

  private void addBlocks(Db cache, Slice slice, long first, long last, byte[] list)
      throws SQLException {
    long[] rows;
    try {
      rows = Reader.of(list).ascending();
    } catch (DamagedException e) {
      // Who reads the list has noticed it too, and has it mended.
      return;
    }
    try (ResultSet block =
        cache
            .prepare(
                "select id, octets from segment_block where id between ? and ? order by id",
                first,
                last)
            .executeQuery()) {
      while (block.next()) {
        int at = Arrays.binarySearch(rows, block.getLong(1));
        if (at >= 0) {
          addBlock(slice, rows, at, block.getBytes(2));
        }
      }
    }
  }

  private void addBlock(Slice slice, long[] rows, int from, byte[] block) {
    try {
      long[] sizes = Reader.of(block).longs();
      for (int i = 0; i < Math.min(sizes.length, rows.length - from); i++) {
        put(slice.number(rows[from + i]), sizes[i]);
      }
    } catch (DamagedException e) {
      // Their sizes are not known, then; the headers are mended where they are read.
    }
  }

  private void put(long number, long size) {
    int at = Arrays.binarySearch(headers.number(), 0, headers.size(), number);
    if (at >= 0) {
      octets[at] = Math.clamp(size, 0, Integer.MAX_VALUE);
    }
  }
}
