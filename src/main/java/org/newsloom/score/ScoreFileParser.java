package org.newsloom.score;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.newsloom.article.Defect;

/** Reads a score file line by line. */
final class ScoreFileParser {
  private static final int MOST_RULES = 20_000;
  private static final int MOST_DEFECTS = 1_000;
  private static final int MOST_DEPTH = 20;

  /** A byte order mark. */
  private static final String MARK = "\ufeff";

  /** The highest score, and without its sign the lowest. */
  private static final int MOST_POINTS = 1_000_000;

  private static final Pattern SCORE =
      Pattern.compile("(?i)score\\s*(::?)\\s*(=?)\\s*([-+]?\\d{1,18})\\s*(%.*|#.*)?");
  private static final Pattern KEYWORD =
      Pattern.compile("(~?)\\s*([\\w-]+)\\s*(:|=)\\s*(.*)", Pattern.DOTALL);

  /** A score that is no number begins a rule all the same, which is none. */
  private static final Pattern NO_SCORE = Pattern.compile("(?i)score\\s*:.*");

  private static final Pattern OPENING = Pattern.compile("(~?)\\s*\\{\\s*(::?)\\s*");
  private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
  private static final Pattern DASHES = Pattern.compile("(\\d{1,2})-(\\d{1,2})-(\\d{4})");

  private final String text;
  private final List<String> lines;
  private final List<ScoreRule> rules = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();
  private final BitSet badLines = new BitSet();
  private final Deque<Open> groups = new ArrayDeque<>();
  private ScoreRule.Where where = ScoreRule.Where.EVERYWHERE;
  private Optional<ScoreRule.Points> points = Optional.empty();

  /** Whether a rule is passed over that makes no sense. */
  private boolean isLost;

  private int firstLine;
  private int lastLine;

  /** Conditions that are being collected. */
  private record Open(boolean any, boolean negated, List<ScoreTest> tests) {
    ScoreTest closed() {
      ScoreTest group = new ScoreTest.Group(any, tests);
      return negated ? new ScoreTest.Not(group) : group;
    }
  }

  ScoreFileParser(String text) {
    this.text = text;
    this.lines = text.lines().toList();
  }

  ScoreFile parse() {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace(MARK, "").strip();
      if (!line.isEmpty() && line.charAt(0) != '%' && line.charAt(0) != '#') {
        read(i, line);
      }
    }
    finishRule();
    return new ScoreFile(text, rules, defects, badLines);
  }

  private void read(int number, String line) {
    Matcher score = SCORE.matcher(line);
    if (line.startsWith("[")) {
      finishRule();
      section(number, line);
    } else if (score.matches()) {
      finishRule();
      begin(number, score);
    } else if (NO_SCORE.matcher(line).matches()) {
      finishRule();
      isLost = true;
      defect(number, "the score is no whole number; its rule is left out");
    } else if (line.toLowerCase(Locale.ROOT).startsWith("include ")) {
      defect(number, "other files are not followed: import them by themselves");
    } else if (points.isEmpty()) {
      if (isLost) {
        return;
      }
      defect(number, "stands before the first Score: line");
    } else {
      lastLine = number;
      condition(number, line);
    }
  }

  private void section(int number, String line) {
    int end = line.indexOf(']');
    if (end < 0) {
      defect(number, "a section has no closing bracket; its rules hold nowhere");
    }
    String names = end < 0 ? "" : line.substring(1, end).strip();
    boolean except = names.startsWith("~");
    List<String> patterns =
        List.of((except ? names.substring(1) : names).split(",")).stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    isLost = false;
    where = new ScoreRule.Where(patterns, except && end >= 0);
  }

  private void begin(int number, Matcher score) {
    isLost = false;
    int value = Math.clamp(Long.parseLong(score.group(3)), -MOST_POINTS, MOST_POINTS);
    points = Optional.of(new ScoreRule.Points(value, !score.group(2).isEmpty(), Optional.empty()));
    groups.push(new Open(score.group(1).length() == 2, false, new ArrayList<>()));
    firstLine = number;
    lastLine = number;
  }

  private void condition(int number, String line) {
    Matcher opening = OPENING.matcher(line);
    Matcher keyword = KEYWORD.matcher(line);
    if (opening.matches()) {
      if (groups.size() > MOST_DEPTH) {
        defect(number, "braces stand too deep in one another");
      } else {
        groups.push(
            new Open(
                opening.group(2).length() == 2, !opening.group(1).isEmpty(), new ArrayList<>()));
      }
    } else if (line.equals("}")) {
      close(number);
    } else if (keyword.matches()) {
      keyword(number, keyword);
    } else {
      defect(number, "is no condition: write a field, a colon and a pattern");
      add(never());
    }
  }

  private void close(int number) {
    if (groups.size() < 2) {
      defect(number, "closes a brace that was not opened");
    } else {
      add(groups.pop().closed());
    }
  }

  private void keyword(int number, Matcher keyword) {
    String name = keyword.group(2).toLowerCase(Locale.ROOT);
    String value = keyword.group(4).strip();
    if (name.equals("expires")) {
      expires(number, value);
      return;
    }
    if (value.isEmpty()) {
      defect(number, name + " wants a pattern or a number behind it");
      add(never());
      return;
    }
    ScoreTest test;
    try {
      test = test(name, value, keyword.group(3).equals("="));
    } catch (NumberFormatException e) {
      defect(number, name + " wants a number, not “" + value + "”");
      add(never());
      return;
    } catch (PatternSyntaxException e) {
      defect(number, "“" + value + "” is no pattern: " + e.getDescription());
      add(never());
      return;
    }
    add(keyword.group(1).isEmpty() ? test : new ScoreTest.Not(test));
  }

  private static ScoreTest test(String name, String value, boolean caseCounts) {
    return switch (name) {
      case "lines" -> new ScoreTest.MoreLines(Long.parseLong(value));
      case "bytes" -> new ScoreTest.MoreBytes(Long.parseLong(value));
      case "groups" -> new ScoreTest.MoreGroups(Long.parseLong(value));
      case "age" -> new ScoreTest.Younger(Long.parseLong(value));
      case "has-body" -> new ScoreTest.BodyHere(Long.parseLong(value) != 0);
      default -> new ScoreTest.Found(name, ScorePattern.compile(value, caseCounts));
    };
  }

  private void expires(int number, String value) {
    Optional<LocalDate> day = day(value);
    if (day.isEmpty()) {
      defect(number, "“" + value + "” is no day: write 12/31/2030 or 31-12-2030");
    }
    points = points.map(it -> new ScoreRule.Points(it.value(), it.isFinal(), day.or(it::expires)));
  }

  private static Optional<LocalDate> day(String value) {
    Matcher slashes = SLASHES.matcher(value);
    Matcher dashes = DASHES.matcher(value);
    try {
      if (slashes.matches()) {
        return Optional.of(
            LocalDate.of(number(slashes, 3), number(slashes, 1), number(slashes, 2)));
      }
      if (dashes.matches()) {
        return Optional.of(LocalDate.of(number(dashes, 3), number(dashes, 2), number(dashes, 1)));
      }
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private void add(ScoreTest test) {
    Open open = groups.peek();
    if (open != null) {
      open.tests().add(test);
    }
  }

  /** What was not understood must not hide an article. */
  private static ScoreTest never() {
    return new ScoreTest.Group(true, List.of());
  }

  private void finishRule() {
    if (points.isEmpty()) {
      return;
    }
    while (groups.size() > 1) {
      defect(lastLine, "a brace is not closed");
      add(groups.pop().closed());
    }
    Open all = groups.pop();
    if (all.tests().isEmpty()) {
      defect(firstLine, "this rule has no condition, so it fits nothing");
    }
    if (rules.size() < MOST_RULES) {
      rules.add(
          new ScoreRule(
              rules.size() + 1,
              source(),
              where,
              points.get(),
              new ScoreTest.Group(all.any(), all.tests()),
              firstLine,
              lastLine));
    } else {
      defect(firstLine, "there are too many rules");
    }
    points = Optional.empty();
  }

  private String source() {
    StringBuilder out = new StringBuilder();
    for (String line : lines.subList(firstLine, lastLine + 1)) {
      if (!line.isBlank()) {
        out.append(out.isEmpty() ? "" : "\n").append(line.strip());
      }
    }
    return out.toString();
  }

  private void defect(int line, String what) {
    badLines.set(line);
    if (defects.size() < MOST_DEFECTS) {
      defects.add(new Defect("line " + (line + 1), what));
    }
  }
}
