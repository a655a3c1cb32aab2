package org.newsloom.score;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.newsloom.article.Newsgroup;

/** What scoring rules may ask of an article. */
public interface Scored {
  /** The newsgroup that it is read in. */
  Newsgroup group();

  /**
   * A header field, decoded.
   *
   * @param name in lower case
   * @return empty where the article has none, or where it is not known
   */
  Optional<String> field(String name);

  /**
   * A number that stands for the text of a field, so that the same text is looked at once; empty
   * where there is none.
   */
  default OptionalInt textId(String name) {
    return OptionalInt.empty();
  }

  /** How many lines it has; 0 where that is not known. */
  long lines();

  /** How many octets it has; 0 where that is not known. */
  long bytes();

  /** When it was written; empty where it does not say. */
  Optional<Instant> date();

  /** Whether its text is here. */
  boolean isBodyHere();
}
