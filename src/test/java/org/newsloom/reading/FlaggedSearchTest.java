package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.GeneratedServer;
import org.newsloom.sync.ServerGroup;

/** What is flagged, or asked for by its name, is found again, however much came after it. */
class FlaggedSearchTest {
  private static final int MANY = 7_000;
  private static final MessageId OLDEST = new MessageId("a1@example.org");

  @TempDir Path profile;

  @Test
  void findsTheOldestOfManyArticles() throws IOException {
    ServerGroup group = Desk.group("big", "misc.test");
    try (GeneratedServer server = new GeneratedServer(1, MANY);
        Desk desk = Desk.open(profile).with("big", server.port())) {
      await(desk.reading.fetching().headers(group, new FetchRange.All()));
      await(desk.reading.marks().flag(List.of(OLDEST)));
      SearchResult found = search(desk, "is:flagged");
      assertThat(found.hits()).extracting(hit -> hit.row().id()).containsExactly(OLDEST);
      assertThat(found.more()).isFalse();
      assertThat(search(desk, "is:flagged nobody").hits()).isEmpty();
      SearchResult named = search(desk, "id:<" + OLDEST.text() + "> -is:read");
      assertThat(named.hits()).extracting(hit -> hit.row().id()).containsExactly(OLDEST);
      assertThat(named.more()).isFalse();
      assertThat(search(desk, "id:b1@example.org").hits()).isEmpty();
    }
  }

  private static SearchResult search(Desk desk, String query) {
    return await(
        desk.reading.search().run(desk.reading.search().parse(query), Optional.empty(), 100));
  }
}
