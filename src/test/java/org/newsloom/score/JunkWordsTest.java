package org.newsloom.score;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JunkWordsTest {
  @Test
  void wordsAreFoldedAndShortOnesLeftOut() {
    assertThat(JunkWords.ofSubject("Re: ＣＡＳＩＮＯ at Müller's, 100% of $$$"))
        .containsExactly("subject:casino", "subject:müller", "subject:100");
  }

  @Test
  void anAuthorIsNameAddressAndHost() {
    assertThat(JunkWords.ofAuthor("Ann Reader", "Ann@News.Example.org"))
        .containsExactly(
            "from:ann@news.example.org", "from:@news.example.org", "from:ann", "from:reader");
    assertThat(JunkWords.ofAuthor("", "")).isEmpty();
  }

  @Test
  void whatIsWrittenWithoutBlanksIsTakenByPairs() {
    assertThat(JunkWords.ofSubject("赌场优惠 now"))
        .containsExactly("subject:赌场", "subject:场优", "subject:优惠", "subject:now");
  }

  @Test
  void whatATextQuotesIsNotItsOwn() {
    assertThat(JunkWords.ofText("Ann wrote:\n> cheap pills\nNever heard.\n"))
        .containsExactly("text:ann", "text:wrote", "text:never", "text:heard");
  }

  /** They are kept one behind the other, parted by blanks. */
  @Property
  void noWordHoldsABlankAndThereIsAnEndToThem(@ForAll String text) {
    assertThat(JunkWords.ofText(text))
        .hasSizeLessThanOrEqualTo(120)
        .noneMatch(it -> it.contains(" "));
    assertThat(JunkWords.ofAuthor(text, text)).noneMatch(it -> it.contains(" "));
    assertThat(JunkWords.ofSubject(text)).hasSizeLessThanOrEqualTo(40);
  }
}
