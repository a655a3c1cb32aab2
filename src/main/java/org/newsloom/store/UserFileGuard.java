package org.newsloom.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Optional;
import org.newsloom.store.StoreException.Kind;

/**
 * Sees whether the user's file was removed or replaced while it is open, such as by a job that
 * cleans up: what is written then would go with the program, and nobody would know. What was saved
 * before is written to the disk anew. On the writer's thread.
 */
final class UserFileGuard {
  private final Path file;
  private final Optional<Object> key;
  private Optional<String> lost = Optional.empty();

  /** Guards a file that was opened just now. */
  UserFileGuard(Path file) {
    this.file = file;
    this.key = keyNow();
  }

  private Optional<Object> keyNow() {
    try {
      return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Fails where the file is another one now, or none; then nothing may be written any more. */
  void check(Db user) throws SQLException {
    // Where files have no keys, they cannot be removed while they are open.
    if (lost.isEmpty() && key.isPresent() && !keyNow().equals(key)) {
      lost = Optional.of(rescued(user));
    }
    if (lost.isPresent()) {
      throw new StoreException(Kind.IO, lost.get());
    }
  }

  private String rescued(Db user) throws SQLException {
    Path target = file;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      for (int i = 1; Files.exists(target); i++) {
        target = file.resolveSibling("user-rescued-" + i + ".db");
      }
      if (target.equals(file)) {
        // Logs of the file that is gone would be played into the new one.
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-wal"));
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
      }
    } catch (IOException e) {
      throw new StoreException(
          Kind.READ_ONLY, "The file " + file + " was removed, and cannot be written anew.", e);
    }
    user.script("vacuum into '" + target.toString().replace("'", "''") + "'");
    return "The file with your marks, drafts and settings was removed or replaced while Newsloom"
        + " ran. What came last was not saved; all that was saved before was written to "
        + target
        + " anew. Close Newsloom and start it again.";
  }
}
