package org.newsloom.post;

import java.util.Optional;

/**
 * Who writes to a newsgroup and how.
 *
 * @param identity empty where none is set yet
 * @param style with the signature for one article, read and chosen
 * @param trouble a sentence for the person where the signature could not be read; then there is
 *     none
 */
public record Writer(Optional<Identity> identity, PostingStyle style, Optional<String> trouble) {}
