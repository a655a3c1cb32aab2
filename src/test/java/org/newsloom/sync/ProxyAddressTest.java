package org.newsloom.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyAddressTest {
  @ParameterizedTest
  @CsvSource({
    "socks://127.0.0.1:9050, socks://127.0.0.1:9050",
    "SOCKS5://proxy.example.org, socks://proxy.example.org:1080",
    "http://proxy.example.org:3128/, http://proxy.example.org:3128",
    "http://proxy.example.org, http://proxy.example.org:8080",
    "localhost:9050, socks://localhost:9050",
    "socks://[2001:db8::1]:9050, socks://[2001:db8::1]:9050",
  })
  void isReadAsPeopleWriteIt(String text, String kept) {
    assertThat(ProxyAddress.parse(text)).map(ProxyAddress::toString).contains(kept);
    assertThat(ProxyAddress.parse(kept)).isEqualTo(ProxyAddress.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://x:1", "socks://", "socks://x:0", "x:70000", "a b", "u@x:1"})
  void whatIsNoProxyIsNotTakenForOne(String text) {
    assertThat(ProxyAddress.parse(text)).isEmpty();
  }

  @Test
  void isKeptWithItsServer() {
    ServerAccount account =
        ServerAccount.of("home", "[2001:db8::7]", ServerAccount.Security.TLS)
            .by(ProxyAddress.parse("http://[2001:db8::1]:3128"));
    assertThat(account.host()).isEqualTo("2001:db8::7");
    assertThat(account.problem()).isEqualTo(Optional.empty());
    assertThat(Accounts.fromRecord(Accounts.toRecord(account))).isEqualTo(account);
  }
}
