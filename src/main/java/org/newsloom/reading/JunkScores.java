package org.newsloom.reading;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.mime.ArticleParser;
import org.newsloom.score.JunkFilter;
import org.newsloom.score.JunkWords;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.task.Waiting;

/**
 * What the learnt filter says of the articles of a list. Subjects and authors of all headers are
 * looked at, each once; of texts those of the newest articles that are here. What was worked out is
 * kept for the newsgroup until more is learnt.
 */
final class JunkScores {
  private static final int PAGE = 2_000;

  /** Texts take longer than headers: of so many articles they are looked at. */
  private static final int MOST_TEXTS = 1_000;

  /** As far back texts are looked for. */
  private static final int FOR_TEXTS = 20_000;

  private final Store store;
  private final ArticleParser parser;
  private final Map<GroupRef, SoftReference<Known>> known = new HashMap<>();

  /**
   * What is known of a newsgroup's articles.
   *
   * @param headers those that were looked at
   * @param evidence of the subject and author of each
   * @param texts evidence of texts by article number
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, never written to
  private record Known(
      JunkFilter filter, GroupHeaders headers, float[] evidence, Map<Long, Double> texts) {}

  JunkScores(Store store, ArticleParser parser) {
    this.store = store;
    this.parser = parser;
  }

  /** The scores by rules with those of junk; blocks. */
  Scores with(
      JunkFilter filter, int hideFrom, GroupHeaders headers, NumberRanges bodies, Scores byRules)
      throws InterruptedException {
    Known now = known(filter, headers, bodies);
    long[] numbers = new long[byRules.numbers().length + 64];
    int[] values = new int[numbers.length];
    int found = 0;
    int mayHaveTexts = headers.size() - FOR_TEXTS;
    for (int row = 0; row < headers.size(); row++) {
      long number = headers.number()[row];
      double evidence =
          now.evidence()[row] + (row < mayHaveTexts ? 0 : now.texts().getOrDefault(number, 0.0));
      int score = Junk.score(byRules.of(number), JunkFilter.percent(evidence), hideFrom);
      if (score != 0) {
        if (found == numbers.length) {
          numbers = Arrays.copyOf(numbers, found * 2);
          values = Arrays.copyOf(values, found * 2);
        }
        numbers[found] = number;
        values[found++] = score;
      }
    }
    return new Scores(Arrays.copyOf(numbers, found), Arrays.copyOf(values, found));
  }

  @SuppressWarnings("ReferenceEquality") // the same filter, the same columns
  private Known known(JunkFilter filter, GroupHeaders headers, NumberRanges bodies)
      throws InterruptedException {
    Optional<Known> before;
    synchronized (known) {
      SoftReference<Known> reference = known.get(headers.group());
      before = Optional.ofNullable(reference == null ? null : reference.get());
    }
    before = before.filter(it -> it.filter() == filter);
    float[] evidence =
        before.isPresent() && before.get().headers().number() == headers.number()
            ? before.get().evidence()
            : evidence(filter, headers, before);
    Known now =
        new Known(
            filter,
            headers,
            evidence,
            texts(filter, headers, bodies, before.map(Known::texts).orElse(Map.of())));
    synchronized (known) {
      known.put(headers.group(), new SoftReference<>(now));
    }
    return now;
  }

  private float[] evidence(JunkFilter filter, GroupHeaders headers, Optional<Known> before)
      throws InterruptedException {
    float[] evidence = new float[headers.size()];
    Map<Integer, Float> subjects = new HashMap<>();
    Map<Integer, Float> authors = new HashMap<>();
    int[] page = new int[PAGE];
    for (int from = 0; from < headers.size(); ) {
      int wanted = 0;
      int at = from;
      for (; at < headers.size() && wanted < PAGE; at++) {
        int old = before.isPresent() ? row(before.get().headers(), headers.number()[at]) : -1;
        if (old >= 0) {
          evidence[at] = before.get().evidence()[old];
        } else {
          page[wanted++] = at;
        }
      }
      learn(filter, headers, Arrays.copyOf(page, wanted), subjects, authors);
      for (int i = 0; i < wanted; i++) {
        int row = page[i];
        evidence[row] =
            subjects.getOrDefault(headers.subject()[row], 0f)
                + authors.getOrDefault(headers.author()[row], 0f);
      }
      from = at;
    }
    return evidence;
  }

  private void learn(
      JunkFilter filter,
      GroupHeaders headers,
      int[] rows,
      Map<Integer, Float> subjects,
      Map<Integer, Float> authors)
      throws InterruptedException {
    Set<Integer> newSubjects = new HashSet<>();
    Set<Integer> newAuthors = new HashSet<>();
    for (int row : rows) {
      newSubjects.add(headers.subject()[row]);
      newAuthors.add(headers.author()[row]);
    }
    newSubjects.removeAll(subjects.keySet());
    newAuthors.removeAll(authors.keySet());
    Map<Integer, String> texts = Waiting.on(store.headers().subjects(List.copyOf(newSubjects)));
    texts.forEach(
        (id, text) -> subjects.put(id, (float) filter.evidence(JunkWords.ofSubject(text))));
    Map<Integer, Author> names = Waiting.on(store.headers().authors(List.copyOf(newAuthors)));
    names.forEach((id, who) ->
        authors.put(id, (float) filter.evidence(JunkWords.ofAuthor(who.name(), who.address()))));
  }

  private static int row(GroupHeaders headers, long number) {
    return Arrays.binarySearch(headers.number(), 0, headers.size(), number);
  }

  /** Of the newest articles whose texts are here. */
  private Map<Long, Double> texts(
      JunkFilter filter, GroupHeaders headers, NumberRanges bodies, Map<Long, Double> before)
      throws InterruptedException {
    Map<Long, Double> texts = new HashMap<>();
    List<Long> wanted = new ArrayList<>();
    int end = Math.max(0, headers.size() - FOR_TEXTS);
    for (int row = headers.size() - 1;
        row >= end && texts.size() + wanted.size() < MOST_TEXTS;
        row--) {
      long number = headers.number()[row];
      if (bodies.contains(number)) {
        Double old = before.get(number);
        if (old == null) {
          wanted.add(number);
        } else {
          texts.put(number, old);
        }
      }
    }
    if (wanted.isEmpty()) {
      return texts;
    }
    Map<Long, Overview> overviews = Waiting.on(store.headers().overviews(headers.group(), wanted));
    List<MessageId> ids = overviews.values().stream().map(Overview::id).toList();
    Map<MessageId, byte[]> octets = Waiting.on(store.bodies().get(ids));
    overviews.forEach((number, overview) -> {
      byte[] article = octets.get(overview.id());
      if (article != null) {
        texts.put(number, filter.evidence(JunkWords.ofText(parser.parse(article).text())));
      }
    });
    return texts;
  }
}
