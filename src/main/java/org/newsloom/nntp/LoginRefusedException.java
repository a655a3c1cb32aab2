package org.newsloom.nntp;

/** The server did not take the user name and password (RFC 4643 section 2.3: 481, 482, 502). */
public final class LoginRefusedException extends NntpReplyException {
  private static final long serialVersionUID = 1L;

  LoginRefusedException(NntpReply reply) {
    super(reply);
  }
}
