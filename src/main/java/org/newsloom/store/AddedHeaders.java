package org.newsloom.store;

import org.newsloom.article.NumberRanges;

/**
 * What became of one batch of overview lines.
 *
 * @param added headers that were not here before
 * @param known headers that were here already, left as they were
 * @param broken lines without a Message-ID, kept as defect rows; their numbers do not count as
 *     known, so that they can be fetched by HEAD
 * @param alreadyRead numbers that came in read: read in another group, on another server or before
 *     the server's numbers were reset
 */
public record AddedHeaders(int added, int known, int broken, NumberRanges alreadyRead) {}
