package org.newsloom.search;

/**
 * A part of a query that could not be taken as it was probably meant.
 *
 * @param from the first char of the part in the query
 * @param to the char behind its last
 * @param sentence what was made of it, for a person to read
 */
public record QueryProblem(int from, int to, String sentence) {}
