package org.newsloom.reading;

import java.util.Set;
import org.newsloom.article.NumberRanges;

/**
 * All marks that matter to one group, as the store has them at one moment; articles by their keys.
 *
 * @param read numbers that are read
 * @param bodies numbers whose bodies are here
 * @param flagged keys of flagged articles
 * @param watched keys of articles whose subthread is watched
 * @param ignored keys of articles whose subthread is ignored
 */
record MarkSets(
    NumberRanges read,
    NumberRanges bodies,
    Set<Long> flagged,
    Set<Long> watched,
    Set<Long> ignored) {}
