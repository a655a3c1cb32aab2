package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.inn.NewsDesk.newPost;
import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.nntp.Lane;
import org.newsloom.post.Compositions;
import org.newsloom.settings.SecretStore;

/**
 * Cancels and supersedes on a real INN, which compares Cancel-Key with Cancel-Lock by itself
 * (docancels: require-auth).
 */
class InnCancelTest extends OnInn {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path stranger;
  @TempDir Path locked;

  private boolean isThere(MessageId id) throws Exception {
    return desk.desk
        .connections
        .pool(NewsDesk.SERVER)
        .run(Lane.INTERACTIVE, connection -> connection.stat(id).isPresent());
  }

  private boolean goes(MessageId id) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (isThere(id) && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
    return !isThere(id);
  }

  @Test
  void anOwnArticleIsGoneAfterItsCancel() throws Exception {
    MessageId id = posted(desk, newPost(group, "To be cancelled", "Text\n"));
    Article own = await(desk.own.find(id)).orElseThrow();
    posted(desk, Compositions.cancel(own));
    assertThat(goes(id)).isTrue();
  }

  @Test
  void aSupersededArticleIsGoneAndItsSuccessorIsThere() throws Exception {
    MessageId id = posted(desk, newPost(group, "To be superseded", "Text\n"));
    Article own = await(desk.own.find(id)).orElseThrow();
    MessageId better = posted(desk, Compositions.supersede(own).withBody("Better text\n"));
    assertThat(goes(id)).isTrue();
    assertThat(isThere(better)).isTrue();
  }

  /** Another person's program, which would not do it, told to do it all the same. */
  @Test
  void aStrangerWithTheSameFromCancelsNothing() throws Exception {
    MessageId id = posted(desk, newPost(group, "To stay", "Text\n"));
    Article article = await(desk.own.find(id)).orElseThrow();
    try (NewsDesk other = NewsDesk.open(stranger)) {
      assertThat(await(other.own.find(id))).isEmpty();
      posted(other, Compositions.cancel(article));
    }
    MessageId later = posted(desk, newPost(group, "Later", "Text\n"));
    Article own = await(desk.own.find(later)).orElseThrow();
    posted(desk, Compositions.cancel(own));
    assertThat(goes(later)).isTrue();
    assertThat(isThere(id)).isTrue();
  }

  @Test
  void aStrangerWithTheSameFromSupersedesNothing() throws Exception {
    MessageId id = posted(desk, newPost(group, "To stay", "Text\n"));
    Article article = await(desk.own.find(id)).orElseThrow();
    try (NewsDesk other = NewsDesk.open(stranger)) {
      posted(other, Compositions.supersede(article).withBody("Words in your mouth\n"));
    }
    MessageId later = posted(desk, newPost(group, "Later", "Text\n"));
    Article own = await(desk.own.find(later)).orElseThrow();
    posted(desk, Compositions.supersede(own).withBody("Better text\n"));
    assertThat(goes(later)).isTrue();
    assertThat(isThere(id)).isTrue();
  }

  /** INN puts a lock of its own beside ours, so that its operators can cancel the article too. */
  @Test
  void anotherMachineWithTheSecretCancelsWhatItFetched() throws Exception {
    SecretStore secrets = SecretStore.ofSession();
    try (NewsDesk here = NewsDesk.open(locked, secrets);
        NewsDesk there = NewsDesk.open(stranger, secrets)) {
      MessageId id = posted(here, newPost(group, "From the other desk", "Text\n"));
      Article fetched = there.show(id).orElseThrow().article();
      assertThat(fetched.header("Cancel-Lock").orElseThrow().split("sha256:", -1)).hasSize(3);
      posted(there, Compositions.cancel(await(there.own.find(id)).orElseThrow()));
      assertThat(goes(id)).isTrue();
    }
  }
}
