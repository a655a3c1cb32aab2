package org.newsloom.sample;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.MessageId;

/**
 * Articles that withdraw another one: cancels and superseding ones (RFC 5537 sections 5.3 and 5.4).
 * They must name a Cancel-Key that opens a Cancel-Lock of the other one (RFC 8315 section 3.5).
 */
final class Withdrawals {
  private static final String CANCEL = "cancel ";
  private static final String SCHEME = "sha256:";

  private Withdrawals() {}

  /** Whether it stands in no newsgroup and only withdraws. */
  static boolean isCancel(RawHead head) {
    return head.value("Control").filter(value -> value.strip().startsWith(CANCEL)).isPresent();
  }

  /** The article that it names; empty where it withdraws none. */
  static Optional<MessageId> target(RawHead head) {
    return head.value("Control")
        .filter(value -> value.strip().startsWith(CANCEL))
        .map(value -> value.strip().substring(CANCEL.length()))
        .or(() -> head.value("Supersedes"))
        .flatMap(value -> MessageId.parse(value.strip()));
  }

  /** Whether one of its keys opens a lock of the article. */
  static boolean opens(RawHead withdrawing, StoredArticle article) {
    List<String> locks = codes(RawHead.of(article.octets()), "Cancel-Lock");
    return codes(withdrawing, "Cancel-Key").stream()
        .map(Withdrawals::lock)
        .anyMatch(locks::contains);
  }

  private static List<String> codes(RawHead head, String field) {
    return List.of(head.value(field).orElse("").strip().split("\\s+", -1)).stream()
        .filter(code -> code.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(code -> code.substring(SCHEME.length()))
        .toList();
  }

  private static String lock(String key) {
    try {
      byte[] octets = key.getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
