package org.newsloom.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the thread list knows of one article: its overview line (RFC 3977 section 8.3), decoded.
 *
 * @param number the article number in the group it was asked in; 0 where there is none
 * @param id the Message-ID
 * @param subject decoded, unfolded, safe to show; may be empty
 * @param from decoded
 * @param date when it says it was written; empty where the header is not a date
 * @param references its ancestors
 * @param bytes size as the server tells it, advice only; 0 where unknown
 * @param lines line count as the server tells it, advice only; 0 where unknown
 * @param xref where else the server filed it
 * @param defects what was wrong in the line
 */
public record Overview(
    long number,
    MessageId id,
    String subject,
    Author from,
    Optional<Instant> date,
    References references,
    long bytes,
    long lines,
    Xref xref,
    List<Defect> defects) {
  /** Takes a copy of the list. */
  public Overview {
    defects = List.copyOf(defects);
  }
}
