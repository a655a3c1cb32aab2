package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.References;
import org.newsloom.mime.ArticleParser;

final class CompositionOfArticleTest {
  private static final MessageId PARENT = MessageId.parse("<parent@example.org>").orElseThrow();
  private static final MessageId OWN = MessageId.parse("<own@example.org>").orElseThrow();

  @Test
  void findsWhatWasWrittenInTheArticle() {
    Composition written =
        new Composition(
            Composition.Kind.FOLLOWUP,
            new Author("Ännchen Reader", "ann@example.org"),
            "misc.test,alt.test",
            "poster",
            List.of(),
            "other@example.org",
            "Re: 无奈",
            new References(List.of(PARENT)),
            List.of(new Composition.ExtraHeader("Keywords", "roses")),
            "> quoted\n\nMine, 无奈.\n\n-- \nAnn\n",
            Optional.of(PARENT));
    byte[] octets =
        new ArticleWriter("Newsloom/test")
            .write(
                written,
                OWN,
                Instant.parse("2026-01-02T03:04:05Z"),
                PostingStyle.DEFAULT,
                CancelHeaders.NONE);
    ArticleParser parser = new ArticleParser();
    assertThat(Compositions.of(octets, parser)).isEqualTo(written);
  }
}
