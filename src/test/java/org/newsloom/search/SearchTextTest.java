package org.newsloom.search;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SearchTextTest {
  @ParameterizedTest
  @CsvSource({
    "ÉCOLE Zürich, ecole zurich",
    "cafe\u0301, cafe",
    "Straße STRASSE, strasse strasse",
    "Łódź Øresund, lodz oresund",
    "ΟΔΟΣ οδος, οδοσ οδοσ",
    "Ёлка, елка",
    "ＡＢＣ１２, abc12",
    "ﬁne, fine",
    "שָׁלוֹם, שלום",
    "Tiếng Việt, tieng viet",
    "ガ, ガ",
    "ｶﾞ, ガ",
    "कि, कि"
  })
  void folds(String text, String folded) {
    assertThat(SearchText.fold(text)).isEqualTo(folded);
  }

  @Property
  void foldingTwiceChangesNothing(@ForAll String text) {
    String folded = SearchText.fold(SearchText.fold(text));
    assertThat(SearchText.fold(folded)).isEqualTo(folded);
  }

  @Tag("bench")
  @Test
  void benchFolding() {
    String ascii = "The Quick brown fox jumps over the lazy dog. ".repeat(2_000);
    String mixed = "Ein schöner Tag, sagte Zoë; 人工智能 and so on, и так далее. ".repeat(2_000);
    for (int run = 0; run < 30; run++) {
      measure(run, "ASCII", ascii);
      measure(run, "mixed", mixed);
    }
  }

  private static void measure(int run, String what, String text) {
    long begin = System.nanoTime();
    long chars = 0;
    for (int i = 0; i < 50; i++) {
      chars += Math.min(text.length(), SearchText.fold(text).length());
    }
    if (run % 10 == 9) {
      System.out.printf(
          "folding %s: %d M chars/s%n", what, chars * 1_000 / (System.nanoTime() - begin));
    }
    assertThat(chars).isPositive();
  }
}
