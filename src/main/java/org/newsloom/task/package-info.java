/**
 * How work runs beside the window: named jobs on virtual threads, progress, cancellation, and the
 * one place where a result comes back to the user interface. Knows nothing of Usenet and nothing of
 * any toolkit.
 */
@NullMarked
package org.newsloom.task;

import org.jspecify.annotations.NullMarked;
