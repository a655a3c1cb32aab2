package org.newsloom.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.Counted;
import org.newsloom.article.MessageId;
import org.newsloom.article.Overview;
import org.newsloom.mime.ArticleParser;
import org.newsloom.score.JunkFilter;
import org.newsloom.score.JunkWords;
import org.newsloom.score.Scorer;
import org.newsloom.store.GroupRef;
import org.newsloom.store.LearntArticle;
import org.newsloom.store.LearntArticle.Kind;
import org.newsloom.store.LearntArticles;
import org.newsloom.store.Store;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/**
 * Junk that is learnt from what the person calls so. It takes points from articles and deletes
 * none; it hides them only where the person set from how many per cent on.
 *
 * <p>Locking: the monitor guards what was learnt; it is read from the store without it.
 */
public final class Junk {
  /** So many articles are learnt from at once, the first ones: no more are kept. */
  public static final int MOST_AT_ONCE = LearntArticles.MOST;

  private static final int NAMED_WORDS = 5;

  private final Store store;
  private final ArticleParser parser;
  private final IntSupplier hideFrom;
  private final Jobs jobs;
  private final Changes changes;
  private Optional<JunkFilter> learnt = Optional.empty();
  private long lessons;

  /**
   * Learns from articles of the store.
   *
   * @param hideFrom how sure it must be, in per cent, for an article to be hidden; 0 for never
   * @param changes are told when scores are others
   */
  public Junk(Store store, ArticleParser parser, IntSupplier hideFrom, Jobs jobs, Changes changes) {
    this.store = store;
    this.parser = parser;
    this.hideFrom = hideFrom;
    this.jobs = jobs;
    this.changes = changes;
  }

  /** Learns that articles are junk. */
  public CompletableFuture<Undo> junk(Collection<MessageId> ids) {
    return teach(ids, Kind.JUNK, "as junk");
  }

  /** Learns that articles are no junk. */
  public CompletableFuture<Undo> notJunk(Collection<MessageId> ids) {
    return teach(ids, Kind.GOOD, "as not junk");
  }

  private CompletableFuture<Undo> teach(Collection<MessageId> ids, Kind kind, String as) {
    List<MessageId> wanted = ids.stream().distinct().limit(MOST_AT_ONCE).toList();
    return jobs.submit(
        "junk",
        () -> {
          Map<MessageId, LearntArticle> articles = new LinkedHashMap<>();
          for (MessageId id : wanted) {
            words(id).ifPresent(it -> articles.put(id, new LearntArticle(kind, it.all())));
          }
          LearntArticles.Lesson lesson = Waiting.on(store.learntArticles().learn(articles));
          tellLearnt();
          long changed =
              articles.keySet().stream()
                  .filter(id -> !lesson.before(id).equals(Optional.of(kind)))
                  .count();
          return new Undo(
              "Mark " + Counted.of(changed, "article") + " " + as,
              changed,
              () ->
                  store
                      .learntArticles()
                      .undo(lesson)
                      .thenApply(any -> {
                        tellLearnt();
                        return any;
                      }));
        });
  }

  private void tellLearnt() {
    synchronized (this) {
      lessons++;
      learnt = Optional.empty();
    }
    changes.tell(new Change.ScoresChanged());
  }

  /** What was learnt; the same object until more is. Blocks. */
  JunkFilter filter() throws InterruptedException {
    long lesson;
    synchronized (this) {
      if (learnt.isPresent()) {
        return learnt.get();
      }
      lesson = lessons;
    }
    List<Set<String>> junk = new ArrayList<>();
    List<Set<String>> good = new ArrayList<>();
    for (LearntArticle article : Waiting.on(store.learntArticles().all())) {
      (article.kind() == Kind.JUNK ? junk : good).add(article.words());
    }
    JunkFilter read = JunkFilter.of(junk, good);
    synchronized (this) {
      if (lesson == lessons) {
        if (learnt.isPresent()) {
          return learnt.get();
        }
        learnt = Optional.of(read);
      }
      return read;
    }
  }

  /** From how many per cent on articles are hidden; 0 for never. */
  int hideFrom() {
    return hideFrom.getAsInt();
  }

  /**
   * The score of an article that the rules gave some points. What they raise is never junk.
   *
   * @param percent how sure it is that the article is junk
   */
  static int score(int byRules, int percent, int hideFrom) {
    if (byRules > 0 || percent < JunkFilter.JUNK_FROM) {
      return byRules;
    }
    return hideFrom > 0 && percent >= hideFrom ? Math.min(byRules, Scorer.KILL) : byRules - percent;
  }

  /** The words of an article by where they stand. */
  record Words(Set<String> subject, Set<String> author, Set<String> text) {
    static Words of(String subject, Author author, Optional<Article> article) {
      return new Words(
          JunkWords.ofSubject(subject),
          JunkWords.ofAuthor(author.name(), author.address()),
          article.map(it -> JunkWords.ofText(it.text())).orElse(Set.of()));
    }

    Set<String> all() {
      Set<String> all = new HashSet<>(subject);
      all.addAll(author);
      all.addAll(text);
      return all;
    }

    double evidence(JunkFilter filter) {
      return filter.evidence(subject) + filter.evidence(author) + filter.evidence(text);
    }
  }

  /**
   * Why an article loses points, as a person reads it.
   *
   * @param points below 0
   * @param text how sure it is, and by which words
   */
  record Verdict(int points, String text) {}

  /** What it makes of an article that the rules gave some points; empty for no junk. Blocks. */
  Optional<Verdict> verdict(Overview overview, Optional<Article> article, int byRules)
      throws InterruptedException {
    JunkFilter filter = filter();
    Words words = Words.of(overview.subject(), overview.from(), article);
    int percent = JunkFilter.percent(words.evidence(filter));
    int points = score(byRules, percent, hideFrom()) - byRules;
    if (filter.isEmpty() || points == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Verdict(
            points,
            "Junk that was learnt: "
                + percent
                + " % sure, by "
                + String.join(", ", filter.strongest(words.all(), NAMED_WORDS))));
  }

  /** Of the article itself where it is here, else of its header; empty where neither is. */
  private Optional<Words> words(MessageId id) throws InterruptedException {
    Optional<Article> article = Waiting.on(store.bodies().get(id)).map(parser::parse);
    for (String server : Waiting.on(store.servers().names())) {
      for (var place : Waiting.on(store.headers().places(server, id))) {
        Overview overview =
            Waiting.on(
                    store
                        .headers()
                        .overviews(new GroupRef(server, place.group()), List.of(place.number())))
                .get(place.number());
        if (overview != null) {
          return Optional.of(Words.of(overview.subject(), overview.from(), article));
        }
      }
    }
    return article.map(it -> Words.of(it.subject(), it.from(), article));
  }
}
