package org.newsloom.score;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Wildmat;

/** One rule of a score file: to which articles it gives how many points. */
public final class ScoreRule {
  private final int number;
  private final String text;
  private final Where where;
  private final int value;
  private final boolean isFinal;
  private final Optional<LocalDate> expires;
  private final ScoreTest.Group test;
  private final ScoreSource source;
  private final int firstLine;
  private final int lastLine;

  ScoreRule(
      int number,
      String text,
      Where where,
      Points points,
      ScoreTest.Group test,
      ScoreSource source,
      int firstLine,
      int lastLine) {
    this.number = number;
    this.text = text;
    this.where = where;
    this.value = points.value();
    this.isFinal = points.isFinal();
    this.expires = points.expires();
    this.test = test;
    this.source = source;
    this.firstLine = firstLine;
    this.lastLine = lastLine;
  }

  /**
   * The newsgroups of a section.
   *
   * @param patterns in which only the star is special
   * @param except whether all others are meant
   */
  record Where(List<String> patterns, boolean except) {
    static final Where EVERYWHERE = new Where(List.of("*"), false);

    Where {
      patterns = List.copyOf(patterns);
    }

    boolean has(Newsgroup group) {
      // What is a sign of its own in a wildmat is none in a score file.
      boolean found =
          patterns.stream()
              .map(pattern -> pattern.replaceAll("[?!\\[\\]\\\\]", ""))
              .anyMatch(pattern -> Wildmat.of(pattern).matches(group.name()));
      return found != except;
    }

    @Override
    public String toString() {
      return "[" + (except ? "~" : "") + String.join(", ", patterns) + "]";
    }
  }

  /** What a rule gives, and how long. */
  record Points(int value, boolean isFinal, Optional<LocalDate> expires) {}

  /** Its place among all rules, those of included files too, from 1. */
  public int number() {
    return number;
  }

  /** The rule as it stands in the file, its section's newsgroups before it. */
  public String text() {
    return where + "\n" + text;
  }

  /** The included file that it stands in; empty where it stands in the score file itself. */
  public Optional<String> file() {
    return source.name();
  }

  /** The points it gives. */
  public int value() {
    return value;
  }

  /** Whether it decides alone: what came before does not count, and nothing after it. */
  public boolean isFinal() {
    return isFinal;
  }

  /** The day from which on it is no longer applied. */
  public Optional<LocalDate> expires() {
    return expires;
  }

  boolean isFor(Newsgroup group, LocalDate day) {
    return where.has(group) && expires.filter(end -> !day.isBefore(end)).isEmpty();
  }

  /** Whether its section names newsgroups at all. */
  private boolean isAnywhere() {
    return !where.patterns().isEmpty() || where.except();
  }

  String section() {
    return where.toString();
  }

  ScoreTest.Group test() {
    return test;
  }

  /** The file that its lines are of. */
  ScoreSource source() {
    return source;
  }

  /** Whether something in it makes no sense. */
  boolean isBroken() {
    return !isAnywhere() || source.isBad(firstLine, lastLine);
  }

  int firstLine() {
    return firstLine;
  }

  int lastLine() {
    return lastLine;
  }

  @Override
  public String toString() {
    return text();
  }
}
