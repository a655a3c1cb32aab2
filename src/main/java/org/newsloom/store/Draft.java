package org.newsloom.store;

import java.time.Instant;
import java.util.List;

/**
 * An article that is being written.
 *
 * @param id its number; 0 for one that was never saved
 * @param saved when; ignored on saving
 * @param server where it is to go; may be empty while undecided
 * @param identity the name of the identity; may be empty
 * @param fields header fields as typed, in order
 * @param body the text as typed
 */
public record Draft(
    long id, Instant saved, String server, String identity, List<Field> fields, String body) {
  /** A header field as typed; nothing is encoded yet. */
  public record Field(String name, String value) {}

  /** Takes a copy of the list. */
  public Draft {
    fields = List.copyOf(fields);
  }
}
