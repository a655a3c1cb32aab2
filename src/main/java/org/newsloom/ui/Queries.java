package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.Subjects;
import org.newsloom.reading.PostingAccount;

/** Queries as text, put together by buttons and forms; see {@code search.SearchQuery}. */
final class Queries {
  private static final Pattern OR = Pattern.compile("(^|\\s)(OR|\\|)(\\s|$)");

  private Queries() {}

  /** The query with a condition more that all hits must meet. */
  static String narrowed(String query, String condition) {
    String now = query.strip();
    if (now.isEmpty()) {
      return condition;
    }
    return (OR.matcher(now).find() ? "(" + now + ")" : now) + " " + condition;
  }

  /** Words that must stand one behind the other in a field, such as {@code from:"Ann Reader"}. */
  static String phrase(String field, String words) {
    String text = words.replace('"', ' ').replaceAll("\\s+", " ").strip();
    return text.isEmpty() ? "" : field + "\"" + text + "\"";
  }

  /** What this author wrote: by the address, which names differ for, else by the name. */
  static String by(Author author) {
    return phrase("from:", author.address().isBlank() ? author.name() : author.address());
  }

  /** What the same account of a server posted; empty where the article does not tell it. */
  static String byAccount(Article article) {
    return PostingAccount.of(article).map(account -> phrase("account:", account)).orElse("");
  }

  /** The articles of this subject, answers too. */
  static String about(String subject) {
    return phrase("subject:", Subjects.base(subject));
  }

  /**
   * What can be chosen in the form.
   *
   * @param words any of these words, all must be there
   * @param phrase one behind the other
   * @param without none of these words
   * @param subject words of the subject
   * @param from words of the author
   * @param group a name of a newsgroup, with {@code *} for any letters
   * @param after a date as in {@code after:}
   * @param before a date as in {@code before:}
   * @param states such as {@code is:unread}
   */
  record Parts(
      String words,
      String phrase,
      String without,
      String subject,
      String from,
      String group,
      String after,
      String before,
      List<String> states) {
    /** The query that asks for all of it; empty where nothing is given. */
    String query() {
      List<String> all = new ArrayList<>();
      add(all, words.strip());
      add(all, Queries.phrase("", phrase));
      for (String word : without.strip().split("\\s+", -1)) {
        add(all, word.isEmpty() ? "" : "-" + word);
      }
      for (String word : subject.strip().split("\\s+", -1)) {
        add(all, word.isEmpty() ? "" : "subject:" + word);
      }
      add(all, Queries.phrase("from:", from));
      add(all, one("group:", group));
      add(all, one("after:", after));
      add(all, one("before:", before));
      all.addAll(states);
      return String.join(" ", all);
    }

    private static void add(List<String> all, String piece) {
      if (!piece.isEmpty()) {
        all.add(piece);
      }
    }

    private static String one(String operator, String value) {
      String text = value.strip().toLowerCase(Locale.ROOT);
      if (text.isEmpty()) {
        return "";
      }
      return text.indexOf(' ') < 0 ? operator + text : Queries.phrase(operator, text);
    }
  }
}
