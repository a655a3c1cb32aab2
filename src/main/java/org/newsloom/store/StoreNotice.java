package org.newsloom.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something a person must know about their files, found while opening or repairing them.
 *
 * @param kind what happened
 * @param sentence in plain words: what happened, what was kept, what to do
 * @param file the file that is meant: the one set aside, or the backup that is offered
 */
public record StoreNotice(Kind kind, String sentence, Optional<Path> file) {
  /** What happened. */
  public enum Kind {
    /** The cache was damaged, set aside, and a new one begun. */
    CACHE_SET_ASIDE,
    /** The cache was found to be damaged while working; the next start sets it aside. */
    CACHE_DAMAGED,
    /** The user file is damaged and was opened for reading only. */
    USER_FILE_DAMAGED,
    /** A backup that could take the damaged file's place. */
    BACKUP_OFFERED,
    /** No backup could be made. */
    BACKUP_FAILED
  }
}
