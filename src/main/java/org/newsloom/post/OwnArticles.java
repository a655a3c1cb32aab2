package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.mime.ArticleParser;
import org.newsloom.store.IdentityRecord;
import org.newsloom.store.Store;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

/**
 * Which articles are the person's own, so that they may be cancelled and superseded (net-keeping
 * rows G13a to G13c): those that were posted from here, and those that a secret of ours locks, such
 * as posts from another machine. A name in From proves nothing.
 */
public final class OwnArticles {
  private final Store store;
  private final CancelSecrets secrets;
  private final Jobs jobs;
  private final ArticleParser parser = new ArticleParser();

  /** Looks into the given store. */
  public OwnArticles(Store store, CancelSecrets secrets, Jobs jobs) {
    this.store = store;
    this.secrets = secrets;
    this.jobs = jobs;
  }

  /** An article that is here and is the person's own; empty for any other. */
  public TaskFuture<Optional<Article>> find(MessageId id) {
    return jobs.submit("own " + id, () -> own(id));
  }

  /** What takes the place of an own article, with its files; empty where it is not one's own. */
  public TaskFuture<Optional<Composition>> superseding(MessageId id) {
    return jobs.submit(
        "supersede " + id,
        () ->
            own(id)
                .flatMap(own ->
                    store
                        .bodies()
                        .get(id)
                        .join()
                        .map(octets ->
                            Compositions.supersede(own)
                                .withBody(Compositions.of(octets, parser).body())
                                .withAttachments(Attachments.of(octets, own, parser)))));
  }

  /** The headers that a composition needs under the Message-ID that it was given. Blocks. */
  CancelHeaders headersOf(Composition composition, MessageId id) {
    if (composition.kind() == Composition.Kind.REPLY) {
      return CancelHeaders.NONE;
    }
    Optional<String> lock =
        secrets
            .ofOrNew(identityOf(composition))
            .map(secret -> CancelLock.lock(CancelLock.key(secret, id)));
    boolean replaces =
        composition.kind() == Composition.Kind.CANCEL
            || composition.kind() == Composition.Kind.SUPERSEDE;
    Optional<String> key = replaces ? composition.parent().flatMap(this::keyOf) : Optional.empty();
    return new CancelHeaders(lock, key);
  }

  private Optional<Article> own(MessageId id) {
    Optional<Article> article = store.bodies().get(id).join().map(parser::parse);
    boolean own = store.sent().isOwn(id).join() || keyOf(id).isPresent();
    return article.filter(_ -> own);
  }

  /** The key that opens the lock of an article; empty where it has none, or one of others. */
  private Optional<String> keyOf(MessageId id) {
    Optional<String> locks =
        store.bodies().get(id).join().flatMap(octets -> parser.parse(octets).header("Cancel-Lock"));
    return locks.flatMap(value ->
        names().stream()
            .flatMap(name -> secrets.of(name).stream())
            .map(secret -> CancelLock.key(secret, id))
            .filter(key -> CancelLock.opens(key, value))
            .findFirst());
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(List.of(Identity.USUAL));
    for (IdentityRecord identity : store.identities().all().join()) {
      if (!names.contains(identity.name())) {
        names.add(identity.name());
      }
    }
    return names;
  }

  private String identityOf(Composition composition) {
    return store.identities().all().join().stream()
        .filter(identity -> identity.address().equalsIgnoreCase(composition.from().address()))
        .map(IdentityRecord::name)
        .findFirst()
        .orElse(Identity.USUAL);
  }
}
