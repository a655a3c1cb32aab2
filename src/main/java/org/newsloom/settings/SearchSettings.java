package org.newsloom.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is searched for again and again.
 *
 * @param saved searches that the list at the left shows: queries by name, in their order
 * @param recent what was searched for lately, the latest first
 * @param bestFirst whether the best hits come first, otherwise the newest
 * @param byThread whether the hits of a thread stand together
 */
public record SearchSettings(
    Map<String, String> saved, List<String> recent, boolean bestFirst, boolean byThread) {
  /** What a new user gets. */
  public static final SearchSettings DEFAULTS =
      new SearchSettings(Map.of(), List.of(), false, false);

  /** The file {@code searches.json}. */
  public static final SettingsArea<SearchSettings> AREA =
      new SettingsArea<>("searches.json", SearchSettings::read, SearchSettings::write);

  /** How many recent ones are kept. */
  public static final int MOST_RECENT = 20;

  /** Takes copies that keep their order. */
  public SearchSettings {
    saved = Collections.unmodifiableMap(new LinkedHashMap<>(saved));
    recent = List.copyOf(recent.subList(0, Math.min(MOST_RECENT, recent.size())));
  }

  /** The same with a search more, or with another query for that name. */
  public SearchSettings withSaved(String name, String query) {
    Map<String, String> more = new LinkedHashMap<>(saved);
    more.put(name, query);
    return new SearchSettings(more, recent, bestFirst, byThread);
  }

  /** The same without that search. */
  public SearchSettings without(String name) {
    Map<String, String> fewer = new LinkedHashMap<>(saved);
    fewer.remove(name);
    return new SearchSettings(fewer, recent, bestFirst, byThread);
  }

  /** The same after that query was run. */
  public SearchSettings withRecent(String query) {
    List<String> now = new ArrayList<>(recent);
    now.remove(query);
    now.addFirst(query);
    return new SearchSettings(saved, now, bestFirst, byThread);
  }

  /** The same with hits in that order. */
  public SearchSettings withBestFirst(boolean best) {
    return new SearchSettings(saved, recent, best, byThread);
  }

  /** The same with hits so arranged. */
  public SearchSettings withByThread(boolean together) {
    return new SearchSettings(saved, recent, bestFirst, together);
  }

  private static SearchSettings read(Values values) {
    Map<String, String> recent = values.texts("recent");
    return new SearchSettings(
        values.texts("saved"),
        List.copyOf(recent.values()),
        values.flag("bestFirst", DEFAULTS.bestFirst()),
        values.flag("byThread", DEFAULTS.byThread()));
  }

  private Map<String, Object> write() {
    // A map as all settings are: the numbers keep the order.
    Map<String, String> numbered =
        recent.stream()
            .collect(
                Collectors.toMap(
                    query -> Integer.toString(recent.indexOf(query) + 1),
                    query -> query,
                    (one, _) -> one,
                    LinkedHashMap::new));
    return Map.of("saved", saved, "recent", numbered, "bestFirst", bestFirst, "byThread", byThread);
  }
}
