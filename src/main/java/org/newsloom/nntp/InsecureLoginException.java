package org.newsloom.nntp;

import java.io.IOException;

/**
 * The server wants a password, and the link is in clear to another machine without the person's
 * consent.
 */
public final class InsecureLoginException extends IOException {
  private static final long serialVersionUID = 1L;

  InsecureLoginException(String message) {
    super(message);
  }

  InsecureLoginException(String message, Throwable cause) {
    super(message, cause);
  }
}
