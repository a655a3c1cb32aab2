package org.newsloom.post;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.newsloom.article.MessageId;

/**
 * Cancel-Lock and Cancel-Key with SHA-256 (RFC 8315 sections 3 and 4): a lock stands in each of our
 * posts, and only who has the secret can name the key that fits, to cancel or supersede it.
 */
final class CancelLock {
  private static final String SCHEME = "sha256:";
  private static final String MAC = "HmacSHA256";

  private CancelLock() {}

  /** The key of an article: {@code sha256:} and the base64 of HMAC-SHA256 over its Message-ID. */
  static String key(String secret, MessageId id) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
      return SCHEME + base64(mac.doFinal(id.toString().getBytes(StandardCharsets.ISO_8859_1)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }

  /** The lock that a key opens: the base64 of SHA-256 over the key's base64. */
  static String lock(String key) {
    try {
      byte[] code = key.substring(SCHEME.length()).getBytes(StandardCharsets.US_ASCII);
      return SCHEME + base64(MessageDigest.getInstance("SHA-256").digest(code));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Whether a key opens one of the locks of a Cancel-Lock value. Schemes are compared without
   * regard to case, codes exactly.
   */
  static boolean opens(String key, String locks) {
    String code = lock(key).substring(SCHEME.length());
    return List.of(locks.strip().split("\\s+", -1)).stream()
        .anyMatch(lock ->
            lock.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && lock.substring(SCHEME.length()).equals(code));
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
