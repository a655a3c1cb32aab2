package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretStoreTest {
  @TempDir private Path folder;

  @Test
  void forgetsWithTheSession() throws IOException {
    SecretStore.ofSession().keep("ann@news", "secret");
    assertThat(SecretStore.ofSession().secret("ann@news")).isEmpty();
  }

  @Test
  void keepsSecretsOfTheSession() throws IOException {
    SecretStore secrets = SecretStore.ofSession();
    secrets.keep("ann@news", "one");
    secrets.keep("ann@news", "two");
    assertThat(secrets.secret("ann@news")).contains("two");
    secrets.forget("ann@news");
    assertThat(secrets.secret("ann@news")).isEmpty();
  }

  @Test
  void keepsAFileThatOnlyItsOwnerReads() throws IOException {
    Path file = folder.resolve("data/secrets.json");
    SecretStore.ofFile(file).keep("ann@news", "secret");
    assertThat(SecretStore.ofFile(file).secret("ann@news")).contains("secret");
    assertThat(SecretStore.ofFile(file).kind()).isEqualTo(SecretStore.Kind.FILE);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void takesABrokenFileForNone() throws IOException {
    Path file = Files.writeString(folder.resolve("secrets.json"), "{broken");
    assertThat(SecretStore.ofFile(file).secret("ann@news")).isEmpty();
  }

  @Test
  void looksForTheServiceOnceAndOnlyWhenItIsNeeded() {
    AtomicInteger opened = new AtomicInteger();
    SecretStore store =
        SecretStore.whenNeeded(() -> {
          opened.incrementAndGet();
          return SecretStore.ofSession();
        });
    assertThat(opened).hasValue(0);
    assertThat(store.secret("ann@news")).isEmpty();
    assertThat(store.kind()).isEqualTo(SecretStore.Kind.SESSION);
    assertThat(opened).hasValue(1);
  }

  @Test
  void opensWhereTheSystemHasNoService() {
    assertThat(SecretStore.ofSystem().kind())
        .isIn(SecretStore.Kind.SYSTEM, SecretStore.Kind.SESSION);
  }
}
