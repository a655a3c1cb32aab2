package org.newsloom.nntp;

import java.io.IOException;

/** The proxy cannot be reached, or makes no connection to the server. */
public final class ProxyFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  ProxyFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
