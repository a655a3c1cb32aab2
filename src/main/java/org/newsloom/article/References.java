package org.newsloom.article;

import java.util.List;
import java.util.Optional;

/**
 * The ancestors that an article names, oldest first (RFC 5536 section 3.2.10).
 *
 * @param ids as they stand in the header; doubles are kept, the threader drops them
 */
public record References(List<MessageId> ids) {
  /** No ancestors: the article begins a thread. */
  public static final References NONE = new References(List.of());

  /** Takes a copy of the list. */
  public References {
    ids = List.copyOf(ids);
  }

  /** The article that is answered: the last identifier. */
  public Optional<MessageId> parent() {
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.getLast());
  }
}
