package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.post.Composition.ExtraHeader;
import org.newsloom.reading.Desk;

class DraftsTest {
  private static final Composition WHOLE =
      new Composition(
          Composition.Kind.FOLLOWUP,
          new Author("Ann Ö", "ann@example.org"),
          "misc.test, half typed",
          "poster",
          List.of(new Author("Bob", "bob@example.net"), new Author("", "rob@example.net")),
          "reply@example.org",
          "Re: Grüße",
          new References(List.of(new MessageId("a@x"), new MessageId("b@x"))),
          List.of(new ExtraHeader("Keywords", "one, two"), new ExtraHeader("X-A", "")),
          "First\n\n> quoted 无奈\n-- \nsig\n",
          Optional.of(new MessageId("b@x")),
          new Attachments(
              Attachments.Form.YENC,
              List.of(
                  new AttachedFile("Grüße.bin", new byte[] {0, -1, 13, 10}),
                  new AttachedFile("empty", new byte[0]))));

  private static final AnswerWays WAYS =
      new AnswerWays(
          Optional.of(
              new Composition(
                  Composition.Kind.REPLY,
                  WHOLE.from(),
                  "",
                  "",
                  List.of(
                      new Author("Bob: the \t\\ one", "bob@example.net"), new Author("", "b@x")),
                  WHOLE.replyTo(),
                  WHOLE.subject(),
                  new References(List.of(new MessageId("b@x"))),
                  WHOLE.extra(),
                  WHOLE.body(),
                  Optional.of(new MessageId("c@x")),
                  WHOLE.attachments())),
          List.of(new Author("", "copy@example.net"), new Author("Cöpy", "two@example.net")),
          true,
          "Mail cannot arrive: answer\nin the newsgroup.");

  @TempDir Path profile;

  @Test
  void everyFieldIsThereAfterARestart() {
    long id;
    try (Desk desk = Desk.open(profile)) {
      SavedDraft saved = await(new Drafts(desk.store).save(0, "news", WHOLE));
      assertThat(saved.composition()).isEqualTo(WHOLE);
      id = saved.id();
    }
    try (Desk desk = Desk.open(profile)) {
      SavedDraft found = await(new Drafts(desk.store).find(id)).orElseThrow();
      assertThat(found.composition()).isEqualTo(WHOLE);
      assertThat(found.server()).isEqualTo("news");
    }
  }

  @Test
  void anAnswerKnowsAfterARestartHowElseItMayGo() {
    long id;
    try (Desk desk = Desk.open(profile)) {
      SavedDraft saved = await(new Drafts(desk.store).save(0, "news", WHOLE, WAYS));
      assertThat(saved.ways()).isEqualTo(WAYS);
      id = saved.id();
    }
    try (Desk desk = Desk.open(profile)) {
      SavedDraft found = await(new Drafts(desk.store).find(id)).orElseThrow();
      assertThat(found.composition()).isEqualTo(WHOLE);
      assertThat(found.ways()).isEqualTo(WAYS);
    }
  }

  @Test
  void whatIsNoAnswerGoesOneWay() {
    try (Desk desk = Desk.open(profile)) {
      assertThat(await(new Drafts(desk.store).save(0, "news", WHOLE)).ways())
          .isEqualTo(AnswerWays.NONE);
    }
  }

  @Test
  void savingAgainReplaces() {
    try (Desk desk = Desk.open(profile)) {
      Drafts drafts = new Drafts(desk.store);
      SavedDraft first = await(drafts.save(0, "news", WHOLE));
      SavedDraft second = await(drafts.save(first.id(), "news", WHOLE.withBody("changed")));
      assertThat(second.composition().attachments()).isEqualTo(WHOLE.attachments());
      Attachments fewer = WHOLE.attachments().without(0).as(Attachments.Form.MIME);
      await(drafts.save(first.id(), "news", WHOLE.withBody("changed").withAttachments(fewer)));
      assertThat(await(drafts.find(first.id())).orElseThrow().composition().attachments())
          .isEqualTo(fewer);
      assertThat(second.id()).isEqualTo(first.id());
      assertThat(await(drafts.all()))
          .extracting(draft -> draft.composition().body())
          .containsExactly("changed");
    }
  }

  @Test
  void aDraftThatIsThrownAwayIsGone() {
    try (Desk desk = Desk.open(profile)) {
      Drafts drafts = new Drafts(desk.store);
      SavedDraft saved = await(drafts.save(0, "", Composition.empty()));
      assertThat(await(drafts.remove(saved.id()))).isTrue();
      assertThat(await(drafts.remove(saved.id()))).isFalse();
      assertThat(await(drafts.find(saved.id()))).isEmpty();
    }
  }
}
