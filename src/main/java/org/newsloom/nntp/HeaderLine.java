package org.newsloom.nntp;

/**
 * One line of HDR, XHDR or XPAT (RFC 3977 section 8.5, RFC 2980 sections 2.6 and 2.9).
 *
 * @param number the article number; 0 where it was asked by Message-ID
 * @param value the raw value, one char an octet; empty where the article has no such field
 */
public record HeaderLine(long number, String value) {}
