package org.newsloom.article;

import java.util.Locale;

/**
 * One leaf of an article's MIME tree, or a file found in its text (uuencode, yEnc).
 *
 * @param path where it stands: {@code 1}, {@code 1.2}, ...; stable for one article
 * @param type its media type in lower case, such as {@code image/png}
 * @param name its file name made safe (no folder, no control or reserved characters), or empty
 * @param size decoded size in octets
 * @param inlineText whether it is part of the text that is shown
 * @param origin what made it a part
 */
public record Part(
    String path, String type, String name, long size, boolean inlineText, Origin origin) {
  /** What made a stretch of an article a part of it. */
  public enum Origin {
    /** It is an entity of the MIME tree (RFC 2045 section 2.4). */
    ENTITY,
    /** A file found in a text: uuencode, xxencode, yEnc, BinHex. */
    IN_TEXT,
    /**
     * What is in a multipart without any part, or behind its end, shown so that nothing is hidden.
     */
    LEFT_OVER
  }

  /** The line that stands in a text where a file was found in it. */
  public String placeholder() {
    return String.format(
        Locale.ROOT, "[file %s, %,d octets]", name.isEmpty() ? "without a name" : name, size);
  }
}
