package org.newsloom.nntp;

import java.io.IOException;

/** What came is not NNTP, or not the answer to what was asked; the link is closed. */
public final class NntpProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  NntpProtocolException(String message) {
    super(message);
  }

  NntpProtocolException(String message, Throwable cause) {
    super(message, cause);
  }
}
