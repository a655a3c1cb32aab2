package org.newsloom.score;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.newsloom.article.Defect;

/** Reads a score file line by line. */
final class ScoreFileParser {
  private static final int MOST_RULES = 20_000;
  private static final int MOST_DEFECTS = 1_000;
  private static final int MOST_DEPTH = 20;

  /** Files below the score file that include one another. */
  private static final int MOST_NESTED = 10;

  private static final int MOST_FILES = 100;

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

  private static final Pattern INCLUDE = Pattern.compile("(?i)include[ \\t]+(\\S.*)");

  private final String text;
  private final Optional<ScoreTexts> texts;

  /** Files that are being read, each included by the one before it. */
  private final Deque<ScoreSource> reading = new ArrayDeque<>();

  /** All files that were included, or were to be. */
  private final Set<Path> included = new LinkedHashSet<>();

  private ScoreSource source;
  private final List<ScoreRule> rules = new ArrayList<>();
  private final List<Defect> defects = new ArrayList<>();
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

  /**
   * Reads a text.
   *
   * @param file where it lies
   * @param texts reads files that it includes; empty where they are not to be looked at
   */
  ScoreFileParser(String text, Path file, Optional<ScoreTexts> texts) {
    this.text = text;
    this.texts = texts;
    this.source = new ScoreSource(file.toAbsolutePath().normalize(), Optional.empty(), text);
  }

  ScoreFile parse() {
    read(source);
    return new ScoreFile(text, rules, defects, List.copyOf(included));
  }

  private void read(ScoreSource file) {
    ScoreSource before = source;
    reading.push(file);
    source = file;
    for (int i = 0; i < file.lines().size(); i++) {
      String line = file.lines().get(i).replace(MARK, "").strip();
      if (!line.isEmpty() && !isComment(line)) {
        read(i, line);
      }
    }
    finishRule();
    reading.pop();
    source = before;
  }

  private static boolean isComment(String line) {
    return line.charAt(0) == '%' || line.charAt(0) == '#';
  }

  private void read(int number, String line) {
    Matcher score = SCORE.matcher(line);
    Matcher include = INCLUDE.matcher(line);
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
    } else if (include.matches()) {
      include(number, include.group(1));
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

  /** The lines of another file, as if they stood here. */
  private void include(int number, String name) {
    if (groups.size() > 1) {
      defect(number, "a file is not included between braces");
      return;
    }
    finishRule();
    isLost = false;
    Path file;
    try {
      file = source.path().resolveSibling(name).normalize();
    } catch (InvalidPathException e) {
      defect(number, "“" + name + "” is no name of a file");
      return;
    }
    ScoreSource main = reading.getLast();
    if (reading.stream().anyMatch(it -> it.path().equals(file))) {
      defect(number, name + " includes this file, or is it: that would never end");
    } else if (included.contains(file)) {
      defect(number, name + " was included before; it is read once");
    } else if (reading.size() > MOST_NESTED) {
      defect(number, name + " is left out: files include one another too deep");
    } else if (included.size() >= MOST_FILES) {
      defect(number, name + " is left out: too many files are included");
    } else {
      included.add(file);
      if (texts.isPresent()) {
        follow(number, name, file, named(main.path(), file), texts.get());
      }
    }
  }

  private void follow(int number, String name, Path file, String shown, ScoreTexts by) {
    String found;
    try {
      found = by.of(file);
    } catch (NoSuchFileException e) {
      defect(number, name + " is not there");
      return;
    } catch (IOException e) {
      defect(number, name + " cannot be read");
      return;
    }
    read(new ScoreSource(file, Optional.of(shown), found));
    isLost = false;
  }

  /** What a file is called beside the score file: by where it lies from there. */
  private static String named(Path main, Path file) {
    Path folder = main.getParent();
    return folder != null && file.startsWith(folder)
        ? folder.relativize(file).toString()
        : file.toString();
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
    String rest = end < 0 ? "" : line.substring(end + 1).strip();
    if (!rest.isEmpty() && !isComment(rest)) {
      defect(number, "what stands behind the bracket is left out: it wants a line of its own");
      // One sentence is enough for what would have been a rule.
      isLost = true;
    }
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
              written(),
              where,
              points.get(),
              new ScoreTest.Group(all.any(), all.tests()),
              source,
              firstLine,
              lastLine));
    } else {
      defect(firstLine, "there are too many rules");
    }
    points = Optional.empty();
  }

  private String written() {
    StringBuilder out = new StringBuilder();
    for (String line : source.lines().subList(firstLine, lastLine + 1)) {
      if (!line.isBlank()) {
        out.append(out.isEmpty() ? "" : "\n").append(line.strip());
      }
    }
    return out.toString();
  }

  private void defect(int line, String what) {
    source.markBad(line);
    if (defects.size() < MOST_DEFECTS) {
      defects.add(new Defect(source.place(line), what));
    }
  }
}
