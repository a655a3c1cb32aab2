package org.newsloom.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a person typed into the search box, understood. Words must all be there; {@code OR}, {@code
 * NOT} or {@code -}, parentheses, {@code "phrases"} and {@code begin*} say otherwise; {@code
 * subject:}, {@code from:}, {@code body:}, {@code to:}, {@code group:}, {@code id:}, {@code
 * before:}, {@code after:}, {@code on:}, {@code is:}, {@code has:}, {@code lines:}, {@code bytes:},
 * {@code replies:}, {@code score:}, {@code lang:}, {@code account:}, {@code in:thread} and {@code
 * /regex/} narrow further. {@code before:2025} is before that year begins, {@code after:2025} from
 * its beginning on.
 *
 * @param text what was typed
 * @param root its meaning
 * @param problems what could not be taken as meant, in the order of the text
 */
public record SearchQuery(String text, QueryNode root, List<QueryProblem> problems) {
  /** Takes a copy of the list. */
  public SearchQuery {
    problems = List.copyOf(problems);
  }

  /**
   * Understands any text.
   *
   * @param clock tells what today is, and where
   */
  public static SearchQuery parse(String text, Clock clock) {
    return new QueryParser(text, clock).parse();
  }

  /** Whether nothing was asked. */
  public boolean isEmpty() {
    return root instanceof QueryNode.Everything;
  }

  /** The words that an article must or may hold; not those that it must not hold. */
  public List<QueryNode.Words> positiveWords() {
    List<QueryNode.Words> words = new ArrayList<>();
    collect(root, words);
    return List.copyOf(words);
  }

  /** The languages that it asks for, each once. */
  public Set<QueryNode.InLanguage> languages() {
    Set<QueryNode.InLanguage> languages = new LinkedHashSet<>();
    collectLanguages(root, languages);
    return languages;
  }

  private static void collectLanguages(QueryNode node, Set<QueryNode.InLanguage> languages) {
    switch (node) {
      case QueryNode.And and -> and.conditions().forEach(one -> collectLanguages(one, languages));
      case QueryNode.Or or -> or.conditions().forEach(one -> collectLanguages(one, languages));
      case QueryNode.Not not -> collectLanguages(not.condition(), languages);
      case QueryNode.InLanguage language -> languages.add(language);
      default -> {
        // Asks for no language.
      }
    }
  }

  private static void collect(QueryNode node, List<QueryNode.Words> words) {
    switch (node) {
      case QueryNode.And and -> and.conditions().forEach(one -> collect(one, words));
      case QueryNode.Or or -> or.conditions().forEach(one -> collect(one, words));
      case QueryNode.Words some -> words.add(some);
      default -> {
        // Not, and what is no text, has nothing to mark.
      }
    }
  }
}
