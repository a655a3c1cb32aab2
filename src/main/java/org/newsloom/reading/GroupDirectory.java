package org.newsloom.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Wildmat;
import org.newsloom.store.GroupRecord;
import org.newsloom.sync.ServerGroup;

/** The full list of a server's groups at one moment, to be searched while somebody types. */
public final class GroupDirectory {
  private final String server;
  private final List<Entry> entries;
  private final Set<Newsgroup> subscribed;

  /** A group, and its words in lower case, so that a key stroke costs no copies of them. */
  private record Entry(GroupRecord group, String name, String words) {}

  GroupDirectory(String server, List<GroupRecord> groups, Set<Newsgroup> subscribed) {
    this.server = server;
    this.subscribed = Set.copyOf(subscribed);
    this.entries =
        groups.stream()
            .sorted(Comparator.comparing(GroupRecord::group))
            .map(GroupDirectory::entry)
            .toList();
  }

  private static Entry entry(GroupRecord group) {
    String name = group.group().name().toLowerCase(Locale.ROOT);
    return new Entry(group, name, name + "\n" + group.description().toLowerCase(Locale.ROOT));
  }

  /** How many groups there are. */
  public int size() {
    return entries.size();
  }

  /**
   * Groups whose name or description holds all the words, those whose name begins with the first
   * word before the others, then by name. Quick enough for each key stroke.
   *
   * @param words separated by blanks; upper and lower case are alike; empty finds all; a word with
   *     {@code *} or {@code ?} is a wildmat for the whole name (RFC 3977 section 4)
   * @param limit at most so many
   */
  public List<ListedGroup> find(String words, int limit) {
    String typed = words.strip().toLowerCase(Locale.ROOT);
    List<String> all = typed.isEmpty() ? List.of() : List.of(typed.split("\\s+"));
    String[] wanted = all.stream().filter(word -> !isPattern(word)).toArray(String[]::new);
    List<Wildmat> patterns =
        all.stream().filter(GroupDirectory::isPattern).map(Wildmat::of).toList();
    List<ListedGroup> first = new ArrayList<>();
    List<ListedGroup> others = new ArrayList<>();
    for (Entry entry : entries) {
      if (holdsAll(entry.words(), wanted) && fitsAll(entry.name(), patterns)) {
        boolean begins = wanted.length == 0 || entry.name().startsWith(wanted[0]);
        List<ListedGroup> place = begins ? first : others;
        if (place.size() < limit) {
          place.add(listed(entry.group()));
        }
      }
    }
    first.addAll(others);
    return List.copyOf(first.subList(0, Math.min(limit, first.size())));
  }

  /** Groups whose name fits, by name. */
  public List<ListedGroup> matching(Wildmat wildmat) {
    return entries.stream()
        .map(Entry::group)
        .filter(group -> wildmat.matches(group.group().name()))
        .map(this::listed)
        .toList();
  }

  private static boolean isPattern(String word) {
    return word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
  }

  private static boolean fitsAll(String name, List<Wildmat> patterns) {
    for (Wildmat pattern : patterns) {
      if (!pattern.matches(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdsAll(String text, String[] wanted) {
    for (String word : wanted) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private ListedGroup listed(GroupRecord group) {
    return new ListedGroup(
        new ServerGroup(server, group.group()),
        group.description(),
        group.status(),
        group.low(),
        group.high(),
        group.count(),
        subscribed.contains(group.group()));
  }
}
