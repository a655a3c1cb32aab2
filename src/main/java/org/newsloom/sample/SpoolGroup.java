package org.newsloom.sample;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.newsloom.article.Newsgroup;

/** A newsgroup of the server and its articles by number. Read by many threads, filed by one. */
final class SpoolGroup {
  private final Newsgroup name;
  private final Status status;
  private final Instant created;
  private final String description;
  private final ConcurrentSkipListMap<Long, StoredArticle> articles = new ConcurrentSkipListMap<>();

  /** Its number is not given again when an article is withdrawn. */
  private volatile long high;

  /** Who may post (RFC 3977 section 7.6.3). */
  enum Status {
    POSTING("y"),
    NO_POSTING("n"),
    MODERATED("m");

    private final String letter;

    Status(String letter) {
      this.letter = letter;
    }

    String letter() {
      return letter;
    }

    static Status of(String letter) {
      for (Status status : values()) {
        if (status.letter.equals(letter)) {
          return status;
        }
      }
      throw new IllegalArgumentException("not a group's status: " + letter);
    }
  }

  SpoolGroup(Newsgroup name, Status status, Instant created, String description) {
    this.name = name;
    this.status = status;
    this.created = created;
    this.description = description;
  }

  Newsgroup name() {
    return name;
  }

  Status status() {
    return status;
  }

  Instant created() {
    return created;
  }

  /** One line in Unicode; may be empty. */
  String description() {
    return description;
  }

  /** How the name goes over the wire, one char an octet. */
  String wireName() {
    return Octets.toWire(name.name());
  }

  void put(long number, StoredArticle article) {
    articles.put(number, article);
    high = Math.max(high, number);
  }

  void remove(long number) {
    articles.remove(number);
  }

  int count() {
    return articles.size();
  }

  /**
   * The lowest number; where there is no article, one more than the highest, or 0 where nothing was
   * ever filed. Both are forms that RFC 3977 section 6.1.1.2 has for an empty group.
   */
  long low() {
    Map.Entry<Long, StoredArticle> first = articles.firstEntry();
    return first != null ? first.getKey() : high == 0 ? 0 : high + 1;
  }

  /** The highest number that was ever given; 0 where nothing was ever filed. It never falls. */
  long high() {
    return high;
  }

  Optional<StoredArticle> article(long number) {
    return Optional.ofNullable(articles.get(number));
  }

  /** The number after this one that has an article. */
  Optional<Long> next(long number) {
    return Optional.ofNullable(articles.higherKey(number));
  }

  /** The number before this one that has an article. */
  Optional<Long> previous(long number) {
    return Optional.ofNullable(articles.lowerKey(number));
  }

  /** The articles from {@code low} to {@code high}, both included, by number. */
  NavigableMap<Long, StoredArticle> range(long low, long high) {
    return low > high
        ? java.util.Collections.emptyNavigableMap()
        : articles.subMap(low, true, high, true);
  }
}
