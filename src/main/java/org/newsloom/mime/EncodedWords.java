package org.newsloom.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

  /** One value being decoded. */
  private final class Reading {
    private final byte[] line;
    private final Complaints complaints;
    private final List<EncodedWord> words;
    private final StringBuilder text;
    private Charset rawCharset = StandardCharsets.US_ASCII;

    Reading(byte[] line, Complaints complaints) {
      this.line = line;
      this.complaints = complaints;
      this.words = EncodedWord.find(line, complaints);
      this.text = new StringBuilder(line.length);
    }

    String text() {
      rawCharset = rawCharset();
      int done = 0;
      for (int k = 0; k < words.size(); ) {
        EncodedWord word = words.get(k);
        raw(done, word.start());
        if (word.start() > 0 && isAtomOctet(line[word.start() - 1])) {
          complaints.add("encoded word not set off by blanks");
        }
        int next = k + 1;
        while (next < words.size() && isBlank(words.get(next - 1).end(), words.get(next).start())) {
          if (words.get(next - 1).end() == words.get(next).start()) {
            complaints.add("encoded words without a blank between them");
          }
          next++;
        }
        words(k, next);
        done = words.get(next - 1).end();
        if (done < line.length && isAtomOctet(line[done])) {
          complaints.add("encoded word not set off by blanks");
        }
        k = next;
      }
      raw(done, line.length);
      return SafeText.of(text.toString());
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

    private static boolean sameCharset(EncodedWord a, EncodedWord b) {
      return a.charset().equals(b.charset())
          && (a.charset().isPresent() || a.label().equals(b.label()));
    }

    private void run(int from, int to) {
      WordOctets apart = WordOctets.of(line, words.subList(from, to), false);
      EncodedWord first = words.get(from);
      if (apart.isCut()) {
        WordOctets joined = WordOctets.of(line, words.subList(from, to), true);
        boolean apartIsWrong = apart.hasLostBits() || !isValid(first, apart);
        if (apartIsWrong && isValid(first, joined)) {
          complaints.add("base64 cut in the middle of a character");
          apart = joined;
        }
      }
      read(first, apart.buffer(), apart.length());
    }

    private static boolean isValid(EncodedWord word, WordOctets octets) {
      return word.charset().isEmpty()
          || Charsets.decodeLeniently(word.charset().get(), octets.buffer(), 0, octets.length())
                  .indexOf('\ufffd')
              < 0;
    }

    private void read(EncodedWord word, byte[] octets, int length) {
      if (word.charset().isPresent() && word.charset().get().equals(StandardCharsets.UTF_8)) {
        utf8(octets, length);
        return;
      }
      Optional<String> label =
          word.charset().isPresent() ? Optional.of(word.label()) : Optional.empty();
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
        int to = k < words.size() ? words.get(k).start() : line.length;
        Utf8Census census = Utf8Census.of(line, from, to);
        sequences += census.sequences();
        bad += census.bad();
        if (escaped.isEmpty()) {
          escaped = Charsets.iso2022(line, from, to);
        }
        from = k < words.size() ? words.get(k).end() : to;
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
}
