package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Part;
import org.newsloom.reading.ArticleSignature;
import org.newsloom.reading.ArticleSignature.Standing;

/** The line that tells of a signature. */
final class SignatureLineTest {
  private final RawArticle article = new RawArticle();

  @BeforeAll
  static void start() {
    Fx.start();
  }

  private SignatureLine line() {
    return Fx.on(() -> new SignatureLine(article, RawArticle.of("Subject: x\n\nx\n")));
  }

  private static Label words(SignatureLine line) {
    return (Label) line.getChildren().getFirst();
  }

  private static Hyperlink check(SignatureLine line) {
    return (Hyperlink) line.getChildren().getLast();
  }

  private static CompletableFuture<Optional<ArticleSignature>> told(
      Standing standing, String sentence) {
    return CompletableFuture.completedFuture(
        Optional.of(new ArticleSignature(standing, sentence, "AB")));
  }

  @Test
  void saysThatItWaitsThenWhatCame() {
    SignatureLine line = line();
    assertThat(words(line).getText()).isEqualTo("Signed; the signature is being checked…");
    article.signatures.get(false).complete(told(Standing.BAD, "Bad.").join());
    Fx.frames(2);
    assertThat(words(line).getText()).isEqualTo("Bad.");
    assertThat(words(line).getStyleClass()).contains("signature-bad");
    assertThat(check(line).isVisible()).isFalse();
  }

  @Test
  void aClickChecksWhatWasNotChecked() {
    article.signatures.put(false, told(Standing.UNKNOWN, "Not checked."));
    article.signatures.put(true, told(Standing.GOOD, "Good."));
    SignatureLine line = line();
    Fx.frames(2);
    assertThat(check(line).isVisible()).isTrue();
    Fx.run(check(line)::fire);
    Fx.frames(2);
    assertThat(List.of(words(line).getText(), check(line).isVisible()))
        .isEqualTo(List.of("Good.", false));
  }

  @Test
  void aCheckThatFailedCanBeAskedForAgain() {
    article.signatures.put(
        false, CompletableFuture.failedFuture(new java.io.IOException("no room")));
    SignatureLine line = line();
    Fx.frames(2);
    assertThat(words(line).getText()).isEqualTo("Signed; the signature could not be checked.");
    assertThat(check(line).isVisible()).isTrue();
  }

  /** The line tells of it, so nobody needs to save it; the source shows it. */
  @Test
  void theSignatureIsNoneOfTheFilesToSave() {
    String armor =
        "-----BEGIN PGP SIGNATURE-----\n\n"
            + Base64.getEncoder().encodeToString(new byte[] {(byte) 0xc2, 1, 0})
            + "\n-----END PGP SIGNATURE-----\n";
    String raw =
        "Content-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: multipart/mixed;"
            + " boundary=a\n\n--a\n\nWords\n--a\nContent-Type: application/pgp-signature;"
            + " name=other.asc\n\n"
            + armor
            + "--a--\n--b\nContent-Type: application/pgp-signature; name=signature.asc\n\n"
            + armor
            + "--b--\n";
    assertThat(AttachmentBar.attached(RawArticle.of(raw)))
        .extracting(Part::name)
        .containsExactly("other.asc");
    assertThat(
            AttachmentBar.attached(
                RawArticle.of(raw.replace("multipart/signed", "multipart/mixed"))))
        .extracting(Part::name)
        .containsExactly("other.asc", "signature.asc");
  }
}
