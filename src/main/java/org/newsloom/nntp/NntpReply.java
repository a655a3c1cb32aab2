package org.newsloom.nntp;

/**
 * One reply line (RFC 3977 section 3.2).
 *
 * @param code three digits, 100 to 599
 * @param text what follows the code, decoded, control characters replaced; may be empty
 */
public record NntpReply(int code, String text) {
  /** The line as it came: {@code 411 no such newsgroup}. */
  @Override
  public String toString() {
    return text.isEmpty() ? Integer.toString(code) : code + " " + text;
  }
}
