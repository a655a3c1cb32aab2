package org.newsloom.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Charset labels as the wild writes them, and the reading of octets whose label may be missing or
 * wrong. A label names the charset that really reads such text: senders say {@code iso-8859-1} and
 * mean windows-1252, say {@code gb2312} and mean GB18030.
 */
public final class Charsets {
  /** What text without a usable label is read as, where the reader chose nothing else. */
  public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /** Longest label that is looked at; a longer one is no label. */
  private static final int MAX_LABEL = 60;

  private static final Charset ISO_2022_JP = supported("x-windows-iso2022jp", "ISO-2022-JP");
  private static final Charset ISO_2022_KR = supported("ISO-2022-KR", "ISO-8859-1");
  private static final Map<String, Charset> BY_KEY = byKey();

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
    if (label.length() > MAX_LABEL) {
      return Optional.empty();
    }
    int star = label.indexOf('*');
    String key = key(star > 0 ? label.substring(0, star) : label);
    Charset known = BY_KEY.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    if (key.startsWith("x")) {
      known = BY_KEY.get(key.substring(1));
      if (known != null) {
        return Optional.of(known);
      }
    }
    if (key.startsWith("utf8") || key.startsWith("xutf8")) {
      return Optional.of(StandardCharsets.UTF_8); // utf_8j, utf-8return-path:
    }
    return ofJava(label);
  }

  /**
   * Reads octets by their label, but believes the octets more than the label.
   *
   * <ul>
   *   <li>Labelled ASCII or Latin-1, yet strictly valid UTF-8 with characters beyond ASCII: UTF-8.
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
          return Optional.of(ISO_2022_JP);
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

  private static Optional<Charset> ofJava(String label) {
    String name = label.strip().replaceAll("^[\"'<]+|[\"'>;,]+$", "").strip();
    for (String candidate : new String[] {name, name.replace('_', '-'), withoutX(name)}) {
      try {
        Charset charset = Charset.forName(candidate);
        return Optional.of(charset);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
        // The next spelling may be known.
      }
    }
    return Optional.empty();
  }

  private static String withoutX(String name) {
    return name.regionMatches(true, 0, "x-", 0, 2) && name.length() > 2 ? name.substring(2) : name;
  }

  /** Letters and digits of a label, in lower case. */
  private static String key(String label) {
    StringBuilder key = new StringBuilder(label.length());
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        key.append((char) (c + 32));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        key.append(c);
      }
    }
    return key.toString();
  }

  private static Map<String, Charset> byKey() {
    Map<String, Charset> map = new HashMap<>();
    put(map, StandardCharsets.UTF_8, "utf8 unicode11utf8 unicode20utf8 cp65001 windows65001 65001");
    put(
        map,
        WINDOWS_1252,
        "usascii ascii usaskey ansix341968 ansix341986 iso646us iso646irv1991 646 isoir6 us cp367"
            + " ibm367 iso88591 latin1 l1 isoir100 iso885911987 cp819 ibm819 8859 88591 iso8859"
            + " windows1252 win1252 cp1252 1252 ansi xansi isolatin1 iso88591windows1252");
    put(map, "GB18030", "gb2312 gbk gb18030 cp936 ms936 windows936 936 euccn eucgb2312cn gb231280");
    put(map, "GB18030", "xgbk gb23121980 csgb2312 isoir58 cngb chinese gb gb2312gbk");
    put(map, "Big5-HKSCS", "big5 big5hkscs cnbig5 xbig5 xxbig5 csbig5 cp950 ms950 windows950 950");
    put(map, "Big5-HKSCS", "big5eten bigfive big5tw");
    put(map, "windows-31j", "shiftjis sjis xsjis mskanji csshiftjis cp932 ms932 windows31j 932");
    put(map, "windows-31j", "windows932 shiftjisx0213 sjiswin cp943 xmssjis");
    put(map, "EUC-JP", "eucjp xeucjp ujis eucjpms cp51932 xeuc euc cseucpkdfmtjapanese");
    put(map, ISO_2022_JP, "iso2022jp csiso2022jp jis iso2022jp1 iso2022jp2 iso2022jp3 iso2022jpms");
    put(map, ISO_2022_JP, "iso2022jp2004 cp50220 cp50221 cp50222 junet");
    put(map, ISO_2022_KR, "iso2022kr csiso2022kr");
    put(map, "x-windows-949", "ksc56011987 ksc56011989 ksc5601 ksc56011992 euckr cseuckr korean");
    put(map, "x-windows-949", "cp949 ms949 windows949 949 uhc isoir149 ksx1001 5601 kseuckr");
    put(map, "x-Johab", "johab cp1361");
    put(map, "windows-1254", "iso88599 latin5 l5 isoir148 iso885991989 windows1254 cp1254 turkish");
    put(map, "x-windows-874", "tis620 tis6200 tis62025331 iso885911 windows874 cp874 874 thai");
    put(map, "ISO-8859-2", "iso88592 latin2 l2 isoir101 iso885921987");
    put(map, "ISO-8859-3", "iso88593 latin3 l3 isoir109");
    put(map, "ISO-8859-4", "iso88594 latin4 l4 isoir110");
    put(map, "ISO-8859-5", "iso88595 cyrillic isoir144 iso885951988");
    put(map, "ISO-8859-6", "iso88596 arabic isoir127 iso88596i iso88596e ecma114 asmo708");
    put(map, "ISO-8859-7", "iso88597 greek isoir126 greek8 ecma118 suneugreek");
    put(map, "ISO-8859-8", "iso88598 hebrew isoir138 iso88598i iso88598e logical visual");
    put(map, "ISO-8859-13", "iso885913 latin7 l7");
    put(map, "ISO-8859-15", "iso885915 latin9 latin0 l9 iso885815 iso885915fdis");
    put(map, "ISO-8859-16", "iso885916 latin10 l10 isoir226");
    put(map, "windows-1250", "windows1250 win1250 cp1250 1250");
    put(map, "windows-1251", "windows1251 win1251 cp1251 1251 ansi1251");
    put(map, "windows-1253", "windows1253 win1253 cp1253 1253");
    put(map, "windows-1255", "windows1255 win1255 cp1255 1255");
    put(map, "windows-1256", "windows1256 win1256 cp1256 1256");
    put(map, "windows-1257", "windows1257 win1257 cp1257 1257");
    put(map, "windows-1258", "windows1258 win1258 cp1258 1258");
    put(map, "KOI8-R", "koi8r koi8 koi cskoi8r koi8rus");
    put(map, "KOI8-U", "koi8u koi8ru");
    put(map, "IBM866", "cp866 ibm866 866 dosrus");
    put(map, "IBM437", "cp437 ibm437 437 dos");
    put(map, "IBM850", "cp850 ibm850 850 pc850");
    put(map, "IBM852", "cp852 ibm852 852");
    put(map, "x-MacRoman", "macroman macintosh mac xmacroman csmacintosh applemac");
    put(map, "x-MacCyrillic", "maccyrillic xmaccyrillic macukrainian xmacukrainian");
    put(map, "x-MacCentralEurope", "macce xmacce maccentraleurope xmaccentraleurope");
    put(map, "x-MacGreek", "macgreek xmacgreek");
    put(map, "x-MacTurkish", "macturkish xmacturkish");
    put(map, "UTF-16", "utf16 ucs2 iso10646ucs2");
    put(map, "UTF-16LE", "utf16le ucs2le unicodefffe");
    put(map, "UTF-16BE", "utf16be ucs2be");
    put(map, "UTF-32", "utf32 ucs4 iso10646ucs4");
    put(map, Utf7.CHARSET, "utf7 unicode11utf7 unicode20utf7 csunicode11utf7 cp65000");
    put(map, HzGb2312.CHARSET, "hzgb2312 hz hzgb");
    return Map.copyOf(map);
  }

  private static void put(Map<String, Charset> map, String javaName, String keys) {
    // A cut-down Java runtime lacks some; text with such a label is then read as unlabelled.
    if (Charset.isSupported(javaName)) {
      put(map, Charset.forName(javaName), keys);
    }
  }

  private static void put(Map<String, Charset> map, Charset charset, String keys) {
    for (String key : keys.split(" ", -1)) {
      map.put(key, charset);
    }
  }

  private static Charset supported(String wanted, String otherwise) {
    return Charset.forName(Charset.isSupported(wanted) ? wanted : otherwise);
  }
}
