package org.newsloom.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.newsloom.store.PackedColumns.DamagedException;
import org.newsloom.store.PackedColumns.Reader;
import org.newsloom.store.PackedColumns.Writer;

/**
 * What of headers is read one at a time and not by the million: identifiers, sizes, flags and the
 * texts of Xref. In the order of the {@link HeaderColumns columns} beside it. Grows by {@link
 * #add}, then only read.
 */
final class HeaderDetails {
  /** Headers of one block, unpacked together; three of them fill a page of 8 KB well. */
  static final int BLOCK = 128;

  /** Texts are bounded when they come in, so that those of a segment take less than this. */
  private static final int MOST_OCTETS = 1 << 27;

  int size;
  long[] octets;
  long[] lines;
  int[] flags;
  String[] id;

  /** The text of Xref where there is more than one place, else the empty string. */
  String[] xref;

  HeaderDetails(int capacity) {
    octets = new long[capacity];
    lines = new long[capacity];
    flags = new int[capacity];
    id = new String[capacity];
    xref = new String[capacity];
  }

  /** Over arrays that are there already. */
  static HeaderDetails over(
      int size, long[] octets, long[] lines, int[] flags, String[] id, String[] xref) {
    HeaderDetails all = new HeaderDetails(0);
    all.size = size;
    all.octets = octets;
    all.lines = lines;
    all.flags = flags;
    all.id = id;
    all.xref = xref;
    return all;
  }

  void add(long sizeInOctets, long lineCount, int flagBits, String identifier, String places) {
    if (size == id.length) {
      int capacity = size + size / 2 + 16;
      octets = Arrays.copyOf(octets, capacity);
      lines = Arrays.copyOf(lines, capacity);
      flags = Arrays.copyOf(flags, capacity);
      id = Arrays.copyOf(id, capacity);
      xref = Arrays.copyOf(xref, capacity);
    }
    octets[size] = sizeInOctets;
    lines[size] = lineCount;
    flags[size] = flagBits | (places.isEmpty() ? 0 : HeaderRows.CROSSPOSTED);
    id[size] = identifier;
    xref[size] = places;
    size++;
  }

  /** One header of another. */
  void add(HeaderDetails other, int index) {
    add(
        other.octets[index],
        other.lines[index],
        other.flags[index],
        other.id[index],
        other.xref[index]);
  }

  /** Everything but the texts of Xref. */
  byte[] packBlock(int from, int to) {
    Writer out = new Writer(1024 + (to - from) * 64);
    out.longs(octets, from, to);
    out.longs(lines, from, to);
    long[] numbers = new long[to - from];
    for (int i = from; i < to; i++) {
      numbers[i - from] = flags[i];
    }
    out.longs(numbers, 0, numbers.length);
    texts(out, id, from, to);
    return out.toOctets();
  }

  /** The texts of Xref, and how far after the first row theirs are; empty where there are none. */
  byte[] packCrossposts(long[] row, int from, int to) {
    String[] texts = new String[to - from];
    long[] distances = new long[to - from];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (!xref[i].isEmpty()) {
        texts[count] = xref[i];
        distances[count++] = row[i] - row[from];
      }
    }
    if (count == 0) {
      return new byte[0];
    }
    Writer out = new Writer();
    out.ascending(distances, count);
    texts(out, texts, 0, count);
    return out.toOctets();
  }

  private static void texts(Writer out, String[] texts, int from, int to) {
    long[] lengths = new long[to - from];
    ByteArrayOutputStream all = new ByteArrayOutputStream((to - from) * 48);
    for (int i = from; i < to; i++) {
      byte[] text = texts[i].getBytes(StandardCharsets.UTF_8);
      lengths[i - from] = text.length;
      all.writeBytes(text);
    }
    out.longs(lengths, 0, lengths.length);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(all.toByteArray());
      deflater.finish();
      // What cannot be made smaller grows by five octets a block of some thousands.
      byte[] packed = new byte[all.size() + all.size() / 500 + 128];
      out.octets(packed, deflater.deflate(packed));
    } finally {
      deflater.end();
    }
  }

  /** Reads what {@link #packBlock} wrote; without texts of Xref. */
  static HeaderDetails ofBlock(byte[] block) throws DamagedException {
    Reader in = Reader.of(block);
    HeaderDetails all = new HeaderDetails(0);
    all.octets = in.longs();
    all.lines = in.longs();
    all.size = all.octets.length;
    all.flags = Arrays.stream(in.longs()).mapToInt(flag -> (int) flag).toArray();
    all.id = texts(in);
    if (all.lines.length != all.size || all.flags.length != all.size || all.id.length != all.size) {
      throw new DamagedException();
    }
    all.xref = new String[all.size];
    Arrays.fill(all.xref, "");
    return all;
  }

  /** Texts of Xref, and how far after the first row of their segment each is, ascending. */
  @SuppressWarnings("ArrayRecordComponent") // lives for a moment
  record Crossposts(long[] distance, String[] text) {
    static final Crossposts NONE = new Crossposts(new long[0], new String[0]);

    /** The text of a row; the empty string for none. */
    String of(long distanceOfRow) {
      int at = Arrays.binarySearch(distance, distanceOfRow);
      return at < 0 ? "" : text[at];
    }
  }

  /** Reads what {@link #packCrossposts} wrote. */
  static Crossposts crossposts(byte[] packed) throws DamagedException {
    if (packed.length == 0) {
      return Crossposts.NONE;
    }
    Reader in = Reader.of(packed);
    Crossposts all = new Crossposts(in.ascending(), texts(in));
    if (all.distance().length != all.text().length) {
      throw new DamagedException();
    }
    return all;
  }

  private static String[] texts(Reader in) throws DamagedException {
    long[] lengths = in.longs();
    long total = Arrays.stream(lengths).sum();
    if (total < 0 || total > MOST_OCTETS) {
      throw new DamagedException();
    }
    byte[] all = new byte[(int) total];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(in.octets());
      if (inflater.inflate(all) != all.length) {
        throw new DamagedException();
      }
    } catch (DataFormatException e) {
      throw new DamagedException();
    } finally {
      inflater.end();
    }
    String[] texts = new String[lengths.length];
    int at = 0;
    for (int i = 0; i < texts.length; i++) {
      texts[i] = new String(all, at, (int) lengths[i], StandardCharsets.UTF_8);
      at += (int) lengths[i];
    }
    return texts;
  }
}
