package org.newsloom.search;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.newsloom.search.QueryNode.Field;
import org.newsloom.search.QueryNode.Kind;

/** Reads a query by recursive descent, its depth and length bounded; never throws. */
final class QueryParser {
  private static final int MAX_LENGTH = 4_000;
  private static final int MAX_DEPTH = 40;

  private final String typed;
  private final String text;
  private final Dates dates;
  private final List<QueryProblem> problems = new ArrayList<>();
  private final List<Span> idleOperators = new ArrayList<>();
  private int at;
  private int depth;

  private record Span(int from, int to) {}

  QueryParser(String typed, Clock clock) {
    this.typed = typed;
    this.text = typed.length() > MAX_LENGTH ? typed.substring(0, MAX_LENGTH) : typed;
    this.dates = new Dates(clock);
  }

  SearchQuery parse() {
    List<QueryNode> parts = new ArrayList<>();
    while (at < text.length()) {
      int before = at;
      any(Field.ANY).ifPresent(parts::add);
      if (at < text.length() && text.charAt(at) == ')') {
        problem(at, at + 1, "This parenthesis closes nothing and was left out.");
        at++;
      } else if (at == before) {
        at++;
      }
    }
    if (parts.isEmpty() && !idleOperators.isEmpty()) {
      for (Span span : idleOperators) {
        word(Field.ANY, span.from, span.to).ifPresent(parts::add);
      }
    }
    if (typed.length() > MAX_LENGTH) {
      problem(MAX_LENGTH, typed.length(), "The query is too long; the rest was left out.");
    }
    problems.sort((a, b) -> Integer.compare(a.from(), b.from()));
    return new SearchQuery(typed, all(parts), problems);
  }

  /** Alternatives parted by OR, up to a closing parenthesis or the end. */
  private Optional<QueryNode> any(Field field) {
    List<QueryNode> alternatives = new ArrayList<>();
    Span operator = null;
    while (true) {
      List<QueryNode> parts = new ArrayList<>();
      while (hasPart() && !isOperator("OR")) {
        part(field).ifPresent(parts::add);
      }
      if (parts.isEmpty() && operator != null) {
        idle(operator);
      }
      boolean nothingBefore = parts.isEmpty() && alternatives.isEmpty();
      if (!parts.isEmpty()) {
        alternatives.add(all(parts));
      }
      skipBlanks();
      if (!isOperator("OR")) {
        break;
      }
      operator = new Span(at, at + 2);
      if (nothingBefore) {
        idle(operator);
        operator = null;
      }
      at += 2;
    }
    return switch (alternatives.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(alternatives.getFirst());
      default -> Optional.of(new QueryNode.Or(alternatives));
    };
  }

  private void idle(Span operator) {
    if (idleOperators.contains(operator)) {
      return;
    }
    idleOperators.add(operator);
    String name = text.substring(operator.from, operator.to);
    String needs = name.equals("NOT") ? "a condition after it" : "a condition on both sides";
    problem(operator.from, operator.to, name + " needs " + needs + "; it was left out.");
  }

  private static QueryNode all(List<QueryNode> parts) {
    return switch (parts.size()) {
      case 0 -> new QueryNode.Everything();
      case 1 -> parts.getFirst();
      default -> new QueryNode.And(parts);
    };
  }

  private Optional<QueryNode> part(Field field) {
    if (isOperator("AND")) {
      Span span = new Span(at, at + 3);
      boolean leads = text.substring(0, at).isBlank();
      at += 3;
      if (leads || !hasPart()) {
        idle(span);
      }
      return Optional.empty();
    }
    if (isOperator("NOT")) {
      return negated(field, 3);
    }
    if (text.charAt(at) == '-' && at + 1 < text.length() && beginsPart(text.charAt(at + 1))) {
      return negated(field, 1);
    }
    if (text.charAt(at) == '(') {
      return group(field);
    }
    return condition(field);
  }

  private Optional<QueryNode> negated(Field field, int length) {
    Span span = new Span(at, at + length);
    // A run of "NOT NOT" is taken in a loop, so that its length is no depth.
    boolean negative = false;
    while (true) {
      if (isOperator("NOT")) {
        at += 3;
      } else if (at + 1 < text.length()
          && text.charAt(at) == '-'
          && beginsPart(text.charAt(at + 1))) {
        at++;
      } else {
        break;
      }
      negative = !negative;
      skipBlanks();
    }
    if (!hasPart() || isOperator("OR") || isOperator("AND")) {
      idle(span);
      return Optional.empty();
    }
    boolean not = negative;
    return part(field).map(node -> not ? new QueryNode.Not(node) : node);
  }

  private Optional<QueryNode> group(Field field) {
    int open = at++;
    if (depth >= MAX_DEPTH) {
      problem(open, at, "Parentheses are nested too deep; this one was left out.");
      return Optional.empty();
    }
    depth++;
    Optional<QueryNode> inner = any(field);
    depth--;
    if (at < text.length()) {
      at++;
    } else {
      problem(open, open + 1, "This parenthesis is not closed; it was closed at the end.");
    }
    return inner;
  }

  private Optional<QueryNode> condition(Field field) {
    int start = at;
    char first = text.charAt(at);
    if (first == '"') {
      return phrase(field);
    }
    if (first == '/') {
      Optional<QueryNode> regex = regex();
      if (regex.isPresent()) {
        return regex;
      }
    }
    int colon = fieldEnd();
    if (colon > start) {
      String name = text.substring(start, colon).toLowerCase(Locale.ROOT);
      at = colon + 1;
      Optional<Field> words = wordField(name);
      if (words.isPresent()) {
        return wordsOf(words.get(), start);
      }
      return restriction(name, start);
    }
    at = wordEnd(start);
    warnOfUnknownField(start, at);
    return word(field, start, at);
  }

  private static Optional<Field> wordField(String name) {
    return switch (name) {
      case "subject" -> Optional.of(Field.SUBJECT);
      case "from", "author" -> Optional.of(Field.FROM);
      case "body", "text" -> Optional.of(Field.BODY);
      case "to" -> Optional.of(Field.TO);
      default -> Optional.empty();
    };
  }

  private Optional<QueryNode> wordsOf(Field field, int start) {
    if (at >= text.length() || isBlank(text.charAt(at)) || text.charAt(at) == ')') {
      problem(start, at, text.substring(start, at) + " needs a word after it; it was left out.");
      return Optional.empty();
    }
    if (text.charAt(at) == '(') {
      return group(field);
    }
    if (text.charAt(at) == '"') {
      return phrase(field);
    }
    int from = at;
    at = wordEnd(at);
    return word(field, from, at);
  }

  private Optional<QueryNode> restriction(String name, int start) {
    String value = value();
    if (value.isBlank()) {
      problem(start, at, name + ": needs a value after it; it was left out.");
      return Optional.empty();
    }
    String plain = value.strip();
    String word = plain.toLowerCase(Locale.ROOT);
    Optional<QueryNode> node =
        switch (name) {
          case "group", "newsgroup" -> Optional.of(new QueryNode.InGroups(wildmat(word)));
          case "id", "message-id" ->
              Optional.of(new QueryNode.WithId(plain.replaceAll("^<|>$", "")));
          case "before" ->
              dates.period(word).map(p -> new QueryNode.Written(Instant.MIN, p.from()));
          case "after", "since" ->
              dates.period(word).map(p -> new QueryNode.Written(p.from(), Instant.MAX));
          case "on", "date" -> dates.period(word).map(p -> p);
          case "is" ->
              constant(QueryNode.State.values(), word).map(state -> new QueryNode.Is(state));
          case "has" ->
              constant(QueryNode.Feature.values(), word).map(thing -> new QueryNode.Has(thing));
          case "in" ->
              word.equals("thread") ? Optional.of(new QueryNode.InThread()) : Optional.empty();
          case "lang" -> QueryNode.InLanguage.parse(word).map(it -> it);
          case "account" -> Optional.of(new QueryNode.FromAccount(word));
          default -> constant(QueryNode.Measure.values(), name).flatMap(m -> Counts.parse(m, word));
        };
    if (node.isEmpty()) {
      problem(
          start,
          at,
          "“" + plain + "” says nothing to " + name + ":, which was left out. " + hint(name));
    }
    return node;
  }

  private static String hint(String name) {
    return switch (name) {
      case "before", "after", "since", "on", "date" ->
          "Dates are written 2025, 2025-12, 2025-12-24, yesterday, \"last week\" or 3d.";
      case "is" -> "Known are " + list(QueryNode.State.values()) + ".";
      case "has" -> "Known are " + list(QueryNode.Feature.values()) + ".";
      case "in" -> "Known is in:thread.";
      case "lang" -> "Languages are written as tags such as de, or in English.";
      default -> "Counts are written 50, >50, <=50 or 10..50.";
    };
  }

  private static String list(Enum<?>[] values) {
    List<String> names = new ArrayList<>();
    for (Enum<?> value : values) {
      names.add(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return String.join(", ", names);
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] values, String name) {
    for (E value : values) {
      if (value.name().replace('_', '-').equalsIgnoreCase(name)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** A bare word is meant as a part of the name; no newsgroup is called "politics". */
  private static String wildmat(String value) {
    boolean isName = value.chars().anyMatch(c -> c == '.' || c == '*' || c == '?' || c == ',');
    return isName ? value : "*" + value + "*";
  }

  private String value() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int from = at;
    at = wordEnd(at);
    return text.substring(from, at);
  }

  private Optional<QueryNode> phrase(Field field) {
    int start = at;
    String inner = quoted();
    Kind kind = Kind.PHRASE;
    if (at < text.length() && text.charAt(at) == '*') {
      kind = Kind.PREFIX;
      at++;
    }
    return words(field, kind, inner, start, at);
  }

  /** The text between quotes; an open quote reaches to the end. */
  private String quoted() {
    int open = at;
    int close = text.indexOf('"', open + 1);
    if (close < 0) {
      problem(open, open + 1, "This quote is not closed; it was closed at the end.");
      at = text.length();
      return text.substring(open + 1);
    }
    at = close + 1;
    return text.substring(open + 1, close);
  }

  private Optional<QueryNode> regex() {
    int close = text.indexOf('/', at + 1);
    boolean ends =
        close > at + 1
            && (close + 1 == text.length()
                || isBlank(text.charAt(close + 1))
                || text.charAt(close + 1) == ')');
    if (!ends) {
      return Optional.empty();
    }
    String regex = text.substring(at + 1, close);
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      problem(at, close + 1, "Not a regular expression: " + e.getDescription() + ".");
      return Optional.empty();
    }
    at = close + 1;
    return Optional.of(new QueryNode.Fits(regex));
  }

  private Optional<QueryNode> word(Field field, int from, int to) {
    String word = text.substring(from, to);
    if (word.length() > 1 && word.endsWith("*")) {
      return words(field, Kind.PREFIX, word.substring(0, word.length() - 1), from, to);
    }
    return words(field, Kind.WORD, word, from, to);
  }

  private Optional<QueryNode> words(Field field, Kind kind, String words, int from, int to) {
    if (Atoms.of(words).isEmpty()) {
      problem(from, to, "There is no letter or digit to search for here; it was left out.");
      return Optional.empty();
    }
    return Optional.of(new QueryNode.Words(field, kind, words));
  }

  private void warnOfUnknownField(int from, int to) {
    int colon = text.indexOf(':', from);
    if (colon > from
        && colon < to - 1
        && text.charAt(colon + 1) != '/'
        && text.substring(from, colon).chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      problem(
          from,
          colon + 1,
          text.substring(from, colon + 1) + " is no field; searched for as words.");
    }
  }

  /** Where the name of a known field ends with its colon, or else -1. */
  private int fieldEnd() {
    int end = at;
    while (end < text.length()
        && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    if (end == at || end >= text.length() || text.charAt(end) != ':') {
      return -1;
    }
    String name = text.substring(at, end).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "subject", "from", "author", "body", "text", "to" -> end;
      case "group", "newsgroup", "id", "message-id", "before", "after", "since", "on", "date" ->
          end;
      case "is", "has", "in", "lang", "account", "lines", "bytes", "replies", "score" -> end;
      default -> -1;
    };
  }

  /** A word ends at a blank, a quote, or a parenthesis that it did not open itself. */
  private int wordEnd(int from) {
    int opened = 0;
    int end = from;
    for (; end < text.length() && !isBlank(text.charAt(end)); end++) {
      char c = text.charAt(end);
      if (c == '"' && end > from) {
        break;
      }
      if (c == '(') {
        opened++;
      } else if (c == ')' && --opened < 0) {
        if (depth > 0) {
          break;
        }
        opened = 0;
      }
    }
    return end;
  }

  private boolean hasPart() {
    skipBlanks();
    return at < text.length() && text.charAt(at) != ')';
  }

  private boolean isOperator(String name) {
    int end = at + name.length();
    return text.startsWith(name, at)
        && (end == text.length()
            || isBlank(text.charAt(end))
            || text.charAt(end) == '('
            || text.charAt(end) == ')'
            || text.charAt(end) == '"');
  }

  private static boolean beginsPart(char c) {
    return !isBlank(c) && c != '-' && c != ')';
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void problem(int from, int to, String sentence) {
    problems.add(new QueryProblem(from, to, sentence));
  }
}
