package org.newsloom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the two groups of a spool, by its own numbers. */
final class GroupView {
  /** No group is open; it has no articles. */
  static final GroupView NONE = new GroupView("", null);

  private final String name;
  private final @Nullable SyntheticSpool spool;

  private GroupView(String name, @Nullable SyntheticSpool spool) {
    this.name = name;
    this.spool = spool;
  }

  static List<GroupView> all(SyntheticSpool spool) {
    return List.of(
        new GroupView(SyntheticSpool.GROUP, spool),
        new GroupView(SyntheticSpool.SECOND_GROUP, spool));
  }

  static Optional<GroupView> named(String name, SyntheticSpool spool) {
    return all(spool).stream().filter(one -> one.name.equals(name)).findFirst();
  }

  String name() {
    return name;
  }

  long low() {
    return spool == null ? 1 : isMain() ? spool.low() : 1;
  }

  long high() {
    return spool == null ? 0 : isMain() ? spool.high() : spool.crossposts();
  }

  long count() {
    return spool == null ? 0 : isMain() ? spool.options().articles() : spool.crossposts();
  }

  /** The next number that may have an article; numbers of the gap are passed over. */
  long after(long number) {
    return spool != null && isMain()
        ? spool.options().number((int) spool.options().slotFrom(number + 1))
        : number + 1;
  }

  /** The slot of an article; -1 where the number has none. */
  int slot(long number) {
    if (spool == null || number < low() || number > high()) {
      return -1;
    }
    if (!isMain()) {
      return spool.crosspost((int) number);
    }
    long slot = spool.options().slotFrom(number);
    return spool.isArticle(slot) && spool.options().number((int) slot) == number ? (int) slot : -1;
  }

  boolean isAnyIn(long low, long high) {
    if (spool == null || high < low || high < low() || low > high()) {
      return false;
    }
    return !isMain() || start(spool, low) < end(spool, high);
  }

  /** Puts out the lines of a range, low to high, both included. */
  void over(long low, long high, SessionOutput out) throws IOException {
    if (spool == null) {
      return;
    }
    if (isMain()) {
      out.put(spool.lines(), start(spool, low), end(spool, high));
      return;
    }
    for (long number = Math.max(1, low); number <= Math.min(high, high()); number++) {
      List<String> fields = spool.fields(spool.crosspost((int) number));
      String line = number + "\t" + String.join("\t", fields.subList(1, fields.size())) + "\r\n";
      out.put(line.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private boolean isMain() {
    return name.equals(SyntheticSpool.GROUP);
  }

  private static long start(SyntheticSpool spool, long low) {
    return spool.offset(spool.options().slotFrom(low));
  }

  private static long end(SyntheticSpool spool, long high) {
    return spool.offset(high >= spool.high() ? spool.slots() : spool.options().slotFrom(high + 1));
  }
}
