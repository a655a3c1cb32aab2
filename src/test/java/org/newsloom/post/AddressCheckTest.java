package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.org",
        "ann.b+c@mail.example.org",
        "\"a b\"@example.org",
        "ann@xn--bcher-kva.example",
        "ann@example.invalid",
        "ann@[192.0.2.1]",
        "ann@[IPv6:2001:db8::1]"
      })
  void takesWhatIsValid(String address) {
    assertThat(AddressCheck.problem(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "ann@",
        "@example.org",
        "ann@example",
        "ann@example..org",
        "ann@-example.org",
        "ann@example-.org",
        "ann@192.0.2.1",
        "ann@[300.0.2.1]",
        "ann b@example.org",
        "ann..b@example.org",
        ".ann@example.org",
        "ann@exa_mple.org",
        "ann@example.org\r\nApproved: x"
      })
  void refusesWhatIsNot(String address) {
    assertThat(AddressCheck.problem(address)).isPresent();
  }
}
