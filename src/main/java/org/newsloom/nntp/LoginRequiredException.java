package org.newsloom.nntp;

/** The server wants a login (RFC 4643 section 2.2: 480) and there are no credentials. */
public final class LoginRequiredException extends NntpReplyException {
  private static final long serialVersionUID = 1L;

  LoginRequiredException(NntpReply reply) {
    super(reply);
  }
}
