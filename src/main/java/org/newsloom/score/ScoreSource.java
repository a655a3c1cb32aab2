package org.newsloom.score;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A file that rules stand in: the score file itself, or one that it includes. */
final class ScoreSource {
  private final Path path;
  private final Optional<String> name;
  private final List<String> lines;
  private final BitSet badLines = new BitSet();

  /**
   * A file as it was read.
   *
   * @param name what it is called in sentences; empty for the score file itself
   */
  ScoreSource(Path path, Optional<String> name, String text) {
    this.path = path;
    this.name = name;
    this.lines = text.lines().toList();
  }

  Path path() {
    return path;
  }

  Optional<String> name() {
    return name;
  }

  List<String> lines() {
    return lines;
  }

  /** Where a line stands, in words; lines are counted from 0. */
  String place(int line) {
    return name.map(it -> it + ", ").orElse("") + "line " + (line + 1);
  }

  void markBad(int line) {
    badLines.set(line);
  }

  /** Whether something between two lines makes no sense. */
  boolean isBad(int first, int last) {
    int bad = badLines.nextSetBit(first);
    return bad >= 0 && bad <= last;
  }
}
