package org.newsloom.nntp;

import org.newsloom.article.Newsgroup;

/**
 * One line of LIST NEWSGROUPS (RFC 3977 section 7.6.6).
 *
 * @param group the newsgroup
 * @param text what it is about, decoded, safe to show; may be empty
 */
public record GroupDescription(Newsgroup group, String text) {}
