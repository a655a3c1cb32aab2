package org.newsloom.nntp;

/**
 * The server cannot serve now: 400, or too many connections in whatever words; try later or with
 * fewer.
 */
public final class ServerBusyException extends NntpReplyException {
  private static final long serialVersionUID = 1L;

  private final boolean tooManyConnections;

  ServerBusyException(NntpReply reply) {
    super(reply);
    tooManyConnections = Replies.saysTooMany(reply);
  }

  /** Whether fewer connections would help, and not only time. */
  public boolean isOfTooManyConnections() {
    return tooManyConnections;
  }
}
