package org.newsloom.sample;

/**
 * The pattern of XPAT (RFC 2980 sections 2.9 and 3.3): {@code *}, {@code ?}, {@code [a-z]}, {@code
 * [^a-z]}, and {@code \} before a character that means itself. Case counts, and the whole value has
 * to fit.
 */
final class HeaderPattern {
  private final String pattern;

  HeaderPattern(String pattern) {
    this.pattern = pattern;
  }

  /** Greedy with one point to come back to, so that no pattern takes long. */
  boolean fits(String value) {
    int p = 0;
    int v = 0;
    int star = -1;
    int starValue = 0;
    while (v < value.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starValue = v;
      } else if (p < pattern.length() && fitsOne(p, value.charAt(v))) {
        p = end(p);
        v++;
      } else if (star >= 0) {
        p = star + 1;
        v = ++starValue;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private boolean fitsOne(int at, char octet) {
    char first = pattern.charAt(at);
    if (first == '?') {
      return true;
    }
    int end = end(at);
    if (first == '\\' && end - at == 2) {
      return pattern.charAt(at + 1) == octet;
    }
    return (first == '[' && end - at > 1) ? isInClass(at + 1, end - 1, octet) : first == octet;
  }

  /** Behind what stands for one character; a class that is not closed is a bracket. */
  private int end(int at) {
    char first = pattern.charAt(at);
    if (first == '\\' && at + 1 < pattern.length()) {
      return at + 2;
    }
    if (first == '[') {
      // A bracket that closes may be the first of a class.
      int from = at + (pattern.startsWith("^", at + 1) ? 3 : 2);
      int close = pattern.indexOf(']', from);
      return close < 0 ? at + 1 : close + 1;
    }
    return at + 1;
  }

  private boolean isInClass(int from, int to, char octet) {
    boolean without = pattern.charAt(from) == '^';
    boolean found = false;
    int at = without ? from + 1 : from;
    while (at < to) {
      boolean range = at + 2 < to && pattern.charAt(at + 1) == '-';
      char last = pattern.charAt(range ? at + 2 : at);
      found |= octet >= pattern.charAt(at) && octet <= last;
      at += range ? 3 : 1;
    }
    return found != without;
  }
}
