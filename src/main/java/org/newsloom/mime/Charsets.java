package org.newsloom.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Charset labels as the wild writes them, and the reading of octets whose label may be missing or
 * wrong. A label names the charset that really reads such text: senders say {@code iso-8859-1} and
 * mean windows-1252, say {@code gb2312} and mean GB18030.
 */
public final class Charsets {
  /** What text without a usable label is read as, where the reader chose nothing else. */
  public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** So many sequences of UTF-8 and nothing else do not come about by chance. */
  private static final int SURE_SEQUENCES = 6;

  private static final Charset ISO_2022_KR = supported("ISO-2022-KR", "ISO-8859-1");
  private static final Charset ISO_2022_CN = supported("ISO-2022-CN", "ISO-8859-1");

  private Charsets() {}

  /**
   * Text that was read.
   *
   * @param text the text; an octet that the charset does not know is U+FFFD, never left out
   * @param charset what it was read as
   * @param problem one sentence fragment where label and octets do not agree
   */
  public record Decoded(String text, Charset charset, Optional<String> problem) {}

  /**
   * The charset that reads text with this label; empty for labels that name none, such as {@code
   * unknown-8bit}. Quotes, blanks, case, a language tag (RFC 2231 section 5) and {@code x-} do not
   * matter.
   */
  public static Optional<Charset> forLabel(String label) {
    return CharsetLabels.charset(label);
  }

  /**
   * The charset that really reads what a person calls by the name of this one: as a label would
   * ({@link #forLabel}), since Java's own of some names lack characters that others have.
   */
  static Charset reading(Charset chosen) {
    return forLabel(chosen.name()).orElse(chosen);
  }

  /**
   * Reads octets by their label, but believes the octets more than the label.
   *
   * <ul>
   *   <li>Labelled ASCII or Latin-1, yet strictly valid UTF-8 with characters beyond ASCII: UTF-8.
   *   <li>What the label has no place for, and careless programs write under it: see {@link
   *       WrongLabels}.
   *   <li>Labelled UTF-8, yet mostly not valid as such: the fallback.
   *   <li>No label or an unknown one: UTF-8 where valid, else ISO-2022 where its escape sequences
   *       stand, else the fallback.
   * </ul>
   *
   * @param octets the array that holds the text
   * @param from index of the first octet
   * @param to index after the last octet
   * @param label the label as written, if there is one
   * @param fallback for octets that tell nothing of themselves
   */
  public static Decoded decode(
      byte[] octets, int from, int to, Optional<String> label, Charset fallback) {
    Optional<Charset> declared = label.flatMap(Charsets::forLabel);
    Optional<Charset> meant =
        declared.flatMap(charset -> WrongLabels.meant(charset, octets, from, to));
    if (meant.isPresent()) {
      String text = decodeLeniently(meant.get(), octets, from, to);
      return new Decoded(text, meant.get(), notAsItSays(label, meant.get().name()));
    }
    if (declared.isPresent() && cannotBe(declared.get(), octets, from, to)) {
      Decoded unlabelled = decode(octets, from, to, Optional.empty(), fallback);
      return new Decoded(
          unlabelled.text, unlabelled.charset, notAsItSays(label, unlabelled.charset.name()));
    }
    if (declared.isPresent() && !isLatin(declared.get())) {
      if (declared.get().equals(StandardCharsets.UTF_8)) {
        return decodeDeclaredUtf8(octets, from, to, fallback);
      }
      Charset charset = declared.get();
      String text = decodeLeniently(charset, octets, from, to);
      return new Decoded(
          text, charset, replaced(text) ? Optional.of("text is not all " + charset) : none());
    }
    Optional<String> problem =
        label.isPresent() && declared.isEmpty()
            ? Optional.of("unknown charset " + shown(label.get()))
            : none();
    if (isAscii(octets, from, to)) {
      Optional<Charset> escaped = iso2022(octets, from, to);
      if (escaped.isPresent()) {
        String text = decodeLeniently(escaped.get(), octets, from, to);
        return new Decoded(text, escaped.get(), problem.or(() -> notAsItSays(label, "ISO-2022")));
      }
      Charset charset = declared.orElse(isAsciiBased(fallback) ? fallback : WINDOWS_1252);
      return new Decoded(ascii(octets, from, to), charset, problem);
    }
    Utf8Census census = Utf8Census.of(octets, from, to);
    if (census.isValid()) {
      return new Decoded(
          new String(octets, from, to - from, StandardCharsets.UTF_8),
          StandardCharsets.UTF_8,
          problem.or(() -> notAsItSays(label, "UTF-8")));
    }
    if (declared.isPresent()) {
      Charset charset = declared.get();
      return new Decoded(decodeLeniently(charset, octets, from, to), charset, none());
    }
    return new Decoded(
        decodeLeniently(fallback, octets, from, to),
        fallback,
        problem.or(() -> Optional.of("octets beyond ASCII without a charset")));
  }

  /**
   * Whether octets are surely not of the charset that is neither Latin nor UTF-8: eight bits where
   * it has seven, or UTF-8 through and through.
   */
  static boolean cannotBe(Charset declared, byte[] octets, int from, int to) {
    if (isLatin(declared) || declared.equals(StandardCharsets.UTF_8)) {
      return false;
    }
    if (isStateful(declared)) {
      return !isAscii(octets, from, to);
    }
    Utf8Census census = Utf8Census.of(octets, from, to);
    return isAsciiBased(declared) && census.isValid() && census.sequences() >= SURE_SEQUENCES;
  }

  private static Decoded decodeDeclaredUtf8(byte[] octets, int from, int to, Charset fallback) {
    Utf8Census census = Utf8Census.of(octets, from, to);
    Optional<String> problem =
        census.isValid() ? none() : Optional.of("text is not UTF-8 as it says");
    // A few spoilt octets among good UTF-8 (a cut, a tagline) must not spoil the rest.
    if (census.isValid() || census.sequences() >= census.bad() || !isAsciiBased(fallback)) {
      String text = decodeLeniently(StandardCharsets.UTF_8, octets, from, to);
      return new Decoded(text, StandardCharsets.UTF_8, problem);
    }
    Charset charset = fallback.equals(StandardCharsets.UTF_8) ? WINDOWS_1252 : fallback;
    return new Decoded(decodeLeniently(charset, octets, from, to), charset, problem);
  }

  /** Whether there is no octet beyond 7 bits. */
  static boolean isAscii(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (octets[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the octets are strictly valid UTF-8 (RFC 3629): no overlong forms, no surrogates. */
  static boolean isUtf8(byte[] octets, int from, int to) {
    return Utf8Census.of(octets, from, to).isValid();
  }

  /** Whether ASCII octets mean themselves in this charset and stand in no escape sequence. */
  static boolean isAsciiBased(Charset charset) {
    String name = charset.name();
    return !(name.startsWith("UTF-16")
        || name.startsWith("UTF-32")
        || name.startsWith("X-UTF")
        || name.startsWith("x-UTF")
        || name.startsWith("IBM0")
        || name.startsWith("IBM1")
        || name.startsWith("x-IBM1")
        || isStateful(charset));
  }

  /** Whether the charset shifts between sets by sequences of ASCII octets. */
  static boolean isStateful(Charset charset) {
    String name = charset.name();
    return name.contains("2022") || name.equals("UTF-7") || name.equals("HZ-GB-2312");
  }

  /** Whether the charset is one whose label is put on anything by careless programs. */
  static boolean isLatin(Charset charset) {
    return charset.equals(WINDOWS_1252)
        || charset.equals(StandardCharsets.ISO_8859_1)
        || charset.equals(StandardCharsets.US_ASCII);
  }

  /** Reads octets; one that the charset does not know becomes U+FFFD. Never throws. */
  static String decodeLeniently(Charset charset, byte[] octets, int from, int to) {
    if (from >= to) {
      return "";
    }
    if (isAsciiBased(charset) && isAscii(octets, from, to)) {
      return ascii(octets, from, to);
    }
    if (charset.equals(StandardCharsets.UTF_8)) {
      return Utf8Census.decode(octets, from, to);
    }
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer in = ByteBuffer.wrap(octets, from, to - from);
    // Room for what no decoder exceeds, so that one pass is enough.
    CharBuffer out =
        CharBuffer.allocate((int) Math.ceil((to - from) * (double) decoder.maxCharsPerByte()) + 4);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isOverflow()) {
      decoder.flush(out);
    }
    return out.flip().toString();
  }

  /** The charset whose escape sequences stand in the octets (RFC 1468, RFC 1557). */
  static Optional<Charset> iso2022(byte[] octets, int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      if (octets[i] == 0x1b) {
        byte first = octets[i + 1];
        byte second = octets[i + 2];
        if ((first == '$' && (second == 'B' || second == '@'))
            || (first == '$' && second == '(' && i + 3 < to && octets[i + 3] == 'D')) {
          return Optional.of(Iso2022Jp.CHARSET);
        }
        if (first == '$' && second == ')' && i + 3 < to && octets[i + 3] == 'A') {
          return Optional.of(ISO_2022_CN);
        }
        if (first == '$' && second == ')' && i + 3 < to && octets[i + 3] == 'C') {
          return Optional.of(ISO_2022_KR);
        }
      }
    }
    return Optional.empty();
  }

  /** A label cut and cleaned for a sentence. */
  static String shown(String label) {
    String cut = label.length() > 40 ? label.substring(0, 40) + "…" : label;
    return SafeText.of(cut);
  }

  private static Optional<String> notAsItSays(Optional<String> label, String really) {
    return label.map(said -> "text is " + really + ", not " + shown(said) + " as it says");
  }

  private static boolean replaced(String text) {
    return text.indexOf('\ufffd') >= 0;
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static String ascii(byte[] octets, int from, int to) {
    return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static Charset supported(String wanted, String otherwise) {
    return Charset.forName(Charset.isSupported(wanted) ? wanted : otherwise);
  }
}
