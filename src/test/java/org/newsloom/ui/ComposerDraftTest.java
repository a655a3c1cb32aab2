package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;

/** An answer that is kept as a draft comes back as it was left. */
final class ComposerDraftTest {
  private static final Author BOB = new Author("Bob", "bob@example.net");
  private static final MessageId PARENT = new MessageId("parent@example.org");

  private final LocalPostOffice office = new LocalPostOffice();
  private final List<Runnable> later = new ArrayList<>();

  private ComposerModel model(ComposerStart start) {
    return new ComposerModel(
        office, Runnable::run, (_, action) -> later.add(action), ZoneOffset.UTC, start);
  }

  private ComposerModel followup() {
    return model(
        new ComposerStart(
            answer(Composition.Kind.FOLLOWUP, "misc.test", List.of()),
            new AnswerWays(
                Optional.of(answer(Composition.Kind.REPLY, "", List.of(BOB))), List.of(BOB), false),
            "Example",
            0,
            ""));
  }

  private static Composition answer(Composition.Kind kind, String groups, List<Author> to) {
    return new Composition(
        kind,
        new Author("Ann", "ann@example.invalid"),
        groups,
        "",
        to,
        "",
        "Re: A subject",
        new References(List.of(PARENT)),
        List.of(),
        "Bob wrote:\n\n> text\n\n",
        Optional.of(PARENT));
  }

  /** As when the window is closed, the draft kept and opened another time. */
  private ComposerModel openedAgain(ComposerModel model) {
    assertThat(model.drafts().keep()).isCompleted();
    later.clear();
    return model(ComposerStart.ofDraft(office.drafts.get(model.drafts().draft().orElseThrow())));
  }

  @Test
  void theCopyByEmailIsStillWanted() {
    ComposerModel model = followup();
    model.written().body().set("My answer.");
    model.written().copied().set(true);
    ComposerModel again = openedAgain(model);
    assertThat(again.mailing().canBeCopied()).isTrue();
    assertThat(again.written().copied().get()).isTrue();
    assertThat(again.mailing().mailtoOfCopy().orElseThrow()).startsWith("mailto:bob@example.net?");
  }

  @Test
  void theCopyByEmailIsNotWantedUnasked() {
    ComposerModel model = followup();
    model.written().body().set("My answer.");
    ComposerModel again = openedAgain(model);
    assertThat(again.mailing().canBeCopied()).isTrue();
    assertThat(again.written().copied().get()).isFalse();
  }

  @Test
  void aChangeOfMindAboutTheCopyIsSaved() {
    ComposerModel model = followup();
    model.written().body().set("My answer.");
    ComposerModel again = openedAgain(model);
    again.written().copied().set(true);
    List.copyOf(later).forEach(Runnable::run);
    assertThat(office.drafts.get(1L).ways().copied()).isTrue();
  }

  @Test
  void whyItIsWhatItIsStandsAboveTheDraftToo() {
    ComposerStart start =
        ComposerStart.ofNew(answer(Composition.Kind.REPLY, "", List.of(BOB)), "Example")
            .advising("The author asks for answers by e-mail.");
    ComposerModel model = model(start);
    model.written().subject().set("Another subject");
    ComposerModel again = openedAgain(model);
    assertThat(again.advice().get()).isEqualTo("The author asks for answers by e-mail.");
    again.written().subject().set("A third subject");
    assertThat(openedAgain(again).advice().get())
        .isEqualTo("The author asks for answers by e-mail.");
  }

  @Test
  void whoGoesTheOtherWayHasNoMoreAdviceAboutTheFirst() {
    ComposerStart start =
        new ComposerStart(
            answer(Composition.Kind.REPLY, "", List.of(BOB)),
            AnswerWays.or(answer(Composition.Kind.FOLLOWUP, "misc.test", List.of())),
            "Example",
            0,
            "Mail cannot arrive.");
    ComposerModel model = model(start);
    model.switchKind();
    model.written().subject().set("Another subject");
    assertThat(openedAgain(model).advice().get()).isEmpty();
  }

  @Test
  void itCanStillBecomeAReplyAndAFollowupAgain() {
    ComposerModel model = followup();
    model.written().body().set("My answer.");
    model.written().newsgroups().set("misc.test,alt.test");
    Composition left = model.written().composition();
    ComposerModel again = openedAgain(model);
    again.written().subject().set("Another subject");
    again.switchKind();
    assertThat(again.written().composition())
        .isEqualTo(
            answer(Composition.Kind.REPLY, "", List.of(BOB))
                .withBody("My answer.")
                .withSubject("Another subject"));
    ComposerModel third = openedAgain(again);
    assertThat(third.written().isReply()).isTrue();
    third.switchKind();
    assertThat(third.written().composition()).isEqualTo(left.withSubject("Another subject"));
  }
}
