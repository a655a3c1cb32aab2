package org.newsloom.settings;

import com.fasterxml.jackson.jr.ob.JSON;
import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps passwords, by the name of an account such as {@code ann@news.example.org}. May ask the
 * system's password service and so may wait: not for the thread of the user interface. Safe for use
 * by several threads.
 */
public abstract sealed class SecretStore {
  private static final System.Logger LOG = System.getLogger(SecretStore.class.getName());

  /** Where secrets are kept. */
  public enum Kind {
    /** In the password service of the system. */
    SYSTEM,
    /** In memory, until the program ends. */
    SESSION,
    /** In a file that only its owner may read, not encrypted. */
    FILE
  }

  private SecretStore() {}

  /**
   * The service of the system, or else the memory of this session; never fails. The service is
   * looked for when it is first needed: that takes a moment, and may ask the person to unlock it.
   */
  public static SecretStore ofSystem() {
    return whenNeeded(SecretStore::open);
  }

  private static SecretStore open() {
    try {
      return new OfSystem(Keyring.create());
    } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
      LOG.log(
          System.Logger.Level.INFO,
          "No password service ({0}); passwords last for this session.",
          String.valueOf(e.getMessage()));
      return new OfSession();
    }
  }

  /** A store that is opened when it is first used. */
  static SecretStore whenNeeded(Supplier<SecretStore> opening) {
    return new WhenNeeded(opening);
  }

  /** The memory of this session. */
  public static SecretStore ofSession() {
    return new OfSession();
  }

  /** A file, for those who wish it; it is made with the first secret. */
  public static SecretStore ofFile(Path file) {
    return new OfFile(file);
  }

  /** Where secrets are kept. */
  public abstract Kind kind();

  /** The secret of that account; empty where there is none or the service does not tell. */
  public abstract Optional<String> secret(String account);

  /**
   * Keeps a secret in place of any before.
   *
   * @throws IOException if it could not be kept; what was there before still is
   */
  public abstract void keep(String account, String secret) throws IOException;

  /**
   * Forgets the secret of that account; nothing happens where there is none.
   *
   * @throws IOException if it could not be removed
   */
  public abstract void forget(String account) throws IOException;

  private static final class WhenNeeded extends SecretStore {
    private final Supplier<SecretStore> opening;
    private @Nullable SecretStore opened;

    private WhenNeeded(Supplier<SecretStore> opening) {
      this.opening = opening;
    }

    private synchronized SecretStore store() {
      SecretStore store = opened;
      if (store == null) {
        store = opening.get();
        opened = store;
      }
      return store;
    }

    @Override
    public Kind kind() {
      return store().kind();
    }

    @Override
    public Optional<String> secret(String account) {
      return store().secret(account);
    }

    @Override
    public void keep(String account, String secret) throws IOException {
      store().keep(account, secret);
    }

    @Override
    public void forget(String account) throws IOException {
      store().forget(account);
    }
  }

  /** The system's service: Secret Service, KWallet, Keychain, Credential Manager. */
  private static final class OfSystem extends SecretStore {
    private static final String SERVICE = "Newsloom";

    private final Keyring keyring;

    private OfSystem(Keyring keyring) {
      this.keyring = keyring;
    }

    @Override
    public Kind kind() {
      return Kind.SYSTEM;
    }

    @Override
    public synchronized Optional<String> secret(String account) {
      try {
        return Optional.ofNullable(keyring.getPassword(SERVICE, account));
      } catch (PasswordAccessException | RuntimeException e) {
        // The library says the same for "none" and for "refused"; either way we must ask.
        return Optional.empty();
      }
    }

    @Override
    public synchronized void keep(String account, String secret) throws IOException {
      try {
        keyring.setPassword(SERVICE, account, secret);
      } catch (PasswordAccessException | RuntimeException e) {
        throw new IOException("the password service of the system refused", e);
      }
    }

    @Override
    public synchronized void forget(String account) throws IOException {
      if (secret(account).isEmpty()) {
        return;
      }
      try {
        keyring.deletePassword(SERVICE, account);
      } catch (PasswordAccessException | RuntimeException e) {
        throw new IOException("the password service of the system refused", e);
      }
    }
  }

  private static final class OfSession extends SecretStore {
    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    @Override
    public Kind kind() {
      return Kind.SESSION;
    }

    @Override
    public Optional<String> secret(String account) {
      return Optional.ofNullable(secrets.get(account));
    }

    @Override
    public void keep(String account, String secret) {
      secrets.put(account, secret);
    }

    @Override
    public void forget(String account) {
      secrets.remove(account);
    }
  }

  private static final class OfFile extends SecretStore {
    private final Path file;

    private OfFile(Path file) {
      this.file = file;
    }

    @Override
    public Kind kind() {
      return Kind.FILE;
    }

    @Override
    public synchronized Optional<String> secret(String account) {
      try {
        return Optional.ofNullable(read().get(account));
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "The file of passwords cannot be read.", e);
        return Optional.empty();
      }
    }

    @Override
    public synchronized void keep(String account, String secret) throws IOException {
      Map<String, String> secrets = read();
      secrets.put(account, secret);
      write(secrets);
    }

    @Override
    public synchronized void forget(String account) throws IOException {
      Map<String, String> secrets = read();
      if (secrets.remove(account) != null) {
        write(secrets);
      }
    }

    private Map<String, String> read() throws IOException {
      Map<String, String> secrets = new LinkedHashMap<>();
      if (Files.exists(file)
          && JSON.std.anyFrom(Files.readAllBytes(file)) instanceof Map<?, ?> map) {
        map.forEach((account, secret) -> secrets.put(account.toString(), secret.toString()));
      }
      return secrets;
    }

    private void write(Map<String, String> secrets) throws IOException {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      // Made with its permissions, so that there is no moment when others may read it.
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      Path fresh =
          posix
              ? Files.createTempFile(
                  folder,
                  "secrets",
                  ".new",
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")))
              : Files.createTempFile(folder, "secrets", ".new");
      Files.write(fresh, JSON.std.asBytes(secrets));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
