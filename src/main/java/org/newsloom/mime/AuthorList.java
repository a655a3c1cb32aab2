package org.newsloom.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Author;

/**
 * The addresses of a From, Reply-To or To field in their order.
 *
 * @param entries single authors and groups
 */
public record AuthorList(List<Entry> entries) {
  /** Takes a copy of the list. */
  public AuthorList {
    entries = List.copyOf(entries);
  }

  /**
   * One entry of an address list.
   *
   * @param group the name of a group (RFC 5322 section 3.4); empty for a single author
   * @param authors the one author, or the group's members, perhaps none
   */
  public record Entry(Optional<String> group, List<Author> authors) {
    /** Takes a copy of the list. */
    public Entry {
      authors = List.copyOf(authors);
    }
  }

  /** All authors, members of groups too. */
  public List<Author> authors() {
    List<Author> all = new ArrayList<>();
    entries.forEach(entry -> all.addAll(entry.authors()));
    return List.copyOf(all);
  }

  /** The first author; the name of a group without members; else {@link Author#UNKNOWN}. */
  public Author first() {
    List<Author> all = authors();
    if (!all.isEmpty()) {
      return all.getFirst();
    }
    return entries.isEmpty()
        ? Author.UNKNOWN
        : new Author(entries.getFirst().group().orElse(""), "");
  }
}
