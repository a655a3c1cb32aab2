package org.newsloom.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Finds out what a body was written in. Goes further than {@link Charsets#decode}, since a body has
 * enough octets to be judged by: byte order marks, UTF-16 by its NULs, and for text without a
 * usable label the statistics of juniversalchardet where they are sure.
 */
final class BodyCharset {
  /** Octets that are enough to judge by. */
  private static final int SAMPLE = 64 * 1024;

  /** With fewer octets beyond ASCII the statistics are guesswork. */
  private static final int MIN_FOREIGN = 24;

  private BodyCharset() {}

  /**
   * Reads a body.
   *
   * @param octets the body
   * @param label its charset parameter
   * @param chosen the charset that the reader chose for text that says nothing of itself
   */
  static Charsets.Decoded decode(byte[] octets, Optional<String> label, Optional<Charset> chosen) {
    Optional<Charset> declared = label.flatMap(Charsets::forLabel);
    Optional<Charset> marked = byteOrder(octets, declared);
    if (marked.isPresent()) {
      return marked(octets, marked.get(), label, declared);
    }
    boolean utf8 = declared.filter(StandardCharsets.UTF_8::equals).isPresent();
    if (utf8
        && Charsets.isAscii(octets, 0, octets.length)
        && Charsets.iso2022(octets, 0, octets.length).isPresent()) {
      // Escape sequences mean nothing in UTF-8; as text without a label they are read rightly.
      Charsets.Decoded escaped =
          Charsets.decode(octets, 0, octets.length, Optional.empty(), Charsets.WINDOWS_1252);
      return new Charsets.Decoded(
          escaped.text(), escaped.charset(), Optional.of("text is ISO-2022, not UTF-8 as it says"));
    }
    Optional<Charset> meant =
        declared.flatMap(charset -> WrongLabels.meant(charset, octets, 0, octets.length));
    if (meant.isPresent()) {
      return as(meant.get(), octets, label);
    }
    if (declared.isPresent() && Charsets.cannotBe(declared.get(), octets, 0, octets.length)) {
      Charsets.Decoded unlabelled = decode(octets, Optional.empty(), chosen);
      return new Charsets.Decoded(
          unlabelled.text(),
          unlabelled.charset(),
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "text is %s, not %s as it says",
                  unlabelled.charset(),
                  Charsets.shown(label.orElse("")))));
    }
    boolean believable = declared.isPresent() && !utf8 && !Charsets.isLatin(declared.get());
    if (believable) {
      return believed(octets, label);
    }
    if (Charsets.isUtf8(octets, 0, octets.length)) {
      return HzGb2312.isLikely(octets)
          ? as(HzGb2312.CHARSET, octets, label)
          : Charsets.decode(octets, 0, octets.length, label, Charsets.WINDOWS_1252);
    }
    Optional<Charset> detected = chosen.isPresent() && !utf8 ? Optional.empty() : detected(octets);
    if (detected.isPresent() && declared.isPresent() && !utf8) {
      return as(detected.get(), octets, label); // no Latin text has so many letters beyond ASCII
    }
    Charset fallback = chosen.or(() -> detected).orElse(Charsets.WINDOWS_1252);
    if (!utf8 && detected.isEmpty() && Utf8Lines.isLikely(octets)) {
      return new Charsets.Decoded(
          Utf8Lines.decode(octets, fallback),
          StandardCharsets.UTF_8,
          Optional.of("some lines are UTF-8, some are not"));
    }
    if (utf8 && chosen.isEmpty() && fallback.equals(Charsets.WINDOWS_1252) && isRuined(octets)) {
      return new Charsets.Decoded(
          Charsets.decodeLeniently(StandardCharsets.UTF_8, octets, 0, octets.length),
          StandardCharsets.UTF_8,
          Optional.of("text is not all UTF-8"));
    }
    return Charsets.decode(octets, 0, octets.length, label, fallback);
  }

  /** Text by its label, unless that leaves holes where another charset leaves none. */
  private static Charsets.Decoded believed(byte[] octets, Optional<String> label) {
    Charsets.Decoded told = Charsets.decode(octets, 0, octets.length, label, Charsets.WINDOWS_1252);
    if (told.text().indexOf('\ufffd') < 0) {
      return told;
    }
    return detected(octets)
        .filter(other -> !other.equals(told.charset()))
        .map(other -> as(other, octets, label))
        .orElse(told);
  }

  private static Charsets.Decoded as(Charset charset, byte[] octets, Optional<String> label) {
    return new Charsets.Decoded(
        Charsets.decodeLeniently(charset, octets, 0, octets.length),
        charset,
        label.map(said ->
            String.format(
                Locale.ROOT, "text is %s, not %s as it says", charset, Charsets.shown(said))));
  }

  private static Charsets.Decoded marked(
      byte[] octets, Charset charset, Optional<String> label, Optional<Charset> declared) {
    String text = Charsets.decodeLeniently(charset, octets, 0, octets.length);
    boolean agrees =
        declared.filter(said -> said.name().startsWith(charset.name().substring(0, 5))).isPresent();
    return new Charsets.Decoded(
        text.startsWith("\ufeff") ? text.substring(1) : text,
        charset,
        agrees || label.isEmpty()
            ? Optional.empty()
            : Optional.of(
                "text is " + charset + ", not " + Charsets.shown(label.get()) + " as it says"));
  }

  /** What a byte order mark says, or NULs in every second place. */
  private static Optional<Charset> byteOrder(byte[] octets, Optional<Charset> declared) {
    if (octets.length >= 3
        && octets[0] == (byte) 0xef
        && octets[1] == (byte) 0xbb
        && octets[2] == (byte) 0xbf
        && Charsets.isUtf8(octets, 0, octets.length)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    boolean wide = declared.filter(said -> said.name().startsWith("UTF-16")).isPresent();
    if (octets.length >= 2 && (wide || nuls(octets, 0) + nuls(octets, 1) > 0)) {
      if (octets[0] == (byte) 0xff && octets[1] == (byte) 0xfe) {
        return Optional.of(StandardCharsets.UTF_16LE);
      }
      if (octets[0] == (byte) 0xfe && octets[1] == (byte) 0xff) {
        return Optional.of(StandardCharsets.UTF_16BE);
      }
    }
    int half = Math.min(octets.length, SAMPLE) / 2;
    if (half < 4) {
      return Optional.empty();
    }
    int even = nuls(octets, 0);
    int odd = nuls(octets, 1);
    if (odd * 10 > half * 7 && even * 10 < half) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (even * 10 > half * 7 && odd * 10 < half) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private static int nuls(byte[] octets, int from) {
    int count = 0;
    for (int i = from; i < octets.length && i < SAMPLE; i += 2) {
      count += octets[i] == 0 ? 1 : 0;
    }
    return count;
  }

  /**
   * What the statistics say where they can be trusted: many octets beyond ASCII, more of them than
   * of Latin letters (the detector knows scripts, not languages in Latin letters), and all of them
   * valid in that charset.
   */
  private static Optional<Charset> detected(byte[] octets) {
    int end = Math.min(octets.length, SAMPLE);
    int foreign = 0;
    int latin = 0;
    for (int i = 0; i < end; i++) {
      int b = octets[i] | 0x20;
      foreign += octets[i] < 0 ? 1 : 0;
      latin += b >= 'a' && b <= 'z' ? 1 : 0;
    }
    if (foreign < MIN_FOREIGN || foreign * 2 < latin) {
      return Optional.empty();
    }
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(octets, 0, end);
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset())
        .flatMap(Charsets::forLabel)
        .filter(charset -> isValid(charset, octets));
  }

  private static boolean isValid(Charset charset, byte[] octets) {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      CharBuffer text = decoder.decode(ByteBuffer.wrap(octets));
      return text.chars().noneMatch(c -> c >= 0x80 && c < 0xa0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * Whether text that calls itself UTF-8 is spoilt rather than Latin-1: accented letters stand
   * alone among ASCII letters, octets of ruined UTF-8 come in rows.
   */
  private static boolean isRuined(byte[] octets) {
    int alone = 0;
    int inRows = 0;
    for (int i = 0; i < octets.length; i++) {
      if (octets[i] < 0) {
        boolean row = (i > 0 && octets[i - 1] < 0) || (i + 1 < octets.length && octets[i + 1] < 0);
        alone += row ? 0 : 1;
        inRows += row ? 1 : 0;
      }
    }
    return inRows > alone;
  }
}
