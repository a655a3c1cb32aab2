package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newsloom.ui.EmojiPieces.Kind;
import org.newsloom.ui.EmojiPieces.Piece;

final class EmojiPiecesTest {
  @Test
  void drawsAFamilyByItsMembers() {
    assertThat(drawn("Hi 👨‍👩‍👧!")).containsExactly("Hi ", "👨", "👩", "👧", "!");
  }

  @Test
  void leavesTheToneOfSkinOut() {
    assertThat(drawn("👍🏽")).containsExactly("👍");
  }

  @Test
  void showsAToneThatStandsAlone() {
    assertThat(drawn("🏽")).containsExactly("🏽");
  }

  @Test
  void drawsTheDigitOfAKeycap() {
    assertThat(EmojiPieces.of("1️⃣").getFirst()).isEqualTo(new Piece("1", Kind.EMOJI));
  }

  @Test
  void takesAHeartForAPictureOnlyWhereItIsAskedFor() {
    assertThat(EmojiPieces.of("❤️").getFirst().kind()).isEqualTo(Kind.EMOJI);
    assertThat(EmojiPieces.isIn("© 2025 ™ ↔ ❤")).isFalse();
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
