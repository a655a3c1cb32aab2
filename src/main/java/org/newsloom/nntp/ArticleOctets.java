package org.newsloom.nntp;

import java.util.Optional;
import org.newsloom.article.MessageId;

/** A whole article, its head or its body as the server keeps it. */
public final class ArticleOctets {
  private final long number;
  private final Optional<MessageId> id;
  private final byte[] octets;

  ArticleOctets(long number, Optional<MessageId> id, byte[] octets) {
    this.number = number;
    this.id = id;
    this.octets = octets;
  }

  /** The article number of the reply line; 0 where it was asked by Message-ID. */
  public long number() {
    return number;
  }

  /** The Message-ID of the reply line, where it has one. */
  public Optional<MessageId> id() {
    return id;
  }

  /** The octets of the wire, dots unstuffed, line ends as they came; the caller's own. */
  public byte[] octets() {
    return octets;
  }
}
