/**
 * References and Subject to a forest of articles, on compact arrays: pure functions, without
 * recursion, whose result does not depend on the order of the input. Threads are always computed
 * and never kept as truth.
 */
@NullMarked
package org.newsloom.threading;

import org.jspecify.annotations.NullMarked;
