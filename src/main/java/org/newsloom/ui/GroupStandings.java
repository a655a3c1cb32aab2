package org.newsloom.ui;

import java.util.HashMap;
import java.util.Map;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.KnownGroups;
import org.newsloom.reading.ListedGroup;

/** How groups take posts, by the list of a server; each group is looked up once. */
final class GroupStandings implements KnownGroups {
  /** Group names hold each other's names, so the one that is meant may not be the first found. */
  private static final int CANDIDATES = 500;

  private final GroupLookup lookup;
  private final Map<Newsgroup, Standing> found = new HashMap<>();

  GroupStandings(GroupLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public Standing of(Newsgroup group) {
    return lookup.size() == 0 ? Standing.UNSURE : found.computeIfAbsent(group, this::lookUp);
  }

  private Standing lookUp(Newsgroup group) {
    return lookup.find(group.name(), CANDIDATES).stream()
        .filter(listed -> listed.group().group().equals(group))
        .findFirst()
        .map(GroupStandings::standingOf)
        .orElse(Standing.UNKNOWN);
  }

  /** The standing that the status of a list says (RFC 3977 section 7.6.3, RFC 6048 section 3.1). */
  static Standing standingOf(ListedGroup listed) {
    return switch (listed.status()) {
      case "m" -> Standing.MODERATED;
      case "n", "x", "j" -> Standing.READ_ONLY;
      default -> Standing.OPEN;
    };
  }

  /** One word for a standing; empty where there is nothing to say. */
  static String wordsOf(Standing standing) {
    return switch (standing) {
      case OPEN, UNSURE -> "";
      case MODERATED -> "moderated";
      case READ_ONLY -> "read-only";
      case UNKNOWN -> "unknown";
    };
  }
}
