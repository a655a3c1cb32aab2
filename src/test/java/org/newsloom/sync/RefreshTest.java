package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.reading.Desk;

/** The look for new articles from time to time. */
class RefreshTest {
  private static final ServerGroup GROUP = Desk.group("far", "misc.test");

  @TempDir Path profile;
  private GeneratedServer server;
  private Desk desk;
  private Refresh refresh;
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");

  @BeforeEach
  void start() throws IOException {
    server = new GeneratedServer(1, 30);
    desk = Desk.open(profile, Duration.ofSeconds(1)).with("far", server.port());
    await(desk.reading.newsgroups().subscribe(List.of(GROUP)));
    refresh =
        new Refresh(
            desk.store,
            desk.connections,
            desk.reading.fetching()::inBackground,
            desk.reading.fetching()::roundEnded,
            () -> Duration.ofMinutes(10),
            desk.jobs,
            new Clock() {
              @Override
              public Instant instant() {
                return now;
              }

              @Override
              public ZoneId getZone() {
                return ZoneOffset.UTC;
              }

              @Override
              public Clock withZone(ZoneId zone) {
                return this;
              }
            });
  }

  @AfterEach
  void stop() throws IOException {
    refresh.close();
    desk.close();
    server.close();
  }

  private long cached() {
    return await(desk.reading.newsgroups().counts(GROUP)).cached();
  }

  @Test
  void subscribedGroupsAreLookedInto() throws InterruptedException {
    refresh.lookEverywhere();
    assertThat(cached()).isEqualTo(30);
    server.articles.put(31L, "a31");
    refresh.lookEverywhere();
    assertThat(cached()).isEqualTo(31);
  }

  @Test
  void serverInTroubleIsLeftAloneForAWhile() throws Exception {
    server.close();
    desk.connections.forget("far");
    refresh.lookEverywhere();
    try (GeneratedServer repaired = new GeneratedServer(1, 30)) {
      desk.with("far", repaired.port());
      desk.connections.forget("far");
      refresh.lookEverywhere();
      assertThat(repaired.commands).isEmpty();
      now = now.plusSeconds(120);
      refresh.lookEverywhere();
      assertThat(cached()).isEqualTo(30);
    }
  }

  @Test
  void aRestThatAClockBeganYearsAheadIsOverWhenTheClockIsRight() throws Exception {
    Instant right = now;
    server.close();
    desk.connections.forget("far");
    now = Instant.parse("2035-01-01T00:00:00Z");
    refresh.lookEverywhere();
    now = right;
    try (GeneratedServer repaired = new GeneratedServer(1, 30)) {
      desk.with("far", repaired.port());
      desk.connections.forget("far");
      refresh.lookEverywhere();
      assertThat(cached()).isEqualTo(30);
    }
  }
}
