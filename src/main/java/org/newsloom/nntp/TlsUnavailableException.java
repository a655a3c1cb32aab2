package org.newsloom.nntp;

import java.io.IOException;

/**
 * The server does not offer STARTTLS, and going on in clear was not asked for (RFC 4642 section
 * 2.2).
 */
public final class TlsUnavailableException extends IOException {
  private static final long serialVersionUID = 1L;

  TlsUnavailableException(String message) {
    super(message);
  }

  TlsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
