package org.newsloom.ui;

/**
 * Something that can be done now, held out until it is taken or closed.
 *
 * @param words what there is to do, in a sentence
 * @param button the words on the button that does it
 * @param action does it
 */
public record Offer(String words, String button, Runnable action) {}
