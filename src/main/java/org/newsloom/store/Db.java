package org.newsloom.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection to one file and the statements prepared on it; used by one thread. Statements are
 * kept by their text, so texts are constants.
 */
final class Db implements AutoCloseable {
  private static final int PAGE_OCTETS = 8192;
  private static final int WRITER_CACHE_KIB = 16 * 1024;
  private static final int READER_CACHE_KIB = 4 * 1024;

  private final Connection connection;
  private final Path file;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private Db(Connection connection, Path file) {
    this.connection = connection;
    this.file = file;
  }

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Work on this connection. */
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Opens for writing; makes the file if it is not there. */
  static Db openWriter(Path file, SynchronousMode synchronous) throws SQLException {
    if (!Files.exists(file)) {
      setPageSize(file);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(synchronous);
    config.setCacheSize(-WRITER_CACHE_KIB);
    config.setTempStore(TempStore.MEMORY);
    config.setBusyTimeout(5_000);
    // Else each insert asks for its row id behind our back.
    config.setGetGeneratedKeys(false);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    Db db = new Db(config.createConnection("jdbc:sqlite:" + file), file);
    db.script("pragma wal_autocheckpoint = 16000");
    // A bulk write may make the log larger; it need not stay so.
    db.script("pragma journal_size_limit = 67108864");
    return db;
  }

  /** Must be settled before a file has a page, and in WAL mode it has one at once. */
  private static void setPageSize(Path file) throws SQLException {
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma page_size = " + PAGE_OCTETS);
      // So that pages which are not needed any more can be given back a few at a time.
      statement.execute("pragma auto_vacuum = incremental");
      statement.execute("vacuum");
    }
  }

  /** Opens an existing file for reading only. */
  static Db openReader(Path file) throws SQLException {
    return new Db(readerConfig().createConnection("jdbc:sqlite:" + file), file);
  }

  /** Opens a file that nobody can write to: in a folder without the right to make a WAL. */
  static Db openImmutable(Path file) throws SQLException {
    SQLiteConfig config = readerConfig();
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    String uri = file.toUri().toString().replaceFirst("^file:/+", "file:///");
    return new Db(config.createConnection("jdbc:sqlite:" + uri + "?immutable=1"), file);
  }

  private static SQLiteConfig readerConfig() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setCacheSize(-READER_CACHE_KIB);
    config.setTempStore(TempStore.MEMORY);
    config.setBusyTimeout(5_000);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
    return config;
  }

  /** The file that this is. */
  Path file() {
    return file;
  }

  /** The statement of this text with its parameters set; owned by this object, do not close. */
  PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  /** All rows. */
  <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet result = prepare(sql, parameters).executeQuery()) {
      while (result.next()) {
        rows.add(reader.read(result));
      }
    }
    return rows;
  }

  /** The first row. */
  <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    try (ResultSet result = prepare(sql, parameters).executeQuery()) {
      return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
    }
  }

  /** The first column of the first row; empty without a row or for NULL. */
  OptionalLong number(String sql, @Nullable Object... parameters) throws SQLException {
    try (ResultSet result = prepare(sql, parameters).executeQuery()) {
      if (!result.next()) {
        return OptionalLong.empty();
      }
      long value = result.getLong(1);
      return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
  }

  /** Whether there is a row. */
  boolean exists(String sql, @Nullable Object... parameters) throws SQLException {
    try (ResultSet result = prepare(sql, parameters).executeQuery()) {
      return result.next();
    }
  }

  /** Runs an insert, update or delete; returns how many rows it changed. */
  int run(String sql, @Nullable Object... parameters) throws SQLException {
    return prepare(sql, parameters).executeUpdate();
  }

  /** The row id that the last insert made. */
  long lastId() throws SQLException {
    return number("select last_insert_rowid()").orElseThrow();
  }

  /** Runs statements that are not kept, separated by semicolons at the end of a line. */
  void script(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String piece : sql.split(";\\s*(?:\\R|$)", -1)) {
        if (!piece.isBlank()) {
          statement.execute(piece);
        }
      }
    }
  }

  /** Runs a statement to its end that gives rows without columns, and is not kept. */
  void runThrough(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Unlike execute(), this does not stop at the first row.
      statement.executeUpdate(sql);
    }
  }

  /** Runs the work in one BEGIN IMMEDIATE transaction: all of it is on disk, or nothing. */
  <T> T transaction(Work<T> work) throws SQLException {
    begin();
    boolean done = false;
    try {
      T value = work.run();
      commit();
      done = true;
      return value;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  /** Begins what {@link #commit} or {@link #rollback} ends. */
  void begin() throws SQLException {
    if (!connection.getAutoCommit()) {
      throw new IllegalStateException("a transaction within a transaction");
    }
    connection.setAutoCommit(false);
  }

  void commit() throws SQLException {
    // Turning auto-commit on is what commits; a commit() would begin the next transaction.
    connection.setAutoCommit(true);
  }

  /** Takes back what was done since {@link #begin}; does nothing after a rollback by SQLite. */
  void rollback() {
    // A full disk makes SQLite roll back by itself; then both calls fail, and nothing is lost by
    // it.
    try (Statement statement = connection.createStatement()) {
      statement.execute("rollback");
    } catch (SQLException e) {
      // No transaction is open any more, which is what was wanted.
    }
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // The driver notes the mode before it fails to commit what is already rolled back.
    }
    // The driver closes a statement that failed for want of room: all are prepared anew.
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // What cannot be closed is not used any more either.
      }
    }
    statements.clear();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : statements.values()) {
      statement.close();
    }
    statements.clear();
    connection.close();
  }
}
