package org.newsloom.share;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;

/**
 * Some articles of a newsgroup by number, from which another machine sees whether the server still
 * counts as it did; immutable. Each has the number and four octets of a hash of the Message-ID. The
 * newest ones, and some that are ever further apart, so that machines which fetch at other times
 * have one in common.
 */
final class Witnesses {
  static final Witnesses NONE = new Witnesses(new TreeMap<>());

  /** Of the numbers that each of these divides, so many are kept. */
  private static final long[] STEPS = {1, 16, 256, 4_096};

  private static final int EACH = 8;

  private final NavigableMap<Long, Integer> hashes;

  private Witnesses(NavigableMap<Long, Integer> hashes) {
    this.hashes = hashes;
  }

  static Witnesses of(Map<Long, MessageId> articles) {
    Map<Long, Integer> hashes = new HashMap<>();
    articles.forEach((number, id) -> hashes.put(number, hash(id)));
    return ofHashes(hashes);
  }

  static Witnesses ofHashes(Map<Long, Integer> hashes) {
    NavigableMap<Long, Integer> kept = new TreeMap<>();
    NavigableMap<Long, Integer> all = new TreeMap<>(hashes);
    for (long step : STEPS) {
      all.descendingMap().entrySet().stream()
          .filter(one -> one.getKey() % step == 0)
          .limit(EACH)
          .forEach(one -> kept.put(one.getKey(), one.getValue()));
    }
    return kept.isEmpty() ? NONE : new Witnesses(kept);
  }

  /** The numbers of those that are worth looking up, of the articles that are here. */
  static List<Long> numbers(NumberRanges present) {
    List<Long> numbers = new ArrayList<>();
    for (long step : STEPS) {
      int found = 0;
      for (int i = present.rangeCount() - 1; i >= 0 && found < EACH; i--) {
        long high = present.high(i);
        for (long at = high - high % step; at >= present.low(i) && found < EACH; at -= step) {
          numbers.add(at);
          found++;
        }
      }
    }
    return numbers.stream().distinct().toList();
  }

  /** All that both know, as far as it is kept. */
  Witnesses plus(Witnesses other) {
    Map<Long, Integer> both = new HashMap<>(hashes);
    other.hashes.forEach((number, hash) -> both.merge(number, hash, Math::min));
    return ofHashes(both);
  }

  /** The numbers, and of each the hash. */
  NavigableMap<Long, Integer> hashes() {
    return hashes;
  }

  /** The highest number; 0 for none. */
  long highest() {
    return hashes.isEmpty() ? 0 : hashes.lastKey();
  }

  /** How a machine's articles and these go together. */
  enum Verdict {
    /** There is an article that both have by the same number. */
    SAME,
    /** By one number, these are different articles. */
    OTHER,
    /** There is no article by which it could be seen. */
    UNKNOWN
  }

  /** Compares with articles that are here under the same numbers. */
  Verdict compare(Map<Long, MessageId> here) {
    Verdict verdict = Verdict.UNKNOWN;
    for (Map.Entry<Long, Integer> one : hashes.entrySet()) {
      MessageId id = here.get(one.getKey());
      if (id != null) {
        if (hash(id) != one.getValue()) {
          return Verdict.OTHER;
        }
        verdict = Verdict.SAME;
      }
    }
    return verdict;
  }

  private static int hash(MessageId id) {
    try {
      byte[] octets =
          MessageDigest.getInstance("SHA-256")
              .digest(id.text().getBytes(StandardCharsets.ISO_8859_1));
      return ((octets[0] & 0xff) << 24)
          | ((octets[1] & 0xff) << 16)
          | ((octets[2] & 0xff) << 8)
          | (octets[3] & 0xff);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Witnesses that && hashes.equals(that.hashes);
  }

  @Override
  public int hashCode() {
    return hashes.hashCode();
  }

  @Override
  public String toString() {
    return hashes.toString();
  }
}
