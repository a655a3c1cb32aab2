package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.newsloom.store.StoreThreads.Priority;

/** Articles that are being written. Saving one is on disk when the future completes. */
public final class Drafts {
  private static final String COLUMNS =
      "select id, saved, server, identity, fields, body from draft ";

  private final StoreThreads threads;
  private final Clock clock;

  Drafts(StoreThreads threads, Clock clock) {
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Saves a draft under its id; one with id 0, or whose row was removed, gets a new id.
   *
   * @return the draft as saved
   */
  public CompletableFuture<Draft> save(Draft draft) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
          long id = files.user().transaction(() -> save(files.user(), draft, now));
          tell.accept(new StoreChange.DraftsChanged(Set.of(id)));
          return new Draft(
              id,
              now,
              draft.server(),
              draft.identity(),
              draft.fields(),
              draft.body(),
              draft.files());
        });
  }

  private static long save(Db user, Draft draft, Instant now) throws SQLException {
    long id = saveText(user, draft, now);
    // A draft is saved while one types; its files are large and seldom change.
    if (!filesOf(user, id).equals(draft.files())) {
      user.run("delete from draft_file where draft = ?", id);
      for (int i = 0; i < draft.files().size(); i++) {
        Draft.File file = draft.files().get(i);
        user.run(
            "insert into draft_file(draft, position, name, octets) values(?,?,?,?)",
            id,
            i,
            file.name(),
            file.octets());
      }
    }
    return id;
  }

  private static long saveText(Db user, Draft draft, Instant now) throws SQLException {
    int changed =
        draft.id() == 0
            ? 0
            : user.run(
                """
                update draft set saved = ?, server = ?, identity = ?, fields = ?, body = ?
                where id = ?\
                """,
                now.getEpochSecond(),
                draft.server(),
                draft.identity(),
                joined(draft.fields()),
                draft.body(),
                draft.id());
    if (changed > 0) {
      return draft.id();
    }
    user.run(
        "insert into draft(saved, server, identity, fields, body) values(?,?,?,?,?)",
        now.getEpochSecond(),
        draft.server(),
        draft.identity(),
        joined(draft.fields()),
        draft.body());
    return user.lastId();
  }

  /** One draft. */
  public CompletableFuture<Optional<Draft>> find(long id) {
    return threads.read(files -> {
      Db user = files.user();
      return user.first(COLUMNS + "where id = ?", row -> read(user, row), id);
    });
  }

  /** All drafts, the one saved last first. */
  public CompletableFuture<List<Draft>> all() {
    return threads.read(files -> {
      Db user = files.user();
      return user.list(COLUMNS + "order by saved desc, id desc", row -> read(user, row));
    });
  }

  /** Removes a draft; false if it is not here. */
  public CompletableFuture<Boolean> remove(long id) {
    return threads.write(
        Priority.USER,
        (files, tell) -> {
          boolean removed =
              files
                  .user()
                  .transaction(() -> files.user().run("delete from draft where id = ?", id) > 0);
          tell.accept(new StoreChange.DraftsChanged(Set.of(id)));
          return removed;
        });
  }

  private static List<Draft.File> filesOf(Db user, long draft) throws SQLException {
    return user.list(
        "select name, octets from draft_file where draft = ? order by position",
        row -> new Draft.File(row.getString(1), row.getBytes(2)),
        draft);
  }

  private static Draft read(Db user, ResultSet row) throws SQLException {
    return new Draft(
        row.getLong(1),
        Instant.ofEpochSecond(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        split(row.getString(5)),
        row.getString(6),
        filesOf(user, row.getLong(1)));
  }

  /** One field a line, a tab between name and value; backslashes guard what would break that. */
  private static String joined(List<Draft.Field> fields) {
    StringBuilder text = new StringBuilder();
    for (Draft.Field field : fields) {
      text.append(guarded(field.name())).append('\t').append(guarded(field.value())).append('\n');
    }
    return text.toString();
  }

  private static String guarded(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }

  private static List<Draft.Field> split(String text) {
    List<Draft.Field> fields = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      int tab = line.indexOf('\t');
      if (tab >= 0) {
        fields.add(new Draft.Field(plain(line.substring(0, tab)), plain(line.substring(tab + 1))));
      }
    }
    return fields;
  }

  private static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
