/**
 * A news server in the program itself (RFC 3977), bound to loopback: it serves the sample
 * newsgroups that a newcomer can explore without a network, or batches of articles, and is the peer
 * of many tests.
 */
@NullMarked
package org.newsloom.sample;

import org.jspecify.annotations.NullMarked;
