package org.newsloom.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An encoded word (RFC 2047 section 2) found in a line, and where such words begin and end.
 *
 * @param start index of {@code =?}
 * @param end index after {@code ?=}
 * @param textStart index of the encoded text
 * @param textEnd index after it
 * @param q whether it is quoted-printable's kin, else base64
 * @param label the charset as written, without language
 * @param charset what it is read as; empty for labels that say that nobody knows
 */
record EncodedWord(
    int start,
    int end,
    int textStart,
    int textEnd,
    boolean q,
    String label,
    Optional<Charset> charset) {
  /** More words than any honest header holds; what follows them stays as it is written. */
  private static final int MAX_WORDS = 2_000;

  /** With so many labels that nobody knows in one line no further one is looked up. */
  private static final int MAX_UNKNOWN = 20;

  /** The words of a line in their order. */
  static List<EncodedWord> find(byte[] line, Complaints complaints) {
    return new Search(line, complaints).find();
  }

  /** Whether a word begins here, at its {@code =?}: charset, encoding and their question marks. */
  static boolean opens(byte[] line, int at) {
    return textStart(line, at) > 0;
  }

  /** Index after the word that begins here, or -1 where none does. */
  static int endOfWord(byte[] line, int at) {
    int start = textStart(line, at);
    if (start < 0) {
      return -1;
    }
    int close = closing(line, start, isQ(line, start));
    return close < 0 ? -1 : close + 2;
  }

  /** Index of a word's text, or -1 where none begins here. */
  private static int textStart(byte[] line, int at) {
    if (at + 6 > line.length || line[at] != '=' || line[at + 1] != '?') {
      return -1;
    }
    int i = at + 2;
    int limit = Math.min(line.length, i + 80);
    while (i < limit && line[i] > ' ' && line[i] != '?' && line[i] != '=') {
      i++;
    }
    if (i == at + 2 || i + 2 >= line.length || line[i] != '?' || line[i + 2] != '?') {
      return -1;
    }
    int encoding = line[i + 1] | 0x20;
    return encoding == 'q' || encoding == 'b' ? i + 3 : -1;
  }

  private static boolean isQ(byte[] line, int textStart) {
    return (line[textStart - 2] | 0x20) == 'q';
  }

  /** Index of the {@code ?=} that ends a word's text, or -1. */
  private static int closing(byte[] line, int start, boolean q) {
    int i = start;
    while (i + 1 < line.length) {
      if (line[i] == '=' && line[i + 1] == '?' && i > start && opens(line, i)) {
        return -1; // the next word begins: this one has lost its end
      }
      if (line[i] == '?' && line[i + 1] == '=' && !(q && isQuestionBeforeEscape(line, i))) {
        return i;
      }
      i++;
    }
    return -1;
  }

  /** Whether {@code ?=} is a question mark and the octet after it: {@code who?=E2=80=99s?=}. */
  private static boolean isQuestionBeforeEscape(byte[] line, int at) {
    if (at + 3 >= line.length || !isUpperHex(line[at + 2]) || !isUpperHex(line[at + 3])) {
      return false;
    }
    for (int i = at + 4; i + 1 < line.length; i++) {
      if (line[i] == '?' && line[i + 1] == '=') {
        return true;
      }
      if (line[i] == '=' && line[i + 1] == '?' && opens(line, i)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isUpperHex(byte b) {
    return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'F');
  }

  /** One line being searched. */
  private static final class Search {
    private final byte[] line;
    private final Complaints complaints;
    private final List<EncodedWord> words = new ArrayList<>();

    /** Labels that were looked up in vain. */
    private Set<String> unknown = Set.of();

    Search(byte[] line, Complaints complaints) {
      this.line = line;
      this.complaints = complaints;
    }

    List<EncodedWord> find() {
      int i = 0;
      while (i + 1 < line.length && words.size() < MAX_WORDS) {
        if (line[i] == '=' && line[i + 1] == '?') {
          int textStart = textStart(line, i);
          Optional<EncodedWord> word = textStart < 0 ? Optional.empty() : word(i, textStart);
          if (word.isPresent()) {
            words.add(word.get());
            i = word.get().end;
            continue;
          }
        }
        i++;
      }
      return words;
    }

    private Optional<EncodedWord> word(int start, int textStart) {
      boolean q = isQ(line, textStart);
      String label = label(start + 2, textStart - 3);
      Optional<Charset> charset = charset(label);
      int close = closing(line, textStart, q);
      if (charset.isEmpty() && !saysNobodyKnows(label)) {
        complaints.add("unknown charset " + Charsets.shown(label));
        return Optional.empty();
      }
      if (close >= 0) {
        return Optional.of(new EncodedWord(start, close + 2, textStart, close, q, label, charset));
      }
      return cutWord(start, textStart, q, label, charset);
    }

    /** A word without its end is a word all the same where its text can be nothing else. */
    private Optional<EncodedWord> cutWord(
        int start, int textStart, boolean q, String label, Optional<Charset> charset) {
      int end = textStart;
      while (end < line.length && !(line[end] == '=' && opens(line, end))) {
        end++;
      }
      int textEnd = end;
      while (textEnd > textStart && (line[textEnd - 1] == ' ' || line[textEnd - 1] == '?')) {
        textEnd--;
      }
      boolean told = q ? hasEscape(textStart, textEnd) : isBase64(textStart, textEnd);
      if (!told && !followsItsLike(start, q, charset)) {
        return Optional.empty();
      }
      complaints.add("encoded word without an end");
      return Optional.of(new EncodedWord(start, end, textStart, textEnd, q, label, charset));
    }

    /** Whether the word before is of the same charset and encoding and ends right here. */
    private boolean followsItsLike(int start, boolean q, Optional<Charset> charset) {
      if (words.isEmpty()) {
        return false;
      }
      EncodedWord before = words.getLast();
      return before.q == q && before.charset.equals(charset) && isBlank(before.end, start);
    }

    private boolean hasEscape(int from, int to) {
      for (int i = from; i + 2 < to; i++) {
        if (line[i] == '=' && Hex.value(line[i + 1]) >= 0 && Hex.value(line[i + 2]) >= 0) {
          return true;
        }
      }
      return false;
    }

    private boolean isBase64(int from, int to) {
      for (int i = from; i < to; i++) {
        if (Base64Octets.value(line[i]) < 0 && line[i] != '=') {
          return false;
        }
      }
      return to - from >= 8;
    }

    private String label(int from, int to) {
      int star = from;
      while (star < to && line[star] != '*') {
        star++;
      }
      return new String(line, from, star - from, StandardCharsets.ISO_8859_1);
    }

    private Optional<Charset> charset(String label) {
      if (label.equalsIgnoreCase("utf-8")) {
        return Optional.of(StandardCharsets.UTF_8);
      }
      if (!unknown.contains(label) && unknown.size() < MAX_UNKNOWN) {
        Optional<Charset> charset = Charsets.forLabel(label);
        if (charset.isEmpty()) {
          unknown = new HashSet<>(unknown);
          unknown.add(label);
        }
        return charset;
      }
      return Optional.empty();
    }

    /** Labels of words whose octets must speak for themselves. */
    private static boolean saysNobodyKnows(String label) {
      return switch (label.toLowerCase(Locale.ROOT)) {
        case "unknown-8bit", "x-unknown", "8bit", "default", "x-user-defined", "user-defined" ->
            true;
        default -> false;
      };
    }

    private boolean isBlank(int from, int to) {
      for (int i = from; i < to; i++) {
        if (line[i] != ' ') {
          return false;
        }
      }
      return true;
    }
  }
}
