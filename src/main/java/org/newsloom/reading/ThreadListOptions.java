package org.newsloom.reading;

/**
 * How a group is shown.
 *
 * @param layout in threads or as a flat list
 * @param sort what comes first
 * @param shown which articles are in the list at all
 * @param subjectFallback whether articles without References are joined by their subject
 * @param words only articles whose subject or author holds all of these; blank for every article
 */
public record ThreadListOptions(
    Layout layout, Sort sort, Shown shown, boolean subjectFallback, String words) {
  /** Threads, the one with the newest article first, everything but what is ignored. */
  public static final ThreadListOptions USUAL =
      new ThreadListOptions(Layout.THREADS, Sort.NEWEST_THREAD_FIRST, Shown.NOT_IGNORED, false, "");

  /** Threads or a flat list. */
  public enum Layout {
    /** Depth first, answers below what they answer. */
    THREADS,
    /** One article after the other. */
    FLAT
  }

  /** The order of threads, or of the articles of a flat list. */
  public enum Sort {
    /** By the newest article of each thread, newest first. */
    NEWEST_THREAD_FIRST,
    /** By the newest article of each thread, newest last. */
    NEWEST_THREAD_LAST,
    /** By the first article of each thread, newest first. */
    NEWEST_ROOT_FIRST,
    /** By the first article of each thread, newest last. */
    NEWEST_ROOT_LAST,
    /** By subject without its marks of an answer. */
    SUBJECT,
    /** By subject without its marks of an answer, from the end of the alphabet. */
    SUBJECT_BACKWARDS,
    /** By author. */
    AUTHOR,
    /** By author, from the end of the alphabet. */
    AUTHOR_BACKWARDS,
    /** By the number of articles below the first one of each thread, largest first. */
    MOST_REPLIES_FIRST,
    /** By the number of articles below the first one of each thread, smallest first. */
    FEWEST_REPLIES_FIRST,
    /** By the best score in each thread, highest first. */
    BEST_SCORE_FIRST,
    /** By the best score in each thread, lowest first. */
    WORST_SCORE_FIRST,
    /** By the size of the first article of each thread, largest first. */
    LARGEST_FIRST,
    /** By the size of the first article of each thread, smallest first. */
    SMALLEST_FIRST;

    boolean isByScore() {
      return this == BEST_SCORE_FIRST || this == WORST_SCORE_FIRST;
    }

    boolean countsReplies() {
      return this == MOST_REPLIES_FIRST || this == FEWEST_REPLIES_FIRST;
    }
  }

  /** Which articles are in the list. */
  public enum Shown {
    /** Everything, ignored threads too. */
    ALL,
    /** Everything but ignored threads. */
    NOT_IGNORED,
    /** Threads that hold something unread, whole. */
    UNREAD_THREADS,
    /** Watched threads, whole. */
    WATCHED,
    /** Threads that hold something flagged, whole. */
    FLAGGED
  }

  /** The same with another layout. */
  public ThreadListOptions with(Layout other) {
    return new ThreadListOptions(other, sort, shown, subjectFallback, words);
  }

  /** The same with another order. */
  public ThreadListOptions with(Sort other) {
    return new ThreadListOptions(layout, other, shown, subjectFallback, words);
  }

  /** The same with other articles shown. */
  public ThreadListOptions with(Shown other) {
    return new ThreadListOptions(layout, sort, other, subjectFallback, words);
  }

  /** The same with or without threads that subjects join. */
  public ThreadListOptions withSubjectFallback(boolean join) {
    return new ThreadListOptions(layout, sort, shown, join, words);
  }

  /** The same, narrowed to articles with those words. */
  public ThreadListOptions withWords(String wanted) {
    return new ThreadListOptions(layout, sort, shown, subjectFallback, wanted);
  }

  /** Whether only some articles are wanted, by their words. */
  public boolean isNarrowed() {
    return !words.isBlank();
  }
}
