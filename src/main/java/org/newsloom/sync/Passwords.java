package org.newsloom.sync;

import java.io.IOException;
import java.util.Optional;
import org.newsloom.settings.SecretStore;

/**
 * The passwords of the servers, each kept where its account says: in the system's keyring, or in a
 * file of the profile. All methods may block.
 */
public final class Passwords {
  /** The word of {@link ServerAccount#passwordStore} for the file. */
  public static final String FILE = "file";

  /** The word of {@link ServerAccount#passwordStore} for the system's keyring. */
  public static final String KEYRING = "keyring";

  private final SecretStore keyring;
  private final SecretStore file;

  /** Keeps passwords in these two places. */
  public Passwords(SecretStore keyring, SecretStore file) {
    this.keyring = keyring;
    this.file = file;
  }

  /** The password of a server; empty where none is kept. */
  public Optional<String> of(ServerAccount account) {
    return place(account).secret(key(account));
  }

  /**
   * Keeps the password of a server.
   *
   * @throws IOException if the place does not take it
   */
  public void keep(ServerAccount account, String password) throws IOException {
    place(account).keep(key(account), password);
  }

  /**
   * Forgets the password of a server; one without a user has none.
   *
   * @throws IOException if the place does not let it go
   */
  public void forget(ServerAccount account) throws IOException {
    if (!account.user().isEmpty()) {
      place(account).forget(key(account));
    }
  }

  private SecretStore place(ServerAccount account) {
    return account.passwordStore().equals(FILE) ? file : keyring;
  }

  private static String key(ServerAccount account) {
    return account.user() + "@" + account.host() + ":" + account.port();
  }
}
