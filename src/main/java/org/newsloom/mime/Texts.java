package org.newsloom.mime;

import java.util.Locale;
import java.util.Set;

/** Makes decoded text and file names safe to show. */
final class Texts {
  private static final int MAX_NAME = 120;

  /** Names that Windows keeps for devices, whatever stands behind their first dot. */
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private Texts() {}

  /**
   * The text of a body with {@code \n} line ends (CR LF and CR alone become one), TAB kept, other
   * control characters as their pictures (U+2400 and on; U+FFFD for those of U+0080 to U+009F), and
   * unpaired surrogates replaced, so that it can be stored and sent as UTF-8.
   */
  static String body(String decoded) {
    int i = 0;
    int length = decoded.length();
    while (i < length && isPlain(decoded.charAt(i))) {
      i++;
    }
    if (i == length) {
      return decoded;
    }
    StringBuilder out = new StringBuilder(length).append(decoded, 0, i);
    for (; i < length; i++) {
      char c = decoded.charAt(i);
      if (c == '\r') {
        out.append('\n');
        i += i + 1 < length && decoded.charAt(i + 1) == '\n' ? 1 : 0;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(decoded.charAt(i + 1))) {
        out.append(c).append(decoded.charAt(++i));
      } else {
        out.append(isPlain(c) ? c : picture(c));
      }
    }
    return out.toString();
  }

  /** A short text for a defect: one line, cut at {@code max} characters. */
  static String shown(String text, int max) {
    String cut = text.length() > max ? text.substring(0, max) + "…" : text;
    return body(cut).replace('\n', ' ').replace('\t', ' ');
  }

  /**
   * A file name that can be written to a folder of any system: the leaf alone, no control, reserved
   * or direction-changing characters, no device name, at most {@value #MAX_NAME} characters; empty
   * where nothing is left.
   */
  static String fileName(String raw) {
    String leaf = raw.substring(Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\')) + 1);
    StringBuilder name = new StringBuilder();
    leaf.codePoints()
        .limit(4L * MAX_NAME)
        .forEach(c -> {
          int type = Character.getType(c);
          if (type == Character.FORMAT
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR
              || type == Character.SURROGATE) {
            return;
          }
          boolean reserved = Character.isISOControl(c) || "<>:\"|?*".indexOf(c) >= 0;
          name.appendCodePoint(reserved ? '_' : c);
        });
    String safe = trimDots(name.toString().strip());
    if (safe.length() > MAX_NAME) {
      safe = shortened(safe);
    }
    int dot = safe.indexOf('.');
    String stem = (dot < 0 ? safe : safe.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
    return DEVICES.contains(stem) ? "_" + safe : safe;
  }

  /** Without dots and blanks at both ends: no hidden file, nothing that Windows would cut. */
  private static String trimDots(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && (name.charAt(from) == '.' || name.charAt(from) == ' ')) {
      from++;
    }
    while (to > from && (name.charAt(to - 1) == '.' || name.charAt(to - 1) == ' ')) {
      to--;
    }
    return name.substring(from, to);
  }

  /** Cuts in the middle, so that the extension stays. */
  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    int keep = MAX_NAME - extension.length();
    if (Character.isHighSurrogate(name.charAt(keep - 1))) {
      keep--;
    }
    return trimDots(name.substring(0, keep)) + extension;
  }

  private static boolean isPlain(char c) {
    return c == '\n'
        || c == '\t'
        || (c >= 0x20 && c < 0x7f)
        || (c > 0x9f && !Character.isSurrogate(c));
  }

  private static char picture(char c) {
    if (c < 0x20) {
      return (char) (0x2400 + c);
    }
    return c == 0x7f ? '␡' : '\ufffd';
  }
}
