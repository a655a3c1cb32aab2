package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QuotationTest {
  @Test
  void aFirstLevelHasABlank() {
    assertThat(Quotation.of(List.of("text"), 72)).isEqualTo("> text");
  }

  @Test
  void furtherLevelsAreRepeatedMarks() {
    assertThat(Quotation.of(List.of("> text", ">> older"), 72)).isEqualTo(">> text\n>>> older");
  }

  @Test
  void blankLinesBetweenAreBareMarks() {
    assertThat(Quotation.of(List.of("", "a", "", "b", ""), 72)).isEqualTo("> a\n>\n> b");
  }

  @Test
  void longLinesAreBrokenWithTheirMarks() {
    String line = "word ".repeat(30).strip();
    assertThat(Quotation.of(List.of(line), 72).lines())
        .hasSize(3)
        .allSatisfy(out -> assertThat(out).startsWith("> word").hasSizeLessThanOrEqualTo(72));
  }

  @Test
  void tabsBecomeBlanksAtTheirColumns() {
    assertThat(Quotation.of(List.of("a\tb"), 72)).isEqualTo("> a       b");
  }

  @Test
  void aLongLinkIsLeftWhole() {
    String link = "https://example.org/" + "x".repeat(100);
    assertThat(Quotation.of(List.of("see " + link), 72).lines())
        .containsExactly("> see", "> " + link);
  }

  @Test
  void chineseIsBrokenBetweenCharacters() {
    assertThat(Quotation.of(List.of("无".repeat(60)), 72).lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(72));
  }

  @Property
  void everyLineIsSetOff(@ForAll List<String> lines) {
    List<String> clean =
        lines.stream()
            .map(line -> line.replaceAll("[\\r\\n\\x0b\\f\\x85\\u2028\\u2029]", ""))
            .toList();
    String quoted = Quotation.of(clean, 72);
    if (!quoted.isEmpty()) {
      assertThat(List.of(quoted.split("\n", -1))).allMatch(line -> line.startsWith(">"));
    }
  }
}
