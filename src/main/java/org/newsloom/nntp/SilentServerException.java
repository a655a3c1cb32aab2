package org.newsloom.nntp;

import java.io.IOException;

/** The server took the connection and did not begin to speak, or not in time. */
public final class SilentServerException extends IOException {
  private static final long serialVersionUID = 1L;

  SilentServerException(String message, Throwable cause) {
    super(message, cause);
  }
}
