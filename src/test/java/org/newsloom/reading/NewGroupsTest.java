package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.store.GroupRecord;
import org.newsloom.sync.GroupListSync;
import org.newsloom.task.Jobs;

/** Newsgroups that are new on a server, told once. */
class NewGroupsTest {
  private static final Instant LONG_AGO = Instant.parse("1981-02-03T04:05:06Z");

  @TempDir Path folder;
  private final AtomicBoolean offline = new AtomicBoolean();
  private final Jobs jobs = new Jobs(java.time.Duration.ofSeconds(5));
  private final Changes changes = new Changes();
  private final List<Change> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
  private SampleServer server;
  private Desk desk;
  private NewGroups newGroups;

  @BeforeEach
  void open() throws IOException {
    server = SampleServer.start(SampleServerOptions.DEFAULT);
    desk = Desk.open(folder).with("sample", server.port());
    changes.listen(heard::add);
    newGroups =
        new NewGroups(
            desk.store,
            new GroupListSync(desk.store, desk.connections, jobs, Clock.systemUTC()),
            offline::get,
            changes,
            jobs);
  }

  @AfterEach
  void close() {
    jobs.close();
    desk.close();
    server.close();
  }

  /** The list as it was before two newsgroups were made. */
  private void listWithoutTwo() {
    var _ = await(desk.reading.newsgroups().refreshDirectory("sample"));
    List<GroupRecord> old =
        await(desk.store.groups().search("sample", "", Integer.MAX_VALUE)).stream()
            .filter(group -> !List.of("fj.misc", "misc.test").contains(group.group().name()))
            .toList();
    assertThat(old).hasSizeGreaterThan(5);
    await(desk.store.groups().replaceAll("sample", old, LONG_AGO));
  }

  @Test
  void whatWasNotInTheListIsToldOnce() {
    listWithoutTwo();
    assertThat(await(newGroups.look())).isEqualTo(2);
    assertThat(heard)
        .containsExactly(
            new Change.GroupsAppeared(
                "sample",
                List.of(Desk.group("sample", "fj.misc"), Desk.group("sample", "misc.test"))));
    assertThat(await(newGroups.look())).isZero();
    assertThat(heard).hasSize(1);
    assertThat(await(desk.reading.newsgroups().directory("sample")).find("misc.test", 9))
        .hasSize(1);
  }

  @Test
  void aListOfTheYear2035IsOneOfAWrongClock() {
    listWithoutTwo();
    List<GroupRecord> old = await(desk.store.groups().search("sample", "", Integer.MAX_VALUE));
    await(desk.store.groups().replaceAll("sample", old, Instant.parse("2035-01-01T00:00:00Z")));

    assertThat(await(newGroups.look())).isEqualTo(2);

    assertThat(await(desk.store.groups().listed("sample")).orElseThrow())
        .isBeforeOrEqualTo(Instant.now());
    assertThat(await(newGroups.look())).isZero();
  }

  @Test
  void whatIsSubscribedIsNoNews() {
    listWithoutTwo();
    await(desk.reading.newsgroups().subscribe(List.of(Desk.group("sample", "fj.misc"))));
    assertThat(await(newGroups.look())).isEqualTo(1);
    assertThat(heard)
        .containsExactly(
            new Change.GroupsAppeared("sample", List.of(Desk.group("sample", "misc.test"))));
  }

  @Test
  void aServerWhoseListWasNeverFetchedIsNotAsked() {
    assertThat(await(newGroups.look())).isZero();
    assertThat(await(desk.store.groups().listed("sample"))).isEmpty();
  }

  @Test
  void nobodyIsAskedOffline() {
    listWithoutTwo();
    offline.set(true);
    assertThat(await(newGroups.look())).isZero();
    assertThat(heard).isEmpty();
  }

  @Test
  void aServerInTroubleIsPassedOver() {
    listWithoutTwo();
    server.close();
    assertThat(await(newGroups.look())).isZero();
  }
}
