package org.newsloom.nntp;

/** The server does not carry this newsgroup (RFC 3977 section 6.1.1: 411). */
public final class NoSuchNewsgroupException extends NntpReplyException {
  private static final long serialVersionUID = 1L;

  NoSuchNewsgroupException(NntpReply reply) {
    super(reply);
  }
}
