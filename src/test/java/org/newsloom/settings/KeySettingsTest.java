package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeySettingsTest {
  @TempDir private Path folder;

  private Loaded<KeySettings> load() {
    return new SettingsFolder(folder).load(KeySettings.AREA);
  }

  @Test
  void comesBack() throws IOException {
    KeySettings chosen = new KeySettings("pan", Map.of("flag", "X S", "catch_up", ""));
    new SettingsFolder(folder).save(KeySettings.AREA, chosen);
    assertThat(load()).isEqualTo(new Loaded<>(chosen, List.of()));
  }

  @Test
  void aCommandThatIsGoneFromItIsGoneFromTheFile() throws IOException {
    SettingsFolder settings = new SettingsFolder(folder);
    settings.save(KeySettings.AREA, new KeySettings("pan", Map.of("flag", "X")));
    settings.save(KeySettings.AREA, new KeySettings("pan", Map.of()));
    assertThat(load().value().keys()).isEmpty();
  }

  @Test
  void whatIsNoTextIsTold() throws IOException {
    Files.writeString(
        folder.resolve("keys.json"),
        "{\"profile\": 3, \"keys\": {\"flag\": [\"X\"], \"undo\": \"U\"}}");
    assertThat(load())
        .isEqualTo(
            new Loaded<>(
                new KeySettings("standard", Map.of("undo", "U")),
                List.of(
                    "The setting “profile” in keys.json cannot be “3”; “standard” is used instead.",
                    "The setting “keys” in keys.json wants a text for “flag”; it is left out.")));
  }

  @Test
  void aListInPlaceOfKeysIsTold() throws IOException {
    Files.writeString(folder.resolve("keys.json"), "{\"keys\": [\"X\"]}");
    assertThat(load())
        .isEqualTo(
            new Loaded<>(
                KeySettings.DEFAULTS,
                List.of("The setting “keys” in keys.json wants names and texts.")));
  }
}
