package org.newsloom.sync;

import java.util.List;

/**
 * What a trial of a server found.
 *
 * @param name the name of the server
 * @param greeting its first line
 * @param posting whether it lets us post
 * @param tls the version, such as {@code TLSv1.3}; empty without TLS
 * @param capabilities as advertised, one line each (RFC 3977 section 5.2)
 * @param compress whether it offers COMPRESS DEFLATE (RFC 8054)
 */
public record ServerReport(
    String name,
    String greeting,
    boolean posting,
    String tls,
    List<String> capabilities,
    boolean compress) {
  /** Takes a copy of the list. */
  public ServerReport {
    capabilities = List.copyOf(capabilities);
  }
}
