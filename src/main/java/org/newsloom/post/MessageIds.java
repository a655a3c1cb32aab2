package org.newsloom.post;

import java.security.SecureRandom;
import java.util.Locale;
import org.newsloom.article.MessageId;

/**
 * Makes Message-IDs of our own (RFC 5536 section 3.1.3): unique by 120 random bits, giving away
 * neither the host nor the time.
 */
public final class MessageIds {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 24;
  private static final String NO_DOMAIN = "newsloom.invalid";

  private final SecureRandom random;

  /** Draws from the given source. */
  public MessageIds(SecureRandom random) {
    this.random = random;
  }

  /** A new identifier in the domain of the writer's address. */
  public MessageId next(String address) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    boolean usable = AddressCheck.isDomain(domain);
    return new MessageId(text + "@" + (usable ? domain : NO_DOMAIN));
  }
}
