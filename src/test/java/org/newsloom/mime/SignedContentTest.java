package org.newsloom.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Article;

/** What of an article is signed, and what of it is shown. */
class SignedContentTest {
  /** A packet of signatures, of two octets. */
  private static final byte[] PACKET = {(byte) 0x88, 2, 1, 2};

  private static final String ARMOR = armor(PACKET);

  private static String armor(byte[] packets) {
    return "-----BEGIN PGP SIGNATURE-----\nVersion: x\n\n"
        + Base64.getEncoder().encodeToString(packets)
        + "\n=AAAA\n-----END PGP SIGNATURE-----\n";
  }

  private static String clear(String text) {
    return "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + text + "\n" + ARMOR;
  }

  private static Optional<SignedContent> of(String raw) {
    return SignedContent.of(raw.getBytes(StandardCharsets.UTF_8));
  }

  private static String octets(Optional<SignedContent> signed) {
    return new String(signed.orElseThrow().octets(), StandardCharsets.UTF_8);
  }

  private static Article article(String raw) {
    return new ArticleParser().parse(raw.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTextIsSignedWithoutDashesAndBlanksAtTheEnds() {
    Optional<SignedContent> signed = of("Subject: x\n\n" + clear("one  \n- -- \n- - three\r\n\t"));
    assertThat(octets(signed)).isEqualTo("one\r\n--\r\n- three\r\n");
    assertThat(signed.get().signature()).isEqualTo(PACKET);
    assertThat(signed.get().isWhole()).isTrue();
  }

  @Test
  void theTextIsShownAsItsWriterSawIt() {
    assertThat(article("Subject: x\n\n" + clear("Hello\n- -- \nAnn")).text())
        .isEqualTo("Hello\n-- \nAnn\n");
  }

  @Test
  void whereThereIsOtherTextTheSignedOneIsMarked() {
    String raw = "Subject: x\n\nBefore\n" + clear("Signed") + "After\n";
    assertThat(article(raw).text())
        .isEqualTo("Before\n[signed text begins]\nSigned\n[signed text ends]\nAfter\n");
    assertThat(of(raw).orElseThrow().isWhole()).isFalse();
  }

  @Test
  void whatIsNoWholeFrameworkStaysAsItIs() {
    for (String text :
        new String[] {
          "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nx\n",
          "-----BEGIN PGP SIGNED MESSAGE-----\nNotDashEscaped: yes\n\nx\n" + ARMOR,
          "-----BEGIN PGP SIGNED MESSAGE-----\nwords\n\nx\n" + ARMOR,
          "> " + clear("x").replace("\n", "\n> ") + "\n"
        }) {
      assertThat(of("Subject: x\n\n" + text)).as(text).isEmpty();
      assertThat(article("Subject: x\n\n" + text).text()).isEqualTo(text);
    }
  }

  @Test
  void theFirstPartOfAMultipartIsSignedWithItsHeader() {
    Optional<SignedContent> signed =
        of(
            """
            Content-Type: multipart/signed; boundary=b; protocol="application/pgp-signature"

            --b
            Content-Type: text/plain

            Words\s\s
            - -- dashed

            --b
            Content-Type: application/pgp-signature

            %s
            --b--
            """
                .formatted(ARMOR));
    assertThat(octets(signed))
        .isEqualTo("Content-Type: text/plain\r\n\r\nWords  \r\n- -- dashed\r\n");
    assertThat(signed.get().isWhole()).isTrue();
    assertThat(signed.get().part()).isEqualTo("2");
  }

  @Test
  void whatOnlyCallsItselfASignatureIsAPartLikeOthers() {
    assertThat(
            of("""
            Content-Type: multipart/signed; boundary=b

            --b

            Words
            --b
            Content-Type: application/pgp-signature

            a file of another kind
            --b--
            """)
                .orElseThrow()
                .part())
        .isEmpty();
  }

  @Test
  void aPartOfAMultipartIsAPart() {
    assertThat(
            of("""
            Content-Type: multipart/mixed; boundary=a

            --a
            Content-Type: multipart/signed; boundary=b

            --b

            Words
            --b
            Content-Type: application/pgp-signature

            %s
            --b--
            --a

            Footer
            --a--
            """
                    .formatted(ARMOR))
                .orElseThrow())
        .satisfies(signed -> assertThat(signed.isWhole()).isFalse())
        .satisfies(signed -> assertThat(signed.part()).isEqualTo("1.2"))
        .satisfies(signed ->
            assertThat(new String(signed.octets(), StandardCharsets.UTF_8)).isEqualTo("\r\nWords"));
  }

  @Test
  void aControlMessageIsSignedWithSomeOfItsFields() {
    assertThat(
            octets(
                of(
                    """
                    From: a@example.org
                    Control: newgroup x.y
                     moderated
                    X-PGP-Sig: 2.6.3a Control,Sender,From
                    \tiAICAQI=
                    \t=AAAA

                    body \t
                    end
                    """
                        .replace("\n", "\r\n"))))
        .isEqualTo(
            """
            X-Signed-Headers: Control,Sender,From
            Control: newgroup x.y
             moderated
            Sender:
            From: a@example.org

            body
            end
            """);
  }

  @Test
  void anArmorWithOtherPacketsHasNoSignature() {
    byte[] withText = {(byte) 0x88, 2, 1, 2, (byte) 0xac, 1, 'x'};
    byte[] cut = {(byte) 0x88, 9, 1, 2};
    for (byte[] packets : new byte[][] {withText, cut, {}}) {
      String raw = "Subject: x\n\n" + clear("x").replace(ARMOR, armor(packets));
      assertThat(of(raw).orElseThrow().signature()).isEmpty();
    }
  }

  @Property
  void noOctetsThrow(@ForAll byte[] octets, @ForAll("lines") String lines) {
    byte[] text = ("X-PGP-Sig: a b c\n\n" + lines).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(SignedContent.of(text)).isNotNull();
    assertThat(SignedContent.of(octets)).isNotNull();
    assertThat(ClearSigned.shown(octets)).isNotNull();
    assertThat(ClearSigned.shown(lines.getBytes(StandardCharsets.ISO_8859_1))).isNotNull();
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> lines() {
    return net.jqwik.api.Arbitraries.of(
            "-----BEGIN PGP SIGNED MESSAGE-----",
            "-----BEGIN PGP SIGNATURE-----",
            "-----END PGP SIGNATURE-----",
            "Hash: x",
            "",
            "- ",
            "-",
            "iAICAQI=",
            "=AAAA",
            "text")
        .list()
        .ofMaxSize(20)
        .map(all -> String.join("\n", all));
  }
}
