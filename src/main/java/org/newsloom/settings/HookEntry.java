package org.newsloom.settings;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the file of hooks. One that is not understood stays in the file as it stands.
 *
 * @param json as it was read
 * @param hook empty where it is not understood
 * @param trouble what is to be otherwise; empty where it is understood
 */
public record HookEntry(@Nullable Object json, Optional<Hook> hook, String trouble) {
  private static final int MOST_SHOWN = 200;

  /** A new one. */
  public static HookEntry of(Hook hook) {
    return new HookEntry(Map.of(), Optional.empty(), "").with(hook);
  }

  /** The same with another hook; names that this version does not know stay in it. */
  public HookEntry with(Hook changed) {
    Map<Object, Object> all = new LinkedHashMap<>();
    if (json instanceof Map<?, ?> before) {
      all.putAll(before);
    }
    all.put("when", Values.name(changed.when()));
    all.put("newsgroups", changed.newsgroups());
    all.put("search", changed.search());
    all.put("command", changed.command());
    all.put("on", changed.on());
    return new HookEntry(all, Optional.of(changed), "");
  }

  /**
   * The sentence on one that is not understood.
   *
   * @param number its place in the file, from 1
   */
  public String notice(int number) {
    return "Entry " + number + " of hooks.json is not run: " + trouble;
  }

  /** The beginning of what stands in the file. */
  public String shown() {
    String text;
    try {
      text = JSON.std.asString(json);
    } catch (IOException e) {
      text = String.valueOf(json);
    }
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }

  /** A hook that is half understood is never run. */
  static HookEntry read(Values values, @Nullable Object json) {
    if (!(json instanceof Map<?, ?> map)) {
      return refused(json, "it is to be an object of names and values.");
    }
    Values one = values.of(map);
    Optional<Hook.When> when = one.oneOf("when", Hook.When.values());
    List<String> command = one.list("command");
    if (when.isEmpty()) {
      return refused(json, "“when” is to be headers, articles or round.");
    }
    if (command.isEmpty() || command.getFirst().isBlank()) {
      return refused(json, "“command” is to be a list of texts that begins with a program.");
    }
    if (!one.isTextOrNothing("newsgroups") || !one.isTextOrNothing("search")) {
      return refused(json, "“newsgroups” and “search” are to be texts.");
    }
    if (map.containsKey("on") && !(map.get("on") instanceof Boolean)) {
      return refused(json, "“on” is to be true or false.");
    }
    Hook hook =
        new Hook(
            when.get(),
            one.text("newsgroups", Hook.ALL_NEWSGROUPS),
            one.text("search", Hook.OF_INTEREST),
            command,
            one.flag("on", true));
    return new HookEntry(json, Optional.of(hook), "");
  }

  private static HookEntry refused(@Nullable Object json, String trouble) {
    return new HookEntry(json, Optional.empty(), trouble);
  }
}
