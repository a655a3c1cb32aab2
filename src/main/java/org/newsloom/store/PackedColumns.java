package org.newsloom.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Columns of numbers as octets: each the smallest number, the octets a number takes, and the
 * numbers above the smallest one; at the end a checksum of it all. Written and read column by
 * column in the same order.
 */
final class PackedColumns {
  private static final byte FORMAT = 1;
  private static final int CHECKSUM = Integer.BYTES;

  private PackedColumns() {}

  /** Takes columns. */
  static final class Writer {
    private byte[] octets;
    private ByteBuffer out;

    Writer() {
      this(64 * 1024);
    }

    /** For about so many octets. */
    Writer(int capacity) {
      octets = new byte[capacity];
      out = little(octets);
      out.put(FORMAT);
    }

    void ints(int[] values, int size) {
      long least = size == 0 ? 0 : values[0];
      long most = least;
      for (int i = 0; i < size; i++) {
        least = Math.min(least, values[i]);
        most = Math.max(most, values[i]);
      }
      int width = begin(size, least, most);
      int at = out.position();
      for (int i = 0; i < size; i++, at += width) {
        number(values[i] - least, width, at);
      }
      out.position(at);
    }

    /** Ascending numbers. */
    void ascending(long[] values, int size) {
      longs(values, 0, size);
    }

    /** Numbers of any size, in any order. */
    void longs(long[] values, int from, int to) {
      long least = to == from ? 0 : values[from];
      long most = least;
      for (int i = from; i < to; i++) {
        least = Math.min(least, values[i]);
        most = Math.max(most, values[i]);
      }
      int width = begin(to - from, least, most);
      int at = out.position();
      for (int i = from; i < to; i++, at += width) {
        number(values[i] - least, width, at);
      }
      out.position(at);
    }

    /** Octets as they are. */
    void octets(byte[] values, int size) {
      reserve(Integer.BYTES + size);
      out.putInt(size);
      out.put(values, 0, size);
    }

    /** Numbers that fill all of their 64 bits. */
    void hashes(long[] values, int size) {
      reserve(Integer.BYTES + size * Long.BYTES);
      out.putInt(size);
      out.asLongBuffer().put(values, 0, size);
      out.position(out.position() + size * Long.BYTES);
    }

    private int begin(int size, long least, long most) {
      // Numbers that lie farther apart than a long can say wrap around, and back when they are
      // read.
      int width = (71 - Long.numberOfLeadingZeros(most - least)) / 8;
      reserve(2 * Long.BYTES + size * width + Long.BYTES);
      out.putInt(size);
      out.putLong(least);
      out.put((byte) width);
      return width;
    }

    private void number(long value, int width, int at) {
      long rest = value;
      for (int i = 0; i < width; i++) {
        octets[at + i] = (byte) rest;
        rest >>>= 8;
      }
    }

    private void reserve(int more) {
      if (out.remaining() < more) {
        int at = out.position();
        octets = Arrays.copyOf(octets, Math.max(octets.length * 2, at + more));
        out = little(octets);
        out.position(at);
      }
    }

    byte[] toOctets() {
      reserve(CHECKSUM);
      out.putInt(checksum(octets, out.position()));
      return Arrays.copyOf(octets, out.position());
    }
  }

  /** Gives the columns back. */
  static final class Reader {
    private final byte[] octets;
    private final ByteBuffer in;

    private Reader(byte[] octets) {
      this.octets = octets;
      in = little(octets);
      in.position(1);
    }

    /**
     * Looks at the checksum first.
     *
     * @throws DamagedException if the octets are not what was written
     */
    static Reader of(byte[] octets) throws DamagedException {
      int end = octets.length - CHECKSUM;
      if (end < 1 || octets[0] != FORMAT || little(octets).getInt(end) != checksum(octets, end)) {
        throw new DamagedException();
      }
      return new Reader(octets);
    }

    int[] ints() {
      return column().ints();
    }

    long[] ascending() {
      return longs();
    }

    long[] longs() {
      Column column = column();
      long[] values = new long[column.size()];
      long least = column.least();
      int at = column.from();
      switch (column.width()) {
        case 1 -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = least + (octets[at + i] & 0xff);
          }
        }
        case 2 -> {
          for (int i = 0; i < values.length; i++, at += 2) {
            values[i] = least + ((octets[at] & 0xff) | ((octets[at + 1] & 0xff) << 8));
          }
        }
        default -> {
          for (int i = 0; i < values.length; i++, at += column.width()) {
            values[i] = least + number(octets, at, column.width());
          }
        }
      }
      return values;
    }

    /** A column of which only some numbers are wanted. */
    Column column() {
      int size = in.getInt();
      long least = in.getLong();
      int width = in.get();
      Column column = new Column(octets, in.position(), size, least, width);
      in.position(in.position() + size * width);
      return column;
    }

    byte[] octets() {
      byte[] values = new byte[in.getInt()];
      in.get(values);
      return values;
    }

    long[] hashes() {
      long[] values = new long[in.getInt()];
      in.asLongBuffer().get(values);
      in.position(in.position() + values.length * Long.BYTES);
      return values;
    }
  }

  /** Numbers where they lie. */
  @SuppressWarnings("ArrayRecordComponent") // a view, not a value
  record Column(byte[] octets, int from, int size, long least, int width) {
    long at(int index) {
      return least + number(octets, from + index * width, width);
    }

    /** All of them, where they are no larger than an int. */
    int[] ints() {
      int[] values = new int[size];
      int first = (int) least;
      int at = from;
      switch (width) {
        case 0 -> Arrays.fill(values, first);
        case 1 -> {
          for (int i = 0; i < size; i++) {
            values[i] = first + (octets[at + i] & 0xff);
          }
        }
        case 2 -> {
          for (int i = 0; i < size; i++, at += 2) {
            values[i] = first + ((octets[at] & 0xff) | ((octets[at + 1] & 0xff) << 8));
          }
        }
        case 3 -> {
          for (int i = 0; i < size; i++, at += 3) {
            values[i] =
                first
                    + ((octets[at] & 0xff)
                        | ((octets[at + 1] & 0xff) << 8)
                        | ((octets[at + 2] & 0xff) << 16));
          }
        }
        default -> {
          for (int i = 0; i < size; i++) {
            values[i] = (int) at(i);
          }
        }
      }
      return values;
    }

    /** The first place in ascending numbers that has this one or a larger one. */
    int search(long number) {
      int low = 0;
      int high = size;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (at(middle) < number) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  private static long number(byte[] octets, int from, int width) {
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = (value << 8) | (octets[from + i] & 0xff);
    }
    return value;
  }

  /** The octets are not what was written. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static ByteBuffer little(byte[] octets) {
    return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int checksum(byte[] octets, int to) {
    CRC32 sum = new CRC32();
    sum.update(octets, 0, to);
    return (int) sum.getValue();
  }
}
