package org.newsloom.nntp;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param connect for the TCP connection of one address, then for the TLS handshake as a whole, then
 *     for the greeting
 * @param read for the next octet, and for a line that has begun
 */
public record Timeouts(Duration connect, Duration read) {
  /** Fifteen seconds to connect, a minute of silence. */
  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(15), Duration.ofSeconds(60));

  /** Both must be positive: a timeout of zero would mean for ever. */
  public Timeouts {
    if (connect.toMillis() <= 0 || read.toMillis() <= 0) {
      throw new IllegalArgumentException("a timeout must be positive");
    }
  }
}
