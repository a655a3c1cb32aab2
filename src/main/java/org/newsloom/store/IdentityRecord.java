package org.newsloom.store;

/**
 * Who the person is in what they post.
 *
 * @param name what the person calls this identity; unique
 * @param fullName the display name of From; may be empty
 * @param address the address of From
 * @param replyTo the address of Reply-To; empty for none
 * @param organization the Organization header; empty for none
 * @param signature without its {@code "-- "} line; empty for none
 */
public record IdentityRecord(
    String name,
    String fullName,
    String address,
    String replyTo,
    String organization,
    String signature) {
  /** Refuses an identity without a name. */
  public IdentityRecord {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an identity needs a name");
    }
  }
}
