package org.newsloom.sync;

import java.util.List;
import org.newsloom.nntp.Distribution;
import org.newsloom.nntp.DistributionPattern;
import org.newsloom.nntp.ModeratorAddress;

/** What servers tell, as tests of windows want it. */
public final class HintsForTests {
  private HintsForTests() {}

  /** Lines of LIST MODERATORS. */
  public static Moderators moderators(String... lines) {
    return Moderators.of(
        List.of(lines).stream()
            .map(line -> line.split(":", 2))
            .map(words -> new ModeratorAddress(words[0], words[1]))
            .toList());
  }

  /** Lines of LIST DISTRIBUTIONS and of LIST DISTRIB.PATS. */
  public static Distributions distributions(List<String> named, List<String> patterns) {
    return Distributions.of(
        named.stream()
            .map(line -> line.split(" ", 2))
            .map(words -> new Distribution(words[0], words.length < 2 ? "" : words[1]))
            .toList(),
        patterns.stream()
            .map(line -> line.split(":", 3))
            .map(words -> new DistributionPattern(Long.parseLong(words[0]), words[1], words[2]))
            .toList());
  }
}
