package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.Corpus;

class AddressCheckTest {
  @TestFactory
  Stream<DynamicTest> verdictsOfTheSealsTable() {
    return Corpus.rows("gnksa-from.tsv").stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.get(1),
                () ->
                    assertThat(AddressCheck.problem(addressIn(row.get(1))).isEmpty())
                        .isEqualTo(row.get(0).equals("OK"))));
  }

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

  private static String addressIn(String from) {
    return from.contains("<")
        ? from.substring(from.lastIndexOf('<') + 1, from.lastIndexOf('>'))
        : from.split(" ", 2)[0];
  }
}
