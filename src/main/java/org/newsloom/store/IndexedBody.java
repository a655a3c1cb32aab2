package org.newsloom.store;

import java.util.List;
import java.util.Optional;

/**
 * What is kept of a body when it is indexed.
 *
 * @param text what search shall find
 * @param tags what else it shall be found by
 * @param withdrawal what the article says of an older one
 */
public record IndexedBody(
    String text, List<FullTextQuery.Tag> tags, Optional<Withdrawal> withdrawal) {
  /** Takes a copy of the list. */
  public IndexedBody {
    tags = List.copyOf(tags);
  }

  /** Text alone. */
  public static IndexedBody of(String text) {
    return new IndexedBody(text, List.of(), Optional.empty());
  }
}
