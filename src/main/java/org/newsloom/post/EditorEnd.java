package org.newsloom.post;

import java.util.Optional;

/**
 * How an external editor ended.
 *
 * @param text the last text that could be read of its file
 * @param trouble what went wrong, as a sentence
 * @param detail the editor's own words; may be empty
 * @param isFileNeeded whether the file holds what is not in {@code text}
 */
public record EditorEnd(
    String text, Optional<String> trouble, String detail, boolean isFileNeeded) {}
