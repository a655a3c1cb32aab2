package org.newsloom.store;

import java.time.Instant;
import java.util.Arrays;
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
 * @param files what is attached, in order
 */
public record Draft(
    long id,
    Instant saved,
    String server,
    String identity,
    List<Field> fields,
    String body,
    List<File> files) {
  /** A header field as typed; nothing is encoded yet. */
  public record Field(String name, String value) {}

  /**
   * An attached file.
   *
   * @param octets what it held when it was attached; not to be written to
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by equals of its own
  public record File(String name, byte[] octets) {
    @Override
    public boolean equals(Object other) {
      return other instanceof File file
          && name.equals(file.name)
          && Arrays.equals(octets, file.octets);
    }

    @Override
    public int hashCode() {
      return name.hashCode() * 31 + octets.length;
    }
  }

  /** Takes copies of the lists. */
  public Draft {
    files = List.copyOf(files);
    fields = List.copyOf(fields);
  }
}
