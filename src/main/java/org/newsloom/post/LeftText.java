package org.newsloom.post;

import java.nio.file.Path;

/**
 * A text that lies in the folder of the external editor although nobody waits for it any more, such
 * as after a crash.
 *
 * @param file where it is
 * @param draft the number of the draft that it was made from
 * @param text what it is now
 */
public record LeftText(Path file, long draft, String text) {}
