package org.newsloom.nntp;

/**
 * The server does not know a command, or not for what was asked with it (RFC 3977 section 3.2.1:
 * 500, 501, 503), and there is no other command left that would do the same.
 */
public final class UnsupportedCommandException extends NntpReplyException {
  private static final long serialVersionUID = 1L;

  UnsupportedCommandException(NntpReply reply) {
    super(reply);
  }
}
