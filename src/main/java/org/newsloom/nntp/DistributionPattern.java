package org.newsloom.nntp;

/**
 * One line of LIST DISTRIB.PATS (RFC 3977 section 7.6.5).
 *
 * @param weight among the lines that fit a newsgroup, the heaviest decides
 * @param wildmat the newsgroups that it is about
 * @param value what their articles may have as Distribution
 */
public record DistributionPattern(long weight, String wildmat, String value) {}
