package org.newsloom.nntp;

/**
 * The server does not take the article (RFC 3977 section 6.3.1: 440 before it was sent, 441 after).
 */
public final class PostingRefusedException extends NntpReplyException {
  private static final long serialVersionUID = 1L;

  PostingRefusedException(NntpReply reply) {
    super(reply);
  }
}
