package org.newsloom.reading;

import java.util.List;

/**
 * Words of an article around what was searched for.
 *
 * @param text one line; the beginning of the article where its text has none of the words, empty
 *     where its text is not here
 * @param marks the words found in it
 */
public record Excerpt(String text, List<SearchHit.Mark> marks) {
  /** Of an article whose text is not here. */
  public static final Excerpt NONE = new Excerpt("", List.of());

  /** Takes a copy of the list. */
  public Excerpt {
    marks = List.copyOf(marks);
  }
}
