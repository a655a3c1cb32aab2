package org.newsloom.ui;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import org.newsloom.settings.KeyProfile;
import org.newsloom.settings.KeySettings;

/**
 * Which keys run which commands: the usual ones, over them a profile, over that the keys of the
 * person. What lies above takes a key away from what lies below, so that no key has two commands.
 * Immutable.
 */
public final class Keymap {
  /** The keys that stand at the commands. */
  public static final Keymap STANDARD = of(List.of(), KeySettings.DEFAULTS);

  private static final Key ESCAPE = new Key(KeyCode.ESCAPE, false, false);
  private static final Pattern NAMED = Pattern.compile("\\{([A-Z_0-9]+)}");

  private final Map<Command, List<Key>> keys = new EnumMap<>(Command.class);
  private final List<String> notices = new ArrayList<>();

  private Keymap() {
    Stream.of(Command.values()).forEach(command -> keys.put(command, command.usualKeys()));
  }

  /** The keys of a profile. */
  public static Keymap of(KeyProfile profile) {
    return of(List.of(profile), new KeySettings(profile.name(), Map.of()));
  }

  /** The keys that were chosen; what cannot be taken is left out and told by {@link #notices}. */
  static Keymap of(List<KeyProfile> profiles, KeySettings chosen) {
    Keymap made = new Keymap();
    profiles.stream()
        .filter(profile -> profile.name().equals(chosen.profile()))
        .findFirst()
        .ifPresentOrElse(
            profile -> made.lay(profile.keys(), "the profile " + profile.name()),
            () -> made.unknownProfile(profiles, chosen.profile()));
    made.lay(chosen.keys(), KeySettings.AREA.fileName());
    return made;
  }

  private void unknownProfile(List<KeyProfile> profiles, String name) {
    if (!name.equals(KeyProfile.STANDARD)) {
      notices.add(
          String.format(
              Locale.ROOT,
              "There is no profile of keys “%s”; there are %s. The usual keys hold.",
              name,
              profiles.stream().map(KeyProfile::name).collect(joining(", "))));
    }
  }

  private void lay(Map<String, String> layer, String where) {
    Map<Command, List<Key>> taken = new EnumMap<>(Command.class);
    Map<Key, Command> owners = new HashMap<>();
    layer.forEach((name, text) ->
        Command.named(name)
            .ifPresentOrElse(
                command -> taken.put(command, read(command, text, where, owners)),
                () -> notices.add("In " + where + ", “" + name + "” is no command.")));
    keys.replaceAll((command, before) ->
        taken.getOrDefault(
            command, before.stream().filter(key -> !owners.containsKey(key)).toList()));
  }

  private List<Key> read(Command command, String text, String where, Map<Key, Command> owners) {
    List<Key> read = new ArrayList<>();
    for (String piece : text.strip().split("\\s+", -1)) {
      if (!piece.isEmpty()) {
        Optional<Key> key = Key.read(piece);
        Optional<String> wrong =
            key.isEmpty()
                ? Optional.of("is no key that there is")
                : wrong(key.get(), command, owners);
        wrong.ifPresentOrElse(
            why ->
                notices.add(
                    String.format(
                        Locale.ROOT,
                        "In %s, “%s” of “%s” %s; it is left out.",
                        where,
                        piece,
                        command.fileName(),
                        why)),
            () -> {
              owners.put(key.orElseThrow(), command);
              read.add(key.orElseThrow());
            });
      }
    }
    if (command == Command.BACK && !read.contains(ESCAPE)) {
      read.add(ESCAPE);
    }
    return List.copyOf(read);
  }

  private static Optional<String> wrong(Key key, Command command, Map<Key, Command> owners) {
    Command other = owners.get(key);
    if (other != null) {
      return Optional.of("is the key of “" + other.fileName() + "” already");
    }
    return reserved(key, command);
  }

  /** Why a command cannot have a key, whatever other commands have; goes on after the key. */
  static Optional<String> reserved(Key key, Command command) {
    if (key.isOfControls()) {
      return Optional.of("belongs to lists, fields and menus");
    }
    if (key.code() == KeyCode.ESCAPE && command != Command.BACK) {
      return Optional.of("leaves what is open");
    }
    return Optional.empty();
  }

  /** The keys that run a command, the usual one first; may be none. */
  public List<Key> keys(Command command) {
    return keys.getOrDefault(command, List.of());
  }

  /** What runs at a key. */
  Optional<Command> owner(Key key) {
    return Stream.of(Command.values()).filter(command -> keys(command).contains(key)).findFirst();
  }

  /** What could not be taken, a sentence each. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /** The name of a command with its first key, for the words under the pointer. */
  String withKey(Command command) {
    return keys(command).stream()
        .findFirst()
        .map(key -> command.words() + " (" + key.words() + ")")
        .orElse(command.words());
  }

  /** Puts keys in the places of commands, whose names stand in braces; else where they stand. */
  String fill(String sentence) {
    return NAMED
        .matcher(sentence)
        .replaceAll(found -> {
          Command command = Command.valueOf(found.group(1));
          return Matcher.quoteReplacement(
              keys(command).stream()
                  .findFirst()
                  .map(Key::words)
                  .orElse(command.menu().words() + " › " + command.words().replace("…", "")));
        });
  }

  /** Tells the sentence now, and again whenever the keys change. */
  static void follow(ObservableValue<Keymap> keymap, Consumer<Keymap> told) {
    told.accept(keymap.getValue());
    keymap.addListener((_, _, now) -> told.accept(now));
  }
}
