/**
 * Looks words up in Hunspell dictionaries that the system or the person has: which words of one's
 * own text are in none, what they may be meant to be, and which are the person's own.
 */
@NullMarked
package org.newsloom.spelling;

import org.jspecify.annotations.NullMarked;
