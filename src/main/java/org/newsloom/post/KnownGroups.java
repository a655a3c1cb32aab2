package org.newsloom.post;

import org.newsloom.article.Newsgroup;

/** What is known of a newsgroup before posting to it. */
@FunctionalInterface
public interface KnownGroups {
  /** How a newsgroup takes posts (RFC 3977 section 7.6.3, RFC 6048 section 3.1). */
  enum Standing {
    /** The server has it, and posting is allowed. */
    OPEN,
    /** Posts go to a moderator first. */
    MODERATED,
    /** Nobody may post by this server. */
    READ_ONLY,
    /** The server's list of groups is here and does not have it. */
    UNKNOWN,
    /** Nothing is known, since there is no list. */
    UNSURE
  }

  /** The standing of one group on the server that will be posted to. */
  Standing of(Newsgroup group);

  /** For a server whose groups are not known: everything is let through, the server will say. */
  static KnownGroups any() {
    return group -> Standing.UNSURE;
  }
}
