/** Tests of the NNTP client against a scripted server. */
@NullMarked
package org.newsloom.nntp;

import org.jspecify.annotations.NullMarked;
