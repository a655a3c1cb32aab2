package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import org.newsloom.post.LineWrap;

/**
 * Breaks the line that somebody types in, so that what is seen is what is posted (net-keeping row
 * G14a). A break takes the place of a blank, so the caret keeps its place in the text.
 */
final class HardWrap {
  private HardWrap() {}

  /**
   * A change of one line.
   *
   * @param at where in the line
   * @param length how many letters go, 0 or 1
   */
  record Break(int at, int length) {}

  /**
   * Where the line must be broken; empty where it fits, is quoted, stands in the signature, is laid
   * out by hand or is one long word.
   *
   * @param before the lines above, to know a signature
   */
  static Optional<Break> of(List<String> before, String line, int columns) {
    if (line.startsWith(">") || before.contains("-- ")) {
      return Optional.empty();
    }
    List<String> pieces = List.of(LineWrap.wrap(line, columns).split("\n", -1));
    if (pieces.size() < 2) {
      return Optional.empty();
    }
    int at = pieces.getFirst().length();
    if (at >= line.length() || !line.startsWith(pieces.getFirst())) {
      return Optional.empty();
    }
    return Optional.of(new Break(at, line.charAt(at) == ' ' ? 1 : 0));
  }
}
