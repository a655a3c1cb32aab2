package org.newsloom.score;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What was learnt of junk: how often each word stood in articles that a person called junk, and in
 * those that they called no junk. It tells how sure one can be that another article is junk.
 *
 * <p>Each word's share of junk is drawn towards a half the fewer articles had it (after Robinson);
 * the logarithms of the odds are summed, of the strongest words only.
 */
public final class JunkFilter {
  /** So many articles of each kind are needed before anything is told. */
  public static final int ENOUGH = 5;

  /** From so many per cent on an article counts as junk. */
  public static final int JUNK_FROM = 60;

  /** Of each of subject, author and text; a long text must not outvote the rest. */
  private static final int STRONGEST = 15;

  /** Beyond so many words those that were seen once are not worth their memory. */
  static final int MANY_WORDS = 50_000;

  private static final double MOST_ODDS = 4;

  private static final long MOST_PERCENT = 99;

  private final Map<String, Float> odds;

  private JunkFilter(Map<String, Float> odds) {
    this.odds = odds;
  }

  private static final class Count {
    private int junk;
    private int good;
  }

  /** Learns from the words of articles; knows nothing where there are too few of either kind. */
  public static JunkFilter of(Collection<Set<String>> junk, Collection<Set<String>> good) {
    Map<String, Float> odds = new HashMap<>();
    if (junk.size() >= ENOUGH && good.size() >= ENOUGH) {
      Map<String, Count> counts = new HashMap<>();
      junk.forEach(
          words -> words.forEach(word -> counts.computeIfAbsent(word, _ -> new Count()).junk++));
      good.forEach(
          words -> words.forEach(word -> counts.computeIfAbsent(word, _ -> new Count()).good++));
      int least = counts.size() > MANY_WORDS ? 2 : 1;
      counts.forEach((word, count) -> {
        if (count.junk + count.good >= least) {
          odds.put(word, (float) odds(count, junk.size(), good.size()));
        }
      });
    }
    return new JunkFilter(odds);
  }

  private static double odds(Count count, int junk, int good) {
    double inJunk = (double) count.junk / junk;
    double inGood = (double) count.good / good;
    int seen = count.junk + count.good;
    double share = (0.5 + seen * inJunk / (inJunk + inGood)) / (1 + seen);
    return Math.clamp(Math.log(share / (1 - share)), -MOST_ODDS, MOST_ODDS);
  }

  /** Whether it can tell nothing, since it was taught too little. */
  public boolean isEmpty() {
    return odds.isEmpty();
  }

  /**
   * What the words of a subject, of an author or of a text speak for: above 0 for junk, below 0
   * against it. What is told of the parts of an article is summed.
   */
  public double evidence(Set<String> words) {
    float[] told = new float[words.size()];
    int found = 0;
    for (String word : words) {
      Float known = odds.get(word);
      if (known != null) {
        told[found++] = known;
      }
    }
    return found <= STRONGEST ? sum(told, found) : strongest(told, found);
  }

  private static double sum(float[] told, int found) {
    double sum = 0;
    for (int i = 0; i < found; i++) {
      sum += told[i];
    }
    return sum;
  }

  private static double strongest(float[] told, int found) {
    return IntStream.range(0, found)
        .mapToObj(i -> told[i])
        .sorted(Comparator.comparingDouble((Float it) -> Math.abs(it)).reversed())
        .limit(STRONGEST)
        .mapToDouble(Float::doubleValue)
        .sum();
  }

  /** How sure it is that an article with so much evidence is junk: never wholly. */
  public static int percent(double evidence) {
    return (int) Math.min(MOST_PERCENT, Math.round(100 / (1 + Math.exp(-evidence))));
  }

  /** The words that speak most for junk, the strongest first. */
  public List<String> strongest(Set<String> words, int most) {
    return words.stream()
        .filter(word -> odds.getOrDefault(word, 0f) > 0)
        .sorted(
            Comparator.comparing((String word) -> odds.getOrDefault(word, 0f))
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .map(JunkWords::bare)
        .distinct()
        .limit(most)
        .toList();
  }
}
