package org.newsloom.article;

import java.util.ArrayList;
import java.util.List;

/**
 * The patterns of RFC 3977 section 4: {@code *}, {@code ?}, a comma between patterns, {@code !}
 * before one that takes names away again. The last pattern that fits a name decides.
 */
public final class Wildmat {
  private final List<String> patterns;

  private Wildmat(List<String> patterns) {
    this.patterns = patterns;
  }

  /** Reads a wildmat; every text is one. */
  public static Wildmat of(String text) {
    List<String> patterns = new ArrayList<>();
    for (String piece : text.split(",", -1)) {
      if (!piece.isBlank()) {
        patterns.add(piece.strip());
      }
    }
    return new Wildmat(List.copyOf(patterns));
  }

  /** Whether the name fits. */
  public boolean matches(String name) {
    for (String pattern : patterns.reversed()) {
      boolean takesAway = pattern.startsWith("!");
      if (fits(takesAway ? pattern.substring(1) : pattern, name)) {
        return !takesAway;
      }
    }
    return false;
  }

  /** Greedy matching with one point to come back to: linear in practice, never exponential. */
  private static boolean fits(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int starName = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starName = n;
      } else if (p < pattern.length() && pattern.charAt(p) == '?') {
        p++;
        n += Character.charCount(name.codePointAt(n)); // one character, however it is encoded
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        starName += Character.charCount(name.codePointAt(starName));
        n = starName;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
