package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.mime.ArticleParser;
import org.newsloom.reading.Desk;
import org.newsloom.settings.SecretStore;
import org.newsloom.store.SentArticle;

/** Cancelling and superseding (net-keeping rows G13a to G13c). */
class OwnArticlesTest {
  private static final MessageId ID = new MessageId("old@example.org");
  private static final MessageId NEW = new MessageId("new@example.org");
  private static final Instant DATE = Instant.parse("2026-11-23T12:00:00Z");
  private static final Composition POST =
      Composition.empty()
          .withFrom(new Author("Ann", "ann@example.org"))
          .withNewsgroups("misc.test,alt.test")
          .withSubject("Tests")
          .withFollowupTo("misc.test")
          .withExtra(List.of(new Composition.ExtraHeader("Keywords", "tests")))
          .withBody("My text\n");

  @TempDir Path profile;

  private final SecretStore secrets = SecretStore.ofSession();

  private OwnArticles own(Desk desk) {
    return new OwnArticles(desk.store, cancelSecrets(), desk.jobs);
  }

  private CancelSecrets cancelSecrets() {
    return new CancelSecrets(secrets, new SecureRandom());
  }

  private static byte[] written(Composition composition, MessageId id, CancelHeaders cancel) {
    return new ArticleWriter("N").write(composition, id, DATE, PostingStyle.DEFAULT, cancel);
  }

  /** An article in the store, locked by us, by somebody else or not at all. */
  private static void arrived(Desk desk, CancelHeaders cancel) {
    await(desk.store.bodies().put(ID, written(POST, ID, cancel)));
  }

  private static void sentFromHere(Desk desk, CancelHeaders cancel) {
    await(
        desk.store
            .sent()
            .add(
                new SentArticle(ID, "news", "Tests", "misc.test", DATE),
                written(POST, ID, cancel)));
  }

  @Test
  void eachPostHasALockOfItsOwn() {
    try (Desk desk = Desk.open(profile)) {
      CancelHeaders first = own(desk).headersOf(POST, ID);
      CancelHeaders second = own(desk).headersOf(POST, NEW);
      assertThat(first.key()).isEmpty();
      assertThat(first.lock()).isPresent().isNotEqualTo(second.lock());
      assertThat(own(desk).headersOf(POST, ID)).isEqualTo(first);
      String secret = cancelSecrets().of(Identity.USUAL).orElseThrow();
      assertThat(first.lock()).contains(CancelLock.lock(CancelLock.key(secret, ID)));
      assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
    }
  }

  @Test
  void anEmailHasNoLock() {
    Composition reply =
        Compositions.reply(
            new ArticleParser().parse(written(POST, ID, CancelHeaders.NONE)),
            List.of(),
            POST.from(),
            PostingStyle.DEFAULT);
    try (Desk desk = Desk.open(profile)) {
      assertThat(own(desk).headersOf(reply, NEW)).isEqualTo(CancelHeaders.NONE);
    }
  }

  @Test
  void g13aAnOwnArticleIsCancelledWithTheKeyOfItsLock() {
    try (Desk desk = Desk.open(profile)) {
      CancelHeaders lock = own(desk).headersOf(POST, ID);
      sentFromHere(desk, lock);
      Article old = await(own(desk).find(ID)).orElseThrow();
      Composition cancel = Compositions.cancel(old);
      Article sent =
          new ArticleParser().parse(written(cancel, NEW, own(desk).headersOf(cancel, NEW)));
      assertThat(sent.header("Control")).contains("cancel " + ID);
      assertThat(sent.newsgroups()).isEqualTo(old.newsgroups());
      assertThat(sent.from()).isEqualTo(old.from());
      assertThat(sent.header("Supersedes")).isEmpty();
      assertThat(sent.header("Cancel-Key"))
          .hasValueSatisfying(
              key -> assertThat(CancelLock.opens(key, lock.lock().orElseThrow())).isTrue());
      assertThat(PostChecks.of(cancel, KnownGroups.any())).isEmpty();
    }
  }

  @Test
  void g13bAnOwnArticleIsSupersededByOneWithANewMessageId() {
    try (Desk desk = Desk.open(profile)) {
      sentFromHere(desk, own(desk).headersOf(POST, ID));
      Composition changed =
          Compositions.supersede(await(own(desk).find(ID)).orElseThrow()).withBody("Better\n");
      CancelHeaders headers = own(desk).headersOf(changed, NEW);
      byte[] octets = written(changed, NEW, headers);
      Article sent = new ArticleParser().parse(octets);
      assertThat(sent.header("Supersedes")).contains(ID.toString());
      assertThat(sent.header("Control")).isEmpty();
      assertThat(sent.id()).contains(NEW);
      assertThat(sent.header("Cancel-Key")).isEqualTo(headers.key()).isPresent();
      assertThat(sent.header("Keywords")).contains("tests");
      assertThat(sent.header("Followup-To")).contains("misc.test");
      assertThat(sent.text()).isEqualTo("Better\n");
      assertThat(Compositions.of(octets, new ArticleParser())).isEqualTo(changed);
    }
  }

  @Test
  void g13cAnArticleOfSomebodyElseIsNotOwnWhateverItsFromSays() {
    try (Desk desk = Desk.open(profile)) {
      cancelSecrets().ofOrNew(Identity.USUAL);
      arrived(desk, new CancelHeaders(Optional.of("sha256:abc="), Optional.empty()));
      assertThat(await(own(desk).find(ID))).isEmpty();
    }
  }

  @Test
  void g13cAnArticleWithoutLockIsNotOwn() {
    try (Desk desk = Desk.open(profile)) {
      arrived(desk, CancelHeaders.NONE);
      assertThat(await(own(desk).find(ID))).isEmpty();
      assertThat(await(own(desk).find(NEW))).isEmpty();
    }
  }

  @Test
  void whatWasPostedElsewhereWithOurSecretIsOwn() throws IOException {
    try (Desk desk = Desk.open(profile)) {
      String lock = CancelLock.lock(CancelLock.key("from another machine", ID));
      arrived(desk, new CancelHeaders(Optional.of(lock), Optional.empty()));
      assertThat(await(own(desk).find(ID))).isEmpty();
      cancelSecrets().take(Identity.USUAL, "from another machine");
      assertThat(await(own(desk).find(ID))).isPresent();
    }
  }

  @Test
  void aSecretThatCannotBeKeptLeavesThePostWithoutLock() throws IOException {
    Path notAFolder = Files.writeString(profile.resolve("file"), "x", StandardCharsets.UTF_8);
    CancelSecrets none =
        new CancelSecrets(SecretStore.ofFile(notAFolder.resolve("secrets")), new SecureRandom());
    assertThat(none.ofOrNew(Identity.USUAL)).isEmpty();
  }

  @Test
  void aSecretOutlivesTheProgram() {
    Path file = profile.resolve("secrets");
    Optional<String> made =
        new CancelSecrets(SecretStore.ofFile(file), new SecureRandom()).ofOrNew(Identity.USUAL);
    assertThat(new CancelSecrets(SecretStore.ofFile(file), new SecureRandom()).of(Identity.USUAL))
        .isEqualTo(made)
        .isPresent();
  }
}
