package org.newsloom.score;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.newsloom.article.Defect;
import org.newsloom.article.Newsgroup;

/**
 * Scoring rules in the language of slrn's score files: sections of newsgroups in brackets, each
 * with rules that begin with {@code Score:}; {@code include} and the name of another file stands
 * for the lines of that one. Any text is a file; what makes no sense in it is a defect, and the
 * rest holds.
 */
public final class ScoreFile {
  /** A file without rules. */
  public static final ScoreFile EMPTY = parse("");

  private static final Pattern SHORT =
      Pattern.compile("(?s)\\s*(\\[[^\\]\\n]*\\])?\\s*(=?\\s*[-+]?\\d+)\\s+(~?[\\w-]+\\s*[:=].*)");

  private final String text;
  private final List<ScoreRule> rules;
  private final List<Defect> defects;
  private final List<Path> included;

  ScoreFile(String text, List<ScoreRule> rules, List<Defect> defects, List<Path> included) {
    this.text = text;
    this.rules = List.copyOf(rules);
    this.defects = List.copyOf(defects);
    this.included = List.copyOf(included);
  }

  /** Understands a file by itself; files that it includes are not looked at. */
  public static ScoreFile parse(String text) {
    return new ScoreFileParser(text, Path.of("scores"), Optional.empty()).parse();
  }

  /**
   * Understands a file with those that it includes.
   *
   * @param file where it lies: names of other files are relative to it
   * @param texts reads them
   */
  public static ScoreFile parse(String text, Path file, ScoreTexts texts) {
    return new ScoreFileParser(text, file, Optional.of(texts)).parse();
  }

  /** The file as it was read. */
  public String text() {
    return text;
  }

  /** The files that it includes, those too that cannot be read; in their order. */
  public List<Path> included() {
    return included;
  }

  /** Its rules and those of included files in their order. */
  public List<ScoreRule> rules() {
    return rules;
  }

  /** What makes no sense in it, by line. */
  public List<Defect> defects() {
    return defects;
  }

  /** What applies in a newsgroup on a day. */
  public Scorer scorer(Newsgroup group, LocalDate day) {
    return new Scorer(rules.stream().filter(rule -> rule.isFor(group, day)).toList());
  }

  /**
   * A rule as the file has them, made of one that was written in short: {@code -100 From: ann} or
   * {@code [comp.*] =500 Subject: java}. Other texts stay as they are.
   */
  public static String rule(String written) {
    Matcher brief = SHORT.matcher(written);
    if (!brief.matches()) {
      return written;
    }
    String where = brief.group(1) == null ? "[*]" : brief.group(1);
    return where + "\nScore: " + brief.group(2).replaceAll("\\s+", "") + "\n" + brief.group(3);
  }

  /** A pattern that finds just this text. */
  public static String quoted(String text) {
    return text.replaceAll("[\\\\.*+?^$\\[\\]]", "\\\\$0");
  }

  /**
   * The file with one more rule, or several, at its end.
   *
   * @param added rules with or without a section; without one they hold everywhere
   */
  public ScoreFile plus(String added) {
    String rule = rule(added).strip();
    String before = text.isBlank() ? "" : text.stripTrailing() + "\n\n";
    return parse(before + (rule.startsWith("[") ? "" : "[*]\n") + rule + "\n");
  }

  /**
   * What came of another file's rules.
   *
   * @param file the file with those that were added at its end
   * @param added how many rules are new in it
   * @param skipped how many are not: it has them already, or they make no sense
   */
  public record Merged(ScoreFile file, int added, int skipped) {}

  /**
   * The file with those rules of another one at its end that make sense and that it has not yet,
   * with the comments right above them. Done again, nothing is added.
   */
  public Merged merged(ScoreFile other) {
    Set<String> known = rules.stream().map(ScoreRule::text).collect(Collectors.toSet());
    List<ScoreRule> added =
        other.rules.stream()
            .filter(rule -> !rule.isBroken() && !known.contains(rule.text()))
            .toList();
    if (added.isEmpty()) {
      return new Merged(this, 0, other.rules.size());
    }
    StringBuilder text =
        new StringBuilder(this.text.isBlank() ? "" : this.text.stripTrailing() + "\n");
    String section = "";
    for (ScoreRule rule : added) {
      text.append(text.isEmpty() ? "" : "\n");
      if (!section.equals(rule.section())) {
        section = rule.section();
        text.append(section).append('\n');
      }
      List<String> lines = rule.source().lines();
      int from = rule.firstLine();
      while (from > 0 && isComment(lines.get(from - 1))) {
        from--;
      }
      lines.subList(from, rule.lastLine() + 1).forEach(line -> text.append(line).append('\n'));
    }
    return new Merged(parse(text.toString()), added.size(), other.rules.size() - added.size());
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("%") || line.strip().startsWith("#");
  }

  /**
   * The file without a rule; all else in it, comments too, stays.
   *
   * @param number of the rule, from 1
   * @throws IndexOutOfBoundsException where there is no such rule
   * @throws IllegalArgumentException where it stands in an included file
   */
  public ScoreFile without(int number) {
    ScoreRule rule = rules.get(number - 1);
    if (rule.file().isPresent()) {
      throw new IllegalArgumentException("rule " + number + " stands in " + rule.file().get());
    }
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.subList(rule.firstLine(), rule.lastLine() + 1).clear();
    return parse(String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
  }
}
