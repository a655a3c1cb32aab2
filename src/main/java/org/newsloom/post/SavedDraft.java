package org.newsloom.post;

import java.time.Instant;

/**
 * A draft as it was saved.
 *
 * @param id its number; 0 for one that was never saved
 * @param saved when
 * @param server the server that it is meant for; may be empty
 * @param composition what was written
 * @param ways how else it may go
 */
public record SavedDraft(
    long id, Instant saved, String server, Composition composition, AnswerWays ways) {}
