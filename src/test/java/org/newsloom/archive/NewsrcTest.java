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
  void namesThatCannotBeNewsgroupsAreDefects() {
    Newsrc file = Newsrc.parse("a..b: 1\n<html>: 1\n.a: 2\na/b!\nposter:\nalt.é: 3\n");
    assertThat(file.text()).isEqualTo("alt.é: 3\n");
    assertThat(file.defects()).hasSize(5);
  }

  @Test
  void rangesThatMakeNoSenseAreDefectsAndTheRestIsKept() {
    Newsrc file = Newsrc.parse("a.b: 1-3, 1-99999999999999999999,9-8,xyz,-5--3,7\nc.d: 1, 2\n");
    assertThat(file.text()).isEqualTo("a.b: 1-3,7\nc.d: 1-2\n");
    assertThat(file.defects()).hasSize(4).allMatch(it -> it.where().equals("line 1"));
  }

  @Test
  void writesWhatItReads() {
    String text = "a.b: 1-5,7\nc.d!\ne.f! 3\ng.h:\n";
    assertThat(Newsrc.parse(text).text()).isEqualTo(text);
    assertThat(Newsrc.parse("").text()).isEmpty();
  }
}
