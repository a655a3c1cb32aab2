/** Tests of the whole program, but for its windows, against a real INN; see {@code inn.sh}. */
@NullMarked
package org.newsloom.inn;

import org.jspecify.annotations.NullMarked;
