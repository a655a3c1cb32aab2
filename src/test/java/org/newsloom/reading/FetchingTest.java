package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.sync.BodyFetchResult;
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
      await(desk.reading.newsgroups().subscribe(List.of(gone, there)));
      assertThatThrownBy(() -> await(desk.reading.fetching().allSubscribed()))
          .hasRootCauseInstanceOf(java.net.ConnectException.class)
          .hasStackTraceContaining(ServerProblemException.class.getName());
      assertThat(await(desk.reading.threadLists().open(there, ThreadListOptions.USUAL)).size())
          .isPositive();
    }
  }

  @Test
  void noneOfVeryManyChosenTextsIsForgotten() {
    int many = 20_600;
    ServerGroup group = Archives.local(new Newsgroup("local.test"));
    OverviewBatch.Builder headers = new OverviewBatch.Builder();
    for (int number = 1; number <= many; number++) {
      byte[] id = ("<" + number + "@x.example>").getBytes(StandardCharsets.US_ASCII);
      headers.row(number);
      headers.field(OverviewBatch.Field.MESSAGE_ID, id, 0, id.length);
    }
    try (Desk desk = Desk.open(profile)) {
      var _ = await(desk.store.locals().add(group.group(), List.of()));
      var _ =
          await(
              desk.store
                  .headers()
                  .addOverviews(Refs.of(group), headers.build(), NumberRanges.of(1, many)));
      ThreadList list = await(desk.reading.threadLists().open(group, ThreadListOptions.USUAL));
      int[] all = IntStream.range(0, list.size()).toArray();
      assertThat(desk.reading.fetching().bodies(list, all).join())
          .as("there is no server that has any of them")
          .isEqualTo(BodyFetchResult.of(0, many));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
