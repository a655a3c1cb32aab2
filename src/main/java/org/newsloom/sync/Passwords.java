package org.newsloom.sync;

import java.util.Optional;

/** Where the passwords of the servers are kept; all methods may block. */
public interface Passwords {
  /** The password of a server; empty where none is kept. */
  Optional<String> of(ServerAccount account);

  /** Keeps the password of a server, at the place that its account names. */
  void keep(ServerAccount account, String password);

  /** Forgets the password of a server. */
  void forget(ServerAccount account);
}
