package org.newsloom.reading;

import java.util.List;

/**
 * One article that a search found.
 *
 * @param row the article
 * @param snippet a line of it around the first word found; may be empty
 * @param marks the words found in the snippet
 * @param subjectMarks the words found in the subject
 */
public record SearchHit(ArticleRow row, String snippet, List<Mark> marks, List<Mark> subjectMarks) {
  /** Takes copies of the lists. */
  public SearchHit {
    marks = List.copyOf(marks);
    subjectMarks = List.copyOf(subjectMarks);
  }

  SearchHit with(ArticleRow later) {
    return new SearchHit(later, snippet, marks, subjectMarks);
  }

  /**
   * A found word.
   *
   * @param from index of its first char
   * @param to index after its last char
   */
  public record Mark(int from, int to) {}
}
