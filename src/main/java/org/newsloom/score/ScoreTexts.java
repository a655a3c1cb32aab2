package org.newsloom.score;

import java.io.IOException;
import java.nio.file.Path;

/** Gives the texts of the files that a score file includes. */
@FunctionalInterface
public interface ScoreTexts {
  /** The whole text of a file. */
  String of(Path file) throws IOException;
}
