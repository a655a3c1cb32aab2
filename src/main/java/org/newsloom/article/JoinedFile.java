package org.newsloom.article;

import java.util.Optional;

/**
 * A file put together from several articles.
 *
 * @param name safe to write to a folder; empty where it has none
 * @param octets what it holds; where a piece is missing, the pieces before and behind it touch or
 *     zeros stand between them
 * @param problem what is wrong with it
 */
// An array in a record: it is handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record JoinedFile(String name, byte[] octets, Optional<String> problem) {}
