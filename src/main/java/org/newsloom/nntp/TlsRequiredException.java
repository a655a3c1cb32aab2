package org.newsloom.nntp;

/** The server does this only through TLS (RFC 4643 section 2.2: 483). */
public final class TlsRequiredException extends NntpReplyException {
  private static final long serialVersionUID = 1L;

  TlsRequiredException(NntpReply reply) {
    super(reply);
  }
}
