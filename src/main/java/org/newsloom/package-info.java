/** Newsloom, a Usenet newsreader for the desktop. */
@NullMarked
package org.newsloom;

import org.jspecify.annotations.NullMarked;
