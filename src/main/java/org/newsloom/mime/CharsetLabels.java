package org.newsloom.mime;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What charset labels mean: the names and aliases of IANA, of Java, and those that programs made
 * up. A label is looked up by its letters and digits alone, so that {@code ISO_8859-1:1987}, {@code
 * cp-850} and {@code "utf-8"} are found under one spelling.
 */
final class CharsetLabels {
  /** Longest label that is looked at; a longer one is no label. */
  private static final int MAX_LABEL = 60;

  /** A name that Java knows, and keys that mean it; see {@link #key}. */
  private static final String TABLE =
      """
      UTF-8: utf8 unicode11utf8 unicode20utf8 cp65001 windows65001 65001
      windows-1252: usascii ascii usaskey ansix34 ansix341968 ansix341986 iso646us iso646
      windows-1252: iso646irv1991 646 isoir6 us cp367 ibm367 ascii7 usascii7 7bitascii
      windows-1252: iso88591 latin1 l1 isoir100 iso885911987 cp819 ibm819 8859 88591 iso8859
      windows-1252: windows1252 win1252 cp1252 1252 ansi msansi isolatin1 iso88591windows1252
      windows-1252: winlatin1 western iso88591windows30latin1 iso88591windows31latin1
      GB18030: gb2312 gbk gb18030 cp936 ms936 windows936 936 euccn eucgb2312cn gb231280 chinese
      GB18030: gb23121980 isoir58 iso58gb231280 cngb gb gb2312gbk gb2312charset hzgbx
      Big5-HKSCS: big5 big5hkscs cnbig5 cp950 ms950 windows950 950 big5eten bigfive big5tw big5hk
      Big5-HKSCS: big52003 big5et
      x-EUC-TW: euctw cns11643
      windows-31j: shiftjis sjis mskanji cp932 ms932 windows31j 932 windows932 shiftjisx0213
      windows-31j: sjiswin cp943 mssjis mscp932 shiftjisms pck
      EUC-JP: eucjp ujis eucjpms cp51932 euc eucpkdfmtjapanese extendedunixcodepackedformatforjapanese
      ISO-2022-JP: iso2022jp jis jis7 iso2022jp1 iso2022jp2 iso2022jp3 iso2022jpms iso2022jp2004
      ISO-2022-JP: cp50220 cp50221 cp50222 50220 50221 junet windowsiso2022jp windows50220
      ISO-2022-JP: windows50221
      ISO-2022-KR: iso2022kr cp50225
      ISO-2022-CN: iso2022cn iso2022cnext cp50227
      x-windows-949: ksc56011987 ksc56011989 ksc5601 ksc56011992 euckr korean cp949 ms949
      x-windows-949: windows949 949 uhc isoir149 ksx1001 5601 kseuckr
      x-Johab: johab cp1361 ms1361
      windows-1254: iso88599 latin5 l5 isoir148 iso885991989 windows1254 cp1254 msturk turkish
      x-windows-874: tis620 tis6200 tis62025331 tis6202533 iso885911 windows874 cp874 874 thai
      x-windows-874: dos874
      ISO-8859-2: iso88592 latin2 l2 isoir101 iso885921987 isolatin2
      ISO-8859-3: iso88593 latin3 l3 isoir109 iso885931988 isolatin3
      ISO-8859-4: iso88594 latin4 l4 isoir110 iso885941988 isolatin4
      ISO-8859-5: iso88595 cyrillic isoir144 iso885951988 isolatincyrillic
      ISO-8859-6: iso88596 arabic isoir127 iso88596i iso88596e iso885961987 ecma114 asmo708
      ISO-8859-6: isolatinarabic
      ISO-8859-7: iso88597 greek isoir126 iso885971987 iso885972003 greek8 ecma118 elot928
      ISO-8859-7: suneugreek isolatingreek
      ISO-8859-8: iso88598 hebrew isoir138 iso88598i iso88598e iso885981988 logical visual
      ISO-8859-8: isolatinhebrew
      windows-1254: isolatin5
      ISO-8859-10: iso885910 iso8859101992 latin6 l6 isolatin6 isoir157
      ISO-8859-13: iso885913 latin7 l7
      ISO-8859-14: iso885914 iso8859141998 latin8 l8 isoceltic isoir199
      ISO-8859-15: iso885915 latin9 latin0 l9 iso885815 iso885915fdis
      ISO-8859-16: iso885916 iso8859162001 latin10 l10 isoir226
      windows-1250: windows1250 win1250 cp1250 1250 ms1250 msee
      windows-1251: windows1251 win1251 cp1251 1251 ansi1251 ms1251 windowscp1251 mscyrl
      windows-1253: windows1253 win1253 cp1253 1253 msgreek
      windows-1255: windows1255 win1255 cp1255 1255 mshebr
      windows-1256: windows1256 win1256 cp1256 1256 msarab
      windows-1257: windows1257 win1257 cp1257 1257 winbaltrim
      windows-1258: windows1258 win1258 cp1258 1258
      KOI8-R: koi8r koi8 koi koi8rus gost1976874
      KOI8-U: koi8u koi8ru
      IBM866: cp866 ibm866 866 dosrus alt
      IBM437: cp437 ibm437 437 dos pc8codepage437
      IBM850: cp850 ibm850 850 pc850 pc850multilingual
      IBM00858: cp858 ibm858 858 cp00858 ibm00858 pcmultilingual850euro
      IBM852: cp852 ibm852 852 pcp852
      IBM862: cp862 ibm862 862 dos862
      x-MacRoman: macroman macintosh mac applemac applemacroman
      x-MacCyrillic: maccyrillic macukrainian macukraine
      x-MacCentralEurope: macce maccentraleurope maccentraleuropean maccentraleurroman
      x-MacGreek: macgreek
      x-MacTurkish: macturkish
      x-MacIceland: macicelandic maciceland
      x-MacCroatian: maccroatian
      x-MacRomania: macromanian macromania
      x-MacHebrew: machebrew
      x-MacArabic: macarabic
      UTF-16: utf16 ucs2 iso10646ucs2 unicode
      UTF-16LE: utf16le ucs2le unicodelittle
      UTF-16BE: utf16be ucs2be unicodebig unicodefffe
      UTF-32: utf32 ucs4 iso10646ucs4
      UTF-32LE: utf32le ucs4le
      UTF-32BE: utf32be ucs4be
      UTF-7: utf7 unicode11utf7 unicode20utf7 cp65000
      HZ-GB-2312: hzgb2312 hz hzgb
      VISCII: viscii viscii111
      """;

  private static final Map<String, Charset> BY_KEY = byKey();

  /** The locale that some Unix programs put before the charset: {@code ja_JP.eucJP}. */
  private static final Pattern LOCALE = Pattern.compile("[a-zA-Z]{2}_[a-zA-Z]{2}\\..+");

  private CharsetLabels() {}

  /** The charset that reads text with this label; see {@link Charsets#forLabel}. */
  static Optional<Charset> charset(String label) {
    if (label.length() > MAX_LABEL) {
      return Optional.empty();
    }
    Charset plain = BY_KEY.get(key(label));
    if (plain != null) {
      return Optional.of(plain); // nearly all
    }
    String name = withoutFrills(label);
    String key = key(name);
    for (String prefix : List.of("", "x", "xx", "cs", "xcs")) {
      Charset known = key.startsWith(prefix) ? BY_KEY.get(key.substring(prefix.length())) : null;
      if (known != null) {
        return Optional.of(known);
      }
    }
    if (key.startsWith("utf8") || key.startsWith("xutf8")) {
      return Optional.of(StandardCharsets.UTF_8); // utf_8j, utf-8return-path:
    }
    return ofJava(name);
  }

  /** Takes off language (RFC 2231 section 5), locale, and what tells line ends or the euro sign. */
  private static String withoutFrills(String label) {
    String name = trimmed(label);
    int end = name.length();
    for (String frill : List.of("*", "@", "-dos", "-unix", "-mac")) {
      int at = name.indexOf(frill);
      boolean wanted = at > 0 && (frill.length() == 1 || at + frill.length() == name.length());
      end = wanted ? Math.min(end, at) : end;
    }
    name = name.substring(0, end);
    return LOCALE.matcher(name).matches() ? name.substring(6) : name;
  }

  private static Optional<Charset> ofJava(String name) {
    String plain = name.regionMatches(true, 0, "x-", 0, 2) ? name.substring(2) : name;
    for (String candidate : List.of(name, name.replace('_', '-'), plain)) {
      try {
        return Optional.of(Charset.forName(candidate));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
        // The next spelling may be known.
      }
    }
    return Optional.empty();
  }

  /** Takes off blanks, quotes, brackets and separators at both ends. */
  private static String trimmed(String label) {
    int from = 0;
    int to = label.length();
    while (from < to && isMark(label.charAt(from))) {
      from++;
    }
    while (to > from && isMark(label.charAt(to - 1))) {
      to--;
    }
    return label.substring(from, to);
  }

  private static boolean isMark(char c) {
    return c <= ' ' || "\"'<>;,".indexOf(c) >= 0;
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
    Map<String, Charset> own = new HashMap<>();
    for (Charset charset : List.of(Utf7.CHARSET, HzGb2312.CHARSET, Iso2022Jp.CHARSET)) {
      own.put(charset.name(), charset);
    }
    EucJp.charset().ifPresent(charset -> own.put(charset.name(), charset));
    SingleByteCharsets.ALL.forEach(charset -> own.put(charset.name(), charset));
    Map<String, Charset> map = new HashMap<>();
    for (String line : TABLE.split("\n", -1)) {
      int colon = line.indexOf(':');
      String name = line.substring(0, Math.max(0, colon));
      // A cut-down Java runtime lacks some; text with such a label is then read as unlabelled.
      if (own.containsKey(name) || (colon > 0 && Charset.isSupported(name))) {
        Charset charset = own.containsKey(name) ? own.get(name) : Charset.forName(name);
        for (String key : line.substring(colon + 1).strip().split(" ", -1)) {
          map.put(key, charset);
        }
      }
    }
    return Map.copyOf(map);
  }
}
