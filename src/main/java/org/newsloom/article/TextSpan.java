package org.newsloom.article;

/**
 * Something in a text that can be followed: a place on the web, an article, an e-mail address.
 *
 * @param from index of its first char in the text
 * @param to index after its last char
 * @param kind what it leads to
 * @param target for {@link Kind#MESSAGE_ID} the identifier without brackets, for {@link
 *     Kind#NEWSGROUP} the name, for {@link Kind#EMAIL} the address, for {@link Kind#WEB} the
 *     address with its scheme, the host as ASCII (RFC 3490), so that a host of look-alike letters
 *     shows itself
 */
public record TextSpan(int from, int to, Kind kind, String target) {
  /** The same in a text that has so many chars before this one. */
  TextSpan shifted(int chars) {
    return new TextSpan(from + chars, to + chars, kind, target);
  }

  /** What a span leads to; nothing else ever becomes a link. */
  public enum Kind {
    /** {@code http}, {@code https}. */
    WEB,
    /** A Message-ID in angle brackets, or behind {@code news:} (RFC 5538). */
    MESSAGE_ID,
    /** A newsgroup behind {@code news:} or {@code nntp:} (RFC 5538). */
    NEWSGROUP,
    /** A {@code news:} or {@code nntp:} address that names a server or a pattern, as it stands. */
    NEWS,
    /** An address, bare or behind {@code mailto:}. */
    EMAIL
  }
}
