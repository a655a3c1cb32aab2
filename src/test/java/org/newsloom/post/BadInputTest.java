package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.mime.ArticleParser;
import org.newsloom.post.Composition.ExtraHeader;
import org.newsloom.reading.Desk;

/** What a person, a clipboard or another's article may put into a post: no word of it is lost. */
class BadInputTest {
  private static final Author ANN = new Author("Ann", "ann@example.org");
  private static final MessageId ID = new MessageId("own@example.org");
  private static final String EVIL = "\r\nApproved: evil\r\n\r\nforged";
  private static final Composition POST =
      Composition.empty()
          .withFrom(ANN)
          .withNewsgroups("misc.test")
          .withSubject("A subject")
          .withBody("Text\n");

  private static byte[] written(Composition composition) {
    return new ArticleWriter("N")
        .write(composition, ID, Instant.EPOCH, PostingStyle.DEFAULT, CancelHeaders.NONE);
  }

  private static Article readBack(Composition composition) {
    return new ArticleParser().parse(written(composition));
  }

  private static List<String> codes(Composition composition) {
    return PostChecks.of(composition, KnownGroups.any()).stream().map(PostCheck::code).toList();
  }

  @Test
  void lineEndsInAFieldNeverMakeAnother() {
    List<UnaryOperator<Composition>> ways =
        List.of(
            post -> post.withFrom(new Author("Ann" + EVIL, "ann@example.org")),
            post -> post.withFrom(new Author("Ann", "ann@example.org" + EVIL)),
            post -> post.withSubject("A subject" + EVIL),
            post -> post.withNewsgroups("misc.test" + EVIL),
            post -> post.withFollowupTo("misc.test" + EVIL),
            post -> post.withReplyTo("ann@example.org" + EVIL),
            post -> post.withExtra(List.of(new ExtraHeader("Keywords", "one" + EVIL))));
    for (int i = 0; i < ways.size(); i++) {
      Composition bad = ways.get(i).apply(POST);
      boolean refused = PostChecks.isRefused(PostChecks.of(bad, KnownGroups.any()));
      String octets;
      try {
        octets = new String(written(bad), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        assertThat(refused).as("field %d is refused before it is written", i).isTrue();
        continue;
      }
      String head = octets.substring(0, octets.indexOf("\r\n\r\n"));
      assertThat(head).as("field %d", i).doesNotContain("\nApproved:").contains("Message-ID");
      assertThat(octets).endsWith("\r\n\r\nText\r\n");
    }
  }

  @Test
  void halfACharacterCostsNothingElse() {
    Composition bad =
        POST.withSubject("one \ud800 two")
            .withFrom(new Author("A\udc00nn", "ann@example.org"))
            .withBody("before \ud83d after\nnext \udc00\n");
    Article article = readBack(bad);
    assertThat(article.subject()).startsWith("one ").endsWith(" two");
    assertThat(article.text()).contains("before ", " after\n", "next ");
    assertThat(article.defects()).isEmpty();
  }

  @Test
  void aDraftWithHalfACharacterKeepsAllOtherWords(@TempDir Path profile) {
    long id;
    try (Desk desk = Desk.open(profile)) {
      id = await(new Drafts(desk.store).save(0, "news", POST.withBody("be\ud83dfore\n"))).id();
    }
    try (Desk desk = Desk.open(profile)) {
      String body = await(new Drafts(desk.store).find(id)).orElseThrow().composition().body();
      assertThat(body).startsWith("be").endsWith("fore\n");
    }
  }

  @Test
  void aVeryLongLineArrivesWhole() {
    String line = "x无".repeat(50_000);
    Composition wide = POST.withBody(line + "\nshort\n");
    assertThat(codes(wide)).contains("wide-lines");
    assertThat(readBack(wide).text()).isEqualTo(line + "\nshort\n");
    for (String wire : new String(written(wide), StandardCharsets.UTF_8).split("\r\n", -1)) {
      assertThat(wire.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(998);
    }
  }

  @Test
  void aPasteOfTenMegabytesIsCheckedWrittenAndKept(@TempDir Path profile) {
    String body = "a line of a text that is much too long for a newsgroup\n".repeat(190_000);
    assertThat(body.length()).isGreaterThan(10_000_000);
    Composition large = POST.withBody(body);
    assertThat(codes(large)).isNotNull();
    assertThat(written(large).length).isGreaterThan(body.length());
    try (Desk desk = Desk.open(profile)) {
      Drafts drafts = new Drafts(desk.store);
      long id = await(drafts.save(0, "news", large)).id();
      assertThat(await(drafts.find(id)).orElseThrow().composition().body()).isEqualTo(body);
    }
  }

  @Test
  void aParentWithoutMessageIdIsAnsweredByMailAlone() {
    Article parent =
        new ArticleParser()
            .parse(
                """
                From: Bob <bob@example.net>
                Newsgroups: misc.test
                Subject: Tests
                References: <root@example.net>

                Hello
                """
                    .getBytes(StandardCharsets.UTF_8));
    Composition reply =
        Compositions.reply(parent, Quotable.lines(parent), ANN, PostingStyle.DEFAULT);
    assertThat(reply.body()).contains("> Hello");
    assertThat(new String(written(reply), StandardCharsets.UTF_8))
        .contains("\r\nTo: Bob <bob@example.net>\r\n")
        .doesNotContain("In-Reply-To: <>", "<parent");
    // Nothing can refer to it: the window says so, and offers the reply.
    assertThatThrownBy(
            () -> Compositions.followup(parent, Quotable.lines(parent), ANN, PostingStyle.DEFAULT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void subjectsInManyScriptsComeBackAsTheyWereTyped() {
    for (String subject :
        List.of(
            "Grüße, 无奈 and Ελλάδα — “quoted”",
            "שלום עולם (hello) مرحبا",
            "👨‍👩‍👧‍👦🏳️‍🌈 emoji " + "long ".repeat(60),
            "=?UTF-8?Q?not_encoded?= by me",
            "  inner   blanks  kept",
            "无".repeat(300))) {
      assertThat(readBack(POST.withSubject(subject)).subject()).isEqualTo(subject.strip());
    }
  }
}
