package org.newsloom.article;

import java.util.List;

/**
 * Where a server filed an article (RFC 5536 section 3.2.14); good for that server alone.
 *
 * @param host the server's name for itself
 * @param places the groups and the article's number in each
 */
public record Xref(String host, List<Place> places) {
  /** No Xref was sent. */
  public static final Xref NONE = new Xref("", List.of());

  /** Takes a copy of the list. */
  public Xref {
    places = List.copyOf(places);
  }

  /**
   * One group and the article's number in it.
   *
   * @param group the newsgroup
   * @param number the article number, at least 1
   */
  public record Place(Newsgroup group, long number) {}
}
