package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.await;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.store.LearntArticle.Kind;

final class LearntArticlesTest {
  private static final LearntArticle JUNK =
      new LearntArticle(Kind.JUNK, Set.of("subject:bonus", "text:赌场"));
  private static final LearntArticle GOOD = new LearntArticle(Kind.GOOD, Set.of());

  @TempDir Path folder;

  private static Map<MessageId, LearntArticle> lesson(String id, LearntArticle what) {
    return Map.of(Profile.id(id), what);
  }

  @Test
  void whatWasLearntIsThereAfterANewStart() {
    try (Store store = Profile.open(folder)) {
      var _ = await(store.learntArticles().learn(lesson("1@x", JUNK)));
      var _ = await(store.learntArticles().learn(lesson("2@x", GOOD)));
    }
    try (Store store = Profile.open(folder)) {
      assertThat(await(store.learntArticles().all())).containsExactlyInAnyOrder(JUNK, GOOD);
      assertThat(await(store.integrityCheck())).isEmpty();
    }
  }

  @Test
  void whatWasBeforeIsToldAndCanBePutBack() {
    try (Store store = Profile.open(folder)) {
      var nothing = await(store.learntArticles().learn(lesson("1@x", JUNK)));
      assertThat(nothing.before(Profile.id("1@x"))).isEmpty();
      var junk = await(store.learntArticles().learn(lesson("1@x", GOOD)));
      assertThat(junk.before(Profile.id("1@x"))).contains(Kind.JUNK);
      var _ = await(store.learntArticles().undo(junk));
      assertThat(await(store.learntArticles().all())).containsExactly(JUNK);
      var _ = await(store.learntArticles().undo(nothing));
      assertThat(await(store.learntArticles().all())).isEmpty();
    }
  }

  @Test
  void theOldestOfAKindAreForgottenWhereThereAreTooMany() {
    try (Store store = Profile.open(folder)) {
      var _ = await(store.learntArticles().learn(lesson("good@x", GOOD)));
      Map<MessageId, LearntArticle> many = new HashMap<>();
      for (int i = 0; i < LearntArticles.MOST + 3; i++) {
        many.put(Profile.id(i + "@x"), JUNK);
      }
      var _ = await(store.learntArticles().learn(many));
      assertThat(await(store.learntArticles().all()))
          .hasSize(LearntArticles.MOST + 1)
          .contains(GOOD);
    }
  }

  private static LearntArticle junk(String word) {
    return new LearntArticle(Kind.JUNK, Set.of(word));
  }

  @Test
  void undoBringsBackWhatTheLessonPushedOutAtItsAge() {
    try (Store store = Profile.open(folder)) {
      var _ = await(store.learntArticles().learn(lesson("a-old@x", junk("old"))));
      Map<MessageId, LearntArticle> some = new HashMap<>();
      for (int i = 1; i < LearntArticles.MOST; i++) {
        some.put(Profile.id("b" + i + "@x"), JUNK);
      }
      var _ = await(store.learntArticles().learn(some));
      Map<MessageId, LearntArticle> more = new HashMap<>();
      for (int i = 0; i < 3; i++) {
        more.put(Profile.id("c" + i + "@x"), junk("new"));
      }
      var lesson = await(store.learntArticles().learn(more));
      assertThat(await(store.learntArticles().all()))
          .hasSize(LearntArticles.MOST)
          .contains(junk("new"));
      var _ = await(store.learntArticles().undo(lesson));
      assertThat(await(store.learntArticles().all()))
          .hasSize(LearntArticles.MOST)
          .contains(junk("old"))
          .doesNotContain(junk("new"));
    }
  }
}
