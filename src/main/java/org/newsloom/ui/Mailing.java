package org.newsloom.ui;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.ArticleWriter;
import org.newsloom.post.Composition;
import org.newsloom.post.MailCopies;
import org.newsloom.post.Mailed;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.SendingState.Phase;
import org.newsloom.ui.SendingState.Trouble;

/** Sends a reply by e-mail, or the copy of a followup. Used on the FX thread. */
final class Mailing {
  private final PostOffice office;
  private final UiExecutor ui;
  private final Manuscript written;
  private final DraftSaving drafts;
  private final SendingState state;
  private final boolean sendsMail;
  private boolean unsent;
  private long kept;
  private Optional<String> mailedTo = Optional.empty();

  Mailing(
      PostOffice office,
      UiExecutor ui,
      Manuscript written,
      DraftSaving drafts,
      SendingState state) {
    this.office = office;
    this.ui = ui;
    this.written = written;
    this.drafts = drafts;
    this.state = state;
    this.sendsMail = office.sendsMail();
  }

  /** Whether e-mail is sent from here, and not by the system's mail program. */
  boolean isSentFromHere() {
    return sendsMail;
  }

  /** Whether there is somebody who could get a copy and wants one. */
  boolean canBeCopied() {
    return written.kind().get() == Composition.Kind.FOLLOWUP && !written.copyTo().isEmpty();
  }

  boolean isCopyWanted() {
    return canBeCopied() && written.copied().get();
  }

  /** The copy by e-mail for the system's mail program; empty where none is wished for. */
  Optional<String> mailtoOfCopy() {
    return isCopyWanted() ? Optional.of(ArticleWriter.mailto(copy())) : Optional.empty();
  }

  /** A reply for the system's mail program (RFC 6068). */
  String mailto() {
    return ArticleWriter.mailto(written.composition());
  }

  /** Who got an e-mail from here; empty where none was sent. */
  Optional<String> mailedTo() {
    return mailedTo;
  }

  /** Whether {@link SendingState#trouble} is that an e-mail surely was not sent. */
  boolean isUnsent() {
    return unsent;
  }

  /** The person goes another way, or changes it. */
  void clearTrouble() {
    unsent = false;
    state.tellNothing();
  }

  /** Sends the reply. The draft goes when the e-mail is out, and not before. */
  void send() {
    drafts.save();
    state.become(Phase.MAILING);
    Composition reply = written.composition();
    var _ =
        drafts
            .settled()
            .thenComposeAsync(_ -> office.mail(reply), ui)
            .whenCompleteAsync(
                (result, wrong) -> {
                  if (told(result, wrong, reply)) {
                    // A draft that stays although its e-mail is out is seen in the outbox window.
                    var _ = drafts.discard();
                    state.become(Phase.DONE);
                  } else {
                    state.become(Phase.WRITING);
                  }
                },
                ui);
  }

  /**
   * Makes a draft of the copy, if one is wanted: an article may say that it was mailed from the
   * moment on when a server has it, so its copy must not be lost with the window.
   */
  CompletableFuture<Void> keepCopy() {
    return isCopyWanted()
        ? office
            .saveDraft(kept, written.server().get(), copy(), AnswerWays.NONE)
            .thenAcceptAsync(draft -> kept = draft.id(), ui)
        : CompletableFuture.completedFuture(null);
  }

  /** The copy was handed over, or is not to be sent. A draft that stays does no harm. */
  void forgetCopy() {
    if (kept != 0) {
      var _ = office.removeDraft(kept);
      kept = 0;
    }
  }

  private Composition copy() {
    return MailCopies.of(written.composition(), written.copyTo());
  }

  /** Sends the copy of what was posted. */
  void sendCopy() {
    clearTrouble();
    state.become(Phase.MAILING);
    Composition copy = copy();
    var _ =
        office
            .mail(copy)
            .whenCompleteAsync(
                (result, wrong) -> {
                  boolean sent = told(result, wrong, copy);
                  if (!unsent) {
                    // What may have been sent is not offered again.
                    forgetCopy();
                  }
                  state.become(sent ? Phase.DONE : Phase.UNMAILED);
                },
                ui);
  }

  /**
   * The article is out of our hands; what is left is its copy.
   *
   * @param posted whether the server has it; else it waits in the outbox
   */
  void follow(boolean posted) {
    if (!sendsMail || !isCopyWanted()) {
      state.become(Phase.DONE);
    } else if (posted) {
      sendCopy();
    } else {
      unsent = true;
      state.tell(
          new Trouble(
              "The article waits in the outbox. Its copy by e-mail was not sent, since nobody"
                  + " can say yet whether it will be posted. It is kept as a draft.",
              "",
              true));
      state.become(Phase.UNMAILED);
    }
  }

  /** Does without the copy by e-mail, or leaves it to the mail program. */
  void leaveCopy() {
    if (state.is(Phase.UNMAILED)) {
      forgetCopy();
      state.become(Phase.DONE);
    }
  }

  /** Leaves the copy where it is, among the drafts. */
  void sendCopyLater() {
    if (state.is(Phase.UNMAILED)) {
      state.become(Phase.DONE);
    }
  }

  /** Whether it is sent; if not, it is told what became of it. */
  private boolean told(@Nullable Mailed result, @Nullable Throwable wrong, Composition mail) {
    if (result != null && result.state() == Mailed.State.SENT) {
      mailedTo = Optional.of(mail.recipients());
      return true;
    }
    unsent = wrong != null;
    if (result != null) {
      state.tell(new Trouble(result.words(), "", true));
    } else {
      state.tell(Objects.requireNonNull(wrong));
    }
    return false;
  }
}
