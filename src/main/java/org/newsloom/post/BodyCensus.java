package org.newsloom.post;

import java.util.List;

/**
 * What a text is made of, counted in lines.
 *
 * @param ownLines lines with something in them that are neither quoted nor signature, nor the
 *     attribution of a quotation
 * @param quotedLines lines that begin with {@code >}
 * @param quotedAtEnd whether own text stands above the first quotation and none below it
 * @param wideLines lines of own text wider than 80 columns
 * @param signatureMarks lines that are exactly {@code "-- "}
 * @param signatureLines lines with something in them below the last mark
 * @param wideSignatureLines those of them wider than 80 columns
 * @param nearSignatureMark whether a last short paragraph is set off by {@code "--"} without a
 *     blank
 */
record BodyCensus(
    int ownLines,
    int quotedLines,
    boolean quotedAtEnd,
    int wideLines,
    int signatureMarks,
    int signatureLines,
    int wideSignatureLines,
    boolean nearSignatureMark) {
  private static final int NEAR_MARK_REACH = 8;

  static BodyCensus of(String body) {
    List<String> lines = List.of(body.split("\n", -1));
    int mark = lines.lastIndexOf("-- ");
    List<String> text = mark < 0 ? lines : lines.subList(0, mark);
    List<String> signature = mark < 0 ? List.of() : lines.subList(mark + 1, lines.size());
    int firstQuoted = -1;
    int lastOwn = -1;
    int firstOwn = -1;
    int own = 0;
    int quoted = 0;
    int wide = 0;
    for (int i = 0; i < text.size(); i++) {
      String line = text.get(i);
      if (line.startsWith(">")) {
        quoted++;
        firstQuoted = firstQuoted < 0 ? i : firstQuoted;
      } else if (!line.isBlank() && !line.equals("-- ") && !isAttribution(text, i)) {
        own++;
        firstOwn = firstOwn < 0 ? i : firstOwn;
        lastOwn = i;
      }
      if (!line.startsWith(">") && Columns.width(line) > BodyChecks.MAX_COLUMNS) {
        wide++;
      }
    }
    return new BodyCensus(
        own,
        quoted,
        firstQuoted >= 0 && firstOwn >= 0 && lastOwn < firstQuoted,
        wide,
        (int) lines.stream().filter(line -> line.equals("-- ")).count(),
        (int) signature.stream().filter(line -> !line.isBlank()).count(),
        (int)
            signature.stream().filter(line -> Columns.width(line) > BodyChecks.MAX_COLUMNS).count(),
        mark < 0 && hasNearMark(lines));
  }

  /** A line that ends in a colon and has a quotation right below it, but for blank lines. */
  private static boolean isAttribution(List<String> text, int at) {
    if (!text.get(at).stripTrailing().endsWith(":")) {
      return false;
    }
    for (int i = at + 1; i < text.size(); i++) {
      if (!text.get(i).isBlank()) {
        return text.get(i).startsWith(">");
      }
    }
    return false;
  }

  private static boolean hasNearMark(List<String> lines) {
    int at = lines.lastIndexOf("--");
    return at >= 0 && lines.size() - at <= NEAR_MARK_REACH && at < lines.size() - 1;
  }
}
