package org.newsloom.post;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.newsloom.settings.SecretStore;

/**
 * The secret of each identity, from which the keys of its articles are made. It is made with the
 * first post and never changed: without it one's own articles could not be cancelled. Methods may
 * block.
 */
public final class CancelSecrets {
  private static final Logger LOG = System.getLogger(CancelSecrets.class.getName());

  /** Random octets of a secret (RFC 8315 section 7 asks for as many as the hash has). */
  private static final int OCTETS = 32;

  private final SecretStore secrets;
  private final SecureRandom random;

  /**
   * Keeps secrets in the given store. It must be one that tells "none" from "locked": a second
   * secret in the place of the first would disown all earlier articles.
   */
  public CancelSecrets(SecretStore secrets, SecureRandom random) {
    this.secrets = secrets;
    this.random = random;
  }

  /** The secret of an identity, if there is one. */
  public Optional<String> of(String identity) {
    return secrets.secret(account(identity));
  }

  /** The secret of an identity, made if there is none; empty where none can be kept. */
  synchronized Optional<String> ofOrNew(String identity) {
    Optional<String> known = of(identity);
    if (known.isPresent()) {
      return known;
    }
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    String secret = Base64.getEncoder().encodeToString(octets);
    try {
      secrets.keep(account(identity), secret);
      return Optional.of(secret);
    } catch (IOException e) {
      // A post without a lock is better than none.
      LOG.log(Level.WARNING, "No secret for Cancel-Lock could be kept", e);
      return Optional.empty();
    }
  }

  /**
   * Takes a secret from another machine in the place of any before.
   *
   * @throws IOException if it could not be kept
   */
  public synchronized void take(String identity, String secret) throws IOException {
    secrets.keep(account(identity), secret);
  }

  private static String account(String identity) {
    return "cancel-lock/" + identity;
  }
}
