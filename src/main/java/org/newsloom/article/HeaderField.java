package org.newsloom.article;

/**
 * One header field of an article.
 *
 * @param name as written, such as {@code Subject}
 * @param value unfolded, encoded words decoded, control characters replaced: safe to show
 * @param raw unfolded, not decoded, one char an octet (ISO-8859-1 view)
 */
public record HeaderField(String name, String value, String raw) {
  /** Whether this is the field of that name; names do not heed case (RFC 5322 section 1.2.2). */
  public boolean is(String otherName) {
    return name.equalsIgnoreCase(otherName);
  }
}
