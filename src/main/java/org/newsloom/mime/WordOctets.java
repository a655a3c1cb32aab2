package org.newsloom.mime;

import java.util.List;

/** The octets of a run of words. */
final class WordOctets {
  private final byte[] buffer;
  private int length;
  private int bits;
  private int bitCount;

  /** Whether base64 ended inside of a quantum, unpadded, and more base64 followed. */
  private boolean isCut;

  /** Whether bits were thrown away there that an honest encoder would have left zero. */
  private boolean hasLostBits;

  private WordOctets(int size) {
    buffer = new byte[size];
  }

  /**
   * The octets of words that follow each other.
   *
   * @param joined whether base64 goes on from one word to the next
   */
  static WordOctets of(byte[] line, List<EncodedWord> words, boolean joined) {
    int size = 0;
    for (EncodedWord word : words) {
      size += word.textEnd() - word.textStart();
    }
    WordOctets octets = new WordOctets(size);
    for (int k = 0; k < words.size(); k++) {
      EncodedWord word = words.get(k);
      if (word.q()) {
        octets.addQ(line, word.textStart(), word.textEnd());
      } else {
        boolean more = k + 1 < words.size() && !words.get(k + 1).q();
        octets.addBase64(line, word.textStart(), word.textEnd(), joined, more);
      }
    }
    return octets;
  }

  private void addQ(byte[] line, int from, int to) {
    bitCount = 0;
    for (int i = from; i < to; i++) {
      byte b = line[i];
      if (b == '_') {
        b = ' ';
      } else if (b == '=' && i + 2 < to) {
        int high = Hex.value(line[i + 1]);
        int low = Hex.value(line[i + 2]);
        if (high >= 0 && low >= 0) {
          b = (byte) (high << 4 | low);
          i += 2;
        }
      }
      buffer[length++] = b;
    }
  }

  private void addBase64(byte[] line, int from, int to, boolean joined, boolean moreFollows) {
    if (!joined) {
      bitCount = 0;
    }
    for (int i = from; i < to; i++) {
      int six = Base64Octets.value(line[i]);
      if (six < 0) {
        if (line[i] == '=') {
          bitCount = 0; // padding: what follows begins anew
        }
        continue;
      }
      bits = (bits << 6 | six) & 0xffff;
      bitCount += 6;
      if (bitCount >= 8) {
        bitCount -= 8;
        buffer[length++] = (byte) (bits >> bitCount);
      }
    }
    if (moreFollows && bitCount > 0) {
      isCut = true;
      hasLostBits |= bitCount == 6 || (bits & ((1 << bitCount) - 1)) != 0;
    }
  }

  /** The array whose first {@link #length} octets count. */
  byte[] buffer() {
    return buffer;
  }

  int length() {
    return length;
  }

  boolean isCut() {
    return isCut;
  }

  boolean hasLostBits() {
    return hasLostBits;
  }
}
