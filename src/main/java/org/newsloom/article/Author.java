package org.newsloom.article;

import java.util.Locale;
import java.util.Objects;

/**
 * Who wrote an article, as From or Reply-To tell it, decoded and made safe to show.
 *
 * @param name the display name, or the empty string
 * @param address the e-mail address, or the empty string; not checked
 */
public record Author(String name, String address) {
  /** An author of whom nothing is known. */
  public static final Author UNKNOWN = new Author("", "");

  /** Checks that both words are there. */
  public Author {
    Objects.requireNonNull(name);
    Objects.requireNonNull(address);
  }

  /** What a list shows: the name, or else the address. */
  public String displayName() {
    return name.isEmpty() ? address : name;
  }

  /** Whether mail to the address can never arrive (RFC 2606 section 2: {@code .invalid}). */
  public boolean isUndeliverable() {
    String lower = address.toLowerCase(Locale.ROOT);
    return lower.isEmpty() || lower.endsWith(".invalid") || !lower.contains("@");
  }

  /** Name and address for a person to read: {@code Ann Reader <ann@example.org>}. */
  @Override
  public String toString() {
    if (name.isEmpty()) {
      return address;
    }
    return address.isEmpty() ? name : name + " <" + address + ">";
  }
}
