package org.newsloom.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.AttachmentRules;
import org.newsloom.post.Composition;
import org.newsloom.post.ExternalEditor;
import org.newsloom.post.Identity;
import org.newsloom.post.MailRecipients;
import org.newsloom.post.Mailed;
import org.newsloom.post.PostCheck;
import org.newsloom.post.Posted;
import org.newsloom.post.PostingStyle;
import org.newsloom.post.SavedDraft;
import org.newsloom.post.Templates;
import org.newsloom.post.TextFile;
import org.newsloom.post.Writer;
import org.newsloom.settings.PostingSettings;
import org.newsloom.settings.SpellingSettings;
import org.newsloom.spelling.Spelling;
import org.newsloom.sync.Distributions;
import org.newsloom.sync.Moderators;
import org.newsloom.sync.ServerAccount;

/** The post office of the services. */
final class ServicePostOffice implements PostOffice {
  private final DialogServices services;
  private final Supplier<PostingSettings> settings;
  private final BooleanSupplier sendsMail;
  private final ObjectProperty<SpellingSettings> dictionary;
  private final Executor background;

  /**
   * Hands over to the services.
   *
   * @param settings how the person writes, at this moment
   * @param sendsMail whether e-mail is sent from here, at this moment
   * @param dictionary the dictionary that words are looked up in
   * @param background where files are read
   */
  ServicePostOffice(
      DialogServices services,
      Supplier<PostingSettings> settings,
      BooleanSupplier sendsMail,
      ObjectProperty<SpellingSettings> dictionary,
      Executor background) {
    this.services = services;
    this.settings = settings;
    this.sendsMail = sendsMail;
    this.dictionary = dictionary;
    this.background = background;
  }

  @Override
  public int columns() {
    return PostingStyle.of(settings.get()).columns();
  }

  @Override
  public CompletableFuture<Writer> writer(String server, List<Newsgroup> groups) {
    return services.writers().of(server, groups, settings.get());
  }

  @Override
  public CompletableFuture<Writer> writer(Identity identity) {
    return services.writers().of(identity, settings.get());
  }

  @Override
  public CompletableFuture<List<Identity>> identities() {
    return services.identities().all();
  }

  @Override
  public CompletableFuture<Void> saveIdentity(Identity identity) {
    return services.identities().save(identity);
  }

  @Override
  public CompletableFuture<Boolean> removeIdentity(String name) {
    return services.identities().remove(name);
  }

  @Override
  public CompletableFuture<AttachmentRules> attachmentRules(String server) {
    return services.writers().attachmentRules(server, settings.get());
  }

  @Override
  public CompletableFuture<AttachedFile> attached(Path file, int most) {
    return read(() -> AttachedFile.read(file, most));
  }

  @Override
  public CompletableFuture<byte[]> preview(String server, Composition composition) {
    return services
        .writers()
        .style(server, composition, settings.get())
        .thenCompose(style -> services.outbox().preview(MailRecipients.shown(composition), style));
  }

  @Override
  public CompletableFuture<String> textOf(Path file) {
    return read(() -> TextFile.read(file));
  }

  /** Reads from a file. */
  private interface Read<T> {
    T now() throws IOException;
  }

  private <T> CompletableFuture<T> read(Read<T> read) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return read.now();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        background);
  }

  @Override
  public Templates templates() {
    return services.templates();
  }

  @Override
  public ExternalEditor editor() {
    return services.editor();
  }

  @Override
  public String editorCommand() {
    return settings.get().editor();
  }

  @Override
  public Spelling spelling() {
    return services.spelling();
  }

  @Override
  public ObjectProperty<SpellingSettings> spellingSettings() {
    return dictionary;
  }

  @Override
  public CompletableFuture<List<String>> servers() {
    return services
        .servers()
        .all()
        .thenApply(accounts -> accounts.stream().map(ServerAccount::name).toList());
  }

  @Override
  public CompletableFuture<GroupLookup> groups(String server) {
    return services.newsgroups().directory(server).thenApply(GroupLookup::of);
  }

  @Override
  public CompletableFuture<Distributions> distributions(String server) {
    return services.newsgroups().distributions(server);
  }

  @Override
  public CompletableFuture<Moderators> moderators(String server) {
    return services.newsgroups().moderators(server);
  }

  @Override
  public CompletableFuture<Optional<Article>> own(MessageId id) {
    return services.own().find(id);
  }

  @Override
  public CompletableFuture<Optional<Composition>> superseding(MessageId id) {
    return services.own().superseding(id);
  }

  @Override
  public CompletableFuture<SavedDraft> saveDraft(
      long id, String server, Composition composition, AnswerWays ways) {
    return services.drafts().save(id, server, composition, ways);
  }

  @Override
  public CompletableFuture<Boolean> removeDraft(long id) {
    return services.drafts().remove(id);
  }

  @Override
  public CompletableFuture<List<SavedDraft>> drafts() {
    return services.drafts().all();
  }

  @Override
  public CompletableFuture<List<PostCheck>> repetition(Composition composition) {
    return services.outbox().repetition(composition);
  }

  @Override
  public CompletableFuture<Posted> send(
      String server, Composition composition, OptionalLong draft) {
    return services
        .writers()
        .style(server, composition, settings.get())
        .thenCompose(style -> services.outbox().send(server, composition, style, draft));
  }

  @Override
  public boolean asksNoArchive() {
    return settings.get().noArchive();
  }

  @Override
  public boolean sendsMail() {
    return sendsMail.getAsBoolean();
  }

  @Override
  public CompletableFuture<Mailed> mail(Composition reply) {
    return services.mailer().send(reply, PostingStyle.of(settings.get()));
  }

  @Override
  public CompletableFuture<List<Posted>> waiting() {
    return services.outbox().waiting();
  }

  @Override
  public CompletableFuture<List<Posted>> sendWaiting() {
    return services.outbox().sendWaiting();
  }

  @Override
  public CompletableFuture<List<Posted>> sendWaiting(MessageId mailed) {
    return services.outbox().sendWaiting(Optional.of(mailed));
  }

  @Override
  public CompletableFuture<Boolean> drop(MessageId id) {
    return services.outbox().drop(id);
  }

  @Override
  public CompletableFuture<Optional<SavedDraft>> takeBack(MessageId id) {
    return services.outbox().takeBack(id);
  }

  @Override
  public CompletableFuture<Optional<Composition>> written(MessageId id) {
    return services.outbox().written(id);
  }
}
