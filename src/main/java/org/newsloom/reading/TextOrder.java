package org.newsloom.reading;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The order of many texts by code points. A few octets of each are one number with the text's place
 * behind them, so that numbers are sorted that lie side by side; where those octets are alike the
 * next few decide. Looking up two texts for each comparison costs more than all else of it.
 */
final class TextOrder {
  /** Octets that are looked at a few at a time; texts that begin alike so far are compared. */
  private static final int MOST_OCTETS = 64;

  private final FoldedTexts texts;

  /** The octets that are looked at, and in the low bits the place of the text. */
  private final long[] keys;

  private final int placeBits;
  private final int atOnce;

  private TextOrder(FoldedTexts texts) {
    this.texts = texts;
    this.placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(texts.size());
    this.atOnce = (Long.SIZE - 1 - placeBits) / Byte.SIZE;
    this.keys = new long[texts.size()];
    Arrays.setAll(keys, place -> place);
  }

  /** The place of each text in the order of all; equal texts have equal ones. */
  static int[] ranks(FoldedTexts texts) {
    TextOrder order = new TextOrder(texts);
    order.sort(0, texts.size(), 0);
    int[] ranks = new int[texts.size()];
    int rank = 0;
    for (int i = 1; i < ranks.length; i++) {
      rank += texts.compare(order.place(i - 1), order.place(i)) == 0 ? 0 : 1;
      ranks[order.place(i)] = rank;
    }
    return ranks;
  }

  private int place(int i) {
    return (int) (keys[i] & ((1L << placeBits) - 1));
  }

  /** Sorts some that are alike in all octets before one. */
  private void sort(int from, int to, int octet) {
    for (int i = from; i < to; i++) {
      int place = place(i);
      keys[i] = (texts.number(place, octet, atOnce) << placeBits) | place;
    }
    Arrays.sort(keys, from, to);
    for (int i = from; i < to; ) {
      int end = i + 1;
      while (end < to && keys[end] >>> placeBits == keys[i] >>> placeBits) {
        end++;
      }
      if (end > i + 1) {
        sortAlike(i, end, octet + atOnce);
      }
      i = end;
    }
  }

  /** Sorts some whose numbers are equal. */
  private void sortAlike(int from, int to, int octet) {
    if (octet >= MOST_OCTETS) {
      int[] places =
          IntStream.range(from, to)
              .mapToObj(this::place)
              .sorted(texts::compare)
              .mapToInt(Integer::intValue)
              .toArray();
      for (int i = from; i < to; i++) {
        keys[i] = places[i - from];
      }
    } else if (octet <= texts.length(place(from))) {
      sort(from, to, octet);
    }
  }
}
