package org.newsloom.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnTextTest {
  private static List<String> words(String text) {
    List<Misspelt> words = OwnText.words(text);
    assertThat(words)
        .allSatisfy(
            word -> assertThat(text.substring(word.from(), word.to())).isEqualTo(word.word()));
    return words.stream().map(Misspelt::word).toList();
  }

  @Test
  void quotationsTheLineAboveThemAndTheSignatureAreNotOnesOwn() {
    assertThat(
            words(
                """
                On 12 December, somebody called Bob
                Smith wrote:

                > Quoted words.
                >> More.

                Own words:
                here.
                --\s
                Ann
                """))
        .containsExactly("Own", "words", "here");
  }

  @Test
  void aColonWithoutAQuotationBelowIsOnesOwn() {
    assertThat(words("As follows:\n\nOne.\n")).containsExactly("As", "follows", "One");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/a-page",
        "<https://example.org/page>.",
        "www.example.org",
        "ann@example.org",
        "<ann@example.org>,",
        "comp.lang.java.programmer,",
        "(alt.politics)",
        "news:alt.test",
        "/usr/share/hunspell",
        "C:\\Windows",
        "README",
        "camelCase",
        "x86word",
        "under_score",
        "无奈",
        "ความ",
        "a"
      })
  void isNoWord(String token) {
    assertThat(words(token)).isEmpty();
  }

  @Test
  void wordsAreFoundBetweenMarksOfAllKinds() {
    assertThat(words("“Don’t” (either/or), half-baked: naïve Grüße!"))
        .containsExactly("Don’t", "either", "or", "half", "baked", "naïve", "Grüße");
  }
}
