/**
 * Scoring rules and what they say of an article: the language of slrn's score files. Pure; one
 * thread for each {@link Scorer}.
 */
@NullMarked
package org.newsloom.score;

import org.jspecify.annotations.NullMarked;
