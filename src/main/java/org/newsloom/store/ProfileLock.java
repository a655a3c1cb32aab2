package org.newsloom.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.newsloom.store.StoreException.Kind;

/**
 * Says that one process writes to the profile. The system drops the lock with the process, however
 * that ends, so a stale one never blocks; the file itself means nothing.
 */
final class ProfileLock implements AutoCloseable {
  private final FileChannel channel;

  private ProfileLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws StoreException LOCKED if another holds it
   */
  static ProfileLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("profile.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the same as held by another one.
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    if (lock == null) {
      throw new StoreException(
          Kind.LOCKED, "Another Newsloom is open on this profile (" + folder + ").");
    }
    return new ProfileLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
