package org.newsloom.reading;

import org.newsloom.article.MessageId;

/**
 * That another article asks for this one to be superseded or cancelled. It stays here all the same:
 * anybody can ask for it, in anybody's name.
 *
 * @param isSuperseded whether there is a newer one in its place, rather than the mere wish
 * @param by the article that asks for it
 * @param byAuthor whether that one names the same author
 */
public record Withdrawn(boolean isSuperseded, MessageId by, boolean byAuthor) {}
