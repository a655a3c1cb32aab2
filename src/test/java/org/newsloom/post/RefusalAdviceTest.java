package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.MessageId;

final class RefusalAdviceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          441 435 Article not posted -- more included text than new text | Delete quoted lines
          441 Too much quoting, trim it                                  | Delete quoted lines
          441 437 Too many newsgroups                                    | leave some out
          441 Excessive crossposting                                     | leave some out
          441 Crossposted to more than 5 groups                          | leave some out
          441 Too many crossposts without Followup-To                    | Set Followup-To
          441 Followup-To header required for this crosspost             | Set Followup-To
          441 Article is bigger than local limit of 1000000 bytes        | in parts
          441 Article is bigger then local limit of 32000 bytes          | in parts
          441 Article exceeds maximum size of 64 kB                      | in parts
          441 435 Line 12 too long                                       | rewrap
          441 437 Body contains overlong lines                           | rewrap
          441 Header line too long (1200)                                | rewrap
          441 From: address does not belong to your account              | address that your account
          441 Invalid From header                                        | address that your account
          441 Sender address is not registered here                      | address that your account
          """)
  void theWordsOfAServerTellWhatToDo(String reply, String part) {
    assertThat(RefusalAdvice.on(reply))
        .hasValueSatisfying(advice -> assertThat(advice.text()).contains(part));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "440 Posting not allowed",
        "441 Posting Failed",
        "441 435 Duplicate",
        "441 You are not allowed to post from this host",
        "441 Line noise in the header Newsgroups",
        "441 No such newsgroup to follow",
        ""
      })
  void otherWordsAreLeftToSpeakForThemselves(String reply) {
    assertThat(RefusalAdvice.on(reply)).isEmpty();
  }

  @Test
  void onlyWhatWasRefusedHasAdvice() {
    MessageId id = new MessageId("a@example.org");
    String reply = "441 437 Too many newsgroups";
    assertThat(new Posted(id, Posted.State.REFUSED, 1, reply, Optional.empty()).advice())
        .contains(
            PostCheck.warn("refused-groups", "It is for too many newsgroups: leave some out."));
    assertThat(new Posted(id, Posted.State.QUEUED, 1, reply, Optional.empty()).advice()).isEmpty();
  }
}
