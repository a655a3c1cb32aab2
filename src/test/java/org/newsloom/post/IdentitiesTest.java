package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.newsloom.reading.Desk.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.reading.Desk;

class IdentitiesTest {
  @TempDir Path profile;

  @Test
  void nobodyIsSetBeforeTheFirstPost() {
    try (Desk desk = Desk.open(profile)) {
      assertThat(await(new Identities(desk.store).all())).isEmpty();
    }
  }

  @Test
  void anIdentityIsThereAfterARestart() {
    Identity ann =
        new Identity(
            Identity.USUAL, "Ann Ö", "ann@example.invalid", "re@example.org", "Home", "sig\nline");
    try (Desk desk = Desk.open(profile)) {
      await(new Identities(desk.store).save(ann));
    }
    try (Desk desk = Desk.open(profile)) {
      assertThat(await(new Identities(desk.store).all())).containsExactly(ann);
      assertThat(ann.author()).isEqualTo(new Author("Ann Ö", "ann@example.invalid"));
    }
  }

  /** Net-keeping row G12a. */
  @Test
  void anAddressThatCannotBeIsNotSaved() {
    try (Desk desk = Desk.open(profile)) {
      Identities identities = new Identities(desk.store);
      assertThatThrownBy(() -> await(identities.save(Identity.of("Ann", "ann@localhost"))))
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
      assertThat(await(identities.all())).isEmpty();
    }
  }

  @Test
  void aNameCannotHoldALineBreak() {
    assertThat(Identity.of("Ann\nApproved: yes", "ann@example.org").problem()).isPresent();
  }

  @Test
  void whatAnIdentitySaysOfItsWriterGoesIntoThePost() {
    Identity ann =
        new Identity("work", "Ann", "ann@example.org", "re@example.org", "Home", "Ann, York");
    Composition signed = ann.sign(Composition.empty().withSubject("Tests"));
    assertThat(signed)
        .isEqualTo(
            Composition.empty()
                .withSubject("Tests")
                .withFrom(new Author("Ann", "ann@example.org"))
                .withReplyTo("re@example.org")
                .withExtra(List.of(new Composition.ExtraHeader("Organization", "Home"))));
    assertThat(ann.sign(signed)).isEqualTo(signed);
  }

  @Test
  void theSignatureOfTheIdentityGoesBeforeTheCommonOne() {
    PostingStyle common = PostingStyle.DEFAULT.withSignature("common");
    Identity ann = new Identity("work", "Ann", "ann@example.org", "", "", "Ann, York");
    assertThat(common.signedBy(ann).signature()).isEqualTo("Ann, York");
    assertThat(common.signedBy(Identity.of("Ann", "ann@example.org"))).isEqualTo(common);
  }
}
