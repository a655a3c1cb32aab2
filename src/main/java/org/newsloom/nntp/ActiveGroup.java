package org.newsloom.nntp;

import java.util.Optional;
import java.util.OptionalLong;
import org.newsloom.article.Newsgroup;

/**
 * One line of LIST ACTIVE, LIST COUNTS or NEWGROUPS (RFC 3977 section 7.6.3, RFC 6048 sections 2.2
 * and 3.1).
 *
 * @param group the newsgroup
 * @param low lowest article number; above {@code high} in an empty group
 * @param high highest article number
 * @param count estimated number of articles, told by LIST COUNTS alone
 * @param posting what happens to an article that is posted there
 * @param alias the newsgroup that articles are filed in instead
 */
public record ActiveGroup(
    Newsgroup group,
    long low,
    long high,
    OptionalLong count,
    Posting posting,
    Optional<Newsgroup> alias) {
  /** The status field. */
  public enum Posting {
    /** {@code y}: allowed. */
    ALLOWED,
    /** {@code n}: no local posts. */
    FORBIDDEN,
    /** {@code m}: sent to the moderator. */
    MODERATED,
    /** {@code x}: neither local posts nor any from peers. */
    CLOSED,
    /** {@code j}: not kept. */
    JUNK,
    /** {@code =other.group}: filed in another group. */
    ALIAS,
    /** Anything else. */
    UNKNOWN
  }
}
