/** Tests of the store, on real files. */
@NullMarked
package org.newsloom.store;

import org.jspecify.annotations.NullMarked;
