package org.newsloom.post;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.mime.ArticleParser;
import org.newsloom.nntp.Lane;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpPool;
import org.newsloom.nntp.NntpReply;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.nntp.PostOutcomeUnknownException;
import org.newsloom.nntp.PostingRefusedException;
import org.newsloom.store.OutboxEntry;
import org.newsloom.store.SentArticle;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerConnections;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

/**
 * Sends each article exactly once. An article is in the store, with its Message-ID, before the
 * first octet goes out; where the outcome of a POST is unknown, the server is asked for that
 * Message-ID before anything is sent again (RFC 3977 section 6.3.1; net-keeping rows G16c and
 * G16d).
 *
 * <pre>
 * QUEUED  -> SENDING             the moment before POST
 * SENDING -> SENT                240, or the server has the article already
 * SENDING -> REFUSED             440; 441 and the server does not have it
 * SENDING -> UNKNOWN             the link was lost after the article began to go out, or we were killed
 * SENDING -> QUEUED              nothing went out: no connection, no login
 * UNKNOWN -> SENT or SENDING     STAT said yes or no
 * </pre>
 */
public final class Outbox {
  private static final Logger LOG = System.getLogger(Outbox.class.getName());

  /** A lost reply is asked after at once on a fresh link; then the next look has to do. */
  private static final int TRIES_AT_ONCE = 2;

  /** Refused with the article in hand, perhaps because it is there (RFC 3977 section 6.3.1). */
  private static final int AFTER_ARTICLE = 441;

  /** A header field that stands there twice makes no article a duplicate. */
  private static final Pattern DUPLICATE =
      Pattern.compile(
          "\\b435\\b|(?:duplicate|already (?:have|has|got|seen|posted|there|in|exists?)|history)"
              + "(?!.*\\b(?:headers?|fields?|lines?)\\b)",
          Pattern.CASE_INSENSITIVE);

  private final Store store;
  private final ServerConnections connections;
  private final ArticleWriter writer;
  private final MessageIds ids;
  private final OwnArticles own;
  private final Jobs jobs;
  private final Clock clock;
  private final ArticleParser parser = new ArticleParser();
  private final Repetition again;

  /** One article at a time goes out, so that no article can go out twice at once. */
  private final ReentrantLock sending = new ReentrantLock();

  /** Sends by the given connections what is kept in the given store. */
  public Outbox(
      Store store,
      ServerConnections connections,
      ArticleWriter writer,
      MessageIds ids,
      OwnArticles own,
      Jobs jobs,
      Clock clock) {
    this.store = store;
    this.connections = connections;
    this.writer = writer;
    this.ids = ids;
    this.own = own;
    this.jobs = jobs;
    this.clock = clock;
    this.again = new Repetition(store, parser);
  }

  /** The octets that would go out, with a Message-ID that is used by nothing else. */
  public TaskFuture<byte[]> preview(Composition composition, PostingStyle style) {
    return jobs.submit(
        "preview", () -> octets(composition, ids.next(composition.from().address()), style));
  }

  /**
   * Puts an article into the outbox, removing the draft it was made from in the same step, and
   * tries to send it. Only for what {@link PostChecks} does not refuse.
   *
   * @param draft the draft's number; empty for none
   */
  public TaskFuture<Posted> send(
      String server, Composition composition, PostingStyle style, OptionalLong draft) {
    MessageId id = ids.next(composition.from().address());
    return jobs.submit(
        "post " + id,
        () ->
            attempt(
                store.outbox().add(server, id, octets(composition, id, style), draft).join(),
                true));
  }

  /** Puts an article into the outbox and leaves it there. */
  public TaskFuture<Posted> queue(
      String server, Composition composition, PostingStyle style, OptionalLong draft) {
    MessageId id = ids.next(composition.from().address());
    return jobs.submit(
        "queue " + id,
        () ->
            posted(
                store.outbox().add(server, id, octets(composition, id, style), draft).join(),
                Optional.empty()));
  }

  /**
   * A warning where the same text went, or is to go, from here to the same newsgroups in these days
   * (net-keeping row G16c). Texts with files are let through: a text is often the same for several.
   */
  public TaskFuture<List<PostCheck>> repetition(Composition composition) {
    return jobs.submit("repetition", () -> again.of(composition, clock.instant()));
  }

  /** What waits, the oldest first. */
  public TaskFuture<List<Posted>> waiting() {
    return TaskFuture.guarding(
        store
            .outbox()
            .all()
            .thenApply(entries ->
                entries.stream()
                    .filter(entry -> entry.state() != OutboxEntry.State.SENT)
                    .map(entry -> posted(entry, Optional.empty()))
                    .toList()));
  }

  /**
   * Tries to send all that waits but what was refused. Who wrote it may be gone, and a copy by
   * e-mail that was to follow it with them: it does not say any more that it was mailed.
   */
  public TaskFuture<List<Posted>> sendWaiting() {
    return sendWaiting(Optional.empty());
  }

  /**
   * The same where the writer of one is there.
   *
   * @param mailed the article that a copy by e-mail will follow; empty for none
   */
  public TaskFuture<List<Posted>> sendWaiting(Optional<MessageId> mailed) {
    return jobs.submit(
        "outbox",
        () -> {
          List<Posted> results = new ArrayList<>();
          for (OutboxEntry entry : store.outbox().all().join()) {
            if (entry.state() != OutboxEntry.State.REFUSED) {
              results.add(attempt(entry, mailed.equals(Optional.of(entry.messageId()))));
            }
          }
          return List.copyOf(results);
        });
  }

  /** Takes an article out, whatever its state; false if it is not there. */
  public TaskFuture<Boolean> drop(MessageId id) {
    return jobs.submit(
        "drop " + id,
        () -> {
          sending.lockInterruptibly();
          try {
            for (OutboxEntry entry : store.outbox().all().join()) {
              if (entry.messageId().equals(id)) {
                return store.outbox().remove(entry.id()).join();
              }
            }
            return false;
          } finally {
            sending.unlock();
          }
        });
  }

  /**
   * Lets another server have an article that surely was not sent, such as when its own was removed;
   * it waits there. Empty where it is not here, or where its server may have it.
   */
  public TaskFuture<Optional<Posted>> move(MessageId id, String server) {
    return jobs.submit(
        "move " + id,
        () -> {
          sending.lockInterruptibly();
          try {
            for (OutboxEntry entry : store.outbox().all().join()) {
              if (entry.messageId().equals(id)) {
                return store
                    .outbox()
                    .move(entry.id(), server)
                    .join()
                    .map(moved -> posted(moved, Optional.empty()));
              }
            }
            return Optional.empty();
          } finally {
            sending.unlock();
          }
        });
  }

  /**
   * Makes a draft again of an article that surely was not sent, to be changed; the draft is on disk
   * before the article leaves the outbox. Empty where the article is not there, or where the server
   * may have it.
   */
  public TaskFuture<Optional<SavedDraft>> takeBack(MessageId id) {
    return jobs.submit(
        "take back " + id,
        () -> {
          sending.lockInterruptibly();
          try {
            for (OutboxEntry entry : store.outbox().all().join()) {
              boolean unsent =
                  entry.state() == OutboxEntry.State.QUEUED
                      || entry.state() == OutboxEntry.State.REFUSED;
              if (entry.messageId().equals(id) && unsent) {
                Composition written = Compositions.of(entry.octets(), parser);
                SavedDraft draft =
                    new Drafts(store)
                        .save(0, entry.server(), written, ways(entry.octets(), written))
                        .join();
                store.outbox().remove(entry.id()).join();
                return Optional.of(draft);
              }
            }
            return Optional.empty();
          } finally {
            sending.unlock();
          }
        });
  }

  private AnswerWays ways(byte[] octets, Composition written) {
    Optional<Article> parent =
        written.kind() == Composition.Kind.FOLLOWUP
            ? written.parent().flatMap(id -> store.bodies().get(id).join()).map(parser::parse)
            : Optional.empty();
    return parent
        .map(answered -> MailCopies.ways(parser.parse(octets), answered))
        .orElse(AnswerWays.NONE);
  }

  /** The octets of an article that waits. */
  public TaskFuture<Optional<byte[]>> octets(MessageId id) {
    return TaskFuture.guarding(
        store
            .outbox()
            .all()
            .thenApply(entries ->
                entries.stream()
                    .filter(entry -> entry.messageId().equals(id))
                    .map(OutboxEntry::octets)
                    .findFirst()));
  }

  /** What was written in an article that waits. */
  public TaskFuture<Optional<Composition>> written(MessageId id) {
    return TaskFuture.guarding(
        octets(id).thenApply(found -> found.map(octets -> Compositions.of(octets, parser))));
  }

  private byte[] octets(Composition composition, MessageId id, PostingStyle style) {
    return writer.write(composition, id, clock.instant(), style, own.headersOf(composition, id));
  }

  private Posted attempt(OutboxEntry given, boolean mayBeMailed) throws InterruptedException {
    sending.lockInterruptibly();
    try {
      Optional<OutboxEntry> found = store.outbox().find(given.id()).join();
      if (found.isEmpty()) {
        // Somebody else sent or dropped it while this job waited for its turn.
        return posted(given, Optional.empty());
      }
      OutboxEntry entry = found.get();
      for (int tries = 1; ; tries++) {
        try {
          NntpPool pool = connections.pool(entry.server());
          OutboxEntry now = entry;
          return pool.run(Lane.INTERACTIVE, connection -> talk(connection, now, mayBeMailed));
        } catch (PostOutcomeUnknownException e) {
          entry = change(entry, OutboxEntry.State.UNKNOWN, sentence(entry, e));
          if (tries >= TRIES_AT_ONCE) {
            return posted(entry, Optional.of(connections.explain(entry.server(), e)));
          }
        } catch (ServerProblemException e) {
          return postponed(entry, e.problem());
        } catch (IOException | NntpReplyException e) {
          return postponed(entry, connections.explain(entry.server(), e));
        }
      }
    } finally {
      sending.unlock();
    }
  }

  private Posted talk(NntpConnection connection, OutboxEntry entry, boolean mayBeMailed)
      throws IOException, NntpReplyException {
    boolean mayBeThere =
        entry.state() == OutboxEntry.State.UNKNOWN || entry.state() == OutboxEntry.State.SENDING;
    if (mayBeThere && connection.stat(entry.messageId()).isPresent()) {
      return sent(entry, "The server has the article; its reply was lost.");
    }
    if (!mayBeMailed) {
      byte[] unmarked = MailCopies.unmarked(entry.octets());
      if (unmarked.length != entry.octets().length) {
        store.outbox().rewrite(entry.id(), unmarked).join();
      }
    }
    OutboxEntry going = change(entry, OutboxEntry.State.SENDING, entry.lastReply());
    try {
      NntpReply reply = connection.post(going.octets());
      return sent(going, reply.toString());
    } catch (PostingRefusedException e) {
      if (e.code() == AFTER_ARTICLE
          && (isThere(connection, going.messageId()) || (mayBeThere && saysDuplicate(e)))) {
        return sent(going, said(e));
      }
      return posted(change(going, OutboxEntry.State.REFUSED, said(e)), Optional.empty());
    }
  }

  /**
   * Whether the server has had it, such as one that gave it to a moderator: nobody else makes our
   * Message-IDs.
   */
  private static boolean saysDuplicate(PostingRefusedException refusal) {
    return DUPLICATE.matcher(refusal.text()).find();
  }

  /** A server that cannot say what it has is no reason to doubt its refusal. */
  private static boolean isThere(NntpConnection connection, MessageId id) throws IOException {
    try {
      return connection.stat(id).isPresent();
    } catch (NntpReplyException e) {
      LOG.log(Level.DEBUG, "STAT was refused: {0}", e.getMessage());
      return false;
    }
  }

  private static String said(PostingRefusedException refusal) {
    return (refusal.code() + " " + refusal.text()).strip();
  }

  private Posted sent(OutboxEntry entry, String reply) {
    Article article = parser.parse(entry.octets());
    SentArticle record =
        new SentArticle(
            entry.messageId(),
            entry.server(),
            article.subject(),
            Newsgroup.join(article.newsgroups()),
            clock.instant());
    store.sent().add(record, entry.octets()).join();
    store.outbox().remove(entry.id()).join();
    keepInStep(entry);
    return new Posted(
        entry.messageId(), Posted.State.SENT, entry.attempts(), reply, Optional.empty());
  }

  /**
   * Search finds what was posted as soon as its header is here; it need not be fetched. And the
   * header may have come, unread, while nobody could say whether it was posted.
   */
  private void keepInStep(OutboxEntry entry) {
    try {
      store.marks().markRead(List.of(entry.messageId())).join();
      store.bodies().put(entry.messageId(), entry.octets()).join();
    } catch (CompletionException e) {
      // It was sent and is kept; a full disk must not make that look like a failure.
      LOG.log(Level.WARNING, "An article that was posted is not in the cache or unread", e);
    }
  }

  /** Nothing went out; an outcome that was unknown before stays unknown. */
  private Posted postponed(OutboxEntry entry, ServerProblem problem) {
    boolean wasUnknown =
        entry.state() == OutboxEntry.State.UNKNOWN || entry.state() == OutboxEntry.State.SENDING;
    LOG.log(Level.INFO, "{0} waits in the outbox: {1}", entry.messageId(), problem.detail());
    OutboxEntry kept =
        change(
            entry,
            wasUnknown ? OutboxEntry.State.UNKNOWN : OutboxEntry.State.QUEUED,
            problem.sentence());
    return posted(kept, Optional.of(problem));
  }

  private OutboxEntry change(OutboxEntry entry, OutboxEntry.State state, String reply) {
    return store
        .outbox()
        .change(entry.id(), state, reply)
        .join()
        .orElseThrow(() -> new IllegalStateException("gone from the outbox: " + entry.messageId()));
  }

  private static String sentence(OutboxEntry entry, PostOutcomeUnknownException lost) {
    return "The link to "
        + entry.server()
        + " was lost while the article was going out ("
        + lost.getMessage()
        + "). It is asked for before it is sent again.";
  }

  private static Posted posted(OutboxEntry entry, Optional<ServerProblem> problem) {
    Posted.State state =
        switch (entry.state()) {
          case SENT -> Posted.State.SENT;
          case REFUSED -> Posted.State.REFUSED;
          case QUEUED, SENDING, UNKNOWN -> Posted.State.QUEUED;
        };
    return new Posted(entry.messageId(), state, entry.attempts(), entry.lastReply(), problem);
  }
}
