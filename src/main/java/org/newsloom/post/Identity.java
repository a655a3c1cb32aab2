package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Author;

/**
 * Who the person is in what they post.
 *
 * @param name what the person calls this identity
 * @param fullName the display name of From; may be empty
 * @param address the address of From
 * @param replyTo the address of Reply-To; empty for none
 * @param organization the Organization header; empty for none
 * @param signature without its {@code "-- "} line; empty for none
 */
public record Identity(
    String name,
    String fullName,
    String address,
    String replyTo,
    String organization,
    String signature) {
  /** The name of the identity that is used where no other was chosen. */
  public static final String USUAL = "usual";

  private static final String ORGANIZATION = "Organization";

  /** The usual identity of a person who gave name and address and nothing else. */
  public static Identity of(String fullName, String address) {
    return new Identity(USUAL, fullName, address, "", "", "");
  }

  /** What From says. */
  public Author author() {
    return new Author(fullName.strip(), address.strip());
  }

  /** A composition with all that this identity says of its writer: From, Reply-To, Organization. */
  public Composition sign(Composition composition) {
    List<Composition.ExtraHeader> extra = new ArrayList<>(composition.extra());
    if (!organization.isBlank()
        && extra.stream().noneMatch(field -> field.name().equalsIgnoreCase(ORGANIZATION))) {
      extra.add(new Composition.ExtraHeader(ORGANIZATION, organization.strip()));
    }
    return composition.withFrom(author()).withReplyTo(replyTo.strip()).withExtra(extra);
  }

  /** A composition without what {@link #sign} adds to it, so that another identity can sign it. */
  public static Composition unsigned(Composition composition) {
    return composition
        .withReplyTo("")
        .withExtra(
            composition.extra().stream()
                .filter(field -> !field.name().equalsIgnoreCase(ORGANIZATION))
                .toList());
  }

  /** What is wrong with it, as a sentence; empty if one can post with it. */
  public Optional<String> problem() {
    Optional<String> inAddress = AddressCheck.problem(address.strip());
    if (inAddress.isPresent()) {
      return inAddress;
    }
    if (fullName.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      return Optional.of("The name holds a control character.");
    }
    if (organization.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      return Optional.of("The organization holds a control character.");
    }
    return replyTo.isBlank() ? Optional.empty() : AuthorSyntax.problem(replyTo.strip());
  }
}
