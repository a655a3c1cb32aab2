package org.newsloom.store;

import org.newsloom.article.MessageId;

/**
 * What a row of a list tells of one header beside its subject, author and date.
 *
 * @param id its Message-ID
 * @param octets size as the server told it; 0 where unknown
 * @param lines how many as the server told it; 0 where unknown
 */
public record BriefHeader(MessageId id, long octets, long lines) {}
