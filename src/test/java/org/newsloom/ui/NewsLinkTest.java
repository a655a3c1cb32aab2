package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

final class NewsLinkTest {
  @Test
  void leadsToAnArticle() {
    assertThat(NewsLink.parse("news:abc@example.org"))
        .contains(new NewsLink.ToArticle(MessageId.parse("<abc@example.org>").orElseThrow()));
  }

  @Test
  void leadsToANewsgroup() {
    assertThat(NewsLink.parse("news:comp.misc"))
        .contains(new NewsLink.ToGroup(new Newsgroup("comp.misc")));
  }

  @Test
  void leadsToANewsgroupOnAServer() {
    assertThat(NewsLink.parse("nntp://news.example.org/comp.misc/123"))
        .contains(new NewsLink.ToGroup(new Newsgroup("comp.misc")));
  }

  @Test
  void decodesWhatIsEscaped() {
    assertThat(NewsLink.parse("news:a%2Bb@example.org"))
        .contains(new NewsLink.ToArticle(MessageId.parse("<a+b@example.org>").orElseThrow()));
  }

  @Test
  void isWrittenSoThatItLeadsBack() {
    for (String id : new String[] {"abc$1=2+3@example.org", "a%b/c?d#e@example.org", "ä@[::1]"}) {
      MessageId article = new MessageId(id);
      String link = NewsLink.to(article);
      assertThat(link).matches("news:[A-Za-z0-9@$=+%._*-]+");
      assertThat(NewsLink.parse(link)).contains(new NewsLink.ToArticle(article));
    }
    assertThat(NewsLink.to(new MessageId("abc$1=2+3@example.org")))
        .isEqualTo("news:abc$1=2+3@example.org");
  }

  @Test
  void whatPeoplePasteLeadsToAnArticle() {
    NewsLink article = new NewsLink.ToArticle(new MessageId("a1@example.org"));
    for (String text :
        new String[] {
          "<a1@example.org>", " a1@example.org\n", "news:a1@example.org", "mid:a1@example.org"
        }) {
      assertThat(NewsLink.typed(text)).contains(article);
    }
    assertThat(NewsLink.typed("news:comp.misc")).isPresent();
    for (String text : new String[] {"", "<>", "two words@example.org", "https://example.org/"}) {
      assertThat(NewsLink.typed(text)).isEmpty();
    }
  }

  @Test
  void refusesOtherAddresses() {
    assertThat(NewsLink.parse("https://example.org/")).isEmpty();
    assertThat(NewsLink.parse("news:")).isEmpty();
  }
}
