/**
 * Benchmarks of the whole program and of its parts, beside limits that are measured in the same
 * run. Compiled and run by the Maven profile {@code bench} alone; a benchmark reports, it never
 * fails a build.
 */
@NullMarked
package org.newsloom.bench;

import org.jspecify.annotations.NullMarked;
