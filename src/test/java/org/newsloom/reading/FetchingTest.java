package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblemException;

final class FetchingTest {
  @TempDir Path profile;

  @Test
  void aNewsgroupBeginsWithItsNewestHeadersAndTheOlderOnesComeWhenTheyAreAskedFor()
      throws IOException {
    ServerGroup group = Desk.group("sample", "alt.politics.usa");
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT);
        Desk desk = Desk.open(profile).with("sample", server.port())) {
      desk.settings = desk.settings.withFirstFetch(20);
      assertThat(await(desk.reading.fetching().newest(group)).added()).isEqualTo(20);
      assertThat(await(desk.reading.fetching().newest(group)).added()).isZero();
      assertThat(await(desk.reading.fetching().headers(group, new FetchRange.All())).added())
          .isEqualTo(42);
    }
  }

  @Test
  void aServerInTroubleDoesNotKeepTheOthersFromTheirTurnAndIsToldOf() throws IOException {
    ServerGroup gone = Desk.group("gone", "alt.politics.usa");
    ServerGroup there = Desk.group("there", "alt.politics.usa");
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT);
        Desk desk = Desk.open(profile).with("gone", freePort()).with("there", server.port())) {
      await(desk.reading.newsgroups().subscribe(java.util.List.of(gone, there)));
      assertThatThrownBy(() -> await(desk.reading.fetching().allSubscribed()))
          .hasRootCauseInstanceOf(java.net.ConnectException.class)
          .hasStackTraceContaining(ServerProblemException.class.getName());
      assertThat(await(desk.reading.threadLists().open(there, ThreadListOptions.USUAL)).size())
          .isPositive();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
