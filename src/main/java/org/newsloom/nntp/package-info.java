/**
 * Talks NNTP (RFC 3977) with a news server: link, TLS, login, capabilities, the reader's commands
 * as typed calls, and a small pool of connections. Everything blocks and is meant for virtual
 * threads. Built on Commons Net, whose reader is replaced by one byte buffer.
 *
 * <p>Three kinds of failure: {@link java.io.IOException} is a lost or useless link, {@link
 * org.newsloom.nntp.NntpReplyException} is a server that said no, an empty {@link
 * java.util.Optional} is an article that is not there.
 */
@NullMarked
package org.newsloom.nntp;

import org.jspecify.annotations.NullMarked;
