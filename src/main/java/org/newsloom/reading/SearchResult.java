package org.newsloom.reading;

import java.util.List;

/**
 * What a search found, in the order that was asked for, each article once.
 *
 * @param hits at most as many as were asked for
 * @param more whether there are more than that
 * @param bodiesSearched articles in scope whose bodies could be looked into
 * @param articles articles in scope
 * @param words the words to mark in an article that is opened from here, in lower case
 * @param problems what of the query could not be taken as it was meant, a sentence each
 */
public record SearchResult(
    List<SearchHit> hits,
    boolean more,
    long bodiesSearched,
    long articles,
    List<String> words,
    List<String> problems) {
  /** Takes copies of the lists. */
  public SearchResult {
    hits = List.copyOf(hits);
    words = List.copyOf(words);
    problems = List.copyOf(problems);
  }

  /** Whether some articles were searched by their headers only. */
  public boolean isPartial() {
    return bodiesSearched < articles;
  }
}
