package org.newsloom.ui;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.newsloom.post.Attachments;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.PostCheck;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.SendingState.Phase;
import org.newsloom.ui.SendingState.Trouble;

/**
 * One article or e-mail that is being written: what is written, checked while one types, saved
 * while one types, sent once. Each of these is a part of its own; here is what joins them. Used on
 * the FX thread.
 */
final class ComposerModel {
  private final PostOffice office;
  private final UiExecutor ui;
  private final Manuscript written;
  private final ComposerChecks checks;
  private final DraftSaving drafts;
  private final SendingState state = new SendingState();
  private final Mailing mailing;
  private final Posting posting;
  private final ExternalEdit edit;
  private final ReadOnlyObjectWrapper<List<PostCheck>> asked =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Identity>> identities =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper("");
  private int attaching;

  ComposerModel(PostOffice office, UiExecutor ui, Delay delay, ZoneId zone, ComposerStart start) {
    this.office = office;
    this.ui = ui;
    advice.set(start.advice());
    written = new Manuscript(start);
    drafts = new DraftSaving(office, ui, delay, zone, written, state, start.draft());
    mailing = new Mailing(office, ui, written, drafts, state);
    checks = new ComposerChecks(office, ui, delay, written);
    posting = new Posting(office, ui, written, checks, drafts, state, mailing);
    edit = new ExternalEdit(office, ui, written, drafts, state);
    written.onChange(this::touched);
    loadIdentities();
  }

  private void touched() {
    mailing.clearTrouble();
    asked.set(List.of());
    drafts.saveSoon();
    checks.checkSoon();
  }

  /** The text and the fields. */
  Manuscript written() {
    return written;
  }

  /** What stands against sending it. */
  ComposerChecks checks() {
    return checks;
  }

  /** How it is kept meanwhile. */
  DraftSaving drafts() {
    return drafts;
  }

  /** How far it is on its way. */
  SendingState state() {
    return state;
  }

  /** Its way to the newsgroup. */
  Posting posting() {
    return posting;
  }

  /** Its way by e-mail. */
  Mailing mailing() {
    return mailing;
  }

  /** Its way through another program. */
  ExternalEdit edit() {
    return edit;
  }

  /** What the person is asked about before it is posted all the same; empty for no question. */
  ReadOnlyObjectProperty<List<PostCheck>> asked() {
    return asked.getReadOnlyProperty();
  }

  /** Who the person can be. */
  ReadOnlyObjectProperty<List<Identity>> identities() {
    return identities.getReadOnlyProperty();
  }

  /** Why it is what it is; empty where it is what was asked for. */
  ReadOnlyStringProperty advice() {
    return advice.getReadOnlyProperty();
  }

  /** Says something above the text. */
  void advise(String sentence) {
    advice.set(sentence);
  }

  /** For what is done beside the text, such as a look at the octets. */
  PostOffice office() {
    return office;
  }

  UiExecutor ui() {
    return ui;
  }

  /** Whether something was written that closing would lose. */
  boolean isWorthKeeping() {
    return state.isWriting() && (drafts.draft().isPresent() || !written.isUntouched());
  }

  /** A followup becomes a reply by e-mail or the other way; the text stays (row G9a). */
  void switchKind() {
    if (written.canSwitchKind() && state.isWriting() && !edit.running().get()) {
      advice.set("");
      written.switchKind();
      checks.checkNow();
    }
  }

  /** Writes as somebody else: From, Reply-To, Organization and the signature are theirs then. */
  void writeAs(Identity who) {
    var _ =
        office
            .writer(who)
            .whenCompleteAsync(
                (writer, wrong) -> {
                  if (!state.isWriting() || edit.running().get()) {
                    return;
                  }
                  if (wrong != null) {
                    state.tell(wrong);
                    return;
                  }
                  written.signAs(who, writer.style().signature());
                  advice.set(writer.trouble().orElse(""));
                  loadIdentities();
                },
                ui);
  }

  /** Attaches files, one after the other; what cannot be attached is told at the end. */
  void attach(List<Path> files) {
    attaching++;
    attachNext(files.stream().limit(Attachments.MOST + 1).iterator(), new ArrayList<>());
  }

  private void attachNext(Iterator<Path> files, List<String> problems) {
    if (!files.hasNext()) {
      attaching--;
      if (!problems.isEmpty()) {
        state.tell(new Trouble(String.join(" ", problems), "", true));
      }
      return;
    }
    int most = checks.rules().get().most();
    var _ =
        office
            .attached(files.next(), most)
            .whenCompleteAsync(
                (file, wrong) -> {
                  if (wrong != null) {
                    problems.add(Failure.of(wrong).sentence());
                  } else if (state.isWriting()) {
                    written
                        .attachments()
                        .get()
                        .objection(file, most)
                        .ifPresentOrElse(problems::add, () -> written.attach(file));
                  }
                  attachNext(files, problems);
                },
                ui);
  }

  /** Looks over it; false where it must not be sent, and then it is told why. */
  boolean isSendable() {
    checks.checkNow();
    Optional<PostCheck> refusal = checks.refusal();
    refusal.ifPresentOrElse(
        check -> state.tell(new Trouble(check.text(), "", true)), state::tellNothing);
    return refusal.isEmpty();
  }

  /** Posts it or sends the e-mail, unless there is something to ask about first. */
  void post() {
    if (!state.isWriting() || edit.running().get() || !isSendable()) {
      return;
    }
    if (attaching > 0) {
      state.tell(new Trouble("A file is still being read: post it when it is listed.", "", true));
    } else if (!written.isReply() && written.server().get().isBlank()) {
      state.tell(new Trouble("There is no news server to post to: add one first.", "", true));
    } else {
      askOrSend();
    }
  }

  /** What is changed while it is looked for among what was posted is not sent by this. */
  private void askOrSend() {
    Composition looked = written.composition();
    CompletableFuture<List<PostCheck>> repetition =
        written.isReply()
            ? CompletableFuture.completedFuture(List.of())
            : office.repetition(looked).exceptionally(_ -> List.of());
    var _ =
        repetition.thenAcceptAsync(
            again -> {
              if (!state.isWriting()
                  || edit.running().get()
                  || !looked.equals(written.composition())) {
                return;
              }
              List<PostCheck> all =
                  Stream.concat(again.stream(), checks.found().get().stream()).toList();
              if (all.isEmpty()) {
                sendNow();
              } else {
                asked.set(all);
              }
            },
            ui);
  }

  /** Posts it although there are warnings. */
  void postAnyway() {
    if (state.isWriting() && !edit.running().get() && isSendable()) {
      sendNow();
    }
  }

  /** Goes on writing after a question. */
  void keepWriting() {
    asked.set(List.of());
  }

  private void sendNow() {
    asked.set(List.of());
    mailing.clearTrouble();
    if (written.isReply()) {
      mailing.send();
    } else {
      posting.send();
    }
  }

  /** Throws the draft away. */
  CompletableFuture<Boolean> discard() {
    state.become(Phase.DONE);
    return drafts.discard();
  }

  private void loadIdentities() {
    office.identities().thenAcceptAsync(all -> identities.set(all), ui).exceptionally(_ -> null);
  }
}
