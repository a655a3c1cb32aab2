package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.LocalArticles;
import org.newsloom.store.SentArticle;
import org.newsloom.sync.ServerGroup;

/** What others ask to be superseded or cancelled is marked and stays. */
final class WithdrawnTest {
  private static final MessageId OLD = new MessageId("old@example.org");

  @TempDir private Path folder;

  private static String article(String id, String from, String header) {
    return "From x Mon Jan  1 10:00:00 2024\nFrom: "
        + from
        + "\nSubject: Sheep\nMessage-ID: <"
        + id
        + "@example.org>\n"
        + header
        + "\nText of "
        + id
        + ".\n\n";
  }

  private Desk with(String... articles) throws IOException {
    Path file = folder.resolve("a.mbox");
    Files.writeString(file, String.join("", articles));
    Desk desk = Desk.open(folder.resolve("profile"));
    var _ =
        await(
            desk.reading
                .archives()
                .importAll(Archives.Format.MBOX, file, new Newsgroup("local.test"), _ -> {}));
    var _ = await(desk.reading.indexing().finish());
    return desk;
  }

  private static Optional<Withdrawn> withdrawn(Desk desk, MessageId id) {
    ShownArticle shown = await(desk.reading.articles().open(id)).orElseThrow();
    assertThat(shown.article().text()).contains("Text of");
    return shown.withdrawn();
  }

  @Test
  void aNewerArticleOfTheSameAuthorGoesBeforeAStrangersWish() throws IOException {
    try (Desk desk =
        with(
            article("old", "Ann <ann@example.org>", ""),
            article("a-cancel", "Eve <eve@example.org>", "Control: cancel <old@example.org>\n"),
            article("new", "A. <Ann@Example.Org>", "Supersedes: <old@example.org>\n"))) {
      assertThat(withdrawn(desk, OLD))
          .contains(new Withdrawn(true, new MessageId("new@example.org"), true));
      assertThat(withdrawn(desk, new MessageId("new@example.org"))).isEmpty();
    }
  }

  @Test
  void whatOnesOwnArticlesWithdrawIsMarkedInTheList() throws Exception {
    MessageId cancel = new MessageId("c@example.org");
    try (Desk desk =
        with(
            article("old", "Ann <ann@example.org>", ""),
            article("other", "Ann <ann@example.org>", ""),
            article("forged", "Ann <ann@example.org>", "Control: cancel <other@example.org>\n"))) {
      ServerGroup group = new ServerGroup(LocalArticles.SERVER, new Newsgroup("local.test"));
      CompletableFuture<Change> told = new CompletableFuture<>();
      desk.reading
          .changes()
          .listen(change -> {
            if (change instanceof Change.FlagsChanged) {
              told.complete(change);
            }
          });
      assertThat(markedRows(desk, group)).isEmpty();
      byte[] wish =
          "From: ann@example.org\nMessage-ID: <c@example.org>\nControl: cancel <old@example.org>\n\nx\n"
              .getBytes(StandardCharsets.US_ASCII);
      await(
          desk.store
              .sent()
              .add(new SentArticle(cancel, "news", "cmsg", "local.test", Instant.EPOCH), wish));
      await(desk.store.bodies().put(cancel, wish));
      var _ = await(desk.reading.indexing().finish());
      assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo(new Change.FlagsChanged(Set.of(OLD)));
      assertThat(markedRows(desk, group)).containsExactly(OLD);
    }
  }

  private static List<MessageId> markedRows(Desk desk, ServerGroup group) {
    ThreadList list = await(desk.reading.threadLists().open(group, ThreadListOptions.USUAL));
    await(list.load(0, list.size()));
    return IntStream.range(0, list.size())
        .filter(row -> list.marks().isWithdrawn(row))
        .mapToObj(row -> list.text(row).id().orElseThrow())
        .toList();
  }

  @Test
  void aStrangersWishIsToldAsSuch() throws IOException {
    try (Desk desk =
        with(
            article("old", "Ann <ann@example.org>", ""),
            article("c", "Eve <eve@example.org>", "Control: Cancel  <old@example.org>\n"))) {
      assertThat(withdrawn(desk, OLD))
          .contains(new Withdrawn(false, new MessageId("c@example.org"), false));
    }
  }

  @Test
  void otherControlsAndWishesForOneselfMarkNothing() throws IOException {
    try (Desk desk =
        with(
            article("old", "Ann <ann@example.org>", "Supersedes: <old@example.org>\n"),
            article("c", "Eve <eve@example.org>", "Control: newgroup old.example.org\n"),
            article("d", "Eve <eve@example.org>", "Supersedes: rubbish\n"))) {
      assertThat(withdrawn(desk, OLD)).isEmpty();
    }
  }
}
