package org.newsloom.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.newsloom.article.JoinedFile;

/**
 * What several posts of one series brought.
 *
 * @param files put together from those that came
 * @param total how many posts there should be
 * @param missing the numbers of those that did not come, the first hundred
 * @param tooLarge whether there is more than can be put together here; there are no files then
 */
public record JoinedPosts(
    List<JoinedFile> files, int total, List<Integer> missing, boolean tooLarge) {
  /** Takes copies of the lists. */
  public JoinedPosts {
    files = List.copyOf(files);
    missing = List.copyOf(missing);
  }

  /** What a person should know of them, in a sentence or more; empty where all is well. */
  public String words() {
    List<String> words = new ArrayList<>();
    if (tooLarge) {
      words.add("The file is too large to be put together here.");
    } else if (files.isEmpty()) {
      words.add("There is no file in these posts.");
    }
    if (!missing.isEmpty()) {
      words.add(
          String.format(
              Locale.ROOT,
              "%d of %d parts %s missing: %s.",
              missing.size(),
              total,
              missing.size() == 1 ? "is" : "are",
              missing.stream().limit(10).map(String::valueOf).collect(Collectors.joining(", "))));
    }
    for (JoinedFile file : files) {
      file.problem()
          .filter(_ -> missing.isEmpty())
          .ifPresent(problem -> words.add(file.name() + ": " + problem + "."));
    }
    return String.join(" ", words);
  }
}
