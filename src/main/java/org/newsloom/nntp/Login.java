package org.newsloom.nntp;

import java.util.Optional;

/** Gives the credentials at the moment when a server asks for them. */
@FunctionalInterface
public interface Login {
  /** A login without credentials: the server is read as a guest. */
  Login NONE = Optional::empty;

  /** The credentials; empty where the person has none for this server. */
  Optional<Credentials> credentials();

  /**
   * Whether the password may cross a network in clear. Without consent it goes only through TLS or
   * to this very machine.
   */
  default boolean allowsClearText() {
    return false;
  }

  /** A login with these credentials. */
  static Login of(String user, String password) {
    Optional<Credentials> credentials = Optional.of(new Credentials(user, password));
    return () -> credentials;
  }

  /** The same login, whose password may cross the network in clear. */
  default Login inClearText() {
    Login login = this;
    return new Login() {
      @Override
      public Optional<Credentials> credentials() {
        return login.credentials();
      }

      @Override
      public boolean allowsClearText() {
        return true;
      }
    };
  }
}
