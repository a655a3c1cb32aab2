package org.newsloom.reading;

import java.time.LocalDate;
import java.util.List;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;

/**
 * Figures of a newsgroup.
 *
 * @param articles how many headers are here
 * @param days those on which something was posted, in order
 * @param hours posts of each hour of the day, 24 of them
 * @param posters who wrote most, the busiest first
 * @param threads the longest, longest first
 * @param lengths how many threads have how many articles, by the number of articles
 */
public record GroupStatistics(
    int articles,
    List<Day> days,
    List<Integer> hours,
    List<Poster> posters,
    List<Talk> threads,
    List<Length> lengths) {
  /** Takes copies of the lists. */
  public GroupStatistics {
    days = List.copyOf(days);
    hours = List.copyOf(hours);
    posters = List.copyOf(posters);
    threads = List.copyOf(threads);
    lengths = List.copyOf(lengths);
  }

  /** Posts of a day. */
  public record Day(LocalDate day, int posts) {}

  /** Posts of an author. */
  public record Poster(Author author, int posts) {}

  /**
   * A thread and how many articles it has.
   *
   * @param root its beginning, here or missing
   * @param subject of its first article that is here
   */
  public record Talk(MessageId root, String subject, int posts) {}

  /** How many threads have so many articles. */
  public record Length(int posts, int threads) {}
}
