package org.newsloom.nntp;

/**
 * The server said no. The link is still good, unless it is a {@link ServerBusyException}. Subtypes
 * only where callers act differently.
 */
public sealed class NntpReplyException extends Exception
    permits LoginRequiredException,
        LoginRefusedException,
        TlsRequiredException,
        NoSuchNewsgroupException,
        PostingRefusedException,
        ServerBusyException,
        UnsupportedCommandException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String text;

  NntpReplyException(NntpReply reply) {
    super(reply.toString());
    this.code = reply.code();
    this.text = reply.text();
  }

  /** The reply code, three digits (RFC 3977 section 3.2). */
  public int code() {
    return code;
  }

  /** The server's own words, safe to show; may be empty. */
  public String text() {
    return text;
  }
}
