package org.newsloom.mime;

/** Makes decoded text of several lines safe to show; {@link SafeText} does so for one line. */
final class Texts {
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
