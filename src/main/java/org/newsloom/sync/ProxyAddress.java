package org.newsloom.sync;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy that a server is reached by, as a person writes it: {@code socks://127.0.0.1:9050} or
 * {@code http://proxy.example.org:8080}. The proxy finds the server's address.
 *
 * @param kind what it speaks
 * @param host a DNS name or an IP address
 * @param port 1 to 65535
 */
public record ProxyAddress(Kind kind, String host, int port) {
  /** The languages of proxies. */
  public enum Kind {
    /** SOCKS 5 (RFC 1928). */
    SOCKS(1080),
    /** CONNECT of HTTP (RFC 9110 section 9.3.6). */
    HTTP(8080);

    private final int usualPort;

    Kind(int usualPort) {
      this.usualPort = usualPort;
    }
  }

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(socks|socks5|http)://)?(\\[[^\\[\\]/\\s]+\\]|[^:/@\\s]+)(?::(\\d{1,5}))?/?",
          Pattern.CASE_INSENSITIVE);

  /** Reads one; SOCKS where no kind is said. Empty for what is none. */
  public static Optional<ProxyAddress> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    Kind kind = "http".equalsIgnoreCase(form.group(1)) ? Kind.HTTP : Kind.SOCKS;
    int port = form.group(3) == null ? kind.usualPort : Integer.parseInt(form.group(3));
    return port < 1 || port > 65_535
        ? Optional.empty()
        : Optional.of(new ProxyAddress(kind, ServerAccount.withoutBrackets(form.group(2)), port));
  }

  /** The same for a socket; its name is looked up when a link is made. */
  Proxy forSockets() {
    return new Proxy(
        kind == Kind.SOCKS ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
        InetSocketAddress.createUnresolved(host, port));
  }

  /** As it is kept and shown. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT)
        + "://"
        + (host.contains(":") ? "[" + host + "]" : host)
        + ":"
        + port;
  }
}
