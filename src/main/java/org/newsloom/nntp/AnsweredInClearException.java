package org.newsloom.nntp;

import javax.net.ssl.SSLException;

/** TLS was wanted, and what came from the server was no TLS. Nothing of ours was sent. */
public final class AnsweredInClearException extends SSLException {
  private static final long serialVersionUID = 1L;

  AnsweredInClearException(String message, Throwable cause) {
    super(message, cause);
  }
}
