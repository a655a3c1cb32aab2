package org.newsloom.store;

/**
 * Something wrong in one of the files.
 *
 * @param file {@code user.db} or {@code cache.db}
 * @param what as SQLite or our own check says it
 */
public record IntegrityProblem(String file, String what) {}
