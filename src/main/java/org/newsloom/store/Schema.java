package org.newsloom.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.newsloom.store.StoreException.Kind;

/** The shape of one file: SQL scripts applied in order; {@code user_version} counts them. */
enum Schema {
  USER(
      "user-1.sql",
      "user-2.sql",
      "user-3.sql",
      "user-4.sql",
      "user-5.sql",
      "user-6.sql",
      "user-7.sql"),
  CACHE(
      "cache-1.sql",
      "cache-2.sql",
      "cache-3.sql",
      "cache-4.sql",
      "cache-5.sql",
      "cache-6.sql",
      "cache-7.sql",
      "cache-8.sql");

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> scripts;

  Schema(String... scripts) {
    this.scripts = List.of(scripts);
  }

  /** The version that this program writes. */
  int version() {
    return scripts.size();
  }

  /** How many scripts the file has had. */
  static int versionOf(Db db) throws SQLException {
    return (int) db.number("pragma user_version").orElse(0);
  }

  /**
   * Brings the file up to date, each script in its own transaction.
   *
   * @throws StoreException if the file was written by a newer program
   */
  void migrate(Db db) throws SQLException {
    int version = versionOf(db);
    refuseNewer(version);
    for (int next = version; next < version(); next++) {
      String script = read(scripts.get(next));
      int after = next + 1;
      db.transaction(() -> {
        db.script(script);
        db.script("pragma user_version = " + after);
        return after;
      });
    }
  }

  /**
   * Makes sure that the file can be understood as it is.
   *
   * @throws StoreException if it was written by a newer program, or by an older one
   */
  void demandThis(Db db) throws SQLException {
    int version = versionOf(db);
    refuseNewer(version);
    if (version < version()) {
      throw new StoreException(
          Kind.READ_ONLY,
          "The profile is of an older version of Newsloom and has to be brought up to date first,"
              + " where it can be written to.");
    }
  }

  private void refuseNewer(int version) {
    if (version > version()) {
      throw new StoreException(
          Kind.READ_ONLY,
          "The profile was written by a newer version of Newsloom; use that one. Nothing was"
              + " changed.");
    }
  }

  private static String read(String name) {
    try (InputStream in = Schema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing in the program: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
