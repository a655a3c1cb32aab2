package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.mime.ArticleParser;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.KnownGroups.Standing;
import org.newsloom.post.Mailed;
import org.newsloom.post.PostCheck;
import org.newsloom.post.Posted;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;

final class ComposerModelTest extends ComposerModels {
  @Test
  void savesWhatIsTypedAsDraft() {
    ComposerModel model = model(GOOD);
    model.written().body().set("Something else.");
    timePasses();
    assertThat(office.drafts.get(1L).composition().body()).isEqualTo("Something else.");
    assertThat(model.drafts().status().get()).isEqualTo("Draft saved 12:03:04");
  }

  @Test
  void keepingFailsWhereTheDraftIsNotOnDiskAndIsTriedAgain() {
    ComposerModel model = model(GOOD);
    office.diskIsFull = true;
    model.written().body().set("Something else.");
    assertThat(model.drafts().keep()).isCompletedExceptionally();
    office.diskIsFull = false;
    assertThat(model.drafts().keep()).isCompletedWithValue(null);
    assertThat(office.drafts.get(1L).composition().body()).isEqualTo("Something else.");
  }

  @Test
  void savesNothingBeforeSomethingIsTyped() {
    ComposerModel model = model(GOOD);
    timePasses();
    assertThat(office.drafts).isEmpty();
    assertThat(model.isWorthKeeping()).isFalse();
  }

  @Test
  void makesOneDraftAlthoughSavingIsSlow() {
    office.holdSaves = true;
    ComposerModel model = model(GOOD);
    model.written().body().set("one");
    timePasses();
    model.written().body().set("one two");
    timePasses();
    office.holdSaves = false;
    office.heldSaves.getFirst().complete(office.drafts.get(1L));
    assertThat(office.drafts).hasSize(1);
    assertThat(office.drafts.get(1L).composition().body()).isEqualTo("one two");
  }

  @Test
  void saysThatADraftCouldNotBeSaved() {
    office.holdSaves = true;
    ComposerModel model = model(GOOD);
    model.written().body().set("one");
    timePasses();
    office
        .heldSaves
        .getFirst()
        .completeExceptionally(new IllegalStateException("The disk is full."));
    assertThat(model.drafts().status().get())
        .isEqualTo("The draft could not be saved. The disk is full.");
    assertThat(model.isWorthKeeping()).isTrue();
  }

  @Test
  void postsOnceAtADoubleClick() {
    ComposerModel model = model(GOOD);
    CompletableFuture<Posted.State> answer = office.answerNext();
    model.post();
    model.post();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.POSTING);
    answer.complete(Posted.State.SENT);
    assertThat(office.sent).containsExactly(GOOD);
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
  }

  @Test
  void waitsForTheDraftBeforePosting() {
    office.holdSaves = true;
    ComposerModel model = model(GOOD);
    model.written().body().set("Newer text.");
    timePasses();
    office.answerNext(Posted.State.SENT);
    model.post();
    assertThat(office.sent).isEmpty();
    office.heldSaves.getFirst().complete(office.drafts.get(1L));
    assertThat(office.sent).hasSize(1);
    assertThat(office.drafts).isEmpty();
  }

  @Test
  void keepsTheTextThatTheServerRefused() {
    office.reply = "441 Posting failed";
    office.answerNext(Posted.State.REFUSED);
    ComposerModel model = model(GOOD);
    model.post();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.WRITING);
    assertThat(model.state().trouble().get().orElseThrow().sentence())
        .contains("“441 Posting failed”");
    assertThat(office.drafts.values())
        .extracting(draft -> draft.composition())
        .containsExactly(GOOD);
    assertThat(office.outbox).isEmpty();
  }

  @Test
  void waitsInTheOutboxWhereTheServerIsAway() {
    office.reply = "There is no way to Example.";
    office.problem =
        Optional.of(
            new ServerProblem(
                ServerProblem.Kind.UNREACHABLE, "Example", office.reply, "ENETUNREACH"));
    office.answerNext(Posted.State.QUEUED);
    ComposerModel model = model(GOOD);
    model.post();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.WAITING);
    assertThat(model.state().trouble().get().orElseThrow())
        .isEqualTo(
            new SendingState.Trouble(
                "Not posted yet. There is no way to Example. It waits in the outbox.",
                "ENETUNREACH",
                true));
    model.posting().sendLater();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
    assertThat(office.outbox).hasSize(1);
  }

  @Test
  void doesNotOfferToEditWhatMayHaveArrived() {
    office.reply = "The link was lost.";
    office.problem =
        Optional.of(new ServerProblem(ServerProblem.Kind.CUT_LINK, "Example", office.reply, "EOF"));
    office.answerNext(Posted.State.QUEUED);
    ComposerModel model = model(GOOD);
    model.post();
    assertThat(model.state().trouble().get().orElseThrow().editable()).isFalse();
  }

  @Test
  void postsOnATryAgain() {
    office.answerNext(Posted.State.QUEUED);
    ComposerModel model = model(GOOD);
    model.post();
    office.answerNext(Posted.State.SENT);
    model.posting().tryAgain();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
    assertThat(office.outbox).isEmpty();
  }

  @Test
  void takesAWaitingArticleBack() {
    office.answerNext(Posted.State.QUEUED);
    ComposerModel model = model(GOOD);
    model.post();
    model.posting().takeBack();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.WRITING);
    assertThat(office.outbox).isEmpty();
    assertThat(office.drafts).hasSize(1);
  }

  @Test
  void postsNothingThatIsRefusedByTheChecks() {
    ComposerModel model = model(GOOD.withSubject(""));
    model.post();
    assertThat(office.sent).isEmpty();
    assertThat(model.state().trouble().get().orElseThrow().sentence())
        .isEqualTo("The subject is empty: say what the article is about.");
  }

  @Test
  void asksBeforeItPostsWithWarnings() {
    ComposerModel model = model(GOOD.withNewsgroups("misc.tset"));
    model.post();
    assertThat(office.sent).isEmpty();
    assertThat(model.asked().get()).extracting(PostCheck::code).containsExactly("unknown-group");
    office.answerNext(Posted.State.SENT);
    model.postAnyway();
    assertThat(office.sent).hasSize(1);
  }

  @Test
  void checksWhileOneTypes() {
    ComposerModel model = model(GOOD);
    model.written().newsgroups().set("news.announce.important");
    timePasses();
    assertThat(model.checks().found().get())
        .extracting(PostCheck::code)
        .containsExactly("read-only-group");
  }

  @Test
  void knowsModeratedGroups() {
    assertThat(
            model(GOOD)
                .checks()
                .known()
                .get()
                .of(new org.newsloom.article.Newsgroup("comp.lang.java.moderated")))
        .isEqualTo(Standing.MODERATED);
  }

  @Test
  void keepsTheTextWhenAFollowupBecomesAReplyAndBack() {
    Author to = new Author("Bob", "bob@example.org");
    Composition followup = answer(Composition.Kind.FOLLOWUP, "misc.test", Author.UNKNOWN);
    Composition reply = answer(Composition.Kind.REPLY, "", to);
    ComposerModel model =
        model(new ComposerStart(followup, AnswerWays.or(reply), "Example", 0, ""));
    model.written().body().set("My answer.");
    model.written().newsgroups().set("misc.test,alt.politics.usa");
    model.switchKind();
    assertThat(model.written().composition()).isEqualTo(reply.withBody("My answer."));
    model.written().body().set("My longer answer.");
    model.switchKind();
    assertThat(model.written().composition())
        .isEqualTo(
            followup.withBody("My longer answer.").withNewsgroups("misc.test,alt.politics.usa"));
  }

  @Test
  void handsAReplyOverAsMailto() {
    ComposerModel model =
        model(answer(Composition.Kind.REPLY, "", new Author("Bob", "bob@example.org")));
    assertThat(model.mailing().mailto())
        .startsWith("mailto:bob@example.org?subject=Re%3A%20A%20subject");
  }

  @Test
  void refusesAReplyThatCannotArrive() {
    ComposerModel model =
        model(answer(Composition.Kind.REPLY, "", new Author("Bob", "bob@example.invalid")));
    assertThat(model.isSendable()).isFalse();
    assertThat(model.state().trouble().get().orElseThrow().sentence()).contains("can never arrive");
  }

  @Test
  void throwsTheDraftAway() {
    ComposerModel model = model(GOOD);
    model.written().body().set("one");
    timePasses();
    var _ = model.discard();
    assertThat(office.drafts).isEmpty();
  }

  @Test
  void goesOnWithADraft() {
    var _ = office.saveDraft(0, "Example", GOOD, AnswerWays.NONE);
    ComposerModel model = model(ComposerStart.ofDraft(office.drafts.get(1L)));
    model.written().subject().set("Another");
    timePasses();
    assertThat(office.drafts).hasSize(1);
    assertThat(office.drafts.get(1L).composition()).isEqualTo(GOOD.withSubject("Another"));
  }

  private static final MessageId MAIL = new MessageId("mail@example.org");

  private ComposerModel reply() {
    office.sendsMail = true;
    return model(
        answer(Composition.Kind.REPLY, "", BOB).withBody("Bob wrote:\n\n> text\n\nMy own.\n"));
  }

  private static Mailed mailed(Mailed.State state, String words) {
    return new Mailed(MAIL, state, words);
  }

  private static ServerProblemException refused() {
    return new ServerProblemException(
        new ServerProblem(ServerProblem.Kind.REFUSED, "mail", "mail says no.", "550"));
  }

  @Test
  void anEmailIsSentOnceAndItsDraftGoes() {
    ComposerModel model = reply();
    model.written().body().set("Bob wrote:\n\n> text\n\nBetter.\n");
    CompletableFuture<Mailed> answer = office.mailAnswerNext();
    model.post();
    model.post();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.MAILING);
    assertThat(office.drafts).as("on disk before it goes out").hasSize(1);
    answer.complete(mailed(Mailed.State.SENT, "250 ok"));
    assertThat(office.mails)
        .extracting(Composition::body)
        .containsExactly("Bob wrote:\n\n> text\n\nBetter.\n");
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
    assertThat(model.mailing().mailedTo()).contains("Bob <bob@example.net>");
    assertThat(office.drafts).isEmpty();
  }

  @Test
  void anEmailThatWasNotSentStaysToBeMended() {
    ComposerModel model = reply();
    office.mailAnswerNext().completeExceptionally(refused());
    model.post();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.WRITING);
    assertThat(model.state().trouble().get().orElseThrow().sentence()).isEqualTo("mail says no.");
    assertThat(model.mailing().isUnsent()).isTrue();
    assertThat(model.mailing().mailedTo()).isEmpty();
    model.written().body().set("Something else.");
    assertThat(model.mailing().isUnsent()).isFalse();
  }

  @Test
  void anEmailThatMayHaveBeenSentIsNotOfferedToBeSentAnotherWay() {
    ComposerModel model = reply();
    model.written().body().set("Bob wrote:\n\n> text\n\nBetter.\n");
    office.mailAnswerNext().complete(mailed(Mailed.State.UNKNOWN, "It may have been sent."));
    model.post();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.WRITING);
    assertThat(model.state().trouble().get().orElseThrow().sentence())
        .isEqualTo("It may have been sent.");
    assertThat(model.mailing().isUnsent()).isFalse();
    assertThat(office.mails).hasSize(1);
    assertThat(office.drafts).as("nothing is lost").hasSize(1);
  }

  private ComposerModel copied() {
    office.sendsMail = true;
    ComposerModel model =
        model(
            new ComposerStart(
                answer(Composition.Kind.FOLLOWUP, "misc.test", Author.UNKNOWN)
                    .withBody("Bob wrote:\n\n> text\n\nMy own.\n"),
                new AnswerWays(Optional.empty(), List.of(BOB), false),
                "Example",
                0,
                ""));
    model.written().copied().set(true);
    return model;
  }

  @Test
  void theCopyGoesWhenTheArticleIsPostedAndNotBefore() {
    ComposerModel model = copied();
    CompletableFuture<Posted.State> posting = office.answerNext();
    CompletableFuture<Mailed> mailing = office.mailAnswerNext();
    model.post();
    assertThat(office.mails).isEmpty();
    posting.complete(Posted.State.SENT);
    assertThat(office.mails.getFirst().body())
        .startsWith("[This is a copy of an article posted to misc.test.]");
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.MAILING);
    mailing.complete(mailed(Mailed.State.SENT, "250 ok"));
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
    assertThat(model.mailing().mailedTo()).contains("Bob <bob@example.net>");
  }

  @Test
  void aCopyThatWasNotSentIsSentAgainByHandAlone() {
    ComposerModel model = copied();
    office.answerNext(Posted.State.SENT);
    office.mailAnswerNext().completeExceptionally(refused());
    model.post();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.UNMAILED);
    assertThat(model.mailing().isUnsent()).isTrue();
    assertThat(model.mailing().mailtoOfCopy()).isPresent();
    assertThat(office.mails).hasSize(1);
    office.mailAnswerNext().complete(mailed(Mailed.State.SENT, "250 ok"));
    model.mailing().sendCopy();
    assertThat(office.mails).hasSize(2);
    assertThat(office.sent).as("posted once").hasSize(1);
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
  }

  @Test
  void theCopyOfAnArticleThatWaitsIsNotSent() {
    ComposerModel model = copied();
    office.answerNext(Posted.State.QUEUED);
    model.post();
    model.posting().sendLater();
    assertThat(office.mails).isEmpty();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.UNMAILED);
    assertThat(model.state().trouble().get().orElseThrow().sentence()).contains("was not sent");
    model.mailing().leaveCopy();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
    assertThat(model.posting().isInOutbox()).isTrue();
  }

  @Test
  void theCopyIsADraftUntilItIsOut() {
    ComposerModel model = copied();
    CompletableFuture<Posted.State> posting = office.answerNext();
    CompletableFuture<Mailed> mailing = office.mailAnswerNext();
    model.post();
    assertThat(office.drafts.values())
        .singleElement()
        .satisfies(draft -> {
          assertThat(draft.composition().kind()).isEqualTo(Composition.Kind.REPLY);
          assertThat(draft.composition().to()).containsExactly(BOB);
        });
    posting.complete(Posted.State.SENT);
    assertThat(office.drafts).hasSize(1);
    mailing.complete(mailed(Mailed.State.SENT, "250 ok"));
    assertThat(office.drafts).isEmpty();
  }

  @Test
  void theCopyOfAnArticleThatWaitsStaysADraft() {
    ComposerModel model = copied();
    office.answerNext(Posted.State.QUEUED);
    model.post();
    model.posting().sendLater();
    model.mailing().sendCopyLater();
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
    assertThat(office.drafts.values())
        .singleElement()
        .satisfies(
            draft -> assertThat(draft.composition().kind()).isEqualTo(Composition.Kind.REPLY));
  }

  @Test
  void noCopyIsKeptOfAnArticleThatIsWrittenOn() {
    ComposerModel model = copied();
    office.answerNext(Posted.State.REFUSED);
    model.post();
    assertThat(office.drafts.values())
        .singleElement()
        .satisfies(
            draft -> assertThat(draft.composition().kind()).isEqualTo(Composition.Kind.FOLLOWUP));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theCopyGoesOutWhereTheArticleWasSentFromTheOutboxMeanwhile(boolean later) {
    ComposerModel model = copied();
    office.answerNext(Posted.State.QUEUED);
    model.post();
    office.outbox.clear();
    office.own = Optional.of(new ArticleParser().parse(new byte[0]));
    office.mailAnswerNext().complete(mailed(Mailed.State.SENT, "250 ok"));
    if (later) {
      model.posting().sendLater();
    } else {
      model.posting().tryAgain();
    }
    assertThat(office.mails).hasSize(1);
    assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
    assertThat(model.posting().posted()).isPresent();
  }

  @Test
  void whatWasDroppedFromTheOutboxMeanwhileIsStillHere() {
    ComposerModel model = copied();
    office.answerNext(Posted.State.QUEUED);
    model.post();
    office.outbox.clear();
    model.posting().tryAgain();
    assertThat(model.state().isWriting()).isTrue();
    assertThat(model.state().trouble().get().orElseThrow().sentence())
        .startsWith("The article is no longer in the outbox");
    assertThat(office.mails).isEmpty();
    assertThat(office.drafts).hasSize(1);
  }

  @Test
  void aServerThatWasRemovedMeanwhileIsToldAndNothingIsLost() {
    ComposerModel model = model(GOOD);
    model.written().body().set("Newer text.");
    office.servers.set(0, "Other");
    model.post();
    assertThat(office.sent).isEmpty();
    assertThat(office.outbox).isEmpty();
    assertThat(model.state().isWriting()).isTrue();
    assertThat(model.state().trouble().get().orElseThrow().sentence())
        .isEqualTo(
            "The news server “Example” was removed, so nothing was posted. Choose another server,"
                + " or keep what you wrote as a draft.");
    assertThat(model.checks().isServerGone()).isTrue();
    assertThat(model.drafts().keep()).isCompleted();
    assertThat(office.drafts.get(1L).composition().body()).isEqualTo("Newer text.");
    model.written().server().set("Other");
    office.answerNext(Posted.State.SENT);
    model.post();
    assertThat(office.sent).hasSize(1);
  }
}
