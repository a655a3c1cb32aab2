package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.newsloom.article.Author;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.ArchiveWish;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.Attachments;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.PostFile;
import org.newsloom.post.SignedText;

/** The text and the fields of one article or e-mail as they are typed. Used on the FX thread. */
final class Manuscript {
  private final ObjectProperty<Author> from = new SimpleObjectProperty<>(Author.UNKNOWN);
  private final StringProperty server = new SimpleStringProperty("");
  private final StringProperty newsgroups = new SimpleStringProperty("");
  private final StringProperty followupTo = new SimpleStringProperty("");
  private final StringProperty subject = new SimpleStringProperty("");
  private final StringProperty replyTo = new SimpleStringProperty("");
  private final StringProperty extra = new SimpleStringProperty("");
  private final StringProperty body = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Attachments> attachments =
      new ReadOnlyObjectWrapper<>(Attachments.NONE);
  private final BooleanProperty copied = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Composition.Kind> kind;
  private final List<Author> copyTo;
  private String advice;

  private Composition base;
  private Optional<Composition> other;
  private Composition untouched;
  private Runnable changed = () -> {};
  private boolean filling;

  Manuscript(ComposerStart start) {
    base = start.composition();
    other = start.ways().other();
    copyTo = start.ways().copyTo();
    copied.set(start.ways().copied());
    advice = start.advice();
    kind = new ReadOnlyObjectWrapper<>(base.kind());
    server.set(start.server());
    fill(base);
    untouched = composition();
    from.addListener(_ -> touched());
    attachments.addListener(_ -> touched());
    copied.addListener(_ -> touched());
    for (StringProperty field :
        List.of(server, newsgroups, followupTo, subject, replyTo, extra, body)) {
      field.addListener(_ -> touched());
    }
  }

  /** Told after each change by hand. */
  void onChange(Runnable action) {
    changed = action;
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

  /** The files that go out with it. */
  ReadOnlyObjectProperty<Attachments> attachments() {
    return attachments.getReadOnlyProperty();
  }

  /** Attaches a file; the first one decides the form, by the newsgroups. */
  void attach(AttachedFile file) {
    Attachments now = attachments.get();
    attachments.set(
        (now.isEmpty() ? now.as(Attachments.usualForm(composition().groups())) : now).with(file));
  }

  /** Takes the file of that place off, from 0. */
  void detach(int index) {
    attachments.set(attachments.get().without(index));
  }

  void detachAll() {
    attachments.set(Attachments.NONE);
  }

  void attachAs(Attachments.Form form) {
    attachments.set(attachments.get().as(form));
  }

  ReadOnlyObjectProperty<Composition.Kind> kind() {
    return kind.getReadOnlyProperty();
  }

  boolean isReply() {
    return kind.get() == Composition.Kind.REPLY;
  }

  /** Who gets a reply by e-mail. */
  String recipients() {
    return base.recipients();
  }

  /** Who may get a copy of a followup by e-mail; empty where nobody can or wants to. */
  List<Author> copyTo() {
    return copyTo;
  }

  /** Whether the followup is sent by e-mail too; never before the person says so (row G9b). */
  BooleanProperty copied() {
    return copied;
  }

  /** How else it may go now. */
  AnswerWays ways() {
    return new AnswerWays(other, copyTo, copied.get(), advice);
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
        base.parent(),
        attachments.get());
  }

  /** Whether it is as it began. */
  boolean isUntouched() {
    return composition().equals(untouched);
  }

  boolean canSwitchKind() {
    return other.isPresent();
  }

  /** A followup becomes a reply by e-mail or the other way; the text stays (row G9a). */
  void switchKind() {
    Composition now = composition();
    Composition target = other.orElse(now);
    boolean same = now.equals(untouched);
    other = Optional.of(now);
    advice = "";
    base = target;
    kind.set(base.kind());
    fill(
        base.withFrom(now.from())
            .withSubject(now.subject())
            .withReplyTo(now.replyTo())
            .withExtra(now.extra())
            .withBody(now.body())
            .withAttachments(now.attachments()));
    if (same) {
      untouched = composition();
    }
    touched();
  }

  /** From, Reply-To, Organization and the signature become theirs. */
  void signAs(Identity who, String signature) {
    Composition signed = who.sign(Identity.unsigned(composition()));
    from.set(signed.from());
    replyTo.set(signed.replyTo());
    extra.set(ExtraHeaders.text(signed.extra()));
    body.set(SignedText.signed(body.get(), signature));
  }

  /**
   * Whether archives are asked to leave it out.
   *
   * @param usual whether they are where it says nothing
   */
  boolean asksNoArchive(boolean usual) {
    return ArchiveWish.isAsked(ExtraHeaders.parse(extra.get()), usual);
  }

  /** Asks archives to leave it out, or does not. */
  void askNoArchive(boolean asked, boolean usual) {
    extra.set(ExtraHeaders.text(ArchiveWish.in(ExtraHeaders.parse(extra.get()), asked, usual)));
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

  private void fill(Composition composition) {
    filling = true;
    from.set(composition.from());
    newsgroups.set(composition.newsgroups());
    followupTo.set(composition.followupTo());
    subject.set(composition.subject());
    replyTo.set(composition.replyTo());
    extra.set(ExtraHeaders.text(composition.extra()));
    body.set(composition.body());
    attachments.set(composition.attachments());
    filling = false;
  }

  private void touched() {
    if (!filling) {
      changed.run();
    }
  }
}
