package org.newsloom.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Author;
import org.newsloom.article.DateCode;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/** Who writes how much and when in a newsgroup, as far as its headers are here. */
public final class Statistics {
  private static final long HOUR = 3_600;

  private final Store store;
  private final ThreadLists lists;
  private final Jobs jobs;

  /** Over these. */
  public Statistics(Store store, ThreadLists lists, Jobs jobs) {
    this.store = store;
    this.lists = lists;
    this.jobs = jobs;
  }

  /**
   * Counts a newsgroup's articles; takes time in proportion to their number.
   *
   * @param zone whose days and hours are meant
   * @param most how many authors and threads are told of
   */
  public CompletableFuture<GroupStatistics> of(ServerGroup group, ZoneId zone, int most) {
    return jobs.submit("statistics of " + group, () -> count(group, Optional.empty(), zone, most));
  }

  /**
   * The same of what one author wrote there.
   *
   * @param address the author's, in any case
   */
  public CompletableFuture<GroupStatistics> of(
      ServerGroup group, String address, ZoneId zone, int most) {
    return jobs.submit(
        "statistics of " + address + " in " + group,
        () -> count(group, Optional.of(address), zone, most));
  }

  private GroupStatistics count(ServerGroup group, Optional<String> address, ZoneId zone, int most)
      throws InterruptedException {
    GroupHeaders headers = Waiting.on(store.headers().headers(Refs.of(group)));
    Map<Integer, Author> known = authorsOf(headers);
    IntPredicate wanted = author -> isBy(known.get(author), address);
    Set<Long> numbers = new HashSet<>();
    SortedMap<LocalDate, Integer> days = new TreeMap<>();
    int[] hours = new int[24];
    Map<Long, Integer> perHour = new HashMap<>();
    Map<Integer, Integer> authors = new HashMap<>();
    int articles = 0;
    for (int i = 0; i < headers.size(); i++) {
      if (!wanted.test(headers.author()[i])) {
        continue;
      }
      articles++;
      if (address.isPresent()) {
        numbers.add(headers.number()[i]);
      }
      perHour.merge(Math.floorDiv(DateCode.seconds(headers.date()[i]), HOUR), 1, Integer::sum);
      authors.merge(headers.author()[i], 1, Integer::sum);
    }
    perHour.forEach((hour, posts) -> {
      var time = Instant.ofEpochSecond(hour * HOUR).atZone(zone);
      days.merge(time.toLocalDate(), posts, Integer::sum);
      hours[time.getHour()] += posts;
    });
    ThreadList list = Waiting.on(lists.open(group, ThreadListOptions.USUAL));
    Posts posts = address.isEmpty() ? number -> number > 0 : number -> numbers.contains(number);
    return new GroupStatistics(
        articles,
        days.entrySet().stream()
            .map(day -> new GroupStatistics.Day(day.getKey(), day.getValue()))
            .toList(),
        Arrays.stream(hours).boxed().toList(),
        authors(authors, known, most),
        threads(list, posts, most),
        lengths(list, posts));
  }

  /** Which article numbers are counted. */
  private interface Posts {
    boolean has(long number);
  }

  private Map<Integer, Author> authorsOf(GroupHeaders headers) throws InterruptedException {
    List<Integer> ids = Arrays.stream(headers.author()).distinct().boxed().toList();
    return Waiting.on(store.headers().authors(ids));
  }

  private static boolean isBy(@Nullable Author author, Optional<String> address) {
    return address.isEmpty()
        || (author != null && author.address().equalsIgnoreCase(address.get()));
  }

  /** Spellings of one address count together, under the name that it wrote most with. */
  private static List<GroupStatistics.Poster> authors(
      Map<Integer, Integer> counts, Map<Integer, Author> known, int most) {
    Map<String, GroupStatistics.Poster> byAddress = new HashMap<>();
    Map<String, Integer> best = new HashMap<>();
    counts.forEach((id, posts) -> {
      Author author = known.getOrDefault(id, Author.UNKNOWN);
      String key = author.address().toLowerCase(Locale.ROOT);
      String named = key.isEmpty() ? author.displayName() : key;
      boolean better = posts > best.getOrDefault(named, 0);
      GroupStatistics.Poster before = byAddress.get(named);
      byAddress.put(
          named,
          new GroupStatistics.Poster(
              better || before == null ? author : before.author(),
              posts + (before == null ? 0 : before.posts())));
      best.merge(named, posts, Math::max);
    });
    return byAddress.values().stream()
        .sorted(
            Comparator.comparingInt(GroupStatistics.Poster::posts)
                .reversed()
                .thenComparing(poster -> poster.author().displayName()))
        .limit(most)
        .toList();
  }

  private List<GroupStatistics.Talk> threads(ThreadList list, Posts posts, int most)
      throws InterruptedException {
    List<Integer> roots = new ArrayList<>();
    for (int row = 0; row < list.size(); row += list.subtreeSize(row)) {
      roots.add(row);
    }
    roots.sort(Comparator.comparingInt((Integer row) -> posts(list, row, posts)).reversed());
    List<GroupStatistics.Talk> threads = new ArrayList<>();
    for (int row : roots.subList(0, Math.min(most, roots.size()))) {
      Waiting.on(list.load(row, row + 1));
      RowText text = list.text(row);
      int count = posts(list, row, posts);
      if (text.id().isPresent() && count > 0) {
        threads.add(new GroupStatistics.Talk(text.id().get(), title(list, row), count));
      }
    }
    return threads;
  }

  /** A thread whose beginning is not here is called as its first answer is. */
  private static String title(ThreadList list, int root) throws InterruptedException {
    int row = root;
    while (list.isPlaceholder(row) && row + 1 < root + list.subtreeSize(root)) {
      row++;
    }
    Waiting.on(list.load(row, row + 1));
    return list.text(row).subject();
  }

  /** The articles of a thread that are counted; a missing one never is. */
  private static int posts(ThreadList list, int root, Posts wanted) {
    int posts = 0;
    for (int row = root; row < root + list.subtreeSize(root); row++) {
      posts += !list.isPlaceholder(row) && wanted.has(list.number(row)) ? 1 : 0;
    }
    return posts;
  }

  /** How many threads have 1, 2, 3 … articles: at index 0 those of one. */
  private static List<GroupStatistics.Length> lengths(ThreadList list, Posts wanted) {
    SortedMap<Integer, Integer> lengths = new TreeMap<>();
    for (int row = 0; row < list.size(); row += list.subtreeSize(row)) {
      int posts = posts(list, row, wanted);
      if (posts > 0) {
        lengths.merge(posts, 1, Integer::sum);
      }
    }
    return lengths.entrySet().stream()
        .map(one -> new GroupStatistics.Length(one.getKey(), one.getValue()))
        .toList();
  }
}
