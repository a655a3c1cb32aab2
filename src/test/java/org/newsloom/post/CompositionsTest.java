package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.References;
import org.newsloom.mime.ArticleParser;

/** Net-keeping rows G2, G5 to G8, G10 and G15, by their numbers. */
class CompositionsTest {
  private static final Author ANN = new Author("Ann", "ann@example.org");
  private static final PostingStyle SIGNED = PostingStyle.DEFAULT.withSignature("Ann\nfrom home\n");

  private static Article article(String... extraHeaders) {
    String raw =
        "From: Bob <bob@example.net>\r\n"
            + "Newsgroups: misc.test,alt.test\r\n"
            + (List.of(extraHeaders).toString().contains("Subject:") ? "" : "Subject: Tests\r\n")
            + "Message-ID: <parent@example.net>\r\n"
            + "Date: Mon, 23 Nov 2026 12:00:00 +0100\r\n"
            + String.join("", List.of(extraHeaders).stream().map(line -> line + "\r\n").toList())
            + "\r\nOne line.\r\n-- \r\nBob's signature\r\n";
    return new ArticleParser().parse(raw.getBytes(StandardCharsets.UTF_8));
  }

  private static Composition followup(Article parent) {
    return Compositions.followup(parent, List.of(), ANN, PostingStyle.DEFAULT);
  }

  private static Composition reply(Article parent) {
    return Compositions.reply(parent, List.of(), ANN, PostingStyle.DEFAULT);
  }

  @Test
  void g2aANewPostHasNoReferencesAndNoSubject() {
    Composition post =
        Compositions.newPost(
            ANN,
            List.of(new Newsgroup("misc.test"), new Newsgroup("alt.test")),
            PostingStyle.DEFAULT);
    assertThat(post)
        .isEqualTo(Composition.empty().withFrom(ANN).withNewsgroups("misc.test,alt.test"));
    assertThat(post.references()).isEqualTo(References.NONE);
  }

  @Test
  void g2bAFollowupIsDerivedFromItsParent() {
    Composition followup = followup(article("References: <root@example.net>"));
    assertThat(followup.kind()).isEqualTo(Composition.Kind.FOLLOWUP);
    assertThat(followup.subject()).isEqualTo("Re: Tests");
    assertThat(followup.newsgroups()).isEqualTo("misc.test,alt.test");
    assertThat(followup.references().ids())
        .containsExactly(new MessageId("root@example.net"), new MessageId("parent@example.net"));
    assertThat(followup.parent()).contains(new MessageId("parent@example.net"));
    assertThat(followup.to()).isEmpty();
  }

  @Test
  void g2cAReplyIsDerivedFromItsParent() {
    Composition reply = reply(article());
    assertThat(reply.kind()).isEqualTo(Composition.Kind.REPLY);
    assertThat(reply.to()).containsExactly(new Author("Bob", "bob@example.net"));
    assertThat(reply.subject()).isEqualTo("Re: Tests");
    assertThat(reply.newsgroups()).isEmpty();
    assertThat(reply.references().ids()).containsExactly(new MessageId("parent@example.net"));
  }

  @Test
  void g5aReIsPutBeforeOnce() {
    assertThat(followup(article("Subject: Re: Tests")).subject()).isEqualTo("Re: Tests");
    assertThat(followup(article("Subject: Regarding")).subject()).isEqualTo("Re: Regarding");
  }

  @Test
  void g5bALongSubjectStaysWhole() {
    String subject = "日本語の長い題名 Größe ".repeat(15).strip();
    assertThat(followup(article("Subject: " + subject)).subject()).isEqualTo("Re: " + subject);
  }

  @Test
  void g5cOtherMarksOfAnswersBecomeOneRe() {
    for (String subject :
        List.of("RE: Tests", "re: Tests", "Re^2: Tests", "Re[2]: Tests", "Re: Re: Tests")) {
      assertThat(followup(article("Subject: " + subject)).subject()).isEqualTo("Re: Tests");
    }
  }

  @Test
  void g6aFollowupToIsWhereItGoes() {
    assertThat(followup(article("Followup-To: alt.talk")).newsgroups()).isEqualTo("alt.talk");
  }

  @Test
  void g6bFollowupToPosterIsKnownToTheFrontEnd() {
    Article parent = article("Followup-To: poster");
    assertThat(parent.followupToPoster()).isTrue();
    assertThat(reply(parent).to().getFirst().address()).isEqualTo("bob@example.net");
    assertThat(followup(parent).newsgroups()).isEqualTo("misc.test,alt.test");
  }

  @Test
  void g7cDamagedAncestorsAreNotPassedOn() {
    assertThat(followup(article("References: <ok@example.net> <abc> <>")).references().ids())
        .containsExactly(new MessageId("ok@example.net"), new MessageId("parent@example.net"));
  }

  @Test
  void g8AReplyGoesToReplyToIfThereIsOne() {
    assertThat(reply(article("Reply-To: Robert <rob@example.com>")).to())
        .containsExactly(new Author("Robert", "rob@example.com"));
  }

  @Test
  void g10eAQuotationHasItsAttribution() {
    Article parent = article();
    Composition followup =
        Compositions.followup(parent, Quotable.lines(parent), ANN, PostingStyle.DEFAULT);
    assertThat(followup.body()).isEqualTo("On 23 November 2026, Bob wrote:\n\n> One line.\n\n");
  }

  @Test
  void g10cTheParentsSignatureIsNotQuoted() {
    Article parent = article();
    assertThat(Quotable.lines(parent)).doesNotContain("Bob's signature");
  }

  @Test
  void g15aTheSignatureStandsBelowItsMark() {
    assertThat(Compositions.newPost(ANN, List.of(), SIGNED).body())
        .isEqualTo("\n\n-- \nAnn\nfrom home\n");
  }

  @Test
  void anArticleWithoutMessageIdHasNoFollowup() {
    Article parent =
        new ArticleParser().parse("Subject: x\r\n\r\ntext".getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> followup(parent)).isInstanceOf(IllegalArgumentException.class);
    assertThat(reply(parent).parent()).isEqualTo(Optional.empty());
  }
}
