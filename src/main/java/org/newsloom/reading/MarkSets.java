package org.newsloom.reading;

import java.util.Set;
import org.newsloom.article.NumberRanges;

/**
 * All marks that matter to one group, as the store has them at one moment.
 *
 * @param read numbers that are read
 * @param bodies numbers whose bodies are here
 * @param flagged flagged articles
 * @param watched articles whose subthread is watched
 * @param ignored articles whose subthread is ignored
 * @param withdrawn what the person asked to be cancelled or superseded
 * @param scores what the scoring rules say
 */
record MarkSets(
    NumberRanges read,
    NumberRanges bodies,
    Marked flagged,
    Marked watched,
    Marked ignored,
    Marked withdrawn,
    Scores scores) {

  /**
   * Articles that bear a mark.
   *
   * @param numbers of those that have a header in the group
   * @param keys of all, for those that only a placeholder stands for
   */
  record Marked(NumberRanges numbers, Set<Long> keys) {
    static final Marked NONE = new Marked(NumberRanges.EMPTY, Set.of());
  }
}
