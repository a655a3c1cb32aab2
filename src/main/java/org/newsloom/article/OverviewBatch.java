package org.newsloom.article;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Overview lines on their way from a server to the store, not decoded: one byte buffer and the
 * bounds of the fields in it, so that a million headers cost no strings.
 *
 * <p>Rows are in the order of the server's answer. Made by one thread, then handed over and never
 * changed again; but see {@link Builder#lend}.
 */
public final class OverviewBatch {
  /** The fields of a row, in the order of RFC 3977 section 8.3 (the number stands apart). */
  public enum Field {
    SUBJECT,
    FROM,
    DATE,
    MESSAGE_ID,
    REFERENCES,
    BYTES,
    LINES,
    XREF
  }

  private static final int FIELDS = Field.values().length;

  private final byte[] octets;
  private final int rows;
  private final long[] numbers;
  private final int[] bounds;

  private OverviewBatch(byte[] octets, int rows, long[] numbers, int[] bounds) {
    this.octets = octets;
    this.rows = rows;
    this.numbers = numbers;
    this.bounds = bounds;
  }

  /** How many rows there are. */
  public int size() {
    return rows;
  }

  /** The article number of a row. */
  public long number(int row) {
    return numbers[row];
  }

  /** The buffer that all fields lie in; not to be written to. */
  public byte[] octets() {
    return octets;
  }

  /** Where a field begins in {@link #octets}. */
  public int from(int row, Field field) {
    return bounds[2 * (row * FIELDS + field.ordinal())];
  }

  /** Where a field ends in {@link #octets}; equal to {@link #from} for an empty or absent field. */
  public int to(int row, Field field) {
    return bounds[2 * (row * FIELDS + field.ordinal()) + 1];
  }

  /** A field's octets, one char an octet; for tests and rare fields. */
  public String text(int row, Field field) {
    return text(row, field, Integer.MAX_VALUE);
  }

  /** At most so many of a field's octets. */
  public String text(int row, Field field, int most) {
    int from = from(row, field);
    int length = Math.min(most, to(row, field) - from);
    return new String(octets, from, length, StandardCharsets.ISO_8859_1);
  }

  /** Collects rows into one batch after the other; used by one thread. */
  public static final class Builder {
    private byte[] octets = new byte[64 * 1024];
    private int used;

    /** How far behind its place in the source the line copied last lies in {@link #octets}. */
    private int moved;

    private long[] numbers = new long[256];
    private int[] bounds = new int[256 * 2 * FIELDS];
    private int rows;

    /** Begins a row with all fields empty; {@link #field} then fills it. */
    public void row(long number) {
      if (rows == numbers.length) {
        numbers = Arrays.copyOf(numbers, rows * 2);
        bounds = Arrays.copyOf(bounds, bounds.length * 2);
      }
      numbers[rows] = number;
      Arrays.fill(bounds, 2 * rows * FIELDS, 2 * (rows + 1) * FIELDS, used);
      rows++;
    }

    /** Copies one field of the row begun last. */
    public void field(Field field, byte[] source, int from, int to) {
      line(source, from, to);
      lies(field, from, to);
    }

    /** Copies octets that hold fields of the row begun last; {@link #lies} says where. */
    public void line(byte[] source, int from, int to) {
      int length = to - from;
      while (used + length > octets.length) {
        octets = Arrays.copyOf(octets, octets.length * 2);
      }
      System.arraycopy(source, from, octets, used, length);
      moved = used - from;
      used += length;
    }

    /** Where a field lies in the source of the {@link #line} copied last. */
    public void lies(Field field, int from, int to) {
      int at = 2 * ((rows - 1) * FIELDS + field.ordinal());
      bounds[at] = from + moved;
      bounds[at + 1] = to + moved;
    }

    /** How many rows were begun. */
    public int size() {
      return rows;
    }

    /** What was collected since the last batch, in no more memory than it takes. */
    public OverviewBatch build() {
      OverviewBatch batch =
          new OverviewBatch(
              Arrays.copyOf(octets, used),
              rows,
              Arrays.copyOf(numbers, rows),
              Arrays.copyOf(bounds, 2 * rows * FIELDS));
      used = 0;
      rows = 0;
      return batch;
    }

    /**
     * What was collected since the last batch, where it lies: good until the builder is used again.
     * For who reads it at once, and saves a copy of some megabytes.
     */
    public OverviewBatch lend() {
      OverviewBatch batch = new OverviewBatch(octets, rows, numbers, bounds);
      used = 0;
      rows = 0;
      return batch;
    }
  }
}
