package org.newsloom.nntp;

/**
 * One line of LIST DISTRIBUTIONS (RFC 6048 section 2.3).
 *
 * @param name what may stand in the field Distribution
 * @param text what it is for; may be empty
 */
public record Distribution(String name, String text) {}
