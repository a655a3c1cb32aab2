package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.TextLine;
import org.newsloom.article.TextOutline;
import org.newsloom.article.TextSpan;
import org.newsloom.mime.TextStructure;
import org.newsloom.ui.EmojiPieces.Kind;
import org.newsloom.ui.EmojiPieces.Piece;
import org.newsloom.ui.Emoticons.Face;

final class EmoticonsTest {
  @Test
  void findsFacesBetweenBlanks() {
    assertThat(Emoticons.in("Well :-) or (no ;-)). :("))
        .containsExactly(new Face(5, 8, "🙂"), new Face(16, 19, "😉"), new Face(22, 24, "🙁"));
    assertThat(Emoticons.in(":-)), you see >:-("))
        .containsExactly(new Face(0, 4, "😄"), new Face(14, 18, "😠"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example/",
        "std::D or std:D",
        "7) 8) 9)",
        "(see section 8:)",
        "12:-)",
        "    indented :-)",
        "\tindented :-)",
        "int a = b; /* :-) */ return a;",
        "a::b :-)",
        "$ echo :-)",
        "if (a && b) // :-)",
        ":-)x",
        ":-",
        ""
      })
  void leavesWordsListsAndCodeAlone(String line) {
    assertThat(Emoticons.in(line)).isEmpty();
  }

  @Test
  void hasAPictureOfEachFace() {
    assertThat(Emoticons.pictures())
        .allSatisfy(emoji ->
            assertThat(EmojiPieces.of(emoji)).containsExactly(new Piece(emoji, Kind.PICTURE)));
  }

  @Test
  void leavesWhatIsSetApartAlone() {
    String text = "Hi :-)\n#v+\n:-)\n#v-\n:-)\n```\n:-)\n```\n:-)\n-- \n:-)";
    BodyText body = BodyText.of(text, TextStructure.of(text));
    assertThat(body.faces(0)).hasSize(1);
    assertThat(body.faces(2)).isEmpty();
    assertThat(body.faces(4)).hasSize(1);
    assertThat(body.faces(6)).isEmpty();
    assertThat(body.faces(8)).hasSize(1);
    assertThat(body.faces(10)).isEmpty();
    assertThat(BodyText.source(text).faces(0)).isEmpty();
  }

  @Test
  void leavesLinksAloneAndFindsFacesInQuotations() {
    String quoted = "> so :-)";
    assertThat(BodyText.of(quoted, TextStructure.of(quoted)).faces(0))
        .containsExactly(new Face(3, 6, "🙂"));
    // The end of an address that was wrapped.
    TextSpan link = new TextSpan(0, 3, TextSpan.Kind.WEB, "http://a.example/:-)");
    TextLine line = new TextLine(0, 7, TextLine.Kind.BODY, 0, 0, List.of(link));
    assertThat(BodyText.of(":-) :-(", new TextOutline(List.of(line), List.of())).faces(0))
        .containsExactly(new Face(4, 7, "🙁"));
  }

  @Property
  void placesAreInTheLineAndInOrder(@ForAll String line) {
    int at = 0;
    for (Face face : Emoticons.in(line + " :-) " + line)) {
      assertThat(face.from()).isGreaterThanOrEqualTo(at);
      assertThat(face.to()).isGreaterThan(face.from());
      at = face.to();
    }
  }
}
