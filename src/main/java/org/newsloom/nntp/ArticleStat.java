package org.newsloom.nntp;

import java.util.Optional;
import org.newsloom.article.MessageId;

/**
 * What STAT answers (RFC 3977 section 6.2.4).
 *
 * @param number the article number; 0 where it was asked by Message-ID
 * @param id its Message-ID, where the server told it in a form that can be used
 */
public record ArticleStat(long number, Optional<MessageId> id) {}
