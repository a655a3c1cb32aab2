/**
 * The words of Usenet as immutable values: newsgroups, article numbers, Message-IDs, overviews,
 * articles. Nothing here reads a socket, a file or a clock, and nothing depends on another package.
 */
@NullMarked
package org.newsloom.article;

import org.jspecify.annotations.NullMarked;
