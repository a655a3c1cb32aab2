package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.settings.NocemSettings.Issuer;

final class NocemSettingsTest {
  private static final String KEY = "0123456789ABCDEF0123456789ABCDEF01234567";

  @TempDir private Path folder;

  @Test
  void areReadAsTheyWereWritten() throws IOException {
    NocemSettings settings =
        NocemSettings.DEFAULTS
            .with(new Issuer(KEY, "The bot", List.of("Spam", "mmf"), true))
            .with(new Issuer(KEY.replace('0', 'F'), "", List.of(), false))
            .switched(true);
    new SettingsFolder(folder).save(NocemSettings.AREA, settings);
    assertThat(new SettingsFolder(folder).load(NocemSettings.AREA).value()).isEqualTo(settings);
    assertThat(settings.without(KEY).issuers()).hasSize(1);
    assertThat(settings.with(settings.issuers().getFirst().switched(false)).issuers())
        .extracting(Issuer::on)
        .containsExactly(false, false);
  }

  @Test
  void nothingIsHiddenUnlessItIsChosen() {
    NocemSettings settings = new SettingsFolder(folder).load(NocemSettings.AREA).value();
    assertThat(settings.on()).isFalse();
    assertThat(settings.issuers()).isEmpty();
    assertThat(settings.newsgroups()).containsExactly("news.lists.filters");
  }

  @Test
  void whatMakesNoSenseIsLeftOutAndTold() throws IOException {
    Files.writeString(
        folder.resolve("nocem.json"),
        "{\"on\": true, \"issuers\": [7, {\"key\": \"short\"}, {\"key\": \""
            + KEY
            + "\", \"types\": [1]}]}");
    Loaded<NocemSettings> loaded = new SettingsFolder(folder).load(NocemSettings.AREA);
    assertThat(loaded.value().issuers()).extracting(Issuer::key).containsExactly(KEY);
    assertThat(loaded.notices()).hasSize(2);
  }

  @Test
  void aWholeFingerprintAloneNamesAnIssuer() {
    assertThat(NocemSettings.key("0x0123 4567 89ab cdef 0123  4567 89ab cdef 0123 4567"))
        .isEqualTo(KEY);
    assertThat(NocemSettings.isKey(KEY)).isTrue();
    assertThat(NocemSettings.isKey("89ABCDEF01234567")).isFalse();
  }

  @Test
  void anIssuerWithoutTypesIsFollowedInAll() {
    assertThat(new Issuer(KEY, "", List.of(), true).accepts("anything")).isTrue();
    assertThat(new Issuer(KEY, "", List.of("spam"), true).accepts("SPAM")).isTrue();
    assertThat(new Issuer(KEY, "", List.of("spam"), true).accepts("mmf")).isFalse();
    assertThat(new Issuer(KEY, "", List.of(), false).accepts("spam")).isFalse();
  }
}
