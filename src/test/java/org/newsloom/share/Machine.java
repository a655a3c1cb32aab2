package org.newsloom.share;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.mime.MimeHeaderDecoder;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.store.GroupRef;
import org.newsloom.store.ServerRecord;
import org.newsloom.store.Store;
import org.newsloom.store.ThreadMark;
import org.newsloom.task.Jobs;

/** A profile on one of several machines, with a clock of its own. */
final class Machine implements AutoCloseable {
  static final GroupRef MISC = new GroupRef("home", new Newsgroup("misc.test"));
  static final MessageId FIRST = new MessageId("1@example.org");

  final Path profile;
  final Store store;
  final Jobs jobs = new Jobs(Duration.ofSeconds(2));
  final Sharing sharing;
  private Instant now;

  private Machine(Path profile, String name, Instant now) {
    this.profile = profile;
    this.now = now;
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return Machine.this.now;
          }
        };
    store = Store.open(profile, new MimeHeaderDecoder(StandardCharsets.ISO_8859_1), clock);
    sharing =
        new Sharing(
            store,
            new SettingsFolder(profile.resolve("config")),
            name,
            jobs,
            clock,
            new Random(profile.hashCode()));
  }

  static Machine open(Path profile, String name, Instant now) {
    return new Machine(profile, name, now);
  }

  /** One that has a server and shares by the folder. */
  static Machine with(Path profile, Path folder, Instant now) {
    Machine machine = new Machine(profile, profile.getFileName().toString(), now).withServer();
    await(machine.sharing.choose(Optional.of(folder), ""));
    return machine;
  }

  Machine withServer() {
    await(
        store
            .servers()
            .save(
                new ServerRecord(
                    "home",
                    "News.Example.Org",
                    563,
                    ServerRecord.Security.TLS,
                    "ann",
                    "keyring",
                    2,
                    Optional.empty())));
    return this;
  }

  /** Time goes by. */
  Machine later(int seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  SharingState exchange() {
    return await(sharing.exchange());
  }

  /** Brings articles of misc.test from the server. */
  Machine fetch(long low, long high) {
    return fetch(low, high, "");
  }

  /** The same where the server gave the numbers to other articles. */
  Machine fetch(long low, long high, String other) {
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    for (long number = low; number <= high; number++) {
      batch.row(number);
      field(batch, Field.MESSAGE_ID, "<" + number + other + "@example.org>");
      field(batch, Field.SUBJECT, "Article " + number);
      field(batch, Field.FROM, "Ann <ann@example.org>");
      field(batch, Field.DATE, "2026-11-23T12:00:00Z");
    }
    await(store.headers().addOverviews(MISC, batch.build(), NumberRanges.of(low, high)));
    return this;
  }

  private static void field(OverviewBatch.Builder batch, Field field, String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    batch.field(field, octets, 0, octets.length);
  }

  Machine read(long low, long high) {
    await(store.marks().markRead(MISC, NumberRanges.of(low, high)));
    return this;
  }

  Machine unread(long low, long high) {
    await(store.marks().markUnread(MISC, NumberRanges.of(low, high)));
    return this;
  }

  String readNumbers() {
    return await(store.marks().read(MISC)).toString();
  }

  boolean isFlagged(MessageId id) {
    return await(store.marks().flagged()).contains(id);
  }

  Map<MessageId, ThreadMark> threadMarks() {
    return await(store.marks().threadMarks());
  }

  /** The names of subscribed newsgroups, in order. */
  java.util.List<String> subscribed() {
    return await(store.subscriptions().all()).stream()
        .map(one -> one.group().group().name())
        .toList();
  }

  static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    sharing.close();
    jobs.close();
    store.close();
  }
}
