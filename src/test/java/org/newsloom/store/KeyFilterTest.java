package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.USA;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ancestors by the thousand: some are here already, some come later, some never. */
final class KeyFilterTest {
  private static final int WINDOW = 3_000;

  @TempDir Path folder;

  @Test
  void onlyAncestorsThatAreNotHereKeepTheirText() throws SQLException {
    Set<String> here = new HashSet<>();
    Set<String> named = new HashSet<>();
    try (Store store = Profile.open(folder)) {
      // So few that each is looked up, before there is a filter.
      add(store, 10 * WINDOW - 100, 10 * WINDOW, here, named);
      for (int window = 9; window > 6; window--) {
        add(store, window * WINDOW, (window + 1) * WINDOW - 101, here, named);
        assertThat(absent()).isEqualTo(missing(here, named));
      }
    }
    try (Store store = Profile.open(folder)) {
      Set<String> before = absent();
      for (int window = 6; window > 3; window--) {
        add(store, window * WINDOW, (window + 1) * WINDOW - 1, here, named);
        Set<String> now = absent();
        assertThat(now).containsAll(missing(here, named));
        // What an earlier run wrote stays behind.
        now.removeAll(before);
        now.removeAll(missing(here, named));
        assertThat(now).isEmpty();
      }
    }
  }

  private static Set<String> missing(Set<String> here, Set<String> named) {
    Set<String> missing = new TreeSet<>(named);
    missing.removeAll(here);
    return missing;
  }

  /** The newest come first, so that ancestors mostly come in a later window. */
  private static void add(Store store, int from, int to, Set<String> here, Set<String> named) {
    Profile.Lines lines = new Profile.Lines();
    for (int number = from; number <= to; number++) {
      String ancestor =
          switch (number % 3) {
            case 0 -> "gone-" + number + "@example.org";
            case 1 -> number - 2 * WINDOW + "@example.org";
            default -> number + WINDOW + "@example.org";
          };
      lines.add(number, number + "@example.org", "Boiler " + number / 4, ancestor);
      here.add(number + "@example.org");
      named.add(ancestor);
    }
    lines.into(store, USA);
  }

  private Set<String> absent() throws SQLException {
    Set<String> found = new TreeSet<>();
    try (var cache = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cache.db"));
        var row = cache.createStatement().executeQuery("select msgid from absent")) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
