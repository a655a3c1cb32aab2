package org.newsloom.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.newsloom.article.Defect;
import org.newsloom.article.Newsgroup;

/**
 * Scoring rules in the language of slrn's score files: sections of newsgroups in brackets, each
 * with rules that begin with {@code Score:}. Any text is a file; what makes no sense in it is a
 * defect, and the rest holds.
 */
public final class ScoreFile {
  /** A file without rules. */
  public static final ScoreFile EMPTY = parse("");

  private static final Pattern SHORT =
      Pattern.compile("(?s)\\s*(\\[[^\\]\\n]*\\])?\\s*(=?\\s*[-+]?\\d+)\\s+(~?[\\w-]+\\s*[:=].*)");

  private final String text;
  private final List<ScoreRule> rules;
  private final List<Defect> defects;
  private final BitSet badLines;

  ScoreFile(String text, List<ScoreRule> rules, List<Defect> defects, BitSet badLines) {
    this.text = text;
    this.rules = List.copyOf(rules);
    this.defects = List.copyOf(defects);
    this.badLines = badLines;
  }

  /** Understands a file. */
  public static ScoreFile parse(String text) {
    return new ScoreFileParser(text).parse();
  }

  /** The file as it was read. */
  public String text() {
    return text;
  }

  /** Its rules in their order. */
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
            .filter(rule -> !other.isBroken(rule) && !known.contains(rule.text()))
            .toList();
    if (added.isEmpty()) {
      return new Merged(this, 0, other.rules.size());
    }
    List<String> lines = other.text.lines().toList();
    StringBuilder text =
        new StringBuilder(this.text.isBlank() ? "" : this.text.stripTrailing() + "\n");
    String section = "";
    for (ScoreRule rule : added) {
      text.append(text.isEmpty() ? "" : "\n");
      if (!section.equals(rule.section())) {
        section = rule.section();
        text.append(section).append('\n');
      }
      int from = rule.firstLine();
      while (from > 0 && isComment(lines.get(from - 1))) {
        from--;
      }
      lines.subList(from, rule.lastLine() + 1).forEach(line -> text.append(line).append('\n'));
    }
    return new Merged(parse(text.toString()), added.size(), other.rules.size() - added.size());
  }

  private boolean isBroken(ScoreRule rule) {
    int bad = badLines.nextSetBit(rule.firstLine());
    return !rule.isAnywhere() || (bad >= 0 && bad <= rule.lastLine());
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("%") || line.strip().startsWith("#");
  }

  /**
   * The file without a rule; all else in it, comments too, stays.
   *
   * @param number of the rule, from 1
   * @throws IndexOutOfBoundsException where there is no such rule
   */
  public ScoreFile without(int number) {
    ScoreRule rule = rules.get(number - 1);
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.subList(rule.firstLine(), rule.lastLine() + 1).clear();
    return parse(String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
  }
}
