package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.ui.EmojiPieces.Kind;
import org.newsloom.ui.EmojiPieces.Piece;

final class EmojiPiecesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "👨‍👩‍👧",
        "👍🏽",
        "🇩🇪",
        "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "1️⃣",
        "1⃣",
        "❤️",
        "❤️‍🔥",
        "❤‍🔥",
        "🏳️‍🌈",
        "🏳‍🌈",
        "👩🏿‍🤝‍👨🏻",
        "🧑🏽‍💻",
        "🕵🏼‍♀️",
        "🫱🏻‍🫲🏿",
        "😶‍🌫️",
        "©️",
        "🏽",
        "🀄",
        "🇪🇺"
      })
  void drawsASequenceAsOnePicture(String sequence) {
    assertThat(EmojiPieces.of("a" + sequence + "b"))
        .containsExactly(
            new Piece("a", Kind.TEXT),
            new Piece(sequence, Kind.PICTURE),
            new Piece("b", Kind.TEXT));
  }

  @Test
  void drawsASequenceWithoutAPictureByItsParts() {
    assertThat(drawn("👩🏿‍🦰‍🐕")).containsExactly("👩🏿‍🦰", "🐕");
    assertThat(drawn("🐕🏽")).containsExactly("🐕");
  }

  @Test
  void drawsFlagsThatTouchOneByOne() {
    assertThat(drawn("🇺🇸🇩🇪🇫")).containsExactly("🇺🇸", "🇩🇪", "🇫");
  }

  @Test
  void takesAHeartForAPictureOnlyWhereItIsAskedFor() {
    assertThat(EmojiPieces.of("❤️").getFirst().kind()).isEqualTo(Kind.PICTURE);
    assertThat(EmojiPieces.isIn("© 2025 ™ ↔ ❤ 1 #")).isFalse();
    assertThat(EmojiPieces.isIn("☺︎ 👍︎")).isFalse();
  }

  @Test
  void hasAPictureOfEveryEmojiOfUnicode15() {
    assertThat(
            IntStream.rangeClosed(0x1F300, 0x1FAFF)
                .filter(Character::isEmojiPresentation)
                .filter(letter -> !Character.isEmojiComponent(letter))
                .mapToObj(Character::toString)
                .filter(emoji -> EmojiIndex.get().place(emoji) == EmojiIndex.NONE))
        .isEmpty();
  }

  @Test
  void leavesJoinersOfLettersAlone() {
    assertThat(EmojiPieces.of("क्‍ष")).hasSize(1);
  }

  @Property
  void losesNothing(@ForAll String text) {
    assertThat(EmojiPieces.of(text).stream().map(Piece::text).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  private static List<String> drawn(String text) {
    return EmojiPieces.of(text).stream()
        .filter(piece -> piece.kind() != Kind.UNSEEN)
        .map(Piece::text)
        .toList();
  }
}
