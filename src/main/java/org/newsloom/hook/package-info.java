/** Runs the person's own programs after fetches: which, their settings say; see {@link Hooks}. */
@NullMarked
package org.newsloom.hook;

import org.jspecify.annotations.NullMarked;
