package org.newsloom.mime;

/**
 * The reading side of format=flowed (RFC 3676): soft line breaks are taken out, space-stuffing is
 * undone, quote marks stay in front of each paragraph.
 */
final class FlowedText {
  private static final String SIGNATURE = "-- ";

  private FlowedText() {}

  /**
   * Joins the paragraphs of a text.
   *
   * <p>Softer than the letter of the standard in two places, since real articles need it: a flowed
   * line before an empty line ends its paragraph and the empty line stays, and a flowed line before
   * another quote depth keeps its line break and its blank.
   *
   * @param text with {@code \n} line ends
   * @param delSp whether the blank of a soft line break goes away with it (DelSp=yes)
   */
  static String join(String text, boolean delSp) {
    StringBuilder out = new StringBuilder(text.length());
    int openDepth = -1; // the quote depth of a paragraph that may go on; -1 where none is open
    for (int from = 0; from < text.length(); ) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline;
      int depth = 0;
      while (from + depth < to && text.charAt(from + depth) == '>') {
        depth++;
      }
      int content = from + depth;
      // The blank after quote marks is stuffing as well (section 4.5), but stays to be looked at.
      int unstuffed = content < to && text.charAt(content) == ' ' ? content + 1 : content;
      boolean signature =
          to - unstuffed == SIGNATURE.length() && text.startsWith(SIGNATURE, unstuffed);
      boolean goesOn = openDepth == depth && !signature && unstuffed < to;
      if (goesOn) {
        if (delSp) {
          out.setLength(out.length() - 1);
        }
        out.append(text, unstuffed, to);
      } else {
        if (openDepth >= 0) {
          out.append('\n');
        }
        out.append(text, from, depth == 0 ? from : unstuffed).append(text, unstuffed, to);
      }
      boolean flowed = !signature && unstuffed < to && text.charAt(to - 1) == ' ';
      openDepth = flowed ? depth : -1;
      if (!flowed && newline >= 0) {
        out.append('\n');
      }
      from = to + 1;
      if (flowed && newline >= 0 && from >= text.length()) {
        out.append('\n');
      }
    }
    return out.toString();
  }
}
