package org.newsloom.nntp;

import org.newsloom.article.Newsgroup;

/**
 * What GROUP answers (RFC 3977 section 6.1.1).
 *
 * @param group the newsgroup that was asked for
 * @param count how many articles, an estimate only
 * @param low lowest article number, 0 where the group is empty in the old way
 * @param high highest article number; below {@code low} in an empty group
 */
public record GroupReply(Newsgroup group, long count, long low, long high) {
  /** Whether the server says, in any of the three forms, that nothing is there. */
  public boolean isEmpty() {
    return high < low || count == 0 || high == 0;
  }
}
