package org.newsloom.search;

/**
 * A range of a text that answers a query.
 *
 * @param from the first char
 * @param to the char behind the last, greater than {@code from}
 */
public record Mark(int from, int to) {}
