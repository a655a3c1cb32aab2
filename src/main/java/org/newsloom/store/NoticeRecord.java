package org.newsloom.store;

import org.newsloom.article.MessageId;

/**
 * A NoCeM notice whose signature fits, without the articles that it lists.
 *
 * @param article that it was found in
 * @param key the fingerprint of the key that signed it
 * @param type what kind of articles it lists, as its issuer calls it
 * @param name the notice's own name
 * @param hides whether its articles are to be hidden, rather than to be shown again
 */
public record NoticeRecord(
    MessageId article, String key, String type, String name, boolean hides) {}
