/**
 * Keeps everything that Newsloom knows: {@code user.db} holds what cannot be had again (servers,
 * subscriptions, read marks, drafts, the outbox, the articles' bytes that matter to the person),
 * {@code cache.db} what a server can send again (headers, bodies, indexes). Small services around
 * one {@link org.newsloom.store.Store}: asynchronous at the border, blocking inside; one thread
 * writes, three read. Knows no protocol and no MIME.
 */
@NullMarked
package org.newsloom.store;

import org.jspecify.annotations.NullMarked;
