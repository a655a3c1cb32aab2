package org.newsloom.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.UnaryOperator;
import org.newsloom.store.ShortTexts;

/**
 * Texts that letter case does not part, as UTF-8 one behind the other. A million of them are looked
 * through or sorted without an object for each.
 */
final class FoldedTexts {
  /** Behind each text, so that nothing is found that reaches into the next. */
  private static final byte END = 0;

  private static final byte[] NOTHING = new byte[0];

  private final UnaryOperator<String> fold;
  private final ShortTexts texts;
  private int[] ids;
  private byte[] folded = NOTHING;

  /**
   * Without any yet.
   *
   * @param fold for texts that are not of ASCII alone, of which capitals become small
   * @param texts about how many will come
   */
  FoldedTexts(UnaryOperator<String> fold, int texts) {
    this.fold = fold;
    this.texts = new ShortTexts(texts, 0);
    this.ids = new int[texts];
  }

  /** Adds a text in UTF-8. */
  void add(int id, byte[] octets, int from, int to) {
    if (folded.length <= to - from) {
      folded = new byte[(to - from) * 2 + 1];
    }
    int length = 0;
    int all = 0;
    for (int i = from; i < to; i++) {
      byte octet = octets[i];
      all |= octet;
      folded[length++] = octet >= 'A' && octet <= 'Z' ? (byte) (octet + ('a' - 'A')) : octet;
    }
    if (all < 0) {
      add(id, new String(octets, from, to - from, StandardCharsets.UTF_8));
      return;
    }
    folded[length++] = END;
    put(id, folded, length);
  }

  /** Adds a text. */
  void add(int id, String text) {
    byte[] octets = (fold.apply(text) + (char) END).getBytes(StandardCharsets.UTF_8);
    put(id, octets, octets.length);
  }

  private void put(int id, byte[] octets, int length) {
    if (texts.size() == ids.length) {
      ids = Arrays.copyOf(ids, ids.length + ids.length / 2 + 16);
    }
    ids[texts.size()] = id;
    texts.add(octets, 0, length);
  }

  int size() {
    return texts.size();
  }

  int id(int place) {
    return ids[place];
  }

  /**
   * Some octets of a text as a number, which compares as they do; nothing is behind its end.
   *
   * @param from the first of them in the text
   * @param count at most seven, so that the number has no sign
   */
  long number(int place, int from, int count) {
    byte[] octets = texts.octets();
    int begin = texts.from(place) + from;
    int end = Math.min(begin + count, texts.to(place) - 1);
    long number = 0;
    for (int at = begin; at < end; at++) {
      number = (number << Byte.SIZE) | (octets[at] & 0xff);
    }
    return number << ((begin + count - Math.max(begin, end)) * Byte.SIZE);
  }

  /** Octets of a text. */
  int length(int place) {
    return texts.length(place) - 1;
  }

  /** Compares by code points. */
  int compare(int place, int other) {
    byte[] octets = texts.octets();
    return Arrays.compareUnsigned(
        octets, texts.from(place), texts.to(place), octets, texts.from(other), texts.to(other));
  }

  /** The ids of the texts that hold a word, which must be folded itself. */
  BitSet holding(String word) {
    BitSet found = new BitSet();
    byte[] wanted = word.getBytes(StandardCharsets.UTF_8);
    if (wanted.length == 0) {
      for (int place = 0; place < size(); place++) {
        found.set(ids[place]);
      }
      return found;
    }
    byte[] octets = texts.octets();
    int place = 0;
    int last = texts.from(size()) - wanted.length;
    for (int at = 0; at <= last; at++) {
      if (octets[at] == wanted[0]
          && Arrays.equals(octets, at, at + wanted.length, wanted, 0, wanted.length)) {
        while (texts.to(place) <= at) {
          place++;
        }
        found.set(ids[place]);
        at = texts.to(place) - 1;
      }
    }
    return found;
  }
}
