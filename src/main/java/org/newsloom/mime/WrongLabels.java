package org.newsloom.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What careless programs write under the label of another charset, where the octets leave no doubt:
 * a charset of Windows under the label of its kin from ISO, eight bits where the charset has seven,
 * ASCII that calls itself UTF-16.
 */
final class WrongLabels {
  private static final Map<String, Charset> OF_WINDOWS =
      Map.of(
          "ISO-8859-2", Charset.forName("windows-1250"),
          "ISO-8859-4", Charset.forName("windows-1257"),
          "ISO-8859-5", Charset.forName("windows-1251"),
          "ISO-8859-6", Charset.forName("windows-1256"),
          "ISO-8859-7", Charset.forName("windows-1253"),
          "ISO-8859-8", Charset.forName("windows-1255"),
          "ISO-8859-13", Charset.forName("windows-1257"),
          "ISO-8859-15", Charset.forName("windows-1252"),
          "ISO-8859-16", Charset.forName("windows-1250"));

  /** What has eight bits and is written under the label of what has seven. */
  private static final Map<String, List<String>> OF_EIGHT_BITS =
      Map.of(
          "ISO-2022-JP", List.of("EUC-JP", "windows-31j"),
          "ISO-2022-KR", List.of("x-windows-949"),
          "ISO-2022-CN", List.of("GB18030"),
          "HZ-GB-2312", List.of("GB18030"));

  /** Fewer octets of ASCII may be characters of UTF-16 by chance. */
  private static final int SURE_ASCII = 16;

  private WrongLabels() {}

  /** What octets under this label really are; empty where the label may be right. */
  static Optional<Charset> meant(Charset declared, byte[] octets, int from, int to) {
    String name = declared.name();
    if (name.startsWith("UTF-16") || name.startsWith("UTF-32")) {
      return isEnglish(octets, from, to) ? Optional.of(Charsets.WINDOWS_1252) : Optional.empty();
    }
    List<Charset> others = others(name, octets, from, to);
    if (others.isEmpty()) {
      return Optional.empty();
    }
    return Charsets.isUtf8(octets, from, to)
        ? Optional.of(StandardCharsets.UTF_8)
        : others.stream().filter(other -> reads(other, octets, from, to)).findFirst();
  }

  /** What else may stand under this label, now that there are octets that it has no place for. */
  private static List<Charset> others(String name, byte[] octets, int from, int to) {
    Charset ofWindows = OF_WINDOWS.get(name);
    if (ofWindows != null) {
      boolean isMeant = hasControls(octets, from, to) && !isCyrillicOfIso(name, octets, from, to);
      return isMeant ? List.of(ofWindows) : List.of();
    }
    List<String> names = OF_EIGHT_BITS.getOrDefault(name, List.of());
    return names.isEmpty() || Charsets.isAscii(octets, from, to)
        ? List.of()
        : names.stream().flatMap(other -> Charsets.forLabel(other).stream()).toList();
  }

  /** Whether there are C1 controls, which nobody means, and which are characters on Windows. */
  private static boolean hasControls(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((octets[i] & 0xe0) == 0x80) {
        return true;
      }
    }
    return false;
  }

  /**
   * The letters of Cyrillic stand in other places on Windows than in ISO, so that a stray control
   * must not turn a whole text: where capitals of ISO stand there are signs on Windows, and where
   * half of the small letters of Windows stand there is hardly anything in ISO.
   */
  private static boolean isCyrillicOfIso(String name, byte[] octets, int from, int to) {
    int iso = 0;
    int windows = 0;
    for (int i = from; i < to; i++) {
      iso += (octets[i] & 0xf0) == 0xb0 ? 1 : 0;
      windows += (octets[i] & 0xf0) == 0xf0 ? 1 : 0;
    }
    return name.equals("ISO-8859-5") && iso > windows;
  }

  private static boolean reads(Charset charset, byte[] octets, int from, int to) {
    return Charsets.decodeLeniently(charset, octets, from, to)
        .codePoints()
        .noneMatch(c -> c == 0xfffd || (c >= 0x80 && c < 0xa0) || (c >= 0xe000 && c < 0xf900));
  }

  /** Whether there is ASCII without NULs, at least half of it small letters and blanks. */
  private static boolean isEnglish(byte[] octets, int from, int to) {
    int ordinary = 0;
    for (int i = from; i < to; i++) {
      if (octets[i] <= 0) {
        return false;
      }
      ordinary += octets[i] == ' ' || (octets[i] >= 'a' && octets[i] <= 'z') ? 1 : 0;
    }
    return to - from >= SURE_ASCII && ordinary * 2 > to - from;
  }
}
