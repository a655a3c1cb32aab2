package org.newsloom.store;

import java.util.List;
import java.util.Map;
import org.newsloom.article.Author;

/**
 * How many articles a search finds, each once, and how they are spread.
 *
 * @param articles how many
 * @param complete whether all were counted; otherwise about the newest
 * @param groups how many of which newsgroup
 * @param authors how many of which author as the article writes it, the most first; of very many
 *     authors those with the most articles
 * @param years how many of which year; what has no date counts where it came
 */
public record SearchTally(
    int articles,
    boolean complete,
    Map<GroupRef, Integer> groups,
    List<OfAuthor> authors,
    Map<Integer, Integer> years) {
  /** Takes copies of the collections. */
  public SearchTally {
    groups = Map.copyOf(groups);
    authors = List.copyOf(authors);
    years = Map.copyOf(years);
  }

  /** How many articles of one author. */
  public record OfAuthor(Author author, int articles) {}
}
