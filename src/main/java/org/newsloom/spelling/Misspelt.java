package org.newsloom.spelling;

/**
 * A word that is in no dictionary.
 *
 * @param from where it begins in the text that was checked
 * @param to behind its last letter
 * @param word the word
 */
public record Misspelt(int from, int to, String word) {}
