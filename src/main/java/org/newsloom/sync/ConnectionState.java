package org.newsloom.sync;

/** How it stands with the links to one server. */
public sealed interface ConnectionState {
  /** The name of the server. */
  String server();

  /** Nobody asked for anything yet, or all links were closed for lack of use. */
  record Idle(String server) implements ConnectionState {}

  /** A link is being made. */
  record Connecting(String server) implements ConnectionState {}

  /**
   * There is a link.
   *
   * @param tls the version, such as {@code TLSv1.3}; empty without TLS
   * @param posting whether the server lets us post
   */
  record Connected(String server, String tls, boolean posting) implements ConnectionState {}

  /** The user works offline. */
  record Offline(String server) implements ConnectionState {}

  /** The last attempt failed. */
  record Troubled(String server, ServerProblem problem) implements ConnectionState {}
}
