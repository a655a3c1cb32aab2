package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.newsloom.reading.ShownArticle;

/** What is told of an article besides its words. */
final class ArticleDetailsTest {
  private static List<String> values(ShownArticle shown, String name) {
    return ArticleDetails.of(shown).stream()
        .filter(line -> line.name().equals(name))
        .flatMap(line -> line.values().stream())
        .toList();
  }

  private static final String ROUTED =
      """
      Path: news.here.example!feed.example!!other.example!.MISMATCH.liar.example\
      !origin.example!.POSTED.host-7.example!not-for-mail
      From: Ann <ann@example.org>
      Newsgroups: misc.test
      Subject: Way
      Date: Thu, 32 Dec 2025 21:21:54 +0000
      Message-ID: <a@example.org>
      Injection-Info: origin.example; posting-account="a;b"; mail-complaints-to=abuse@example.org
      Archived-At: <https://archive.example/a>
      Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=x

      --x

      Words
      --x
      Content-Type: application/pgp-signature

      xyz
      --x--
      """
          .replace("\\\n", "");

  @Test
  void tellTheWayFromItsBeginning() {
    assertThat(values(RawArticle.of(ROUTED), "Way"))
        .containsExactly(
            "posted from host-7.example",
            "origin.example",
            "came under another name than liar.example",
            "other.example",
            "feed.example",
            "news.here.example");
    assertThat(ArticleDetails.hops("a!b!c")).containsExactly("b", "a");
    assertThat(ArticleDetails.hops("")).isEmpty();
    assertThat(ArticleDetails.hops("x!".repeat(5_000))).hasSize(200);
  }

  @Test
  void tellThroughWhomItWasPosted() {
    assertThat(values(RawArticle.of(ROUTED), "Posted through"))
        .containsExactly(
            "origin.example", "posting-account=\"a;b\"", "mail-complaints-to=abuse@example.org");
    assertThat(values(RawArticle.of(ROUTED), "Archived-At"))
        .containsExactly("<https://archive.example/a>");
  }

  @Test
  void tellWhatWasWrongAndThatItIsSigned() {
    assertThat(values(RawArticle.of(ROUTED), "Defects")).anyMatch(it -> it.startsWith("Date: "));
    assertThat(values(RawArticle.of(ROUTED), "Signed")).hasSize(1);
    assertThat(
            values(
                RawArticle.of("Subject: x\n\nI quote: >-----BEGIN PGP SIGNED MESSAGE\n"), "Signed"))
        .isEmpty();
    assertThat(
            values(
                RawArticle.of(
                    "Subject: x\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nx\n"
                        + "-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----\n"),
                "Signed"))
        .hasSize(1);
  }

  @Test
  void lookGoodInLightAndDark() {
    Fx.start();
    Theme theme = Fx.on(Theme::new);
    Stage owner = Fx.on(Stage::new);
    DetailsWindow window = Fx.on(() -> new DetailsWindow(theme, owner, RawArticle.of(ROUTED)));
    Fx.run(window::show);
    Fx.frames(3);
    Pictures.take(theme, window.window().scene(), "details");
    Fx.run(() -> {
      window.window().close();
      theme.dispose();
    });
    Fx.assertNothingThrown();
    assertThat(ArticleDetails.text(ArticleDetails.of(RawArticle.of(ROUTED))))
        .contains("Way: posted from");
  }
}
