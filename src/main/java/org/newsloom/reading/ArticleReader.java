package org.newsloom.reading;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Xref;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.SignedContent;
import org.newsloom.mime.TextStructure;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.store.ThreadMark;
import org.newsloom.store.Withdrawal;
import org.newsloom.sync.BodyFetch;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Opens articles: from the cache, or else from a server, ahead of everything that is fetched in the
 * background. Opening does not mark as read; when an article counts as read is the front end's to
 * say.
 *
 * <p>Futures fail with {@link org.newsloom.sync.ServerProblemException} where the article is not
 * here and no server could be asked.
 */
public final class ArticleReader {
  private final Store store;
  private final BodyFetch bodies;
  private volatile ArticleParser parser;
  private final GroupPreferences preferences;
  private final Jobs jobs;

  /** Reads from the store and fetches what is not there. */
  public ArticleReader(
      Store store,
      BodyFetch bodies,
      ArticleParser parser,
      GroupPreferences preferences,
      Jobs jobs) {
    this.store = store;
    this.bodies = bodies;
    this.parser = parser;
    this.preferences = preferences;
    this.jobs = jobs;
  }

  /** Whether articles opened from now on are read by their HTML where they have plain text too. */
  public void preferHtml(boolean prefer) {
    parser = parser.preferringHtml(prefer);
  }

  /** The article of that number; empty where it is no longer on the server. */
  public CompletableFuture<Optional<ShownArticle>> open(ServerGroup group, long number) {
    return jobs.submit(
        "article " + number + " of " + group,
        () -> {
          Map<Long, MessageId> ids =
              Waiting.on(store.headers().ids(Refs.of(group), List.of(number)));
          MessageId id = ids.get(number);
          return id == null
              ? Optional.<ShownArticle>empty()
              : shown(id, new Place(Optional.of(group), number), Optional.empty());
        });
  }

  /**
   * The article of that number, where it is not known here too: then the server is asked which one
   * it is. Empty where it is not there.
   */
  public CompletableFuture<Optional<ShownArticle>> find(ServerGroup group, long number) {
    return jobs.submit(
        "article " + number + " of " + group,
        () -> {
          Map<Long, MessageId> known =
              Waiting.on(store.headers().ids(Refs.of(group), List.of(number)));
          Optional<MessageId> id =
              known.containsKey(number)
                  ? Optional.ofNullable(known.get(number))
                  : Futures.joined(bodies.idOf(group, number));
          return id.isEmpty()
              ? Optional.<ShownArticle>empty()
              : shown(id.get(), place(id.get()), Optional.empty());
        });
  }

  /** The article of that id; empty where no server has it. */
  public CompletableFuture<Optional<ShownArticle>> open(MessageId id) {
    return jobs.submit("article " + id, () -> shown(id, place(id), Optional.empty()));
  }

  /** The article of that id with all its text read in a charset, whatever it says of itself. */
  public CompletableFuture<Optional<ShownArticle>> open(MessageId id, Charset readAs) {
    return jobs.submit("article " + id, () -> shown(id, place(id), Optional.of(readAs)));
  }

  /**
   * The articles of some rows of a list, in their order; empty for a row whose article is not here
   * and did not come. All that are missing are asked for together.
   *
   * @param from the first row
   * @param to the row after the last one
   */
  public CompletableFuture<List<Optional<ShownArticle>>> open(ThreadList list, int from, int to) {
    return jobs.submit("a thread of " + list.group(), () -> shown(list, from, to));
  }

  private List<Optional<ShownArticle>> shown(ThreadList list, int from, int to)
      throws InterruptedException {
    List<Long> numbers = new ArrayList<>();
    for (int row = from; row < to; row++) {
      if (!list.isPlaceholder(row)) {
        numbers.add(list.number(row));
      }
    }
    GroupRef ref = Refs.of(list.group());
    Map<Long, MessageId> ids = Waiting.on(store.headers().ids(ref, numbers));
    try {
      Futures.joined(bodies.ahead(ids.values()));
    } catch (ServerProblemException e) {
      // What is here is shown all the same; the status line tells of the trouble.
    }
    List<Optional<ShownArticle>> articles = new ArrayList<>();
    for (int row = from; row < to; row++) {
      MessageId id = list.isPlaceholder(row) ? null : ids.get(list.number(row));
      Optional<byte[]> octets = id == null ? Optional.empty() : Waiting.on(store.bodies().get(id));
      Place place = new Place(Optional.of(list.group()), list.number(row));
      articles.add(
          id == null || octets.isEmpty()
              ? Optional.empty()
              : Optional.of(shown(id, octets.get(), place, Optional.empty())));
    }
    return articles;
  }

  /**
   * The files of which the article holds one piece, put together from all posts of its series;
   * empty where its subject does not say that it is one of several.
   *
   * @param done is told how many of the posts have been asked for
   */
  public CompletableFuture<Optional<JoinedPosts>> joined(ShownArticle shown, IntConsumer done) {
    return jobs.submit(
        "posts of " + shown.article().subject(),
        () -> new PostSeries(store, bodies).join(shown, parser, done));
  }

  /** Its octets as the server sent them; empty where no server has it. */
  public CompletableFuture<Optional<byte[]>> source(MessageId id) {
    return bodies.octets(id);
  }

  /** The decoded octets of one of its parts; empty where there is no such part. */
  public CompletableFuture<Optional<byte[]>> part(MessageId id, String path) {
    return jobs.submit(
        "part " + path + " of " + id,
        () -> Futures.joined(bodies.octets(id)).flatMap(octets -> parser.part(octets, path)));
  }

  /** Where an article stands. */
  private record Place(Optional<ServerGroup> group, long number) {}

  private Place place(MessageId id) throws InterruptedException {
    for (String server : Waiting.on(store.servers().names())) {
      List<Xref.Place> places = Waiting.on(store.headers().places(server, id));
      if (!places.isEmpty()) {
        Xref.Place first = places.getFirst();
        return new Place(Optional.of(new ServerGroup(server, first.group())), first.number());
      }
    }
    return new Place(Optional.empty(), 0);
  }

  private ArticleParser parserFor(Place place, Optional<Charset> readAs)
      throws InterruptedException {
    if (readAs.isPresent()) {
      return parser.readingAs(readAs.get());
    }
    Optional<Charset> own =
        place.group().isEmpty()
            ? Optional.empty()
            : Waiting.on(preferences.of(place.group().get())).charset();
    return own.map(parser::withFallback).orElse(parser);
  }

  private Optional<ShownArticle> shown(MessageId id, Place place, Optional<Charset> readAs)
      throws InterruptedException, ServerProblemException {
    Optional<byte[]> octets = Futures.joined(bodies.octets(id));
    return octets.isEmpty()
        ? Optional.empty()
        : Optional.of(shown(id, octets.get(), place, readAs));
  }

  private ShownArticle shown(MessageId id, byte[] octets, Place place, Optional<Charset> readAs)
      throws InterruptedException {
    Article article = parserFor(place, readAs).parse(octets);
    Optional<SignedContent> signed = SignedContent.of(octets);
    return new ShownArticle(
        id,
        article,
        TextStructure.of(article.text()),
        place.group(),
        place.number(),
        state(id, article, place),
        withdrawn(id, article),
        signed.isPresent(),
        signed.map(SignedContent::part).orElse(""));
  }

  private Optional<Withdrawn> withdrawn(MessageId id, Article article) throws InterruptedException {
    Optional<Withdrawn> found = Optional.empty();
    for (Withdrawal said : Waiting.on(store.bodies().withdrawals(id))) {
      Optional<byte[]> asking = Waiting.on(store.bodies().get(said.by()));
      boolean byAuthor =
          asking.isPresent()
              && parser
                  .parse(asking.get())
                  .from()
                  .address()
                  .equalsIgnoreCase(article.from().address());
      if (found.isEmpty() || (byAuthor && !found.get().byAuthor())) {
        found =
            Optional.of(
                new Withdrawn(said.kind() == Withdrawal.Kind.SUPERSEDED, said.by(), byAuthor));
      }
    }
    return found;
  }

  private ArticleState state(MessageId id, Article article, Place place)
      throws InterruptedException {
    boolean read = false;
    if (place.group().isPresent()) {
      GroupRef ref = Refs.of(place.group().get());
      read = Waiting.on(store.marks().read(ref)).contains(place.number());
    }
    boolean flagged = Waiting.on(store.marks().flagged()).contains(id);
    Map<MessageId, ThreadMark> marks = Waiting.on(store.marks().threadMarks());
    boolean watched = false;
    boolean ignored = false;
    // The mark of the nearest ancestor counts, the article's own first.
    Optional<ThreadMark> mark = Optional.ofNullable(marks.get(id));
    for (MessageId ancestor : article.references().ids().reversed()) {
      mark = mark.or(() -> Optional.ofNullable(marks.get(ancestor)));
    }
    if (mark.isPresent()) {
      watched = mark.get() == ThreadMark.WATCHED;
      ignored = mark.get() == ThreadMark.IGNORED;
    }
    return new ArticleState(read, flagged, watched, ignored);
  }
}
