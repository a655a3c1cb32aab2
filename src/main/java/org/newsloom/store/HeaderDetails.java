package org.newsloom.store;

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

  /** Identifiers without their angle brackets, one char of each an octet of it, as UTF-8. */
  final ShortTexts ids;

  /** The text of Xref where there is more than one place, else the empty string. */
  String[] xref;

  HeaderDetails(int capacity) {
    octets = new long[capacity];
    lines = new long[capacity];
    flags = new int[capacity];
    ids = new ShortTexts(capacity, capacity * 48);
    xref = new String[capacity];
  }

  private HeaderDetails(long[] octets, long[] lines, int[] flags, ShortTexts ids) {
    this.size = octets.length;
    this.octets = octets;
    this.lines = lines;
    this.flags = flags;
    this.ids = ids;
    xref = new String[size];
    Arrays.fill(xref, "");
  }

  /** The identifier of a header. */
  String id(int index) {
    return ids.text(index, StandardCharsets.UTF_8);
  }

  void add(long sizeInOctets, long lineCount, int flagBits, String identifier, String places) {
    byte[] id = identifier.getBytes(StandardCharsets.UTF_8);
    add(sizeInOctets, lineCount, flagBits, id, 0, id.length, places);
  }

  /** One header of another. */
  void add(HeaderDetails other, int index) {
    add(
        other.octets[index],
        other.lines[index],
        other.flags[index],
        other.ids.octets(),
        other.ids.from(index),
        other.ids.to(index),
        other.xref[index]);
  }

  /** Adds a header whose identifier lies in some octets, see {@link #ids}. */
  void add(
      long sizeInOctets,
      long lineCount,
      int flagBits,
      byte[] identifier,
      int from,
      int to,
      String places) {
    if (size == octets.length) {
      int capacity = size + size / 2 + 16;
      octets = Arrays.copyOf(octets, capacity);
      lines = Arrays.copyOf(lines, capacity);
      flags = Arrays.copyOf(flags, capacity);
      xref = Arrays.copyOf(xref, capacity);
    }
    octets[size] = sizeInOctets;
    lines[size] = lineCount;
    flags[size] = flagBits | (places.isEmpty() ? 0 : HeaderRows.CROSSPOSTED);
    ids.add(identifier, from, to);
    xref[size] = places;
    size++;
  }

  /** Forgets all but the memory. */
  void clear() {
    Arrays.fill(xref, 0, size, "");
    ids.clear();
    size = 0;
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
    texts(out, ids, from, to);
    return out.toOctets();
  }

  /** The texts of Xref, and how far after the first row theirs are; empty where there are none. */
  byte[] packCrossposts(long[] row, int from, int to) {
    ShortTexts texts = new ShortTexts(16, 1024);
    long[] distances = new long[to - from];
    for (int i = from; i < to; i++) {
      if (!xref[i].isEmpty()) {
        byte[] text = xref[i].getBytes(StandardCharsets.UTF_8);
        distances[texts.size()] = row[i] - row[from];
        texts.add(text, 0, text.length);
      }
    }
    if (texts.size() == 0) {
      return new byte[0];
    }
    Writer out = new Writer();
    out.ascending(distances, texts.size());
    texts(out, texts, 0, texts.size());
    return out.toOctets();
  }

  private static void texts(Writer out, ShortTexts texts, int from, int to) {
    long[] lengths = new long[to - from];
    for (int i = from; i < to; i++) {
      lengths[i - from] = texts.length(i);
    }
    out.longs(lengths, 0, lengths.length);
    int begin = texts.from(from);
    int length = texts.from(to) - begin;
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(texts.octets(), begin, length);
      deflater.finish();
      // What cannot be made smaller grows by five octets a block of some thousands.
      byte[] packed = new byte[length + length / 500 + 128];
      out.octets(packed, deflater.deflate(packed));
    } finally {
      deflater.end();
    }
  }

  /** Reads what {@link #packBlock} wrote; without texts of Xref. */
  static HeaderDetails ofBlock(byte[] block) throws DamagedException {
    Reader in = Reader.of(block);
    long[] octets = in.longs();
    long[] lines = in.longs();
    int[] flags = Arrays.stream(in.longs()).mapToInt(flag -> (int) flag).toArray();
    ShortTexts ids = texts(in);
    if (lines.length != octets.length
        || flags.length != octets.length
        || ids.size() != octets.length) {
      throw new DamagedException();
    }
    return new HeaderDetails(octets, lines, flags, ids);
  }

  /** Texts of Xref, and how far after the first row of their segment each is, ascending. */
  @SuppressWarnings("ArrayRecordComponent") // lives for a moment
  record Crossposts(long[] distance, ShortTexts texts) {
    static final Crossposts NONE = new Crossposts(new long[0], new ShortTexts(0, 0));

    /** The text of a row; the empty string for none. */
    String of(long distanceOfRow) {
      int at = Arrays.binarySearch(distance, distanceOfRow);
      return at < 0 ? "" : text(at);
    }

    String text(int index) {
      return texts.text(index, StandardCharsets.UTF_8);
    }
  }

  /** Reads what {@link #packCrossposts} wrote. */
  static Crossposts crossposts(byte[] packed) throws DamagedException {
    if (packed.length == 0) {
      return Crossposts.NONE;
    }
    Reader in = Reader.of(packed);
    Crossposts all = new Crossposts(in.ascending(), texts(in));
    if (all.distance().length != all.texts().size()) {
      throw new DamagedException();
    }
    return all;
  }

  private static ShortTexts texts(Reader in) throws DamagedException {
    long[] lengths = in.longs();
    int[] end = new int[lengths.length];
    long total = 0;
    for (int i = 0; i < lengths.length; i++) {
      total += lengths[i];
      if (lengths[i] < 0 || total > MOST_OCTETS) {
        throw new DamagedException();
      }
      end[i] = (int) total;
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
    return new ShortTexts(all, end);
  }
}
