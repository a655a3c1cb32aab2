package org.newsloom.reading;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.newsloom.article.Author;
import org.newsloom.reading.Facets.Facet;
import org.newsloom.store.SearchTally;

/** Counts what a search finds by newsgroup, author and year. */
final class FacetCounting {
  /** Articles that are looked at one by one before one says that there are more. */
  static final int MOST = 5_000;

  private static final int MOST_VALUES = 12;
  private static final int MOST_YEARS = 60;

  private final ZoneId zone;
  private final Map<String, Integer> groups = new HashMap<>();
  private final Map<String, Integer> authors = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final TreeMap<Integer, Integer> years = new TreeMap<>();
  private int counted;

  FacetCounting(ZoneId zone) {
    this.zone = zone;
  }

  /** Counts one article; false if it is one too many, and was not counted. */
  boolean add(Candidate one) {
    if (counted == MOST) {
      return false;
    }
    counted++;
    groups.merge(one.group().group().name(), 1, Integer::sum);
    add(one.overview().from(), 1);
    years.merge(year(one.written()), 1, Integer::sum);
    return true;
  }

  /** Takes what the index counted. */
  void add(SearchTally tally) {
    counted += tally.articles();
    tally.groups().forEach((ref, count) -> groups.merge(ref.group().name(), count, Integer::sum));
    tally.authors().forEach(one -> add(one.author(), one.articles()));
    tally.years().forEach((year, count) -> years.merge(year, count, Integer::sum));
  }

  private void add(Author author, int articles) {
    String key =
        (author.address().isEmpty() ? author.name() : author.address()).toLowerCase(Locale.ROOT);
    if (!key.isBlank()) {
      authors.merge(key, articles, Integer::sum);
      names.putIfAbsent(key, author.displayName());
    }
  }

  Facets facets(boolean more) {
    return new Facets(
        counted,
        more,
        most(groups, (name, count) -> new Facet(name, "group:" + name, count)),
        most(
            authors,
            (key, count) ->
                new Facet(
                    names.getOrDefault(key, key), "from:\"" + key.replace("\"", "") + "\"", count)),
        years());
  }

  private int year(Instant date) {
    return date.atZone(zone).getYear();
  }

  private static List<Facet> most(
      Map<String, Integer> counts, BiFunction<String, Integer, Facet> facet) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_VALUES)
        .map(entry -> facet.apply(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * A wrong clock has put articles into all centuries: of as many years as fit, those that have the
   * most articles together.
   */
  private List<Facet> years() {
    int last = 0;
    int most = 0;
    for (int year : years.keySet()) {
      int articles = 0;
      for (int count : years.subMap(year - MOST_YEARS + 1, year + 1).values()) {
        articles += count;
      }
      if (articles >= most) {
        most = articles;
        last = year;
      }
    }
    if (most == 0) {
      return List.of();
    }
    SortedMap<Integer, Integer> shown = years.subMap(last - MOST_YEARS + 1, last + 1);
    List<Facet> all = new ArrayList<>();
    for (int year = shown.firstKey(); year <= last; year++) {
      all.add(new Facet(Integer.toString(year), "on:" + year, shown.getOrDefault(year, 0)));
    }
    return all;
  }
}
