package org.newsloom.search;

import java.util.Arrays;

/**
 * A folded text that knows where each of its characters came from.
 *
 * <p>Folding goes cluster by cluster (a character and the marks behind it), so that a mark of the
 * folded text always covers whole characters of the original.
 */
final class Folded {
  private static final int[] NONE = {};

  private final String text;

  /** Where each character came from; empty if each stayed where it was. */
  private final int[] starts;

  private final int[] ends;

  private Folded(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  static Folded of(String original) {
    String ascii = SearchText.foldAscii(original);
    if (ascii != null) {
      return new Folded(ascii, NONE, NONE);
    }
    int length = original.length();
    StringBuilder out = new StringBuilder(length + 16);
    int[] starts = new int[length + 16];
    int[] ends = new int[length + 16];
    int at = 0;
    while (at < length) {
      int end = clusterEnd(original, at);
      char first = original.charAt(at);
      int before = out.length();
      if (first < 0x80 && end == at + 1) {
        out.append(first >= 'A' && first <= 'Z' ? (char) (first + 32) : first);
      } else {
        out.append(SearchText.foldCluster(original.substring(at, end)));
      }
      if (out.length() > starts.length) {
        starts = Arrays.copyOf(starts, out.length() * 2);
        ends = Arrays.copyOf(ends, out.length() * 2);
      }
      Arrays.fill(starts, before, out.length(), at);
      Arrays.fill(ends, before, out.length(), end);
      at = end;
    }
    return new Folded(out.toString(), starts, ends);
  }

  String text() {
    return text;
  }

  /** The range of the original that the folded characters from..to-1 came from; to &gt; from. */
  Mark original(int from, int to) {
    return starts.length == 0 ? new Mark(from, to) : new Mark(starts[from], ends[to - 1]);
  }

  private static int clusterEnd(String text, int from) {
    int at = from + Character.charCount(text.codePointAt(from));
    // A cluster of more than 32 marks is a joke of its writer and is cut.
    for (int marks = 0; at < text.length() && marks < 32; marks++) {
      char c = text.charAt(at);
      if (c < 0x300) {
        break;
      }
      int point = text.codePointAt(at);
      if (!joins(point)) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  /** Marks, the voicing marks of half-width Kana, and the later parts of a Hangul syllable. */
  private static boolean joins(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || point == 0xff9e
        || point == 0xff9f
        || (point >= 0x1160 && point <= 0x11ff);
  }
}
