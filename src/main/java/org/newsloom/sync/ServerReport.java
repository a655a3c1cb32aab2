package org.newsloom.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a trial of a server found.
 *
 * @param name the name of the server
 * @param greeting its first line
 * @param posting whether it lets us post
 * @param encryption how the connection is encrypted; empty where it is not
 * @param capabilities as advertised, the name of each (RFC 3977 section 5.2)
 * @param compress whether it offers COMPRESS DEFLATE (RFC 8054)
 * @param clockAhead how far the server's clock is ahead of ours, behind if negative; empty where it
 *     does not tell
 * @param messageOfTheDay what the operator tells all readers (RFC 6048 section 2.5), a line each
 */
public record ServerReport(
    String name,
    String greeting,
    boolean posting,
    Optional<Encryption> encryption,
    List<String> capabilities,
    boolean compress,
    Optional<Duration> clockAhead,
    List<String> messageOfTheDay) {
  /** Takes a copy of the lists. */
  public ServerReport {
    capabilities = List.copyOf(capabilities);
    messageOfTheDay = List.copyOf(messageOfTheDay);
  }

  /**
   * TLS.
   *
   * @param version such as {@code TLSv1.3}
   * @param certificate whose it is, who vouches for it and how long, in one line
   */
  public record Encryption(String version, String certificate) {}
}
