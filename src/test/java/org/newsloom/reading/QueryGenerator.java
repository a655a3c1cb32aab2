package org.newsloom.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes queries of words, names and dates that articles really have; the same ones each time. */
final class QueryGenerator {
  private final Random random;
  private final List<SearchReference.Known> articles;
  private final List<String> groups;

  QueryGenerator(SearchReference reference, long seed) {
    random = new Random(seed);
    articles =
        reference.articles().stream()
            .sorted(Comparator.comparing((SearchReference.Known one) -> one.id.text()))
            .toList();
    groups = articles.stream().flatMap(one -> one.groups.stream()).distinct().sorted().toList();
  }

  /** A query of some conditions, one of which usually asks for words of an article. */
  String next() {
    SearchReference.Known one = pick(articles);
    int count = 1 + random.nextInt(3);
    List<String> parts =
        IntStream.range(0, count)
            .mapToObj(i -> i == 0 && random.nextInt(16) > 0 ? words(one) : condition(one, 2))
            .collect(Collectors.toList());
    return String.join(random.nextInt(12) == 0 ? " AND " : " ", parts);
  }

  private String condition(SearchReference.Known one, int depth) {
    int kind = random.nextInt(10);
    if (kind < 2) {
      return (kind == 0 ? "NOT " : "-") + condition(pick(articles), 0);
    }
    if (kind < 5 && depth > 0) {
      String first = condition(one, depth - 1);
      return kind < 4
          ? "(" + first + " OR " + condition(pick(articles), depth - 1) + ")"
          : "(" + first + " " + condition(one, depth - 1) + ")";
    }
    return kind < 8 ? restriction(one) : words(one);
  }

  private String words(SearchReference.Known one) {
    return switch (random.nextInt(10)) {
      case 0 -> "subject:" + words(one.subject);
      case 1 -> "from:" + words(one.from.toString());
      case 2, 3 -> "body:" + words(one.article.text());
      case 4 -> words(one.subject);
      case 5 -> words(one.from.toString());
      default -> words(one.article.text());
    };
  }

  /** A word, a part of a run, a beginning or a phrase of a text. */
  private String words(String text) {
    List<String> pieces = SearchReference.pieces(text);
    if (pieces.isEmpty()) {
      return "nothing";
    }
    // Of two the longer one: short words stand everywhere.
    int at = random.nextInt(pieces.size());
    int other = random.nextInt(pieces.size());
    at = pieces.get(other).length() > pieces.get(at).length() ? other : at;
    String piece = pieces.get(at);
    String word =
        switch (random.nextInt(8)) {
          case 0, 1 -> "\"" + phrase(pieces, at) + "\"";
          case 2 -> beginning(piece) + "*";
          case 3 -> piece.toUpperCase(Locale.ROOT);
          case 4 -> part(piece);
          default -> piece;
        };
    return List.of("OR", "AND", "NOT").contains(word) ? piece : word;
  }

  private String phrase(List<String> pieces, int at) {
    return String.join(
        " ", pieces.subList(at, Math.min(pieces.size(), at + 2 + random.nextInt(3))));
  }

  private String beginning(String piece) {
    int points = piece.codePointCount(0, piece.length());
    return piece.substring(0, piece.offsetByCodePoints(0, Math.min(points, 1 + points / 2)));
  }

  private String part(String piece) {
    int points = piece.codePointCount(0, piece.length());
    int from = random.nextInt(points);
    int to = from + 1 + random.nextInt(points - from);
    return piece.substring(piece.offsetByCodePoints(0, from), piece.offsetByCodePoints(0, to));
  }

  private String restriction(SearchReference.Known one) {
    String group = pick(groups);
    return switch (random.nextInt(16)) {
      case 0 -> "group:" + group;
      case 1 -> "group:" + group.substring(0, 1 + random.nextInt(group.length())) + "*";
      case 2 -> "group:" + group.substring(group.lastIndexOf('.') + 1);
      case 3 -> "before:" + day(one);
      case 4 -> "after:" + day(one);
      case 5 -> "on:" + day(one);
      case 6 ->
          "is:"
              + pick(
                  List.of(
                      "unread", "read", "flagged", "watched", "ignored", "mine", "replied", "to-me",
                      "new"));
      case 7 -> "has:" + pick(List.of("attachment", "picture", "link", "reply"));
      case 8 -> "lines:" + count(one.lines);
      case 9 -> "bytes:" + count(one.bytes);
      case 10 -> "replies:" + count(one.replies);
      case 11 -> "score:" + count(one.score);
      case 12 -> random.nextInt(4) == 0 ? "in:thread" : "to:" + pick(List.of("talk", "de", "list"));
      case 13 -> "lang:" + pick(List.of("en", "de", "ja", "fr", "english"));
      case 14 ->
          PostingAccount.of(one.article)
              .map(account -> "account:\"" + account + "\"")
              .orElse("lang:en");
      default -> random.nextBoolean() ? "id:" + one.id.text() : regex(one);
    };
  }

  private String day(SearchReference.Known one) {
    LocalDate day = LocalDate.ofInstant(one.date.orElse(Instant.EPOCH), ZoneOffset.UTC);
    String text = day.toString();
    if (text.length() != 10) {
      return "1999";
    }
    return text.substring(0, List.of(4, 7, 10).get(random.nextInt(3)));
  }

  private String count(long number) {
    return switch (random.nextInt(5)) {
      case 0 -> ">" + number;
      case 1 -> "<" + number;
      case 2 -> ">=" + number;
      case 3 -> number + ".." + (number + 1 + random.nextInt(100));
      default -> Long.toString(number);
    };
  }

  /** A word of the subject, one letter of which may be any. */
  private String regex(SearchReference.Known one) {
    String word = part(pick(List.of(one.subject.split("[\\s/]+", -1))) + "e");
    int at = random.nextInt(word.length());
    return "/"
        + Pattern.compile("[^\\p{L}\\p{N}]").matcher(word.substring(0, at)).replaceAll(".")
        + ".?/";
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
