package org.newsloom.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Defect;

/**
 * Header text with encoded words (RFC 2047, RFC 2231 section 5) as the wild writes it: words glued
 * together or to text, characters and shift states split over words, unpadded and cut base64,
 * blanks and question marks inside, words cut off, wrong charsets, raw octets beyond ASCII.
 *
 * <p>What is decoded is never decoded a second time: text that a word hides is text. A word whose
 * charset nobody knows stays as it is written.
 */
public final class EncodedWords {
  /** More words than any honest header holds; what follows them stays as it is written. */
  private static final int MAX_WORDS = 2_000;

  private final Charset fallback;

  /**
   * @param fallback how octets beyond ASCII are read that stand outside of words and are not UTF-8
   */
  public EncodedWords(Charset fallback) {
    // Nobody means the C1 controls of ISO-8859-1.
    this.fallback = fallback.equals(StandardCharsets.ISO_8859_1) ? Charsets.WINDOWS_1252 : fallback;
  }

  /**
   * The text of an unstructured value: unfolded, words decoded, safe to show; blanks at its ends
   * stay.
   *
   * @param octets the array that holds the value
   * @param from index of its first octet
   * @param to index after its last octet
   * @param where the field's name, for defects
   * @param defects takes what had to be mended
   */
  public String decode(
      byte[] octets, int from, int to, String where, List<? super Defect> defects) {
    boolean plain = true;
    for (int i = from; i < to; i++) {
      byte b = octets[i];
      if (b < 0x20 || b == 0x7f || (b == '=' && i + 1 < to && octets[i + 1] == '?')) {
        plain = false;
        break;
      }
    }
    if (plain) {
      return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }
    byte[] line = Unfolding.unfold(octets, from, to);
    return new Reading(line, new Complaints(where, defects)).text();
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

  /**
   * A word found in the line.
   *
   * @param start index of {@code =?}
   * @param end index after {@code ?=}
   * @param textStart index of the encoded text
   * @param textEnd index after it
   * @param q whether it is quoted-printable's kin, else base64
   * @param label the charset as written, without language
   * @param charset what it is read as; empty for labels that say that nobody knows
   */
  private record Word(
      int start,
      int end,
      int textStart,
      int textEnd,
      boolean q,
      String label,
      Optional<Charset> charset) {}

  /** One value being decoded. */
  private final class Reading {
    private final byte[] line;
    private final Complaints complaints;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder text;
    private Charset rawCharset = StandardCharsets.US_ASCII;

    Reading(byte[] line, Complaints complaints) {
      this.line = line;
      this.complaints = complaints;
      this.text = new StringBuilder(line.length);
    }

    String text() {
      findWords();
      rawCharset = rawCharset();
      int done = 0;
      for (int k = 0; k < words.size(); ) {
        Word word = words.get(k);
        raw(done, word.start);
        if (word.start > 0 && isAtomOctet(line[word.start - 1])) {
          complaints.add("encoded word not set off by blanks");
        }
        int next = k + 1;
        while (next < words.size() && isBlank(words.get(next - 1).end, words.get(next).start)) {
          if (words.get(next - 1).end == words.get(next).start) {
            complaints.add("encoded words without a blank between them");
          }
          next++;
        }
        words(k, next);
        done = words.get(next - 1).end;
        if (done < line.length && isAtomOctet(line[done])) {
          complaints.add("encoded word not set off by blanks");
        }
        k = next;
      }
      raw(done, line.length);
      return SafeText.of(text.toString());
    }

    private void findWords() {
      int i = 0;
      while (i + 1 < line.length && words.size() < MAX_WORDS) {
        if (line[i] == '=' && line[i + 1] == '?') {
          int textStart = textStart(line, i);
          Optional<Word> word = textStart < 0 ? Optional.empty() : word(i, textStart);
          if (word.isPresent()) {
            words.add(word.get());
            i = word.get().end;
            continue;
          }
        }
        i++;
      }
    }

    private Optional<Word> word(int start, int textStart) {
      boolean q = isQ(line, textStart);
      String label = label(start + 2, textStart - 3);
      Optional<Charset> charset = charset(label);
      int close = closing(line, textStart, q);
      if (charset.isEmpty() && !saysNobodyKnows(label)) {
        complaints.add("unknown charset " + Charsets.shown(label));
        return Optional.empty();
      }
      if (close >= 0) {
        return Optional.of(new Word(start, close + 2, textStart, close, q, label, charset));
      }
      return cutWord(start, textStart, q, label, charset);
    }

    /** A word without its end is a word all the same where its text can be nothing else. */
    private Optional<Word> cutWord(
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
      return Optional.of(new Word(start, end, textStart, textEnd, q, label, charset));
    }

    /** Whether the word before is of the same charset and encoding and ends right here. */
    private boolean followsItsLike(int start, boolean q, Optional<Charset> charset) {
      if (words.isEmpty()) {
        return false;
      }
      Word before = words.getLast();
      return before.q == q && before.charset.equals(charset) && isBlank(before.end, start);
    }

    private boolean hasEscape(int from, int to) {
      for (int i = from; i + 2 < to; i++) {
        if (line[i] == '=' && hex(line[i + 1]) >= 0 && hex(line[i + 2]) >= 0) {
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

    private static Optional<Charset> charset(String label) {
      if (label.equalsIgnoreCase("utf-8")) {
        return Optional.of(StandardCharsets.UTF_8);
      }
      return Charsets.forLabel(label);
    }

    private static boolean saysNobodyKnows(String label) {
      return label.equalsIgnoreCase("unknown-8bit")
          || label.equalsIgnoreCase("x-unknown")
          || label.equalsIgnoreCase("8bit");
    }

    // ---- words to text

    /** Words that belong together, cut where the charset changes. */
    private void words(int from, int to) {
      int first = from;
      for (int k = from + 1; k <= to; k++) {
        if (k == to || !sameCharset(words.get(k), words.get(first))) {
          run(first, k);
          first = k;
        }
      }
    }

    private static boolean sameCharset(Word a, Word b) {
      return a.charset.equals(b.charset) && (a.charset.isPresent() || a.label.equals(b.label));
    }

    private void run(int from, int to) {
      WordOctets apart = octets(from, to, false);
      Word first = words.get(from);
      if (apart.isCut) {
        WordOctets joined = octets(from, to, true);
        boolean apartIsWrong = apart.hasLostBits || !isValid(first, apart);
        if (apartIsWrong && isValid(first, joined)) {
          complaints.add("base64 cut in the middle of a character");
          apart = joined;
        }
      }
      read(first, apart.buffer, apart.length);
    }

    private WordOctets octets(int from, int to, boolean joined) {
      int size = 0;
      for (int k = from; k < to; k++) {
        size += words.get(k).textEnd - words.get(k).textStart;
      }
      WordOctets octets = new WordOctets(size);
      for (int k = from; k < to; k++) {
        Word word = words.get(k);
        if (word.q) {
          octets.addQ(line, word.textStart, word.textEnd);
        } else {
          boolean more = k + 1 < to && !words.get(k + 1).q;
          octets.addBase64(line, word.textStart, word.textEnd, joined, more);
        }
      }
      return octets;
    }

    private static boolean isValid(Word word, WordOctets octets) {
      return word.charset.isEmpty()
          || Charsets.decodeLeniently(word.charset.get(), octets.buffer, 0, octets.length)
                  .indexOf('\ufffd')
              < 0;
    }

    private void read(Word word, byte[] octets, int length) {
      if (word.charset.isPresent() && word.charset.get().equals(StandardCharsets.UTF_8)) {
        utf8(octets, length);
        return;
      }
      Optional<String> label =
          word.charset.isPresent() ? Optional.of(word.label) : Optional.empty();
      Charsets.Decoded decoded = Charsets.decode(octets, 0, length, label, fallback);
      decoded.problem().ifPresent(complaints::add);
      text.append(decoded.text());
    }

    private void utf8(byte[] octets, int length) {
      Utf8Census census = Utf8Census.of(octets, 0, length);
      if (census.isValid()) {
        text.append(new String(octets, 0, length, StandardCharsets.UTF_8));
        return;
      }
      complaints.add("text is not UTF-8 as it says");
      if (census.sequences() == 0
          && Charsets.isAsciiBased(fallback)
          && looksLatin(octets, length)) {
        Charset charset =
            fallback.equals(StandardCharsets.UTF_8) ? Charsets.WINDOWS_1252 : fallback;
        text.append(Charsets.decodeLeniently(charset, octets, 0, length));
      } else {
        text.append(Utf8Census.decode(octets, 0, length));
      }
    }

    /** Letters beyond ASCII, each beside an ASCII letter and outnumbered by those: caf\xE9. */
    private static boolean looksLatin(byte[] octets, int length) {
      int letters = 0;
      int beyond = 0;
      for (int i = 0; i < length; i++) {
        if (octets[i] < 0) {
          beyond++;
          boolean beside =
              (i > 0 && isLetter(octets[i - 1])) || (i + 1 < length && isLetter(octets[i + 1]));
          if ((octets[i] & 0xff) < 0xc0 || !beside) {
            return false;
          }
        } else if (isLetter(octets[i])) {
          letters++;
        }
      }
      return letters >= 3 && letters >= 2 * beyond;
    }

    private static boolean isLetter(byte b) {
      int lower = b | 0x20;
      return lower >= 'a' && lower <= 'z';
    }

    // ---- what stands outside of words

    private void raw(int from, int to) {
      if (from < to) {
        text.append(
            rawCharset.equals(StandardCharsets.UTF_8)
                ? Utf8Census.decode(line, from, to)
                : Charsets.decodeLeniently(rawCharset, line, from, to));
      }
    }

    /** What the octets outside of words are read as, all of them alike. */
    private Charset rawCharset() {
      int sequences = 0;
      int bad = 0;
      Optional<Charset> escaped = Optional.empty();
      int from = 0;
      for (int k = 0; k <= words.size(); k++) {
        int to = k < words.size() ? words.get(k).start : line.length;
        Utf8Census census = Utf8Census.of(line, from, to);
        sequences += census.sequences();
        bad += census.bad();
        if (escaped.isEmpty()) {
          escaped = Charsets.iso2022(line, from, to);
        }
        from = k < words.size() ? words.get(k).end : to;
      }
      if (sequences + bad == 0) {
        escaped.ifPresent(charset -> complaints.add("ISO-2022 text outside of encoded words"));
        return escaped.orElse(StandardCharsets.ISO_8859_1);
      }
      complaints.add("octets beyond ASCII outside of encoded words");
      // Servers cut overview lines wherever they please: one broken sequence does not unmake UTF-8.
      if (bad == 0 || (sequences >= 2 && sequences > bad) || !Charsets.isAsciiBased(fallback)) {
        return StandardCharsets.UTF_8;
      }
      return fallback;
    }

    private boolean isBlank(int from, int to) {
      for (int i = from; i < to; i++) {
        if (line[i] != ' ') {
          return false;
        }
      }
      return true;
    }

    private static boolean isAtomOctet(byte b) {
      return b != ' ' && b != '(' && b != ')' && b != '"';
    }
  }

  /** The octets of a run of words. */
  private static final class WordOctets {
    private final byte[] buffer;
    private int length;
    private int bits;
    private int bitCount;

    /** Whether base64 ended inside of a quantum, unpadded, and more base64 followed. */
    private boolean isCut;

    /** Whether bits were thrown away there that an honest encoder would have left zero. */
    private boolean hasLostBits;

    WordOctets(int size) {
      buffer = new byte[size];
    }

    void addQ(byte[] line, int from, int to) {
      bitCount = 0;
      for (int i = from; i < to; i++) {
        byte b = line[i];
        if (b == '_') {
          b = ' ';
        } else if (b == '=' && i + 2 < to) {
          int high = hex(line[i + 1]);
          int low = hex(line[i + 2]);
          if (high >= 0 && low >= 0) {
            b = (byte) (high << 4 | low);
            i += 2;
          }
        }
        buffer[length++] = b;
      }
    }

    void addBase64(byte[] line, int from, int to, boolean joined, boolean moreFollows) {
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
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hex(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  /** A value's octets on one line. */
  static final class Unfolding {
    private Unfolding() {}

    /**
     * Takes line ends out that a blank follows (RFC 5322 section 2.2.3); TAB and other line ends
     * become blanks.
     */
    static byte[] unfold(byte[] octets, int from, int to) {
      byte[] line = new byte[to - from];
      int length = 0;
      for (int i = from; i < to; i++) {
        byte b = octets[i];
        if (b == '\r' || b == '\n') {
          int after = b == '\r' && i + 1 < to && octets[i + 1] == '\n' ? i + 2 : i + 1;
          boolean fold =
              (b == '\n' || after == i + 2)
                  && after < to
                  && (octets[after] == ' ' || octets[after] == '\t');
          if (fold) {
            i = after - 1;
            if (splitsEscape(octets, from, i, to, length == 0 ? 0 : line[length - 1])) {
              i = after;
            }
            continue;
          }
          b = ' ';
        } else if (b == '\t') {
          b = ' ';
        }
        line[length++] = b;
      }
      return length == line.length ? line : Arrays.copyOf(line, length);
    }

    /** Whether a fold fell between {@code =} and the digits of one escape among others. */
    private static boolean splitsEscape(byte[] octets, int from, int last, int to, int before) {
      int digits = last + 2;
      return before == '='
          && last > from
          && digits + 2 < to
          && hex(octets[digits]) >= 0
          && hex(octets[digits + 1]) >= 0
          && octets[digits + 2] == '=';
    }
  }
}
