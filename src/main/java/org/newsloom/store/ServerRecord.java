package org.newsloom.store;

import java.util.Optional;

/**
 * How a news server is reached. Passwords are never here: {@code passwordStore} tells where they
 * are.
 *
 * @param name what the person calls it; unique, the key of everything kept for the server
 * @param host DNS name or address
 * @param port 1 to 65535
 * @param security how the connection is protected
 * @param user login name; empty for none
 * @param passwordStore a word of the settings that tells where the password is kept, such as {@code
 *     keyring}; empty for none
 * @param connections how many connections may be open at once, at least 1
 * @param certificateAuthority path of a PEM file with further trusted certificates
 * @param proxy what it is reached by, such as {@code socks://127.0.0.1:9050}; empty for none
 */
public record ServerRecord(
    String name,
    String host,
    int port,
    Security security,
    String user,
    String passwordStore,
    int connections,
    Optional<String> certificateAuthority,
    Optional<String> proxy) {
  /** One that is reached without a proxy. */
  public ServerRecord(
      String name,
      String host,
      int port,
      Security security,
      String user,
      String passwordStore,
      int connections,
      Optional<String> certificateAuthority) {
    this(
        name,
        host,
        port,
        security,
        user,
        passwordStore,
        connections,
        certificateAuthority,
        Optional.empty());
  }

  /** How a connection is protected. */
  public enum Security {
    /** Plain text. */
    NONE,
    /** TLS asked for by STARTTLS (RFC 4642). */
    STARTTLS,
    /** TLS from the first octet. */
    TLS
  }

  /** Refuses what no server can have. */
  public ServerRecord {
    if (name.isBlank() || host.isBlank()) {
      throw new IllegalArgumentException("a server needs a name and a host");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (connections < 1) {
      throw new IllegalArgumentException("at least one connection is needed");
    }
  }
}
