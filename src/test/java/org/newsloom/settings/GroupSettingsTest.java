package org.newsloom.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GroupSettingsTest {
  private static final KeepRule RULE = new KeepRule(KeepRule.Kind.NEWEST, 500);

  @Test
  void areReadAsTheyAreWritten() {
    GroupSettings both =
        new GroupSettings(
            Optional.of(RULE),
            Optional.of(Charset.forName("KOI8-R")),
            Optional.of("at work"),
            Optional.of(Charset.forName("ISO-8859-15")),
            true);
    assertThat(both.text())
        .isEqualTo(
            "newest 500; charset KOI8-R; identity at work; post-charset ISO-8859-15; attachments");
    assertThat(GroupSettings.parse(both.text())).isEqualTo(both);
    assertThat(GroupSettings.NONE.text()).isEmpty();
    assertThat(GroupSettings.parse("")).isEqualTo(GroupSettings.NONE);
  }

  @Test
  void whatMakesNoSenseIsLeftOut() {
    assertThat(GroupSettings.parse("charset no such thing; newest 500; colour green"))
        .isEqualTo(GroupSettings.NONE.withKeep(Optional.of(RULE)));
  }
}
