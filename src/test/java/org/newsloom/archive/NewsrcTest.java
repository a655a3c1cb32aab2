package org.newsloom.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.Corpus;
import org.newsloom.article.Defect;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.b: 1-5 | a.b: 1-5 | 0",
        "\ufeffa.b: 1-5 | a.b: 1-5 | 0",
        "a.b:1-5 | a.b: 1-5 | 0",
        "a.b!1-5 | a.b! 1-5 | 0",
        "a.b : 1-5 | a.b: 1-5 | 0",
        "a.b:   1 - 5 , 7 | a.b: 1-5,7 | 0",
        "a.b: 7,1-5,3-9 | a.b: 1-9 | 0",
        "a.b: 1-5 7-9 | a.b: 1-5,7-9 | 0",
        "a.b: 0-5 | a.b: 0-5 | 0",
        "a.b: 1-9223372036854775807 | a.b: 1-9223372036854775807 | 0",
        "a.b: 9223372036854775807 | a.b: 9223372036854775807 | 0",
        "a.b: 9223372036854775808 | a.b: | 1",
        "a.b: 5-1,7 | a.b: 7 | 1",
        "a.b: 1-5, | a.b: 1-5 | 0",
        "a.b: ,,1-5 | a.b: 1-5 | 0",
        "a.b: -5 | a.b: | 1",
        "a.b: 5- | a.b: | 1",
        "a.b: 1-2-3,9 | a.b: 9 | 1",
        "a.b: x,9 | a.b: 9 | 1",
        "a.b: 1.5,9 | a.b: 9 | 1",
        "a.b 1-5,9 | a.b: 1-5,9 | 1",
        "a.b | a.b: | 0",
        "a.b hello | '' | 1",
        "# a.b: 1 | '' | 0",
        "options -n comp.all | '' | 0",
        "options.b: 1 | options.b: 1 | 0",
        "a.b! | a.b! | 0",
        "a.b: 1-5\\ra.c! 3\\r | a.b: 1-5\\na.c! 3 | 0",
        "a.b: 1-5\\r\\n\\r\\na.c! 3 | a.b: 1-5\\na.c! 3 | 0",
        "c.c: 1\\na.a: 2\\nc.c! 3 | c.c: 1,3\\na.a: 2 | 0",
        "a.b:: 1 | a.b: 1 | 1"
      })
  void oddLinesAreReadAsFarAsTheyMakeSense(String text, String read, int defects) {
    Newsrc file = Newsrc.parse(text.replace("\\r", "\r").replace("\\n", "\n"));
    assertThat(file.text().strip()).isEqualTo(read.replace("\\n", "\n"));
    assertThat(file.defects()).hasSize(defects);
  }

  @Test
  void takesNoNewsgroupsOutOfAFileThatIsSomethingElse() {
    Newsrc read = Newsrc.parse("wanted:\nok\n" + "Dear Ann, this is a letter.\n".repeat(11));
    assertThat(read.lines()).isEmpty();
    assertThat(read.defects())
        .contains(new Defect("file", "is no .newsrc: most of its lines name no newsgroup"));
  }
}
