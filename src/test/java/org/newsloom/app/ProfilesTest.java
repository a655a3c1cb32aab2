package org.newsloom.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ProfilesTest {
  @Test
  void homeIsWhatTheVariableSaysOrElseTheListOfUsers() {
    assertThat(Profiles.home("/home/ann", "/root")).isEqualTo(Path.of("/home/ann"));
    assertThat(Profiles.home(null, "/root")).isEqualTo(Path.of("/root"));
    assertThat(Profiles.home("", "/root")).isEqualTo(Path.of("/root"));
    assertThat(Profiles.home("relative", "/root")).isEqualTo(Path.of("/root"));
  }
}
