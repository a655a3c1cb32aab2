package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.mime.ArticleParser;
import org.newsloom.pgp.Keyring;
import org.newsloom.reading.ArticleSignature.Standing;

/** Articles that were signed by GnuPG, as a person is told of them. */
final class SignatureCheckTest {
  private static final String ANN = "Ann Example <ann@example.org>";
  private static final MessageId ID = new MessageId("1@example.org");
  private static @Nullable Keyring keys;

  @TempDir Path folder;
  private Desk desk;

  @BeforeAll
  static void make() throws IOException {
    keys = Keyring.make().with(ANN);
  }

  @AfterAll
  static void closeKeys() {
    if (keys != null) {
      keys.close();
    }
  }

  @BeforeEach
  void open() {
    desk = Desk.open(folder.resolve("profile"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static Keyring keys() {
    return Objects.requireNonNull(keys);
  }

  private Optional<ArticleSignature> signature(String from, String rest) throws IOException {
    return signature(keys(), true, from, rest);
  }

  private Optional<ArticleSignature> signature(
      Keyring ring, boolean byItself, String from, String rest) throws IOException {
    String text =
        "From x@example.org Mon Jan  1 10:00:00 2024\nFrom: "
            + from
            + "\nSubject: Question\nNewsgroups: misc.test\nMessage-ID: "
            + ID.shown()
            + "\nDate: Mon, 1 Jan 2024 10:00:00 +0000\n"
            + rest
            + "\n\n";
    Path archive = folder.resolve("old.mbox");
    Files.write(archive, text.getBytes(StandardCharsets.UTF_8));
    var _ =
        Desk.await(
            desk.reading
                .archives()
                .importAll(Archives.Format.MBOX, archive, new Newsgroup("local.test"), _ -> {}));
    SignatureCheck check =
        new SignatureCheck(
            desk.bodies, new ArticleParser(), ring.gnupg(), () -> byItself, desk.jobs);
    return Desk.await(check.whenOpened(ID));
  }

  private static String sentence(Optional<ArticleSignature> signature) {
    return signature.orElseThrow().sentence();
  }

  @Test
  void aTextSignedByItsAuthorIsGood() throws IOException {
    String text = "Grüße  \n-- \nAnn\n- one\nFrom: x";
    Optional<ArticleSignature> signature =
        signature(
            ANN,
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                + keys().clearSigned(ANN, text));
    assertThat(sentence(signature)).isEqualTo("Signed by " + ANN + " (good signature).");
    assertThat(signature.get().standing()).isEqualTo(Standing.GOOD);
  }

  @Test
  void aMultipartIsCheckedWithLinesEndedByCrLf() throws IOException {
    String part = "Content-Type: text/plain\n\nWords\n";
    String armor = keys().detached(ANN, part.replace("\n", "\r\n"));
    assertThat(
            sentence(
                signature(
                    ANN,
                    "Content-Type: multipart/signed; boundary=b; micalg=pgp-sha256;"
                        + " protocol=\"application/pgp-signature\"\n\n--b\n"
                        + part
                        + "\n--b\nContent-Type: application/pgp-signature\n\n"
                        + armor
                        + "\n--b--\n")))
        .isEqualTo("Signed by " + ANN + " (good signature).");
  }

  @Test
  void aControlMessageIsCheckedWithItsFields() throws IOException {
    String message =
        "X-Signed-Headers: Subject,From\nSubject: Question\nFrom: " + ANN + "\n\nx.y moderated\n";
    String armor = keys().detachedOfText(ANN, message);
    String data = armor.substring(armor.indexOf("\n\n") + 2, armor.indexOf("\n-----END"));
    assertThat(
            sentence(
                signature(
                    ANN,
                    "X-PGP-Sig: GnuPG Subject,From\n\t"
                        + data.replace("\n", "\n\t")
                        + "\n\nx.y moderated")))
        .isEqualTo("Signed by " + ANN + " (good signature).");
  }

  @Test
  void wordsThatWereChangedAreTold() throws IOException {
    Optional<ArticleSignature> signature =
        signature(ANN, "\n" + keys().clearSigned(ANN, "I like it.").replace("like", "hate"));
    assertThat(sentence(signature)).isEqualTo("Signed, but changed on the way: bad signature.");
    assertThat(signature.get().standing()).isEqualTo(Standing.BAD);
  }

  /** The checker would else find its own text in there, and say that it is good. */
  @Test
  void aSignedMessageInPlaceOfTheSignatureIsNone() throws IOException {
    String armor = keys().clearSigned(ANN, "I pay.");
    String message = Base64.getMimeEncoder().encodeToString(keys().wholeMessage(ANN, "I pay."));
    String planted =
        armor.substring(0, armor.indexOf("-----BEGIN PGP SIGNATURE-----"))
            + "-----BEGIN PGP SIGNATURE-----\n\n"
            + message.replace("\r", "")
            + "\n-----END PGP SIGNATURE-----\n";
    assertThat(sentence(signature(ANN, "\n" + planted.replace("pay", "owe"))))
        .isEqualTo("Signed; GnuPG cannot read the signature.");
  }

  @Test
  void anotherAddressInFromIsTold() throws IOException {
    Optional<ArticleSignature> signature =
        signature("Ann Example <ann@example.com>", "\n" + keys().clearSigned(ANN, "Words"));
    assertThat(sentence(signature))
        .isEqualTo("Signed by " + ANN + " (good signature); From has another address.");
    assertThat(signature.get().standing()).isEqualTo(Standing.DOUBTFUL);
  }

  @Test
  void aPartThatIsSignedIsAPart() throws IOException {
    Optional<ArticleSignature> signature =
        signature(ANN, "\nBuy this.\n" + keys().clearSigned(ANN, "Words"));
    assertThat(sentence(signature))
        .isEqualTo("Signed by " + ANN + " (good signature). Only a part of the text is signed.");
    assertThat(signature.get().standing()).isEqualTo(Standing.DOUBTFUL);
  }

  @Test
  void aKeyThatAnybodyMayHaveMadeIsNotTrusted() throws IOException {
    Keyring other = Keyring.make().with(keys().exported(ANN));
    try {
      Optional<ArticleSignature> signature =
          signature(other, true, ANN, "\n" + keys().clearSigned(ANN, "Words"));
      assertThat(sentence(signature))
          .isEqualTo(
              "Signed by a key that calls itself "
                  + ANN
                  + " (good signature); nothing says that it is theirs.");
      assertThat(signature.get().standing()).isEqualTo(Standing.DOUBTFUL);
    } finally {
      other.close();
    }
  }

  @Test
  void nothingIsCheckedWithoutTheWish() throws IOException {
    assertThat(sentence(signature(keys(), false, ANN, "\n" + keys().clearSigned(ANN, "Words"))))
        .isEqualTo("Signed; the signature was not checked.");
  }

  @Test
  void anArticleWithoutSignatureHasNone() throws IOException {
    assertThat(signature(ANN, "\nWords about PGP")).isEmpty();
  }
}
