package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.sync.ServerAccount;

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
    assertThat(NewsLink.parse("nntp://News.Example.ORG/comp.misc"))
        .contains(new NewsLink.ToGroup(host("news.example.org", 0), new Newsgroup("comp.misc")));
    assertThat(NewsLink.parse("news://[2001:DB8::1]:563/comp.misc"))
        .contains(new NewsLink.ToGroup(host("2001:db8::1", 563), new Newsgroup("comp.misc")));
    assertThat(NewsLink.parse("news:///comp.misc"))
        .contains(new NewsLink.ToGroup(new Newsgroup("comp.misc")));
  }

  private static Optional<NewsLink.Host> host(String name, int port) {
    return Optional.of(
        new NewsLink.Host(name, port == 0 ? OptionalInt.empty() : OptionalInt.of(port)));
  }

  @Test
  void leadsToANumberOfAServer() {
    NewsLink wanted =
        new NewsLink.ToNumber(host("news.example.org", 0), new Newsgroup("comp.misc"), 123);
    assertThat(NewsLink.parse("nntp://news.example.org/comp.misc/123")).contains(wanted);
    assertThat(NewsLink.parse("news://ann:secret@news.example.org/comp.misc/123")).contains(wanted);
    assertThat(NewsLink.parse("nntp://news.example.org/comp.misc/x1"))
        .contains(new NewsLink.ToGroup(host("news.example.org", 0), new Newsgroup("comp.misc")));
  }

  @Test
  void leadsToAnArticleOnAServer() {
    assertThat(NewsLink.parse("news://news.example.org:1190/a%2Bb@example.org"))
        .contains(
            new NewsLink.ToArticle(
                host("news.example.org", 1190), new MessageId("a+b@example.org")));
  }

  @Test
  void leadsToTheNewsgroupsThatFitAPattern() {
    assertThat(NewsLink.parse("news:*")).contains(new NewsLink.ToGroups(Optional.empty(), "*"));
    assertThat(NewsLink.parse("news://news.example.org/"))
        .contains(new NewsLink.ToGroups(host("news.example.org", 0), "*"));
    assertThat(NewsLink.parse("news://news.example.org"))
        .contains(new NewsLink.ToGroups(host("news.example.org", 0), "*"));
    assertThat(NewsLink.parse("news://news.example.org/comp.*.mis%3F"))
        .contains(new NewsLink.ToGroups(host("news.example.org", 0), "comp.*.mis?"));
  }

  @Test
  void theServerIsTheOneAtThatPortAmongSeveralOfOneName() {
    ServerAccount plain = account("plain", "news.example.org", ServerAccount.Security.NONE);
    ServerAccount secure = account("secure", "NEWS.example.org", ServerAccount.Security.TLS);
    List<ServerAccount> all =
        List.of(account("other", "example.org", ServerAccount.Security.TLS), plain, secure);
    assertThat(host("news.example.org", 563).orElseThrow().among(all)).contains(secure);
    assertThat(host("news.example.org", 119).orElseThrow().among(all)).contains(plain);
    assertThat(host("news.example.org", 8119).orElseThrow().among(all)).isPresent();
    assertThat(host("evil.example.org", 0).orElseThrow().among(all)).isEmpty();
  }

  private static ServerAccount account(String name, String host, ServerAccount.Security security) {
    return ServerAccount.of(name, host, security);
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
  void octetsThatAreEscapedStayWhatTheyAre() {
    MessageId utf8 = MessageId.typed("ä@example.org").orElseThrow();
    assertThat(NewsLink.to(utf8)).isEqualTo("news:%C3%A4@example.org");
    assertThat(NewsLink.parse("news:%C3%A4@example.org")).contains(new NewsLink.ToArticle(utf8));
    assertThat(NewsLink.parse("news:ä@example.org")).contains(new NewsLink.ToArticle(utf8));
    assertThat(NewsLink.typed("<ä@example.org>")).contains(new NewsLink.ToArticle(utf8));
    assertThat(NewsLink.parse("news:%E4@example.org"))
        .contains(new NewsLink.ToArticle(new MessageId("\u00e4@example.org")));
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
    for (String wrong :
        new String[] {"news://", "news:///", "nntp://a b/x.y", "news://h:99999/x.y", "news:/x"}) {
      assertThat(NewsLink.parse(wrong)).as(wrong).isEmpty();
    }
  }
}
