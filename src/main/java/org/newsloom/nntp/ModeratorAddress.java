package org.newsloom.nntp;

/**
 * One line of LIST MODERATORS (RFC 6048 section 2.4).
 *
 * @param wildmat the newsgroups that it is about; of several lines that fit, the first decides
 * @param template an address, where {@code %s} stands for the newsgroup's name and {@code %%} for a
 *     percent sign
 */
public record ModeratorAddress(String wildmat, String template) {}
