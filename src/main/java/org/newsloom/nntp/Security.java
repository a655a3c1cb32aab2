package org.newsloom.nntp;

/** How a link is protected; there is never a silent step down from one to a weaker one. */
public enum Security {
  /** TLS from the first octet (RFC 8143 section 3). */
  TLS,
  /** In clear until {@code STARTTLS} succeeded (RFC 4642). */
  STARTTLS,
  /** In clear. */
  NONE
}
