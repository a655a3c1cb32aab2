/** Which language a text is written in. */
@NullMarked
package org.newsloom.language;

import org.jspecify.annotations.NullMarked;
