package org.newsloom.settings;

import java.util.List;

/**
 * A program that is run by itself.
 *
 * @param when after what
 * @param newsgroups with {@link When#HEADERS}: of which newsgroups, a pattern such as {@code
 *     comp.*}
 * @param search with {@link When#ARTICLES}: which articles, a query or the name of a saved search
 * @param command the program and its arguments, never empty; no shell reads them
 * @param on whether it is run; one that is off is kept
 */
public record Hook(When when, String newsgroups, String search, List<String> command, boolean on) {
  /** Of a hook that does not say which newsgroups. */
  public static final String ALL_NEWSGROUPS = "*";

  /** Of a hook that does not say which articles. */
  public static final String OF_INTEREST = "is:to-me OR is:watched";

  /** After what a program is run. */
  public enum When {
    /** Headers came into a newsgroup. */
    HEADERS,
    /** Articles came that a search finds. */
    ARTICLES,
    /** All newsgroups that were to be looked into were. */
    ROUND
  }

  /** Takes a copy of the list. */
  public Hook {
    command = List.copyOf(command);
  }

  /** Switched on or off. */
  public Hook switched(boolean wanted) {
    return new Hook(when, newsgroups, search, command, wanted);
  }
}
