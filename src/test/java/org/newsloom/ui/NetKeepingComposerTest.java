package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.PostCheck;
import org.newsloom.post.Posted;
import org.newsloom.post.PostingStyle;
import org.newsloom.reading.ShownArticle;

/** The rows of docs/netkeeping.md that the composer keeps, each under its name. */
final class NetKeepingComposerTest {
  private static final Identity ANN = Identity.of("Ann", "ann@example.org");

  private final LocalPostOffice office = new LocalPostOffice();

  private static ShownArticle article(String... fields) {
    return RawArticle.of(
        String.join("\n", fields)
            + "\nFrom: Bob <bob@example.net>\nSubject: Fences\nNewsgroups: misc.test\n"
            + "Message-ID: <a@example.net>\n\nHow high?\n");
  }

  private ComposerModel model(ComposerStart start) {
    return new ComposerModel(office, Runnable::run, (_, _) -> {}, ZoneOffset.UTC, start);
  }

  private ComposerModel followup(String... fields) {
    ComposerModel model =
        model(
            Answering.followup(
                article(fields), Optional.empty(), ANN, PostingStyle.DEFAULT, "Example"));
    model
        .written()
        .body()
        .set(model.written().body().get() + "Two metres and no more than that.\n");
    return model;
  }

  private static final PostCheck AGAIN =
      new PostCheck(
          PostCheck.Level.WARN,
          "posted-before",
          "The same article was posted already: <a@example.org>.");

  @Nested
  class G4a {
    @Test
    void subjectNewsgroupsFollowupToAndReplyToCanBeChangedAtAnyTime() {
      for (ComposerModel model :
          List.of(
              model(ComposerStart.ofNew(Composition.empty().withFrom(ANN.author()), "Example")),
              followup())) {
        change(model, "before");
        model.post(); // refused or asked about: it can still be changed
        model.keepWriting();
        change(model, "after");
      }
    }

    private void change(ComposerModel model, String word) {
      model.written().subject().set("Subject " + word);
      model.written().newsgroups().set("misc." + word);
      model.written().followupTo().set("alt." + word);
      model.written().replyTo().set(word + "@example.org");
      Composition now = model.written().composition();
      assertThat(now.subject()).isEqualTo("Subject " + word);
      assertThat(now.newsgroups()).isEqualTo("misc." + word);
      assertThat(now.followupTo()).isEqualTo("alt." + word);
      assertThat(now.replyTo()).isEqualTo(word + "@example.org");
    }
  }

  @Nested
  class G9a {
    @Test
    void aFollowupBecomesAReplyAndBackAndKeepsItsText() {
      ComposerModel model = followup();
      String text = model.written().body().get();
      model.switchKind();
      assertThat(model.written().kind().get()).isEqualTo(Composition.Kind.REPLY);
      assertThat(model.written().recipients()).contains("bob@example.net");
      assertThat(model.written().body().get()).isEqualTo(text);
      model.switchKind();
      assertThat(model.written().kind().get()).isEqualTo(Composition.Kind.FOLLOWUP);
      assertThat(model.written().composition().newsgroups()).isEqualTo("misc.test");
      assertThat(model.written().body().get()).isEqualTo(text);
    }

    @Test
    void bothIsPossible() {
      ComposerModel model = followup();
      assertThat(model.mailing().canBeCopied()).isTrue();
      model.written().copied().set(true);
      model.post();
      model.postAnyway();
      assertThat(office.sent.getFirst().extra())
          .contains(new Composition.ExtraHeader("Posted-And-Mailed", "yes"));
      assertThat(model.mailing().mailtoOfCopy().orElseThrow())
          .startsWith("mailto:bob@example.net?");
    }

    @Test
    void whatIsSentAgainHereIsFollowedByItsCopyAndSaysSo() {
      ComposerModel model = followup();
      model.written().copied().set(true);
      office.answerNext(Posted.State.QUEUED);
      model.post();
      model.postAnyway();
      office.answerNext(Posted.State.SENT);
      model.posting().tryAgain();
      assertThat(office.sentAgainMailed).hasSize(1);
      ComposerModel alone = followup();
      office.answerNext(Posted.State.QUEUED);
      alone.post();
      alone.postAnyway();
      office.answerNext(Posted.State.SENT);
      alone.posting().tryAgain();
      assertThat(office.sentAgainMailed).hasSize(1);
    }

    @Test
    void neitherTheWishOfTheAuthorNorAnAddressThatDoesNotExistIsPassedOver() {
      assertThat(followup("Mail-Copies-To: nobody").mailing().canBeCopied()).isFalse();
      assertThat(followup("Mail-Copies-To: never").mailing().canBeCopied()).isFalse();
      assertThat(followup("Reply-To: bob@nowhere.invalid").mailing().canBeCopied()).isFalse();
      ComposerModel elsewhere = followup("Mail-Copies-To: bob@home.example");
      elsewhere.written().copied().set(true);
      assertThat(elsewhere.mailing().mailtoOfCopy().orElseThrow())
          .startsWith("mailto:bob@home.example?");
    }
  }

  @Nested
  class G9b {
    @Test
    void nothingIsMailedBeforeThePersonSaysSo() {
      ComposerModel model = followup("Mail-Copies-To: always");
      assertThat(model.written().copied().get()).isFalse();
      assertThat(model.mailing().mailtoOfCopy()).isEmpty();
      model.post();
      model.postAnyway();
      assertThat(office.sent.getFirst().extra()).isEmpty();
    }
  }

  @Nested
  class G9c {
    @Test
    void aMailedCopySaysInItsFirstLineThatItIsOne() {
      ComposerModel model = followup();
      model.written().copied().set(true);
      String mailto =
          URLDecoder.decode(model.mailing().mailtoOfCopy().orElseThrow(), StandardCharsets.UTF_8);
      assertThat(mailto.substring(mailto.indexOf("body=") + 5))
          .startsWith("[This is a copy of an article posted to misc.test.]\r\n\r\n")
          .contains("> How high?", "Two metres");
    }
  }

  @Nested
  class G16c {
    @Test
    void twoClicksPostOnce() {
      var _ = office.answerNext();
      ComposerModel model = followup();
      model.post();
      model.postAnyway();
      model.post();
      model.postAnyway();
      assertThat(office.sent).hasSize(1);
    }

    @Test
    void anArticleThatWasPostedBeforeIsAskedAbout() {
      office.repeated = CompletableFuture.completedFuture(List.of(AGAIN));
      ComposerModel model = followup();
      model.post();
      assertThat(model.asked().get()).contains(AGAIN);
      model.keepWriting();
      assertThat(office.sent).isEmpty();
      assertThat(model.state().isWriting()).isTrue();
      model.post();
      model.postAnyway();
      assertThat(office.sent).hasSize(1);
    }

    @Test
    void whatIsChangedBeforeTheAnswerIsNotSentByIt() {
      office.repeated = new CompletableFuture<>();
      ComposerModel model = followup();
      model.post();
      model.written().body().set("Something else, of my own.");
      office.repeated.complete(List.of());
      assertThat(office.sent).isEmpty();
      assertThat(model.asked().get()).isEmpty();
    }

    @Test
    void whatCannotBeLookedUpHoldsUpNothing() {
      office.repeated = CompletableFuture.failedFuture(new IllegalStateException("disk"));
      office.answerNext(Posted.State.SENT);
      ComposerModel model = followup();
      model.post();
      assertThat(office.sent).hasSize(1);
    }
  }

  @Nested
  class G16d {
    @Test
    void thatItIsBeingPostedIsSaidAndThenWhatBecameOfIt() {
      CompletableFuture<Posted.State> answer = office.answerNext();
      ComposerModel model = followup();
      model.post();
      model.postAnyway();
      assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.POSTING);
      answer.complete(Posted.State.SENT);
      assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.DONE);
      assertThat(model.posting().posted().orElseThrow().state()).isEqualTo(Posted.State.SENT);
    }

    @Test
    void aRefusalIsToldInTheWordsOfTheServerAndTheTextStays() {
      CompletableFuture<Posted.State> answer = office.answerNext();
      ComposerModel model = followup();
      String text = model.written().body().get();
      model.post();
      model.postAnyway();
      office.reply = "441 Not here";
      answer.complete(Posted.State.REFUSED);
      assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.WRITING);
      assertThat(model.state().trouble().get().orElseThrow().sentence()).contains("441 Not here");
      assertThat(model.written().body().get()).isEqualTo(text);
    }

    @Test
    void aCutLinkLeavesItWaitingAndSaysSo() {
      CompletableFuture<Posted.State> answer = office.answerNext();
      ComposerModel model = followup();
      model.post();
      model.postAnyway();
      answer.complete(Posted.State.QUEUED);
      assertThat(model.state().phase().get()).isEqualTo(SendingState.Phase.WAITING);
      assertThat(model.state().trouble().get()).isPresent();
      assertThat(model.checks().found().get())
          .noneMatch(it -> it.level() == PostCheck.Level.REFUSE);
    }
  }
}
