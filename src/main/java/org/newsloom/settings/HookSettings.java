package org.newsloom.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which programs are run by themselves.
 *
 * @param entries none unless the person names some; those that are not understood among them
 */
public record HookSettings(List<HookEntry> entries) {
  /** What holds until the person chooses. */
  public static final HookSettings DEFAULTS = new HookSettings(List.of());

  /** The file {@code hooks.json}. */
  public static final SettingsArea<HookSettings> AREA =
      new SettingsArea<>("hooks.json", HookSettings::read, HookSettings::write);

  /** Takes a copy of the list. */
  public HookSettings {
    entries = List.copyOf(entries);
  }

  /** Those that are to be run. */
  public List<Hook> hooks() {
    return entries.stream()
        .map(HookEntry::hook)
        .flatMap(Optional::stream)
        .filter(Hook::on)
        .toList();
  }

  /** With one more. */
  public HookSettings with(HookEntry added) {
    List<HookEntry> all = new ArrayList<>(entries);
    all.add(added);
    return new HookSettings(all);
  }

  /** With another in the place of one; at the end where that is gone meanwhile. */
  public HookSettings with(HookEntry before, HookEntry after) {
    int at = entries.indexOf(before);
    if (at < 0) {
      return with(after);
    }
    List<HookEntry> all = new ArrayList<>(entries);
    all.set(at, after);
    return new HookSettings(all);
  }

  /** Without one. */
  public HookSettings without(HookEntry removed) {
    List<HookEntry> all = new ArrayList<>(entries);
    all.remove(removed);
    return new HookSettings(all);
  }

  private static HookSettings read(Values values) {
    List<HookEntry> entries = new ArrayList<>();
    for (@Nullable Object json : values.entries("hooks")) {
      HookEntry entry = HookEntry.read(values, json);
      entries.add(entry);
      if (entry.hook().isEmpty()) {
        values.tell(entry.notice(entries.size()));
      }
    }
    return new HookSettings(entries);
  }

  private Map<String, Object> write() {
    List<@Nullable Object> all = new ArrayList<>();
    entries.forEach(entry -> all.add(entry.json()));
    return Map.of("hooks", all);
  }
}
