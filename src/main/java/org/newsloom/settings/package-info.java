/**
 * What the reader chose, one record an area, kept as small JSON files; where the program's files
 * live; and secrets behind {@link org.newsloom.settings.SecretStore}. A value that makes no sense
 * never keeps the program from starting: the default stands in and a sentence says so.
 */
@NullMarked
package org.newsloom.settings;

import org.jspecify.annotations.NullMarked;
