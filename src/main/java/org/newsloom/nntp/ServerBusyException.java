package org.newsloom.nntp;

/**
 * The server cannot serve now: 400, or too many connections in whatever words; try later or with
 * fewer.
 */
public final class ServerBusyException extends NntpReplyException {
  private static final long serialVersionUID = 1L;

  ServerBusyException(NntpReply reply) {
    super(reply);
  }
}
