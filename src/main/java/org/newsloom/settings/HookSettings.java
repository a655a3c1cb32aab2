package org.newsloom.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which programs are run by themselves.
 *
 * @param hooks none unless the person names some
 */
public record HookSettings(List<Hook> hooks) {
  /** What holds until the person chooses. */
  public static final HookSettings DEFAULTS = new HookSettings(List.of());

  /** The file {@code hooks.json}. */
  public static final SettingsArea<HookSettings> AREA =
      new SettingsArea<>("hooks.json", HookSettings::read, HookSettings::write);

  /** Takes a copy of the list. */
  public HookSettings {
    hooks = List.copyOf(hooks);
  }

  private static HookSettings read(Values values) {
    List<Hook> hooks = new ArrayList<>();
    for (Values one : values.objects("hooks")) {
      Optional<Hook.When> when = one.oneOf("when", Hook.When.values());
      List<String> command = one.list("command");
      // A hook that is half understood is never run.
      if (when.isPresent() && !command.isEmpty() && !command.getFirst().isBlank()) {
        hooks.add(
            new Hook(
                when.get(),
                one.text("newsgroups", Hook.ALL_NEWSGROUPS),
                one.text("search", Hook.OF_INTEREST),
                command));
      } else {
        one.leftOut(
            "a hook without “when” (headers, articles or round) or without “command”, a list of texts"
                + " that begins with a program");
      }
    }
    return new HookSettings(hooks);
  }

  private Map<String, Object> write() {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Hook hook : hooks) {
      all.add(
          Map.of(
              "when", Values.name(hook.when()),
              "newsgroups", hook.newsgroups(),
              "search", hook.search(),
              "command", hook.command()));
    }
    return Map.of("hooks", all);
  }
}
