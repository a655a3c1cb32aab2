package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import org.newsloom.reading.Change;

/** Tells of newsgroups that are new on a server. */
final class NewGroupWords {
  /** More names than these are counted, not listed. */
  private static final int MOST_NAMED = 3;

  private NewGroupWords() {}

  /**
   * Holds them out.
   *
   * @param look shows them
   */
  static Offer offer(Change.GroupsAppeared news, Runnable look) {
    boolean one = news.groups().size() == 1;
    return new Offer(sentence(news), one ? "Look at it…" : "Look at them…", look);
  }

  private static String sentence(Change.GroupsAppeared news) {
    List<String> names = news.groups().stream().map(group -> group.group().name()).toList();
    String listed = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    if (names.size() == 1) {
      return "There is a new newsgroup on " + news.server() + ": " + listed + ".";
    }
    String more =
        names.size() > MOST_NAMED
            ? String.format(Locale.ROOT, " and %,d more", names.size() - MOST_NAMED)
            : "";
    return String.format(
        Locale.ROOT,
        "There are %,d new newsgroups on %s: %s%s.",
        names.size(),
        news.server(),
        listed,
        more);
  }
}
