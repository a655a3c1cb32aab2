package org.newsloom.store;

import java.sql.SQLException;
import org.newsloom.store.StoreException.Kind;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in one sentence what SQLite's result codes (sqlite.org/rescode.html) mean for a person. */
final class SqlErrors {
  private static final int PERM = 3;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READONLY = 8;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int NOTADB = 26;

  /** No table of that name: what was written there is not what this program made. */
  private static final int ERROR = 1;

  private SqlErrors() {}

  /** Whether the file is not what it should be, rather than out of reach for now. */
  static boolean isDamage(SQLException cause) {
    int code = cause.getErrorCode() & 0xff;
    return code == CORRUPT || code == NOTADB || code == ERROR;
  }

  /** No room for the file by which processes share a log, which even reading needs. */
  private static boolean lacksRoomToShare(SQLException cause) {
    return cause instanceof SQLiteException known
        && known.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
  }

  /** Whether the file by which processes share a log could not be made or opened. */
  static boolean isNotShared(SQLException cause) {
    int code = cause.getErrorCode() & 0xff;
    return lacksRoomToShare(cause) || code == FULL || code == CANTOPEN || code == READONLY;
  }

  static StoreException translate(SQLException cause) {
    return switch (lacksRoomToShare(cause) ? FULL : cause.getErrorCode() & 0xff) {
      case FULL ->
          new StoreException(
              Kind.FULL,
              "The disk is full: what came last was not saved, all that was saved before is unharmed."
                  + " Make room, then try again.",
              cause);
      case CORRUPT, NOTADB ->
          new StoreException(Kind.CORRUPT, "A file of the profile is damaged.", cause);
      case READONLY, PERM ->
          new StoreException(Kind.READ_ONLY, "The profile cannot be written to.", cause);
      case BUSY, LOCKED ->
          new StoreException(Kind.LOCKED, "Another program is writing to the profile.", cause);
      case CANTOPEN ->
          new StoreException(Kind.IO, "A file of the profile cannot be opened.", cause);
      default ->
          new StoreException(
              Kind.IO, "The profile could not be read or written: " + cause.getMessage(), cause);
    };
  }
}
