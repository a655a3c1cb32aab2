package org.newsloom.reading;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.newsloom.sync.ServerGroup;

/** Where to go from here: pure functions on a list and its marks. */
public final class ReadingPath {
  private ReadingPath() {}

  /**
   * The next unread row that is not ignored, going on at the top after the last one.
   *
   * @param row where one is; -1 for before the first
   */
  public static OptionalInt nextUnread(ThreadList list, ThreadMarks marks, int row) {
    int size = list.size();
    for (int step = 1; step <= size; step++) {
      int at = Math.floorMod(row + step, size);
      if (isNews(marks, at) && at != row) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  /** The unread row before this one, going on at the end. */
  public static OptionalInt previousUnread(ThreadList list, ThreadMarks marks, int row) {
    int size = list.size();
    int from = row < 0 ? size : row;
    for (int step = 1; step <= size; step++) {
      int at = Math.floorMod(from - step, size);
      if (isNews(marks, at) && at != row) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  /** The first unread row of the next thread that has one, going on at the top. */
  public static OptionalInt nextUnreadThread(ThreadList list, ThreadMarks marks, int row) {
    if (list.size() == 0) {
      return OptionalInt.empty();
    }
    int root = row < 0 ? -1 : list.root(row);
    int last = root < 0 ? -1 : root + list.subtreeSize(root) - 1;
    OptionalInt next = nextUnread(list, marks, last);
    return next.isPresent() && root >= 0 && list.root(next.getAsInt()) == root
        ? OptionalInt.empty()
        : next;
  }

  /** What a row answers. */
  public static OptionalInt parent(ThreadList list, int row) {
    int parent = row < 0 ? -1 : list.parent(row);
    return parent < 0 ? OptionalInt.empty() : OptionalInt.of(parent);
  }

  /** The next group with something unread, going on at the top; empty where there is no other. */
  public static Optional<SubscribedGroup> nextUnreadGroup(
      List<SubscribedGroup> groups, Optional<ServerGroup> current) {
    int at = -1;
    for (int i = 0; i < groups.size(); i++) {
      if (current.isPresent() && groups.get(i).group().equals(current.get())) {
        at = i;
      }
    }
    for (int step = 1; step <= groups.size(); step++) {
      SubscribedGroup group = groups.get(Math.floorMod(at + step, groups.size()));
      if (group.unread() > 0 && !Optional.of(group.group()).equals(current)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  private static boolean isNews(ThreadMarks marks, int row) {
    return !marks.isRead(row) && !marks.isIgnored(row);
  }
}
