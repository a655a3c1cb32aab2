package org.newsloom.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Which sequences of characters have a picture, and where on the sheets it stands. A sequence is
 * known without the sign that asks for a picture (U+FE0F), which writers leave out as they like
 * (UTS #51, section 2.3).
 */
final class EmojiIndex {
  /** Where the sheets and their index are. */
  static final String FOLDER = "emoji/";

  private static final int AS_EMOJI = 0xFE0F;

  /** No place. */
  static final int NONE = -1;

  private static final class Loaded {
    static final EmojiIndex INDEX = new EmojiIndex();
  }

  private final Map<String, Integer> places = new HashMap<>(8192);
  private final int longest;

  private EmojiIndex() {
    int most = 0;
    try (InputStream in = EmojiIndex.class.getResourceAsStream(FOLDER + "index.txt")) {
      if (in == null) {
        throw new IllegalStateException("The index of emoji is missing from the program");
      }
      String[] lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n", -1);
      for (int place = 0; place < lines.length && !lines[place].isEmpty(); place++) {
        String sequence = sequence(lines[place]);
        places.put(sequence, place);
        most = Math.max(most, sequence.length());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    longest = most;
  }

  /** The index, read at its first use. */
  static EmojiIndex get() {
    return Loaded.INDEX;
  }

  private static String sequence(String codes) {
    StringBuilder sequence = new StringBuilder();
    for (String code : codes.split("-", -1)) {
      sequence.appendCodePoint(Integer.parseInt(code, 16));
    }
    return sequence.toString();
  }

  /** Where the picture of a sequence stands, counted over all sheets; {@link #NONE} without one. */
  int place(String sequence) {
    return places.getOrDefault(key(sequence), NONE);
  }

  /** Where the longest sequence ends that begins at a place and has a picture; else the place. */
  int end(String text, int from) {
    StringBuilder key = new StringBuilder();
    int end = from;
    for (int at = from; at < text.length() && key.length() < longest; ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      if (letter != AS_EMOJI) {
        key.appendCodePoint(letter);
      }
      if (places.containsKey(key.toString())) {
        end = at;
      }
    }
    return end;
  }

  private static String key(String sequence) {
    return sequence.replace(Character.toString(AS_EMOJI), "");
  }
}
