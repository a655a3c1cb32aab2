package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.newsloom.store.Profile.CLOCK;
import static org.newsloom.store.Profile.HOME;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;
import static org.newsloom.store.Profile.id;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.OutboxEntry.State;
import org.newsloom.store.StoreException.Kind;
import org.sqlite.SQLiteConfig.SynchronousMode;

final class StoreTest {
  @TempDir Path folder;

  private static final List<Draft.File> FILES =
      List.of(
          new Draft.File("a.bin", new byte[] {0, -1, 10}), new Draft.File("无.txt", new byte[0]));

  private static Draft draft(long id, String body) {
    return new Draft(
        id,
        Instant.EPOCH,
        HOME,
        "me",
        List.of(new Draft.Field("Subject", "a\tb\n\\n")),
        body,
        FILES);
  }

  private static Kind kindOf(Runnable action) {
    try {
      action.run();
    } catch (StoreException e) {
      return e.kind();
    }
    throw new AssertionError("no StoreException");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void overwrite(Path file, long from, int length) throws IOException {
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(from);
      byte[] rubbish = new byte[length];
      java.util.Arrays.fill(rubbish, (byte) 0x5a);
      raw.write(rubbish);
    }
  }

  @Test
  void whatIsSavedIsThereAfterARestart() {
    long id;
    try (Store store = Profile.open(folder)) {
      id = await(store.drafts().save(draft(0, "Hello"))).id();
      await(store.drafts().save(draft(id, "Hello again")));
      await(store.subscriptions().subscribe(USA));
    }
    try (Store store = Profile.open(folder)) {
      assertThat(await(store.drafts().find(id)).orElseThrow())
          .isEqualTo(
              new Draft(
                  id,
                  Profile.NOW,
                  HOME,
                  "me",
                  List.of(new Draft.Field("Subject", "a\tb\n\\n")),
                  "Hello again",
                  FILES));
      assertThat(await(store.subscriptions().all()))
          .containsExactly(new SubscriptionRecord(USA, 0, ""));
    }
  }

  @Test
  void anArticleGoesFromTheDraftsToTheOutboxInOneStep() {
    try (Store store = Profile.open(folder)) {
      long draft = await(store.drafts().save(draft(0, "Hello"))).id();
      byte[] octets = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.UTF_8);
      OutboxEntry entry =
          await(store.outbox().add(HOME, id("a@x"), octets, OptionalLong.of(draft)));
      await(store.outbox().change(entry.id(), State.SENDING, ""));
      await(store.outbox().change(entry.id(), State.UNKNOWN, "connection lost"));

      assertThat(await(store.drafts().all())).isEmpty();
      OutboxEntry now = await(store.outbox().find(entry.id())).orElseThrow();
      assertThat(now.octets()).isEqualTo(octets);
      assertThat(now.state()).isEqualTo(State.UNKNOWN);
      assertThat(now.attempts()).isEqualTo(1);
      assertThat(now.lastReply()).isEqualTo("connection lost");
    }
  }

  @Test
  void groupsAreFoundByNameDescriptionAndWildmat() {
    try (Store store = Profile.open(folder)) {
      await(
          store
              .groups()
              .replaceAll(
                  HOME,
                  List.of(
                      new GroupRecord(
                          new Newsgroup("alt.misc"), "Odds", "y", 1, 2, OptionalLong.empty()),
                      new GroupRecord(
                          new Newsgroup("misc.test"), "Tests", "y", 1, 2, OptionalLong.empty()),
                      new GroupRecord(
                          new Newsgroup("sci.math"), "Not misc", "m", 1, 2, OptionalLong.empty())),
                  Profile.NOW));

      assertThat(await(store.groups().search(HOME, "MISC", 10)))
          .extracting(group -> group.group().name())
          .containsExactly("misc.test", "alt.misc", "sci.math");
      assertThat(await(store.groups().search(HOME, "*.misc,sci.*", 10)))
          .extracting(group -> group.group().name())
          .containsExactly("alt.misc", "sci.math");
      assertThat(await(store.groups().listed(HOME))).contains(Profile.NOW);
    }
  }

  @Test
  void serversKeepWhatBelongsToThemWhenRenamed() {
    try (Store store = Profile.open(folder)) {
      await(store.marks().markRead(USA, NumberRanges.of(1, 5)));
      assertThat(await(store.servers().rename(HOME, "new"))).isTrue();

      assertThat(await(store.marks().read(new GroupRef("new", USA.group())))).hasToString("1-5");
      assertThat(await(store.servers().all())).containsExactly(Profile.server("new"));
    }
  }

  @Test
  void aSecondWriterIsRefusedButMayRead() {
    try (Store first = Profile.open(folder)) {
      assertThat(kindOf(() -> Profile.open(folder).close())).isEqualTo(Kind.LOCKED);
      try (Store second = Store.openReader(folder, new PlainDecoder(), CLOCK)) {
        await(first.subscriptions().subscribe(USA));

        assertThat(await(second.subscriptions().all())).hasSize(1);
        assertThat(kindOf(() -> await(second.subscriptions().unsubscribe(USA))))
            .isEqualTo(Kind.READ_ONLY);
      }
    }
  }

  @Test
  void readingAProfileThatIsNotThereSaysSo() {
    assertThatThrownBy(() -> Store.openReader(folder, new PlainDecoder(), CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no profile");
  }

  @Test
  void whatANewerVersionWroteIsNotReadEither() throws SQLException {
    Profile.open(folder).close();
    try (Db cache = Db.openWriter(folder.resolve("cache.db"), SynchronousMode.NORMAL)) {
      cache.script("alter table meta rename to renamed");
      cache.script("pragma user_version = 999");
    }

    assertThatThrownBy(() -> Store.openReader(folder, new PlainDecoder(), CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version");
    assertThatThrownBy(() -> Profile.open(folder))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer version");
  }

  @Test
  void anOlderProfileIsNotReadAsIfItWereOfNow() throws SQLException {
    Profile.open(folder).close();
    try (Db user = Db.openWriter(folder.resolve("user.db"), SynchronousMode.FULL)) {
      user.script("pragma user_version = 1");
    }

    assertThatThrownBy(() -> Store.openReader(folder, new PlainDecoder(), CLOCK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("older version");
  }

  @Test
  void withoutRoomToShareTheFilesThemselvesAreRead() throws IOException {
    try (Store store = Profile.open(folder)) {
      await(store.subscriptions().subscribe(USA));
    }
    try (Store store = Profile.open(folder)) {
      // Later than the backup of today.
      await(store.marks().markRead(USA, NumberRanges.of(1, 5)));
      new Profile.Lines().add(1, "a@x", "S").into(store, USA);
    }
    // Nothing can be put where the shared memory belongs, as on a full disk.
    Files.createDirectory(folder.resolve("user.db-shm"));
    Files.createDirectory(folder.resolve("cache.db-shm"));

    try (Store reader = Store.openReader(folder, new PlainDecoder(), CLOCK)) {
      assertThat(await(reader.marks().read(USA))).hasToString("1-5");
      assertThat(await(reader.headers().present(USA))).hasToString("1");
    }
  }

  @Test
  void aDamagedCacheIsSetAsideAndMarksStay() throws IOException {
    try (Store store = Profile.open(folder)) {
      new Profile.Lines().add(1, "a@x", "S").into(store, USA);
      await(store.marks().markRead(USA, NumberRanges.of(1, 1)));
    }
    overwrite(folder.resolve("cache.db"), 0, 4096);

    try (Store store = Profile.open(folder)) {
      assertThat(store.notices())
          .extracting(StoreNotice::kind)
          .containsExactly(StoreNotice.Kind.CACHE_SET_ASIDE);
      assertThat(names()).anyMatch(name -> name.startsWith("cache-damaged-2026"));
      assertThat(await(store.marks().read(USA))).hasToString("1");
      assertThat(new Profile.Lines().add(1, "a@x", "S").into(store, USA).added()).isEqualTo(1);
    }
  }

  @Test
  void theCacheHasItsOwnFolderWhichMayBeThrownAway() throws IOException {
    Path data = folder.resolve("data");
    Path cache = folder.resolve("cache");
    try (Store store = Store.open(data, cache, new PlainDecoder(), CLOCK)) {
      await(store.servers().save(Profile.server(HOME)));
      await(store.subscriptions().subscribe(USA));
      assertThat(data.resolve("user.db")).exists();
      assertThat(data.resolve("cache.db")).doesNotExist();
      assertThat(cache.resolve("cache.db")).exists();
    }
    Files.delete(cache.resolve("cache.db"));

    try (Store store = Store.open(data, cache, new PlainDecoder(), CLOCK);
        Store reader = Store.openReader(data, cache, new PlainDecoder(), CLOCK)) {
      assertThat(await(store.subscriptions().all())).hasSize(1);
      assertThat(await(reader.subscriptions().all())).hasSize(1);
    }
  }

  @Test
  void aDamagedUserFileIsNeverWrittenToAndABackupIsOffered() throws IOException {
    try (Store store = Profile.open(folder)) {
      await(store.subscriptions().subscribe(USA));
    }
    Profile.open(folder).close();
    Path user = folder.resolve("user.db");
    overwrite(user, 0, 64);
    byte[] before = Files.readAllBytes(user);
    Path backup;
    try (Store store = Store.open(folder, new PlainDecoder(), CLOCK)) {
      assertThat(store.isReadOnly()).isTrue();
      assertThat(store.notices())
          .extracting(StoreNotice::kind)
          .containsExactly(StoreNotice.Kind.USER_FILE_DAMAGED, StoreNotice.Kind.BACKUP_OFFERED);
      backup = store.notices().getLast().file().orElseThrow();
      assertThat(await(store.subscriptions().all())).hasSize(1);
    }
    assertThat(Files.readAllBytes(user)).isEqualTo(before);

    Path aside = Store.restoreBackup(folder, backup, CLOCK);

    assertThat(Files.readAllBytes(aside)).isEqualTo(before);
    try (Store store = Profile.open(folder)) {
      assertThat(store.isReadOnly()).isFalse();
      assertThat(await(store.subscriptions().all())).hasSize(1);
    }
  }

  @Test
  void threeBackupsAreKept() throws IOException {
    for (int day = 0; day < 6; day++) {
      Clock clock = Clock.offset(CLOCK, Duration.ofDays(day));
      Store.open(folder, new PlainDecoder(), clock).close();
    }
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly(
              "user-20261126-120000.db", "user-20261127-120000.db", "user-20261128-120000.db");
    }
  }

  @Test
  void aBackupOfAWrongClockIsTheFirstToGoAndTheLastToBeOffered() throws IOException {
    Profile.open(folder).close();
    Store.open(folder, new PlainDecoder(), CLOCK).close();
    Store.open(folder, new PlainDecoder(), Clock.offset(CLOCK, Duration.ofDays(3_000))).close();
    Clock later = Clock.offset(CLOCK, Duration.ofDays(1));
    try (Store store = Store.open(folder, new PlainDecoder(), later)) {
      await(store.subscriptions().subscribe(USA));
    }
    Store.open(folder, new PlainDecoder(), later).close();
    overwrite(folder.resolve("user.db"), 0, 64);
    try (Store store = Store.open(folder, new PlainDecoder(), later)) {
      assertThat(store.notices().getLast().file().orElseThrow())
          .hasFileName("user-20261124-120000.db");
      assertThat(await(store.subscriptions().all())).hasSize(1);
    }
    Store.restoreBackup(
        folder, folder.resolve("backups").resolve("user-20261124-120000.db"), later);
    Store.open(folder, new PlainDecoder(), Clock.offset(CLOCK, Duration.ofDays(2))).close();

    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly(
              "user-20261123-120000.db", "user-20261124-120000.db", "user-20261125-120000.db");
    }
  }

  @Test
  void theNewestBackupOfADayStays() throws IOException {
    for (int start = 0; start < 4; start++) {
      Clock clock = Clock.offset(CLOCK, Duration.ofMinutes(10L * start));
      Store.open(folder, new PlainDecoder(), clock).close();
    }
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("user-20261123-123000.db");
    }
  }

  @Test
  void aFullDiskStopsWritingButNotReading() {
    try (Store store = Profile.open(folder)) {
      new Profile.Lines().add(1, "a@x", "S").into(store, USA);
      store.limitPages(40);
      Profile.Lines many = new Profile.Lines();
      for (int i = 2; i < 5000; i++) {
        many.add(i, i + "@x", "Subject number " + i);
      }

      assertThat(kindOf(() -> many.into(store, USA))).isEqualTo(Kind.FULL);

      assertThat(await(store.headers().headers(USA)).number()).containsExactly(1);
      assertThat(await(store.headers().fetched(USA))).hasToString("1");
      store.limitPages(1_000_000);
      assertThat(new Profile.Lines().add(2, "2@x", "Subject number 2").into(store, USA).added())
          .isEqualTo(1);
      assertThat(await(store.integrityCheck())).isEmpty();
    }
  }

  @Test
  void theOldestSchemaIsBroughtUpToDate() throws Exception {
    Path user = folder.resolve("user.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + user);
        var statement = connection.createStatement();
        var script = Schema.class.getResourceAsStream("user-1.sql")) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      for (String piece : text.split(";\\s*\\R", -1)) {
        if (!piece.isBlank()) {
          statement.execute(piece);
        }
      }
      statement.execute("insert into saved_search(name, query) values('old', 'qwen')");
      statement.execute(
          "insert into draft(saved, server, identity, fields, body) values(1, '', '', '', 'old')");
      statement.execute("pragma user_version = 1");
    }
    try (Store store = Profile.open(folder)) {
      assertThat(await(store.searches().saved())).containsExactly(new SavedSearch("old", "qwen"));
      assertThat(await(store.integrityCheck())).isEmpty();
      Draft old = await(store.drafts().all()).getFirst();
      assertThat(old.body()).isEqualTo("old");
      assertThat(await(store.drafts().save(draft(old.id(), "new"))).id()).isEqualTo(old.id());
      assertThat(await(store.drafts().find(old.id())).orElseThrow().files()).isEqualTo(FILES);
    }
  }

  @Test
  void serversAndSubscriptionsOfAnOlderProfileStay() throws Exception {
    try (Db user = Db.openWriter(folder.resolve("user.db"), SynchronousMode.FULL)) {
      for (int version = 1; version <= 3; version++) {
        try (var script = Schema.class.getResourceAsStream("user-" + version + ".sql")) {
          user.script(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      user.run("insert into server values(7, 'old', 'h', 563, 'TLS', 'ann', 'keyring', 2, null)");
      user.run("insert into subscription values(7, 'misc.test', 0, '')");
      user.script("pragma user_version = 3");
    }
    try (Store store = Profile.open(folder)) {
      assertThat(await(store.servers().all()))
          .contains(
              new ServerRecord(
                  "old",
                  "h",
                  563,
                  ServerRecord.Security.TLS,
                  "ann",
                  "keyring",
                  2,
                  Optional.empty()));
      assertThat(await(store.subscriptions().places("old")))
          .containsExactly(
              new Subscriptions.Placed(new GroupRef("old", new Newsgroup("misc.test")), true));
      assertThat(await(store.folders().all())).isEmpty();
      assertThat(await(store.folders().add("New"))).isPresent();
      assertThat(await(store.integrityCheck())).isEmpty();
    }
  }

  @Test
  void searchIndexesOfAnOlderSchemaAreMadeAnew() throws Exception {
    try (Store store = Profile.open(folder)) {
      new Profile.Lines().add(1, "1@x", "Re: ดูนี่ first").into(store, USA);
      await(store.bodies().put(Profile.id("1@x"), "Qwen".getBytes(StandardCharsets.UTF_8)));
      await(store.bodies().indexPending(10, octets -> IndexedBody.of("Qwen")));
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cache.db"));
        var statement = connection.createStatement()) {
      for (String index : List.of("subject_fts", "author_fts", "body_fts")) {
        statement.execute("drop table " + index);
        statement.execute(
            "create virtual table "
                + index
                + " using fts5(t, content='', contentless_delete=1, tokenize='unicode61')");
      }
      statement.execute("drop table withdrawal");
      statement.execute("drop table indexed_text");
      statement.execute("drop table initial");
      statement.execute("alter table segment drop column serial");
      statement.execute("drop table notice");
      statement.execute("drop table notice_id");
      statement.execute("alter table grp drop column count");
      statement.execute("pragma user_version = 3");
    }
    try (Store store = Profile.open(folder)) {
      assertThat(hits(store, FullTextQuery.Column.SUBJECT, "re ดู")).isEqualTo(1);
      assertThat(hits(store, FullTextQuery.Column.SUBJECT, "ดี")).isZero();
      assertThat(hits(store, FullTextQuery.Column.AUTHOR, "ann@example.org")).isEqualTo(1);
      assertThat(await(store.bodies().indexPending(10, octets -> IndexedBody.of("Qwen"))))
          .isEqualTo(1);
      assertThat(hits(store, FullTextQuery.Column.BODY, "qwen")).isEqualTo(1);
      assertThat(await(store.integrityCheck())).isEmpty();
    }
  }

  private static int hits(Store store, FullTextQuery.Column column, String words) {
    FullTextQuery query = new FullTextQuery.Phrase(column, words);
    return await(store.searchIndex().search(query, SearchScope.EVERYWHERE)).hits().size();
  }

  @Test
  void aProfileOfANewerVersionIsLeftAlone() throws Exception {
    Profile.open(folder).close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("user.db"));
        var statement = connection.createStatement()) {
      statement.execute("pragma user_version = 999");
    }
    assertThat(kindOf(() -> Profile.open(folder).close())).isEqualTo(Kind.READ_ONLY);
  }

  @Test
  void aWriteForAnUnknownServerIsAMistakeOfTheCaller() {
    try (Store store = Profile.open(folder)) {
      GroupRef nowhere = new GroupRef("nowhere", USA.group());
      assertThatThrownBy(() -> await(store.subscriptions().subscribe(nowhere)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(await(store.headers().newest(nowhere, 10, 10))).isEmpty();
    }
  }

  @Test
  void recentQueriesComeNewestFirst() {
    try (Store store = Profile.open(folder)) {
      await(store.searches().used("one"));
      assertThat(await(store.searches().recent(5))).containsExactly("one");
    }
  }

  @Test
  void queriesOfAClockYearsAheadDoNotPushOutThoseOfNow() {
    Clock ahead = Clock.offset(CLOCK, Duration.ofDays(3_000));
    try (Store store = Store.open(folder, new PlainDecoder(), ahead)) {
      for (int i = 0; i < 100; i++) {
        await(store.searches().used("ahead " + i));
      }
    }
    try (Store store = Profile.open(folder)) {
      await(store.searches().used("now"));
      await(store.searches().used("ahead 50"));
      assertThat(await(store.searches().recent(2))).containsExactly("ahead 50", "now");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"user.db", "user.db.*", ".*"})
  @DisabledOnOs(OS.WINDOWS)
  void whatWasSavedOutlivesTheRemovalOfItsFile(String removed, @TempDir Path other)
      throws IOException {
    Path data = other.resolve("profile");
    try (Store store = Profile.open(data)) {
      await(store.drafts().save(draft(0, "kept")));
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          if (file.getFileName().toString().matches(removed)) {
            Files.delete(file);
          }
        }
      }
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> await(store.drafts().save(draft(0, "lost"))))
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("was removed or replaced while Newsloom ran");
      }
    }
    try (Store store = Profile.open(data)) {
      assertThat(await(store.drafts().all())).extracting(Draft::body).containsExactly("kept");
      assertThat(await(store.integrityCheck())).isEmpty();
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aFileInThePlaceOfTheOpenOneIsNotWrittenOver() throws IOException {
    Path user = folder.resolve("user.db");
    try (Store store = Profile.open(folder)) {
      await(store.drafts().save(draft(0, "kept")));
      Files.delete(user);
      Files.writeString(user, "of somebody else");
      assertThatThrownBy(() -> await(store.drafts().save(draft(0, "lost"))))
          .hasMessageContaining("user-rescued-1.db");
    }
    assertThat(user).hasContent("of somebody else");
    assertThat(StoreFiles.isSound(folder.resolve("user-rescued-1.db"))).isTrue();
  }
}
