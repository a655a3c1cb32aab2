package org.newsloom.reading;

import java.util.Optional;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;

/**
 * The words of one row of a thread list.
 *
 * @param id the Message-ID; of a placeholder the one that is missing; empty only while not loaded
 * @param subject decoded; of a placeholder empty, unless the article was brought by its Message-ID
 * @param author decoded; of a placeholder {@link Author#UNKNOWN}, with the same exception
 * @param octets size as the server tells it; 0 where unknown
 * @param lines how many the server tells it has; 0 where unknown
 * @param isLoaded false for {@link #PENDING} alone
 */
public record RowText(
    Optional<MessageId> id,
    String subject,
    Author author,
    long octets,
    long lines,
    boolean isLoaded) {
  /** Stands in until the words are loaded. */
  public static final RowText PENDING =
      new RowText(Optional.empty(), "", Author.UNKNOWN, 0, 0, false);
}
