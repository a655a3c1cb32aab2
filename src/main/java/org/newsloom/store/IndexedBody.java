package org.newsloom.store;

import java.util.Optional;

/**
 * What is kept of a body when it is indexed.
 *
 * @param text what search shall find
 * @param withdrawal what the article says of an older one
 */
public record IndexedBody(String text, Optional<Withdrawal> withdrawal) {
  /** Text alone. */
  public static IndexedBody of(String text) {
    return new IndexedBody(text, Optional.empty());
  }
}
