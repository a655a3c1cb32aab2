package org.newsloom.score;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  ScoreFile(String text, List<ScoreRule> rules, List<Defect> defects) {
    this.text = text;
    this.rules = List.copyOf(rules);
    this.defects = List.copyOf(defects);
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
