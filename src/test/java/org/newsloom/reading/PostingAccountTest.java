package org.newsloom.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.Limits;

final class PostingAccountTest {
  private static Optional<String> of(String headers) {
    return PostingAccount.of(
        new ArticleParser(Optional.empty(), Limits.DEFAULT)
            .parse((headers + "Subject: s\n\nText.\n").getBytes(UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "news.example.org; posting-account=\"AbC/1+2\"; mail-complaints-to=\"a@x\""
            + " | news.example.org!abc/1+2",
        "News.Example.org; posting-host=\"10.1.2.3\" | news.example.org!10.1.2.3",
        "n.example; posting-host=\"h.example\"; posting-account=acc | n.example!acc",
        "n.example; posting-account=\"a;b\" | n.example!a;b",
      })
  void isTheServerAndWhatItCallsTheAccount(String value, String account) {
    assertThat(of("Injection-Info: " + value + "\n")).contains(account);
  }

  @ParameterizedTest
  @CsvSource({
    "n.example; posting-host=localhost",
    "n.example; logging-data=\"1234\"",
    "n.example",
    "; posting-account=\"\"",
    "n.example; posting-host=127.0.0.1",
  })
  void isNothingThatManyShare(String value) {
    assertThat(of("Injection-Info: " + value + "\n")).isEmpty();
  }

  @Test
  void ofOldArticlesIsTheHostTheyCameFrom() {
    assertThat(of("NNTP-Posting-Host: Dialup-7.example.net\n")).contains("!dialup-7.example.net");
    assertThat(of("")).isEmpty();
  }

  @Test
  void isBounded() {
    assertThat(of("NNTP-Posting-Host: " + "x".repeat(900) + "\n").orElseThrow()).hasSize(200);
  }
}
