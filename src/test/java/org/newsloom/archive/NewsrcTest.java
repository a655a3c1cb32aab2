package org.newsloom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsloom.Corpus;

final class NewsrcTest {
  @Test
  void readsWhatOtherNewsreadersWrite() {
    Newsrc file = Newsrc.parse(Corpus.text("tables/newsrc-sample-newsgrouper.txt"));
    assertThat(file.defects()).isEmpty();
    assertThat(file.lines()).hasSizeGreaterThan(5).allMatch(Newsrc.Line::subscribed);
  }

  @Test
  void keepsWhatIsGoodOfABrokenFile() {
    Newsrc file = Newsrc.parse(Corpus.text("tables/newsrc-broken-ours.txt"));
    assertThat(file.text())
        .contains("alt.politics.usa: 1-200345,200347\n")
        .contains("comp.lang.java: 7\n")
        .contains("comp.lang.cobol: 1-10\n")
        .contains("news.software.readers: 1-9\n")
        .contains("alt.leading.space: 1\n")
        .contains("alt.empty:\n");
    assertThat(file.defects()).extracting(it -> it.where()).contains("line 6");
  }

  @Test
  void writesWhatItReads() {
    String text = "a.b: 1-5,7\nc.d!\ne.f! 3\ng.h:\n";
    assertThat(Newsrc.parse(text).text()).isEqualTo(text);
    assertThat(Newsrc.parse("").text()).isEmpty();
  }
}
