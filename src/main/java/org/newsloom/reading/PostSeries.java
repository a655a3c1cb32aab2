package org.newsloom.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Overview;
import org.newsloom.article.PostPart;
import org.newsloom.mime.ArticleParser;
import org.newsloom.store.Store;
import org.newsloom.sync.BodyFetch;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.task.Waiting;

/**
 * The posts of one file: same author, same subject but for the number in it, near to each other in
 * the newsgroup.
 */
final class PostSeries {
  /** Posts of a series stand nearer to each other than this, for each of them. */
  private static final int ROOM = 50;

  private static final int MOST_ROOM = 20_000;
  private static final int AT_ONCE = 2_000;

  /** Larger files are for programs that write them to disk piece by piece. */
  private static final long MOST_OCTETS = 96L * 1024 * 1024;

  private static final int MOST_MISSING = 100;

  private final Store store;
  private final BodyFetch bodies;

  PostSeries(Store store, BodyFetch bodies) {
    this.store = store;
    this.bodies = bodies;
  }

  /**
   * Fetches the posts and joins them; empty where the article is not one of several.
   *
   * @param done is told how many posts have been asked for
   */
  Optional<JoinedPosts> join(ShownArticle shown, ArticleParser parser, IntConsumer done)
      throws InterruptedException, ServerProblemException {
    Optional<PostPart> mark = PostPart.of(shown.article().subject());
    if (mark.isEmpty() || shown.group().isEmpty()) {
      return Optional.empty();
    }
    PostPart part = mark.get();
    SortedMap<Integer, MessageId> posts = find(shown, part);
    List<byte[]> octets = new ArrayList<>();
    List<Integer> missing = new ArrayList<>();
    long size = 0;
    for (int number = 1; number <= part.total(); number++) {
      MessageId id = posts.get(number);
      Optional<byte[]> one = id == null ? Optional.empty() : Futures.joined(bodies.octets(id));
      if (one.isPresent()) {
        octets.add(one.get());
        size += one.get().length;
        if (size > MOST_OCTETS) {
          return Optional.of(new JoinedPosts(List.of(), part.total(), missing, true));
        }
      } else if (missing.size() < MOST_MISSING) {
        missing.add(number);
      }
      done.accept(number);
    }
    return Optional.of(new JoinedPosts(parser.joined(octets), part.total(), missing, false));
  }

  private SortedMap<Integer, MessageId> find(ShownArticle shown, PostPart part)
      throws InterruptedException {
    SortedMap<Integer, MessageId> posts = new TreeMap<>();
    long room = Math.min(MOST_ROOM, 200L + (long) ROOM * part.total());
    long low = Math.max(1, shown.number() - room);
    long high = Math.min(Long.MAX_VALUE - AT_ONCE, shown.number() + room);
    for (long from = low; from <= high && posts.size() < part.total(); from += AT_ONCE) {
      List<Long> numbers = new ArrayList<>();
      for (long number = from; number <= Math.min(high, from + AT_ONCE - 1); number++) {
        numbers.add(number);
      }
      Map<Long, Overview> page =
          Waiting.on(store.headers().briefOverviews(Refs.of(shown.group().get()), numbers));
      for (Overview one : page.values()) {
        PostPart.of(one.subject())
            .filter(it -> it.number() > 0 && it.series().equals(part.series()))
            .filter(it -> isBySame(one.from(), shown.article().from()))
            .ifPresent(it -> posts.putIfAbsent(it.number(), one.id()));
      }
    }
    posts.put(part.number(), shown.id());
    return posts;
  }

  private static boolean isBySame(Author one, Author other) {
    return one.address().equalsIgnoreCase(other.address());
  }
}
