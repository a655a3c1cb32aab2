package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerPresetTest {
  @Test
  void readsCompletePresetsThatAreEncrypted() {
    List<ServerPreset> presets = ServerPreset.all();
    assertThat(presets).extracting(ServerPreset::host).contains("news.eternal-september.org");
    assertThat(presets)
        .allSatisfy(preset -> {
          assertThat(preset.name()).isNotEmpty();
          assertThat(preset.security()).isEqualTo(ServerPreset.Security.TLS);
          assertThat(preset.port()).isEqualTo(563);
          assertThat(preset.signUp()).startsWith("https://");
          assertThat(preset.note()).endsWith(".");
        });
  }
}
