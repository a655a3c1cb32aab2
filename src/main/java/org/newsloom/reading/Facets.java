package org.newsloom.reading;

import java.util.List;

/**
 * How what a search finds is spread over newsgroups, authors and years.
 *
 * @param counted articles that were counted, the newest
 * @param more whether there are more than were counted
 * @param groups the newsgroups, the one with the most first
 * @param authors the same of authors
 * @param years the years from the first to the last that has an article, without gaps
 */
public record Facets(
    int counted, boolean more, List<Facet> groups, List<Facet> authors, List<Facet> years) {
  /** Nothing found. */
  public static final Facets NONE = new Facets(0, false, List.of(), List.of(), List.of());

  /**
   * One value and how many articles have it.
   *
   * @param words for the person, such as {@code Ann Reader}
   * @param condition what narrows a query to it, such as {@code from:"ann@example.org"}
   * @param count articles, each once
   */
  public record Facet(String words, String condition, int count) {}

  /** Takes copies of the lists. */
  public Facets {
    groups = List.copyOf(groups);
    authors = List.copyOf(authors);
    years = List.copyOf(years);
  }
}
