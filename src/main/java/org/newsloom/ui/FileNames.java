package org.newsloom.ui;

/** Names of files made of what people write. */
final class FileNames {
  private static final int MOST = 60;

  private FileNames() {}

  /** Letters and digits of any script, and single blanks, dots, dashes; never empty. */
  static String of(String words) {
    String name =
        words
            .replaceAll("[^\\p{L}\\p{M}\\p{N} ._-]+", " ")
            .replaceAll("\\s+", " ")
            .replaceAll("^[ .]+|[ .]+$", "");
    int end = name.offsetByCodePoints(0, Math.min(MOST, name.codePointCount(0, name.length())));
    String cut = name.substring(0, end).strip();
    return cut.isEmpty() ? "article" : cut;
  }
}
