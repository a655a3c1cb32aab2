package org.newsloom.nntp;

import java.net.Proxy;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a news server listens and how its link is protected.
 *
 * @param host a DNS name or an IP address
 * @param port 1 to 65535; 563 is usual for TLS, 119 for the others
 * @param security how the link is protected
 * @param caFile certificates in PEM form that are trusted beside the system's own
 * @param proxy what it is reached by; {@link Proxy#NO_PROXY} for none. Its address need not be
 *     looked up
 */
public record ServerAddress(
    String host, int port, Security security, Optional<Path> caFile, Proxy proxy) {
  /** The port of NNTP over TLS (RFC 8143 section 3). */
  public static final int TLS_PORT = 563;

  /** The port of NNTP in clear or with STARTTLS (RFC 3977 section 3.4). */
  public static final int PLAIN_PORT = 119;

  /** Throws {@link IllegalArgumentException} for a port or host that cannot be. */
  public ServerAddress {
    Objects.requireNonNull(security);
    Objects.requireNonNull(caFile);
    Objects.requireNonNull(proxy);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (host.isEmpty() || host.chars().anyMatch(c -> c <= 0x20 || c == 0x7f)) {
      throw new IllegalArgumentException("not a host name: " + host);
    }
  }

  /** A server that is reached without a proxy. */
  public ServerAddress(String host, int port, Security security, Optional<Path> caFile) {
    this(host, port, security, caFile, Proxy.NO_PROXY);
  }

  /** Whether it is reached by a proxy. */
  boolean isByProxy() {
    return proxy.type() != Proxy.Type.DIRECT;
  }

  /** A server with TLS from the first octet, trusted as the system trusts. */
  public static ServerAddress tls(String host, int port) {
    return new ServerAddress(host, port, Security.TLS, Optional.empty());
  }

  /** A server that is spoken to in clear. */
  public static ServerAddress plain(String host, int port) {
    return new ServerAddress(host, port, Security.NONE, Optional.empty());
  }

  /** For sentences and logs: {@code news.example.org:563}. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
