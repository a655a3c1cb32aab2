package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.settings.KeyProfile;
import org.newsloom.settings.KeySettings;

final class KeymapTest {
  private static final List<KeyProfile> PROFILES = KeyProfile.all();

  /** Names and keys by turns, in that order. */
  private static Keymap own(String... namesAndKeys) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < namesAndKeys.length; i += 2) {
      keys.put(namesAndKeys[i], namesAndKeys[i + 1]);
    }
    return Keymap.of(PROFILES, new KeySettings(KeyProfile.STANDARD, keys));
  }

  private static Keymap profile(String name) {
    return Keymap.of(PROFILES, new KeySettings(name, Map.of()));
  }

  private static Key key(String text) {
    return Key.read(text).orElseThrow();
  }

  static Stream<String> names() {
    return PROFILES.stream().map(KeyProfile::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyProfileIsSound(String name) {
    Keymap keymap = profile(name);
    assertThat(keymap.notices()).isEmpty();
    Map<Key, Command> owners = new HashMap<>();
    for (Command command : Command.values()) {
      for (Key key : keymap.keys(command)) {
        assertThat(owners.put(key, command)).as(key.words()).isNull();
      }
    }
  }

  /** What a morning's reading needs. */
  @ParameterizedTest
  @MethodSource("names")
  void everyProfileReads(String name) {
    assertThat(
            List.of(
                Command.READ_ON,
                Command.READ_BACK,
                Command.NEXT_UNREAD,
                Command.PREVIOUS_UNREAD,
                Command.NEXT_ARTICLE,
                Command.PREVIOUS_ARTICLE,
                Command.NEXT_UNREAD_GROUP,
                Command.CATCH_UP,
                Command.FOLLOWUP,
                Command.NEW_POST,
                Command.UNDO,
                Command.BACK,
                Command.SHORTCUTS))
        .allMatch(command -> !profile(name).keys(command).isEmpty());
  }

  @Test
  void theFirstProfileIsTheUsualOne() {
    assertThat(PROFILES.getFirst().name()).isEqualTo(KeyProfile.STANDARD);
    for (Command command : Command.values()) {
      assertThat(profile(KeyProfile.STANDARD).keys(command)).isEqualTo(command.usualKeys());
    }
  }

  @Test
  void aProfileTakesItsKeysFromOtherCommands() {
    Keymap pan = profile("pan");
    assertThat(pan.keys(Command.FOLLOWUP)).containsExactly(key("F"));
    assertThat(pan.keys(Command.NEXT_ARTICLE)).containsExactly(key("Ctrl+N"));
    assertThat(pan.keys(Command.NEW_POST)).containsExactly(key("P"));
    assertThat(pan.owner(key("Ctrl+N"))).contains(Command.NEXT_ARTICLE);
  }

  @Test
  void ownKeysGoBeforeThoseOfTheProfile() {
    Keymap keymap =
        Keymap.of(PROFILES, new KeySettings("pan", Map.of("offline", "F", "followup", "Y")));
    assertThat(keymap.keys(Command.OFFLINE)).containsExactly(key("F"));
    assertThat(keymap.keys(Command.FOLLOWUP)).containsExactly(key("Y"));
    assertThat(keymap.notices()).isEmpty();
  }

  @Test
  void aCommandMayHaveNoKey() {
    assertThat(own("catch_up", "").keys(Command.CATCH_UP)).isEmpty();
  }

  @Test
  void whatCannotBeTakenIsTold() {
    Keymap keymap =
        own(
            "flag", "Y",
            "fly", "Z",
            "watch", "Y W",
            "ignore", "Enter Hyper+K Ctrl+J",
            "undo", "Escape");
    assertThat(keymap.notices())
        .containsExactly(
            "In keys.json, “fly” is no command.",
            "In keys.json, “Y” of “watch” is the key of “flag” already; it is left out.",
            "In keys.json, “Enter” of “ignore” belongs to lists, fields and menus; it is left out.",
            "In keys.json, “Hyper+K” of “ignore” is no key that there is; it is left out.",
            "In keys.json, “Escape” of “undo” leaves what is open; it is left out.");
    assertThat(keymap.keys(Command.WATCH)).containsExactly(key("W"));
    assertThat(keymap.keys(Command.IGNORE)).containsExactly(key("Ctrl+J"));
    assertThat(keymap.keys(Command.UNDO)).isEmpty();
  }

  @Test
  void anUnknownProfileIsTold() {
    Keymap keymap = profile("gnus");
    assertThat(keymap.notices())
        .containsExactly(
            "There is no profile of keys “gnus”; there are standard, pan, slrn, thunderbird."
                + " The usual keys hold.");
    assertThat(keymap.keys(Command.FLAG)).isEqualTo(Command.FLAG.usualKeys());
  }

  @Test
  void escapeAlwaysLeaves() {
    assertThat(own("back", "Q").keys(Command.BACK)).containsExactly(key("Q"), key("Escape"));
  }

  @Test
  void sentencesHaveTheKeysInForce() {
    String sentence = "{FLAG} flags it.";
    assertThat(Keymap.STANDARD.fill(sentence)).isEqualTo("S flags it.");
    assertThat(own("flag", "Ctrl+J").fill(sentence)).isEqualTo("Ctrl+J flags it.");
    assertThat(own("flag", "").fill(sentence)).isEqualTo("Article › Flag flags it.");
    assertThat(Keymap.STANDARD.withKey(Command.FLAG)).isEqualTo("Flag (S)");
    assertThat(own("flag", "").withKey(Command.FLAG)).isEqualTo("Flag");
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void everyUsualKeyIsWrittenAsItIsRead(Command command) {
    assertThat(command.usualKeys())
        .allSatisfy(key -> assertThat(Key.read(key.text())).as(key.text()).contains(key));
    assertThat(Command.named(command.fileName())).contains(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ctrl++", "ctrl+plus", "Ctrl+Plus"})
  void theSignBetweenKeysIsAKeyToo(String text) {
    assertThat(key(text)).isEqualTo(Key.parse("Ctrl+PLUS"));
  }

  @Test
  void keysAreReadAsPeopleWriteThem() {
    assertThat(key("ctrl+shift+r")).isEqualTo(Key.parse("Ctrl+Shift+R"));
    assertThat(key("Ctrl+,")).isEqualTo(Key.parse("Ctrl+COMMA"));
    assertThat(key("PageDown")).isEqualTo(Key.parse("PAGE_DOWN"));
    assertThat(key("1")).isEqualTo(Key.parse("DIGIT1"));
    assertThat(Key.read("")).isEmpty();
    assertThat(Key.read("+A")).isEmpty();
    assertThat(Key.read("Ctrl+")).isEmpty();
    assertThat(Key.read("Ctrl")).isEmpty();
  }

  @Test
  void aKeyThatIsAddedIsTakenFromTheOther() {
    KeySettings chosen = new KeySettings("standard", Map.of("watch", "J W"));
    Keymap now = Keymap.of(PROFILES, chosen);
    KeySettings changed = KeyChanges.add(chosen, now, Command.FLAG, key("J"));
    assertThat(changed.keys()).isEqualTo(Map.of("watch", "W", "flag", "S J"));
    Keymap then = Keymap.of(PROFILES, changed);
    assertThat(then.notices()).isEmpty();
    assertThat(then.owner(key("J"))).contains(Command.FLAG);
  }

  @Test
  void aKeyIsTakenAwayAndComesBack() {
    KeySettings chosen = new KeySettings("pan", Map.of());
    Keymap now = Keymap.of(PROFILES, chosen);
    KeySettings without = KeyChanges.remove(chosen, now, Command.REPLY, key("R"));
    assertThat(Keymap.of(PROFILES, without).keys(Command.REPLY)).containsExactly(key("Ctrl+R"));
    assertThat(KeyChanges.reset(without, Command.REPLY)).isEqualTo(chosen);
  }
}
