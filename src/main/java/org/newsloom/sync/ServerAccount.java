package org.newsloom.sync;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A news server and how it is used; the password is kept apart.
 *
 * @param name the name that the user gave it, its key
 * @param host host name or address
 * @param port TCP port
 * @param security how the link is protected
 * @param caFile a PEM file whose certificates are trusted besides the system's
 * @param user the login name, or empty where none is needed
 * @param passwordStore where the password is kept: {@link Passwords#KEYRING} or {@link
 *     Passwords#FILE}; empty for the keyring
 * @param connections how many at a time, 1 to 4, or to 20 where the server's operators allow more
 * @param allowCleartextPassword whether the password may go over a link without TLS to a far host
 * @param proxy what it is reached by; empty for none
 */
public record ServerAccount(
    String name,
    String host,
    int port,
    Security security,
    Optional<Path> caFile,
    String user,
    String passwordStore,
    int connections,
    boolean allowCleartextPassword,
    Optional<ProxyAddress> proxy) {
  /** The port of NNTP over TLS (RFC 8143). */
  public static final int TLS_PORT = 563;

  /** The port of plain NNTP and of STARTTLS (RFC 3977). */
  public static final int PLAIN_PORT = 119;

  /** How many connections a server is asked for unless the user says otherwise. */
  public static final int DEFAULT_CONNECTIONS = 2;

  /** More than this is bad custom, unless the server's operators allow it. */
  public static final int MAX_CONNECTIONS = 4;

  /** More than this is asked of no server, whatever it allows. */
  public static final int MOST_CONNECTIONS = 20;

  /** Checks what has one right form. */
  public ServerAccount {
    Objects.requireNonNull(name);
    host = withoutBrackets(host);
    Objects.requireNonNull(proxy);
    Objects.requireNonNull(user);
    if (name.isBlank() || host.isBlank()) {
      throw new IllegalArgumentException("A server needs a name and a host.");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("A port is a number from 1 to 65535, not " + port + ".");
    }
    if (connections < 1 || connections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException(
          "A server is asked for 1 to " + MOST_CONNECTIONS + " connections, not " + connections);
    }
  }

  /** A server that is reached without a proxy. */
  public ServerAccount(
      String name,
      String host,
      int port,
      Security security,
      Optional<Path> caFile,
      String user,
      String passwordStore,
      int connections,
      boolean allowCleartextPassword) {
    this(
        name,
        host,
        port,
        security,
        caFile,
        user,
        passwordStore,
        connections,
        allowCleartextPassword,
        Optional.empty());
  }

  /** The same reached by a proxy, or by none. */
  public ServerAccount by(Optional<ProxyAddress> other) {
    return new ServerAccount(
        name,
        host,
        port,
        security,
        caFile,
        user,
        passwordStore,
        connections,
        allowCleartextPassword,
        other);
  }

  /** An address of IP version 6 as it is, and not as URIs have it (RFC 3986 section 3.2.2). */
  static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") && host.contains(":")
        ? host.substring(1, host.length() - 1)
        : host;
  }

  /** A server without login at the usual port. */
  public static ServerAccount of(String name, String host, Security security) {
    return new ServerAccount(
        name,
        host,
        security.usualPort(),
        security,
        Optional.empty(),
        "",
        "",
        DEFAULT_CONNECTIONS,
        false);
  }

  /** Whether the text may be a host name or an address. */
  public static boolean isHost(String text) {
    return !text.isEmpty()
        && text.codePoints()
            .noneMatch(c ->
                c == '/'
                    || Character.isISOControl(c)
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c));
  }

  /**
   * A sentence on what no server can be asked by; empty where all is well. Accounts that were saved
   * before can still be read, and removed.
   */
  public Optional<String> problem() {
    if (hasControl(name)) {
      return Optional.of("The server's name holds a control character or a line break.");
    }
    if (!isHost(host)) {
      return Optional.of(
          "“"
              + host.replaceAll("\\p{Cntrl}", "?")
              + "” is no host name: type it alone, such as news.example.org.");
    }
    return hasControl(user)
        ? Optional.of("The user name holds a control character or a line break.")
        : Optional.empty();
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  /** How a link is protected. */
  public enum Security {
    /** TLS from the first octet. */
    TLS(TLS_PORT),
    /** TLS after STARTTLS; without it the link is not used. */
    STARTTLS(PLAIN_PORT),
    /** No TLS. */
    NONE(PLAIN_PORT);

    private final int usualPort;

    Security(int usualPort) {
      this.usualPort = usualPort;
    }

    /** The port that servers use for it. */
    public int usualPort() {
      return usualPort;
    }
  }
}
