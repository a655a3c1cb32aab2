package org.newsloom.ui;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.post.ArticleWriter;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.KnownGroups;
import org.newsloom.post.LineWrap;
import org.newsloom.post.MailCopies;
import org.newsloom.post.Mailed;
import org.newsloom.post.PostCheck;
import org.newsloom.post.PostChecks;
import org.newsloom.post.PostFile;
import org.newsloom.post.Posted;
import org.newsloom.post.Quotation;
import org.newsloom.post.SavedDraft;
import org.newsloom.post.SignedText;
import org.newsloom.sync.ServerProblem;
import org.newsloom.task.UiExecutor;

/**
 * One article or e-mail that is being written: saved while one types, checked while one types, sent
 * once. Used on the FX thread. Longer than usual since saving and sending share one state.
 */
final class ComposerModel {
  /** How far it is. */
  enum Phase {
    WRITING,
    /** "Being posted…": nothing can be changed. */
    POSTING,
    /** An e-mail is being sent: nothing can be changed. */
    MAILING,
    /** It is in the outbox and could not be sent yet. */
    WAITING,
    /** It is posted, or waits by the person's wish; its copy by e-mail was not sent. */
    UNMAILED,
    /** It is posted, or waits by the person's wish: the window can go. */
    DONE
  }

  /**
   * What keeps the article from being posted.
   *
   * @param sentence for the person
   * @param detail the server's own words; may be empty
   * @param editable whether the text can be taken back from the outbox without the risk that it is
   *     posted twice
   */
  record Trouble(String sentence, String detail, boolean editable) {}

  static final Duration SAVE_AFTER = Duration.ofMillis(400);
  static final Duration CHECK_AFTER = Duration.ofMillis(250);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final PostOffice office;
  private final UiExecutor ui;
  private final Delay delay;
  private final ZoneId zone;

  private final ObjectProperty<Author> from = new SimpleObjectProperty<>(Author.UNKNOWN);
  private final StringProperty server = new SimpleStringProperty("");
  private final StringProperty newsgroups = new SimpleStringProperty("");
  private final StringProperty followupTo = new SimpleStringProperty("");
  private final StringProperty subject = new SimpleStringProperty("");
  private final StringProperty replyTo = new SimpleStringProperty("");
  private final StringProperty extra = new SimpleStringProperty("");
  private final StringProperty body = new SimpleStringProperty("");
  private final BooleanProperty mailed = new SimpleBooleanProperty();

  private final ReadOnlyObjectWrapper<Composition.Kind> kind;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.WRITING);
  private final ReadOnlyObjectWrapper<List<PostCheck>> checks =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<KnownGroups> known =
      new ReadOnlyObjectWrapper<>(KnownGroups.any());
  private final ReadOnlyObjectWrapper<GroupLookup> groups =
      new ReadOnlyObjectWrapper<>(GroupLookup.none());
  private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<PostCheck>> asked =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Identity>> identities =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper draftStatus = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper("");

  private final List<Author> copyTo;
  private final boolean sendsMail;
  private Composition base;
  private Optional<Composition> other;
  private Composition untouched;
  private long draft;
  private Optional<Throwable> unsaved = Optional.empty();
  private boolean dirty;
  private boolean saveDue;
  private boolean checkDue;
  private boolean filling;
  private CompletableFuture<Void> saving = CompletableFuture.completedFuture(null);
  private Optional<MessageId> inOutbox = Optional.empty();
  private Optional<Posted> posted = Optional.empty();
  private boolean mailFailed;
  private Optional<String> mailedTo = Optional.empty();

  ComposerModel(PostOffice office, UiExecutor ui, Delay delay, ZoneId zone, ComposerStart start) {
    this.office = office;
    this.ui = ui;
    this.delay = delay;
    this.zone = zone;
    this.base = start.composition();
    this.other = start.other();
    this.copyTo = start.copyTo();
    this.sendsMail = office.sendsMail();
    this.draft = start.draft();
    this.kind = new ReadOnlyObjectWrapper<>(base.kind());
    advice.set(start.advice());
    server.set(start.server());
    fill(base);
    untouched = composition();
    from.addListener(_ -> touched());
    for (StringProperty field :
        List.of(server, newsgroups, followupTo, subject, replyTo, extra, body)) {
      field.addListener(_ -> touched());
    }
    server.addListener(_ -> loadGroups());
    loadGroups();
    loadIdentities();
    checkNow();
  }

  ObjectProperty<Author> from() {
    return from;
  }

  /** The name of the server that is posted to. */
  StringProperty server() {
    return server;
  }

  StringProperty newsgroups() {
    return newsgroups;
  }

  StringProperty followupTo() {
    return followupTo;
  }

  StringProperty subject() {
    return subject;
  }

  StringProperty replyTo() {
    return replyTo;
  }

  /** Further header fields, see {@link ExtraHeaders}. */
  StringProperty extra() {
    return extra;
  }

  StringProperty body() {
    return body;
  }

  /** Whether the followup is sent by e-mail too; never before the person says so (row G9b). */
  BooleanProperty mailed() {
    return mailed;
  }

  /** Whether there is somebody who could get a copy and wants one. */
  boolean canBeMailed() {
    return kind.get() == Composition.Kind.FOLLOWUP && !copyTo.isEmpty();
  }

  /** Whether e-mail is sent from here, and not by the system's mail program. */
  boolean sendsMail() {
    return sendsMail;
  }

  /** The copy by e-mail for the system's mail program; empty where none is wished for. */
  Optional<String> mailtoOfCopy() {
    return isCopyWanted()
        ? Optional.of(ArticleWriter.mailto(MailCopies.of(composition(), copyTo)))
        : Optional.empty();
  }

  private boolean isCopyWanted() {
    return canBeMailed() && mailed.get();
  }

  /** Who gets a reply by e-mail. */
  String recipients() {
    return base.recipients();
  }

  /** Who got an e-mail from here; empty where none was sent. */
  Optional<String> mailedTo() {
    return mailedTo;
  }

  /** Whether {@link #trouble} is that an e-mail surely was not sent. */
  boolean isUnsentMail() {
    return mailFailed;
  }

  ReadOnlyObjectProperty<Composition.Kind> kind() {
    return kind.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Phase> phase() {
    return phase.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<PostCheck>> checks() {
    return checks.getReadOnlyProperty();
  }

  /** What is known of groups; changes when a list came. */
  ReadOnlyObjectProperty<KnownGroups> known() {
    return known.getReadOnlyProperty();
  }

  /** For completing names of groups. */
  ReadOnlyObjectProperty<GroupLookup> groups() {
    return groups.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
    return trouble.getReadOnlyProperty();
  }

  /** What the person is asked about before it is posted all the same; empty for no question. */
  ReadOnlyObjectProperty<List<PostCheck>> asked() {
    return asked.getReadOnlyProperty();
  }

  /** Such as {@code Draft saved 12:03:04}. */
  ReadOnlyStringProperty draftStatus() {
    return draftStatus.getReadOnlyProperty();
  }

  /** Who the person can be. */
  ReadOnlyObjectProperty<List<Identity>> identities() {
    return identities.getReadOnlyProperty();
  }

  /** Why it is what it is; empty where it is what was asked for. */
  ReadOnlyStringProperty advice() {
    return advice.getReadOnlyProperty();
  }

  /** What became of it, once it is done by {@link #post}. */
  Optional<Posted> posted() {
    return posted;
  }

  /** Whether it waits in the outbox. */
  boolean isInOutbox() {
    return posted.isEmpty() && inOutbox.isPresent();
  }

  /** Lines are broken here. */
  int columns() {
    return office.columns();
  }

  /** What is written now. */
  Composition composition() {
    return new Composition(
        kind.get(),
        from.get(),
        newsgroups.get(),
        followupTo.get(),
        base.to(),
        replyTo.get(),
        subject.get(),
        base.references(),
        ExtraHeaders.parse(extra.get()),
        body.get(),
        base.parent());
  }

  /** Whether something was written that closing would lose. */
  boolean isWorthKeeping() {
    return phase.get() == Phase.WRITING && (draft != 0 || !composition().equals(untouched));
  }

  boolean canSwitchKind() {
    return other.isPresent();
  }

  /** A followup becomes a reply by e-mail or the other way; the text stays (row G9a). */
  void switchKind() {
    Composition now = composition();
    Optional<Composition> target = other;
    if (target.isEmpty() || phase.get() != Phase.WRITING) {
      return;
    }
    boolean same = now.equals(untouched);
    other = Optional.of(now);
    base = target.get();
    kind.set(base.kind());
    advice.set("");
    asked.set(List.of());
    fill(
        base.withFrom(now.from())
            .withSubject(now.subject())
            .withReplyTo(now.replyTo())
            .withExtra(now.extra())
            .withBody(now.body()));
    if (same) {
      untouched = composition();
    }
    touched();
    checkNow();
  }

  /** The text with quoted paragraphs joined and broken anew. */
  String rewrappedQuoted() {
    return LineWrap.rewrapQuoted(body.get(), columns());
  }

  /** The text with all lines broken that are too long, such as pasted ones. */
  String wrapped() {
    return LineWrap.wrap(body.get(), columns());
  }

  /** Writes as somebody else: From, Reply-To, Organization and the signature are theirs then. */
  void writeAs(Identity who) {
    var _ =
        office
            .writer(who)
            .whenCompleteAsync(
                (writer, wrong) -> {
                  if (phase.get() != Phase.WRITING) {
                    return;
                  }
                  if (wrong != null) {
                    trouble.set(Optional.of(troubleOf(wrong)));
                    return;
                  }
                  Composition signed = who.sign(Identity.unsigned(composition()));
                  from.set(signed.from());
                  replyTo.set(signed.replyTo());
                  extra.set(ExtraHeaders.text(signed.extra()));
                  body.set(SignedText.signed(body.get(), writer.style().signature()));
                  advice.set(writer.trouble().orElse(""));
                  loadIdentities();
                },
                ui);
  }

  /** Takes of a template what is not written yet; gives its text. */
  String fillFrom(PostFile template) {
    Composition now = composition();
    Composition filled = template.over(now);
    if (now.newsgroups().isBlank()) {
      newsgroups.set(filled.newsgroups());
    }
    if (now.followupTo().isBlank()) {
      followupTo.set(filled.followupTo());
    }
    if (now.subject().isBlank()) {
      subject.set(filled.subject());
    }
    extra.set(ExtraHeaders.text(filled.extra()));
    return template.body();
  }

  /** For what is done beside the text, such as a look at the octets. */
  PostOffice office() {
    return office;
  }

  /** Says what went wrong beside posting. */
  void tell(Throwable wrong) {
    trouble.set(Optional.of(troubleOf(wrong)));
  }

  UiExecutor ui() {
    return ui;
  }

  /** Text as a quotation that can stand in the body. */
  String quoted(String text) {
    return Quotation.of(List.of(text.replace("\r", "").split("\n", -1)), columns()) + "\n";
  }

  /** A reply for the system's mail program (RFC 6068). */
  String mailto() {
    return ArticleWriter.mailto(composition());
  }

  /** Looks over it; false where it must not be sent, and then {@link #trouble} says why. */
  boolean isSendable() {
    checkNow();
    Optional<PostCheck> refused =
        checks.get().stream().filter(check -> check.level() == PostCheck.Level.REFUSE).findFirst();
    trouble.set(refused.map(check -> new Trouble(check.text(), "", true)));
    return refused.isEmpty();
  }

  /** Posts it or sends the e-mail, unless there is something to ask about first. */
  void post() {
    if (phase.get() != Phase.WRITING) {
      return;
    }
    if (!isSendable()) {
      return;
    }
    if (!isReply() && server.get().isBlank()) {
      trouble.set(
          Optional.of(new Trouble("There is no news server to post to: add one first.", "", true)));
      return;
    }
    if (checks.get().isEmpty()) {
      sendNow();
    } else {
      asked.set(checks.get());
    }
  }

  /** Posts it although there are warnings. */
  void postAnyway() {
    if (phase.get() == Phase.WRITING && isSendable()) {
      sendNow();
    }
  }

  private void sendNow() {
    asked.set(List.of());
    trouble.set(Optional.empty());
    mailFailed = false;
    if (isReply()) {
      mailNow();
    } else {
      postNow();
    }
  }

  private boolean isReply() {
    return kind.get() == Composition.Kind.REPLY;
  }

  /** The draft goes when the e-mail is out, and not before. */
  private void mailNow() {
    save();
    phase.set(Phase.MAILING);
    Composition reply = composition();
    var _ =
        saving
            .thenComposeAsync(_ -> office.mail(reply), ui)
            .whenCompleteAsync(
                (result, wrong) -> {
                  if (told(result, wrong, reply)) {
                    removeDraft();
                    phase.set(Phase.DONE);
                  } else {
                    phase.set(Phase.WRITING);
                  }
                },
                ui);
  }

  /** A draft that stays although its e-mail is out is seen in the outbox window. */
  private void removeDraft() {
    dirty = false;
    if (draft != 0) {
      var _ = office.removeDraft(draft);
    }
  }

  /** Sends the copy of what was posted. */
  void mailCopy() {
    mailFailed = false;
    trouble.set(Optional.empty());
    phase.set(Phase.MAILING);
    Composition copy = MailCopies.of(composition(), copyTo);
    var _ =
        office
            .mail(copy)
            .whenCompleteAsync(
                (result, wrong) ->
                    phase.set(told(result, wrong, copy) ? Phase.DONE : Phase.UNMAILED),
                ui);
  }

  /** Whether it is sent; if not, {@link #trouble} says what became of it. */
  private boolean told(@Nullable Mailed result, @Nullable Throwable wrong, Composition mail) {
    if (result != null && result.state() == Mailed.State.SENT) {
      mailedTo = Optional.of(mail.recipients());
      return true;
    }
    mailFailed = wrong != null;
    trouble.set(
        Optional.of(
            result != null
                ? new Trouble(result.words(), "", true)
                : troubleOf(Objects.requireNonNull(wrong))));
    return false;
  }

  /** Says something above the text. */
  void advise(String sentence) {
    advice.set(sentence);
  }

  /** The person goes another way. */
  void clearTrouble() {
    mailFailed = false;
    trouble.set(Optional.empty());
  }

  /** Does without the copy by e-mail, or leaves it to the mail program. */
  void leaveCopy() {
    if (phase.get() == Phase.UNMAILED) {
      phase.set(Phase.DONE);
    }
  }

  /** The article is out of our hands; what is left is its copy. */
  private void finish() {
    if (!sendsMail || !isCopyWanted()) {
      phase.set(Phase.DONE);
    } else if (posted.isPresent()) {
      mailCopy();
    } else {
      mailFailed = true;
      trouble.set(
          Optional.of(
              new Trouble(
                  "The article waits in the outbox. Its copy by e-mail was not sent, since nobody"
                      + " can say yet whether it will be posted.",
                  "",
                  true)));
      phase.set(Phase.UNMAILED);
    }
  }

  /** Goes on writing after a question. */
  void keepWriting() {
    asked.set(List.of());
  }

  /** Tries once more to send what waits. */
  void tryAgain() {
    if (phase.get() != Phase.WAITING) {
      return;
    }
    phase.set(Phase.POSTING);
    var _ =
        office
            .sendWaiting()
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
                    phase.set(Phase.WAITING);
                    trouble.set(Optional.of(troubleOf(wrong)));
                  } else {
                    // Somebody else's look at the outbox was quicker: it is there no longer.
                    phase.set(Phase.DONE);
                  }
                },
                ui);
  }

  /** Leaves it in the outbox. */
  void sendLater() {
    if (phase.get() == Phase.WAITING) {
      finish();
    }
  }

  /** Takes it out of the outbox to be changed. */
  void takeBack() {
    if (phase.get() == Phase.WAITING) {
      inOutbox.ifPresent(id -> backToWriting(id, Optional.empty()));
    }
  }

  /** Saves at once what is not saved yet; ends when it is on disk. */
  CompletableFuture<Void> keepDraft() {
    save();
    return saving.thenCompose(_ ->
        unsaved
            .map(CompletableFuture::<Void>failedFuture)
            .orElseGet(() -> CompletableFuture.completedFuture(null)));
  }

  /** Throws the draft away. */
  CompletableFuture<Boolean> discard() {
    dirty = false;
    phase.set(Phase.DONE);
    return saving.thenComposeAsync(
        _ -> draft == 0 ? CompletableFuture.completedFuture(true) : office.removeDraft(draft), ui);
  }

  private void fill(Composition composition) {
    filling = true;
    from.set(composition.from());
    newsgroups.set(composition.newsgroups());
    followupTo.set(composition.followupTo());
    subject.set(composition.subject());
    replyTo.set(composition.replyTo());
    extra.set(ExtraHeaders.text(composition.extra()));
    body.set(composition.body());
    filling = false;
  }

  private void touched() {
    if (filling) {
      return;
    }
    dirty = true;
    mailFailed = false;
    trouble.set(Optional.empty());
    asked.set(List.of());
    if (!saveDue) {
      saveDue = true;
      delay.after(SAVE_AFTER, this::saveIfDue);
    }
    if (!checkDue) {
      checkDue = true;
      delay.after(CHECK_AFTER, this::checkNow);
    }
  }

  private void checkNow() {
    checkDue = false;
    List<PostCheck> found = PostChecks.of(composition(), known.get());
    if (!found.equals(checks.get())) {
      checks.set(found);
    }
  }

  private void saveIfDue() {
    saveDue = false;
    if (phase.get() == Phase.WRITING) {
      save();
    }
  }

  /** One save follows the other, or a new draft would be made twice. */
  private void save() {
    if (!dirty) {
      return;
    }
    dirty = false;
    saving =
        saving.thenComposeAsync(
            _ -> office.saveDraft(draft, server.get(), composition()).handleAsync(this::saved, ui),
            ui);
  }

  private @Nullable Void saved(@Nullable SavedDraft saved, @Nullable Throwable wrong) {
    unsaved = Optional.ofNullable(wrong);
    if (saved != null) {
      draft = saved.id();
      draftStatus.set("Draft saved " + TIME.format(saved.saved().atZone(zone)));
    } else if (wrong != null) {
      dirty = true;
      draftStatus.set("The draft could not be saved. " + Failure.of(wrong).sentence());
    }
    return null;
  }

  private void loadGroups() {
    String asking = server.get();
    if (asking.isBlank()) {
      return;
    }
    office
        .groups(asking)
        .thenAcceptAsync(
            lookup -> {
              if (asking.equals(server.get())) {
                groups.set(lookup);
                known.set(new GroupStandings(lookup));
                checkNow();
              }
            },
            ui)
        .exceptionally(_ -> null);
  }

  private void loadIdentities() {
    office.identities().thenAcceptAsync(all -> identities.set(all), ui).exceptionally(_ -> null);
  }

  private void postNow() {
    phase.set(Phase.POSTING);
    Composition written = composition();
    Composition sending = isCopyWanted() ? MailCopies.marked(written) : written;
    var _ =
        saving
            .thenComposeAsync(
                _ ->
                    office.send(
                        server.get(),
                        sending,
                        draft == 0 ? OptionalLong.empty() : OptionalLong.of(draft)),
                ui)
            .whenCompleteAsync(
                (result, wrong) -> {
                  if (wrong == null) {
                    answered(result);
                  } else {
                    phase.set(Phase.WRITING);
                    trouble.set(Optional.of(troubleOf(wrong)));
                  }
                },
                ui);
  }

  private void answered(Posted result) {
    inOutbox = Optional.of(result.id());
    // The draft went into the outbox in the same step.
    draft = 0;
    switch (result.state()) {
      case SENT -> {
        posted = Optional.of(result);
        dirty = false;
        finish();
      }
      case REFUSED ->
          backToWriting(
              result.id(),
              Optional.of(
                  new Trouble(
                      "The server did not take the article: “"
                          + result.reply()
                          + "”. Change it and post it again, or keep it as a draft.",
                      "",
                      true)));
      case QUEUED -> {
        phase.set(Phase.WAITING);
        trouble.set(Optional.of(waitingOn(result)));
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
    phase.set(Phase.POSTING);
    var _ =
        office
            .saveDraft(draft, server.get(), composition())
            .thenComposeAsync(
                saved -> {
                  saved(saved, null);
                  return office.drop(id);
                },
                ui)
            .whenCompleteAsync(
                (_, wrong) -> {
                  inOutbox = Optional.empty();
                  phase.set(Phase.WRITING);
                  trouble.set(wrong == null ? why : Optional.of(troubleOf(wrong)));
                },
                ui);
  }

  private static Trouble troubleOf(Throwable wrong) {
    Failure failure = Failure.of(wrong);
    return new Trouble(failure.sentence(), failure.detail(), true);
  }
}
