package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.reading.NoticeState;
import org.newsloom.settings.NocemSettings.Issuer;

/** The line that tells of a NoCeM notice. */
final class NoticeLineTest {
  private static final Issuer ISSUER = new Issuer("A".repeat(40), "Bot", List.of("spam"), true);

  private final RawArticle article = new RawArticle();

  @BeforeAll
  static void start() {
    Fx.start();
  }

  private static NoticeState told(String sentence, Optional<Issuer> offer) {
    return new NoticeState(new MessageId("1@example.org"), offer.isEmpty(), sentence, offer);
  }

  private NoticeLine line() {
    NoticeLine line = Fx.on(() -> new NoticeLine(article, RawArticle.of("Subject: x\n\nx\n")));
    Fx.frames(2);
    return line;
  }

  private static Label words(NoticeLine line) {
    return (Label) line.getChildren().getFirst();
  }

  private static Hyperlink trust(NoticeLine line) {
    return (Hyperlink) line.getChildren().getLast();
  }

  @Test
  void aNoticeThatCountsIsToldAndNothingIsOffered() {
    article.notice = Optional.of(told("They are hidden.", Optional.empty()));
    NoticeLine line = line();
    assertThat(words(line).getText()).isEqualTo("They are hidden.");
    assertThat(trust(line).isVisible()).isFalse();
  }

  @Test
  void anIssuerIsTrustedByAClickAndTheLineTellsWhatHoldsThen() {
    article.notice = Optional.of(told("You did not choose this issuer.", Optional.of(ISSUER)));
    NoticeLine line = line();
    assertThat(trust(line).isVisible()).isTrue();
    article.notice = Optional.of(told("They are hidden.", Optional.empty()));
    Fx.run(trust(line)::fire);
    Fx.frames(2);
    assertThat(article.trusted).containsExactly(ISSUER);
    assertThat(List.of(words(line).getText(), trust(line).isVisible()))
        .isEqualTo(List.of("They are hidden.", false));
  }

  @Test
  void whatOnlyLooksLikeANoticeIsToldToBeNone() {
    assertThat(words(line()).getText()).isEqualTo("This is no NoCeM notice.");
  }
}
