package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.Posted;
import org.newsloom.post.PostingStyle;
import org.newsloom.post.SavedDraft;
import org.newsloom.sync.ServerAccount;

/** The post office of the services. */
final class ServicePostOffice implements PostOffice {
  private final DialogServices services;
  private final Supplier<PostingStyle> style;

  ServicePostOffice(DialogServices services, Supplier<PostingStyle> style) {
    this.services = services;
    this.style = style;
  }

  @Override
  public PostingStyle style() {
    return style.get();
  }

  @Override
  public CompletableFuture<Optional<Identity>> identity() {
    return services.identities().usual();
  }

  @Override
  public CompletableFuture<Void> saveIdentity(Identity identity) {
    return services.identities().save(identity);
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
  public CompletableFuture<Optional<Article>> own(MessageId id) {
    return services.own().find(id);
  }

  @Override
  public CompletableFuture<SavedDraft> saveDraft(long id, String server, Composition composition) {
    return services.drafts().save(id, server, composition);
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
  public CompletableFuture<Posted> send(
      String server, Composition composition, OptionalLong draft) {
    return services.outbox().send(server, composition, style.get(), draft);
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
