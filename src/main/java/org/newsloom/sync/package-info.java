/**
 * Brings newsgroups, overviews and bodies from the servers into the store, and keeps trying where
 * that helps: retries of fetching live only here. What goes wrong leaves this package as a {@link
 * org.newsloom.sync.ServerProblem}, a kind and one plain sentence.
 */
@NullMarked
package org.newsloom.sync;

import org.jspecify.annotations.NullMarked;
