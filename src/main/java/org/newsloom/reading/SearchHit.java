package org.newsloom.reading;

import java.util.List;

/**
 * One article that a search found.
 *
 * @param row the article
 * @param subjectMarks the words found in the subject
 */
public record SearchHit(ArticleRow row, List<Mark> subjectMarks) {
  /** Takes a copy of the list. */
  public SearchHit {
    subjectMarks = List.copyOf(subjectMarks);
  }

  SearchHit with(ArticleRow later) {
    return new SearchHit(later, subjectMarks);
  }

  /**
   * A found word.
   *
   * @param from index of its first char
   * @param to index after its last char
   */
  public record Mark(int from, int to) {}
}
