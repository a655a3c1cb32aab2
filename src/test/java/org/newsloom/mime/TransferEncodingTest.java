package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferEncodingTest {
  private static TransferEncoding.Decoded decode(String text, String label) {
    byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
    return TransferEncoding.decode(raw, 0, raw.length, label);
  }

  private static String text(String text, String label) {
    return new String(decode(text, label).octets(), StandardCharsets.UTF_8);
  }

  @Test
  void decodesQuotedPrintable() {
    assertThat(text("caf=C3=A9 so=\nft=\r\n end=\n", "Quoted-Printable"))
        .isEqualTo("café soft end");
  }

  @Test
  void keepsWhatIsNoEscape() {
    var decoded = decode("a =ZZ = b =3\n1+1=2", "quoted-printable");
    assertThat(new String(decoded.octets(), StandardCharsets.UTF_8))
        .isEqualTo("a =ZZ = b =3\n1+1=2");
    assertThat(decoded.problem()).isPresent();
  }

  @Test
  void dropsBlanksThatWereAddedOnTheWay() {
    assertThat(text("a  \t\nb=20\nc", "quoted-printable")).isEqualTo("a\nb \nc");
  }

  @Test
  void keepsTheBlankOfASignatureMark() {
    assertThat(text("a\n-- \nAnn\n", "quoted-printable")).isEqualTo("a\n-- \nAnn\n");
  }

  @Test
  void decodesBase64WithWhiteSpaceInside() {
    assertThat(text(" SGVs bG8g\r\n d29ybGQh\r\n", "base64")).isEqualTo("Hello world!");
  }

  @Test
  void decodesCutBase64UpToTheCut() {
    var decoded = decode("SGVsbG8gd29ybGQhI", "base64");
    assertThat(new String(decoded.octets(), StandardCharsets.UTF_8)).isEqualTo("Hello world!");
    assertThat(decoded.problem()).contains("base64 is cut");
  }

  @Test
  void decodesPiecesThatArePaddedEach() {
    assertThat(text("SGVsbA==\nbyB3b3JsZA==\n", "base64")).isEqualTo("Hello world");
  }

  @Test
  void leavesOutTheFooterOfAList() {
    var decoded =
        decode(
            "SGVsbG8gd29ybGQhCg==\n_______\nfoo mailing list\nfoo@lists.example.org\n", "base64");
    assertThat(new String(decoded.octets(), StandardCharsets.UTF_8)).isEqualTo("Hello world!\n");
    assertThat(decoded.problem()).contains("text after the end of base64 left out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*#*#*#", "-----", "\f", "---cut---", "-----\n\n*#*#*#"})
  void skipsOddLinesBetweenLinesOfBase64(String odd) {
    var decoded = decode("SGVsbG8g\n" + odd + "\nd29ybGQh\n" + odd + "\nIQ==\n", "base64");
    assertThat(new String(decoded.octets(), StandardCharsets.UTF_8)).isEqualTo("Hello world!!");
    assertThat(decoded.problem()).contains("octets that are not base64 skipped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- \nJohn\n",
        "_______\nfoo mailing list\nfoo@lists.example.org\n",
        "-----\nRegards\n\nSome words\nManchester\nJohn\n"
      })
  void leavesOutAFooterAfterBase64WithoutPadding(String footer) {
    var decoded = decode("SGVsbG8gd29ybGQh\n" + footer, "base64");
    assertThat(new String(decoded.octets(), StandardCharsets.UTF_8)).isEqualTo("Hello world!");
    assertThat(decoded.problem()).contains("text after the end of base64 left out");
  }

  @Test
  void leavesOutAFooterThatIsLongerThanTheData() {
    String footer = "\n-- \nThis is the footer of a list that has many a short word in it.\n";
    assertThat(text("SGVsbG8=" + footer, "base64")).isEqualTo("Hello");
    assertThat(text("Gone=" + footer, "base64")).isEqualTo("Gone=" + footer);
  }

  @Test
  void decodesNothingBehindAFooterThatPaddingEnds() {
    assertThat(text("SGVsbG8=\n-----\nd29ybGQhd29ybGQhd29ybGQh\n", "base64")).isEqualTo("Hello");
  }

  @Test
  void decodesBase64InGroupsOfFour() {
    assertThat(text("SGVs bG8g d29y bGQh\r\nSGVs bG8g d29y bGQ=\r\n", "base64"))
        .isEqualTo("Hello world!Hello world");
  }

  @Test
  void takesWordsOfFourLettersForNoBase64() {
    assertThat(text("What does this mean\nthat they said\n", "base64"))
        .isEqualTo("What does this mean\nthat they said\n");
  }

  @Test
  void takesCommonMisspellings() {
    assertThat(text("=41", "quoted printable")).isEqualTo("A");
    assertThat(text("QQ==", "BASE-64 (x)")).isEqualTo("A");
    assertThat(decode("a", "8-bit").problem()).isEmpty();
  }

  @Test
  void leavesUnknownEncodingsAsTheyAre() {
    var decoded = decode("QQ==", "x-secret");
    assertThat(new String(decoded.octets(), StandardCharsets.UTF_8)).isEqualTo("QQ==");
    assertThat(decoded.problem()).contains("unknown transfer encoding x-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-yenc", "x-yencode", "yenc"})
  void decodesBodiesInYenc(String label) {
    var decoded =
        decode("=ybegin line=128 size=3 name=cat\r\nm\u008b\u009e\r\n=yend size=3\r\n", label);
    assertThat(decoded.octets()).isEqualTo("Cat".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void decodesUuencodedBodies() {
    assertThat(text("begin 644 x\n#0V%T\n`\nend\n", "x-uuencode")).isEqualTo("Cat");
  }

  @Property
  void decodesAllProperBase64(@ForAll byte[] octets) {
    byte[] raw = Base64.getMimeEncoder().encode(octets);
    var decoded = TransferEncoding.base64(raw, 0, raw.length);
    assertThat(decoded.octets()).isEqualTo(octets);
    assertThat(decoded.problem()).isEmpty();
  }

  @Test
  void takesWordsForNoBase64() {
    var decoded = decode("This is no base64 at all, though it says so.\nTwo lines.\n", "base64");
    assertThat(new String(decoded.octets(), StandardCharsets.UTF_8))
        .isEqualTo("This is no base64 at all, though it says so.\nTwo lines.\n");
    assertThat(decoded.problem()).contains("not base64 as it says");
  }
}
