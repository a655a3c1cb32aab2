/** Whether a PGP signature fits, as the person's own GnuPG says. */
@NullMarked
package org.newsloom.pgp;

import org.jspecify.annotations.NullMarked;
