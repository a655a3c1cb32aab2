package org.newsloom.store;

import java.time.Instant;
import org.newsloom.article.MessageId;

/**
 * An article that the person posted and a server took; its bytes are in {@link Bodies}.
 *
 * @param id its Message-ID
 * @param server where it was posted
 * @param subject as typed
 * @param newsgroups the value of its Newsgroups header
 * @param sent when the server took it
 */
public record SentArticle(
    MessageId id, String server, String subject, String newsgroups, Instant sent) {}
