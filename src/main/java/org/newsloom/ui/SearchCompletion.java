package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the words before the caret may become in the field that searches. */
final class SearchCompletion {
  private static final int MOST = 8;
  private static final int MOST_RECENT = 3;

  /** What stands before a colon, and what it asks for. */
  private static final Map<String, String> OPERATORS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("subject:", "in the subject"),
              Map.entry("from:", "by this author: words of name or address"),
              Map.entry("body:", "in the text"),
              Map.entry("group:", "in this newsgroup; * stands for anything"),
              Map.entry("to:", "in To, Cc or Newsgroups"),
              Map.entry("id:", "the article of a Message-ID"),
              Map.entry("before:", "written before a day, month or year"),
              Map.entry("after:", "written on or after a day, month or year"),
              Map.entry("on:", "written on a day, or in a month or year"),
              Map.entry("is:", "unread, flagged, watched, mine…"),
              Map.entry("has:", "attachment, picture, link or reply"),
              Map.entry("lines:", "so many lines, such as lines:>50"),
              Map.entry("bytes:", "so many octets, such as bytes:<2000"),
              Map.entry("replies:", "so many answers, such as replies:>20"),
              Map.entry("lang:", "written in this language: de, french…"),
              Map.entry("account:", "posted by this account of a server"),
              Map.entry("score:", "such a score, such as score:>0"),
              Map.entry("in:", "in:thread, the thread of the open article")));

  private static final List<String> STATES =
      List.of("unread", "read", "flagged", "watched", "ignored", "mine", "to-me", "replied", "new");
  private static final List<String> FEATURES = List.of("attachment", "picture", "link", "reply");
  private static final List<String> DATES =
      List.of("today", "yesterday", "\"last week\"", "\"last month\"", "\"last year\"");

  private SearchCompletion() {}

  /**
   * One thing that can be chosen.
   *
   * @param words what the text before the caret, from {@code from} on, becomes
   * @param about what that asks for; may be empty
   * @param from where in the text it begins
   */
  record Choice(String words, String about, int from) {}

  /**
   * The choices for what was typed.
   *
   * @param typed the text up to the caret
   * @param groups the newsgroups that may be meant
   * @param recent what was searched for lately
   */
  static List<Choice> of(String typed, List<String> groups, List<String> recent) {
    List<Choice> choices = new ArrayList<>();
    if (typed.isBlank()) {
      recent.stream().limit(MOST).forEach(query -> choices.add(new Choice(query, "", 0)));
      return choices;
    }
    int from = Math.max(typed.lastIndexOf(' '), typed.lastIndexOf('(')) + 1;
    if (from < typed.length() && typed.charAt(from) == '-') {
      from++;
    }
    String word = typed.substring(from).toLowerCase(Locale.ROOT);
    int colon = word.indexOf(':');
    if (colon < 0) {
      if (word.length() >= 2) {
        int start = from;
        OPERATORS.forEach((operator, about) -> {
          if (operator.startsWith(word)) {
            choices.add(new Choice(operator, about, start));
          }
        });
      }
    } else {
      String operator = word.substring(0, colon + 1);
      String value = word.substring(colon + 1);
      for (String one : values(operator, groups)) {
        boolean fits =
            operator.equals("group:")
                ? one.contains(value)
                : one.replace("\"", "").startsWith(value);
        if (fits && !one.equals(value)) {
          choices.add(new Choice(operator + one, "", from));
        }
      }
    }
    recent.stream()
        .filter(query -> query.length() > typed.length() && query.startsWith(typed))
        .limit(MOST_RECENT)
        .forEach(query -> choices.add(new Choice(query, "searched for lately", 0)));
    return choices.subList(0, Math.min(MOST, choices.size()));
  }

  private static List<String> values(String operator, List<String> groups) {
    return switch (operator) {
      case "is:" -> STATES;
      case "has:" -> FEATURES;
      case "in:" -> List.of("thread");
      case "before:", "after:", "on:" -> DATES;
      case "group:" -> groups;
      default -> List.of();
    };
  }
}
