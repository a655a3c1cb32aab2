package org.newsloom.nntp;

import java.io.IOException;

/**
 * The link was lost after the article began to go out: the server may have it. Ask for its
 * Message-ID by STAT before it is sent again (RFC 3977 section 6.3.1).
 */
public final class PostOutcomeUnknownException extends IOException {
  private static final long serialVersionUID = 1L;

  PostOutcomeUnknownException(String message) {
    super(message);
  }

  PostOutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
