package org.newsloom.store;

import org.newsloom.article.MessageId;

/**
 * What an article says of an older one. Anybody can say it, in anybody's name.
 *
 * @param kind what it asks for
 * @param old the article that is to go
 * @param by the article that asks for it
 */
public record Withdrawal(Kind kind, MessageId old, MessageId by) {
  /** What is asked for. */
  public enum Kind {
    /** It takes the place of the old one (RFC 5536 section 3.2.12). */
    SUPERSEDED,
    /** The old one is to be removed (RFC 5537 section 5.3). */
    CANCELLED
  }
}
