/**
 * What a front end asks for: the subscribed newsgroups, a group's thread list, an article to show,
 * marks and their undoing, search. Services answer with futures of immutable values and tell of
 * changes through {@link org.newsloom.reading.Changes}; none of them waits on the thread that
 * calls.
 */
@NullMarked
package org.newsloom.reading;

import org.jspecify.annotations.NullMarked;
