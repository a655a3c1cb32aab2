package org.newsloom.ui;

import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.post.Composition;
import org.newsloom.post.MailCopies;
import org.newsloom.post.Posted;
import org.newsloom.sync.ServerProblem;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.SendingState.Phase;
import org.newsloom.ui.SendingState.Trouble;

/** Brings an article through the outbox to its server. Used on the FX thread. */
final class Posting {
  private final PostOffice office;
  private final UiExecutor ui;
  private final Manuscript written;
  private final ComposerChecks checks;
  private final DraftSaving drafts;
  private final SendingState state;
  private final Mailing mailing;
  private Optional<MessageId> inOutbox = Optional.empty();
  private Optional<Posted> posted = Optional.empty();

  Posting(
      PostOffice office,
      UiExecutor ui,
      Manuscript written,
      ComposerChecks checks,
      DraftSaving drafts,
      SendingState state,
      Mailing mailing) {
    this.office = office;
    this.ui = ui;
    this.written = written;
    this.checks = checks;
    this.drafts = drafts;
    this.state = state;
    this.mailing = mailing;
  }

  /** What became of it, once the server has it. */
  Optional<Posted> posted() {
    return posted;
  }

  /** Whether it waits in the outbox. */
  boolean isInOutbox() {
    return posted.isEmpty() && inOutbox.isPresent();
  }

  /** Puts it into the outbox in the place of its draft, and tries to send it. */
  void send() {
    state.become(Phase.POSTING);
    var _ =
        drafts
            .settled()
            .thenComposeAsync(_ -> checks.loadAgain(), ui)
            .whenCompleteAsync(
                (_, wrong) -> {
                  Optional<Trouble> changed = whatChanged();
                  if (wrong != null) {
                    state.become(Phase.WRITING);
                    state.tell(wrong);
                  } else if (changed.isPresent()) {
                    state.become(Phase.WRITING);
                    state.tell(changed.get());
                  } else {
                    sendNow();
                  }
                },
                ui);
  }

  /** What was removed or forbidden while one wrote is told before anything is in the outbox. */
  private Optional<Trouble> whatChanged() {
    return checks.isServerGone()
        ? Optional.of(
            new Trouble(
                "The news server “"
                    + written.server().get()
                    + "” was removed, so nothing was posted. Choose another server, or keep what"
                    + " you wrote as a draft.",
                "",
                true))
        : checks.refusal().map(check -> new Trouble(check.text(), "", true));
  }

  private void sendNow() {
    Composition now = written.composition();
    Composition sending = mailing.isCopyWanted() ? MailCopies.marked(now) : now;
    var _ =
        mailing
            .keepCopy()
            .thenComposeAsync(_ -> office.send(written.server().get(), sending, drafts.draft()), ui)
            .whenCompleteAsync(
                (result, wrong) -> {
                  if (wrong == null) {
                    answered(result);
                  } else {
                    mailing.forgetCopy();
                    state.become(Phase.WRITING);
                    state.tell(wrong);
                  }
                },
                ui);
  }

  /** Tries once more to send what waits. */
  void tryAgain() {
    if (!state.is(Phase.WAITING)) {
      return;
    }
    state.become(Phase.POSTING);
    var _ =
        inOutbox
            .filter(_ -> mailing.isCopyWanted())
            .map(office::sendWaiting)
            .orElseGet(office::sendWaiting)
            .whenCompleteAsync(
                (results, wrong) -> {
                  Optional<Posted> mine =
                      results == null
                          ? Optional.empty()
                          : results.stream()
                              .filter(result -> Optional.of(result.id()).equals(inOutbox))
                              .findFirst();
                  if (mine.isPresent()) {
                    answered(mine.get());
                  } else if (wrong != null) {
                    state.become(Phase.WAITING);
                    state.tell(wrong);
                  } else {
                    inOutbox.ifPresent(this::lookAfter);
                  }
                },
                ui);
  }

  /** Leaves it in the outbox, if it is there still: else its copy by e-mail has waited for that. */
  void sendLater() {
    if (!state.is(Phase.WAITING)) {
      return;
    }
    if (!mailing.isCopyWanted()) {
      mailing.follow(false);
      return;
    }
    state.become(Phase.POSTING);
    var _ =
        office
            .waiting()
            .whenCompleteAsync(
                (all, wrong) -> {
                  boolean waits =
                      wrong != null
                          || all.stream().anyMatch(it -> Optional.of(it.id()).equals(inOutbox));
                  if (waits) {
                    mailing.follow(false);
                  } else {
                    inOutbox.ifPresent(this::lookAfter);
                  }
                },
                ui);
  }

  /** Somebody else's look at the outbox was quicker: it is there no longer. */
  private void lookAfter(MessageId id) {
    var _ =
        office
            .own(id)
            .whenCompleteAsync(
                (found, wrong) -> {
                  if (wrong != null) {
                    state.become(Phase.WAITING);
                    state.tell(wrong);
                  } else if (found.isPresent()) {
                    answered(new Posted(id, Posted.State.SENT, 1, "", Optional.empty()));
                  } else {
                    backToWriting(
                        id,
                        Optional.of(
                            new Trouble(
                                "The article is no longer in the outbox: it was dropped or changed"
                                    + " there. What you wrote is kept as a draft.",
                                "",
                                true)));
                  }
                },
                ui);
  }

  /** Takes it out of the outbox to be changed. */
  void takeBack() {
    if (state.is(Phase.WAITING)) {
      inOutbox.ifPresent(id -> backToWriting(id, Optional.empty()));
    }
  }

  private void answered(Posted result) {
    inOutbox = Optional.of(result.id());
    // The draft went into the outbox in the same step.
    drafts.handedOver();
    switch (result.state()) {
      case SENT -> {
        posted = Optional.of(result);
        drafts.leave();
        mailing.follow(true);
      }
      case REFUSED ->
          backToWriting(
              result.id(),
              Optional.of(
                  new Trouble(
                      "The server did not take the article: “"
                          + result.reply()
                          + "”. "
                          + result.advice().map(it -> it.text() + " Then").orElse("Change it and")
                          + " post it again, or keep it as a draft.",
                      "",
                      true,
                      result.advice())));
      case QUEUED -> {
        state.become(Phase.WAITING);
        state.tell(waitingOn(result));
      }
    }
  }

  private static Trouble waitingOn(Posted result) {
    Optional<ServerProblem> problem = result.problem();
    boolean mayBeThere =
        problem.isEmpty()
            || switch (problem.get().kind()) {
              case CUT_LINK, TIMEOUT, CLOSED_AT_ONCE, RUBBISH -> true;
              default -> false;
            };
    return new Trouble(
        "Not posted yet. "
            + result.reply()
            + (mayBeThere
                ? " It waits in the outbox; the server is asked whether it has the article before"
                    + " it is sent again."
                : " It waits in the outbox."),
        problem.map(ServerProblem::detail).orElse(""),
        !mayBeThere);
  }

  /** A draft first, then out of the outbox: at no moment is the text nowhere. */
  private void backToWriting(MessageId id, Optional<Trouble> why) {
    state.become(Phase.POSTING);
    var _ =
        drafts
            .saveAnew()
            .thenComposeAsync(_ -> office.drop(id), ui)
            .whenCompleteAsync(
                (_, wrong) -> {
                  mailing.forgetCopy();
                  inOutbox = Optional.empty();
                  state.become(Phase.WRITING);
                  if (wrong != null) {
                    state.tell(wrong);
                  } else {
                    why.ifPresentOrElse(state::tell, state::tellNothing);
                  }
                },
                ui);
  }
}
