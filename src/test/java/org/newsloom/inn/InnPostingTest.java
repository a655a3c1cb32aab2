package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.inn.NewsDesk.followup;
import static org.newsloom.inn.NewsDesk.newPost;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.article.Part;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.Attachments;
import org.newsloom.post.Composition;
import org.newsloom.post.Posted;
import org.newsloom.post.PostingStyle;
import org.newsloom.reading.ArticleRow;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.ThreadList;
import org.newsloom.store.OutboxEntry;

/** Posts to a real INN through the program's own services. */
class InnPostingTest extends OnInn {
  private static final String SUBJECT = "Grüße aus Köln — 无奈 Привет «žluťoučký» 👍🏽";
  private static final String BODY =
      """
      Guten Tag, größte Übung.
      无奈 тест עברית 👍🏽

      .a dot at the beginning
      ..two of them
      .
      From here on, e\u0301 stays decomposed.
      """;

  @Test
  void textComesBackAsItWasWritten() {
    ShownArticle article = posted(newPost(group, SUBJECT, BODY));
    assertThat(article.article().text()).isEqualTo(BODY);
    assertThat(article.article().subject()).isEqualTo(SUBJECT);
    assertThat(article.article().from()).isEqualTo(NewsDesk.WRITER);
    assertThat(article.article().newsgroups()).containsExactly(group);
    assertThat(article.article().defects()).isEmpty();
  }

  @Test
  void octetsOfTheBodyComeBackAsTheyWentOut() {
    ShownArticle article = posted(newPost(group, SUBJECT, BODY));
    String source =
        new String(
            await(desk.desk.reading.articles().source(article.id())).orElseThrow(),
            StandardCharsets.UTF_8);
    assertThat(source.substring(source.indexOf("\r\n\r\n") + 4))
        .isEqualTo(BODY.replace("\n", "\r\n"));
  }

  /** A limit of this INN is 100,000 octets: an article that is nearly as large. */
  @Test
  void filesComeBackAsTheyWere() {
    byte[] octets = new byte[60_000];
    new Random(1).nextBytes(octets);
    AttachedFile file = new AttachedFile("Größe 无奈.bin", octets);
    AttachedFile small =
        new AttachedFile("dots.txt", ".\r\n..\r\n=ybegin\n".getBytes(StandardCharsets.US_ASCII));
    for (Attachments.Form form : Attachments.Form.values()) {
      ShownArticle article =
          posted(
              newPost(group, SUBJECT, BODY)
                  .withAttachments(new Attachments(form, List.of(file, small))));
      List<Part> parts =
          article.article().parts().stream().filter(part -> !part.inlineText()).toList();
      assertThat(parts).extracting(Part::name).containsExactly(file.name(), small.name());
      assertThat(article.article().text()).startsWith(BODY);
      assertThat(article.article().defects()).isEmpty();
      assertThat(octetsOf(article, parts.get(0))).isEqualTo(octets);
      assertThat(octetsOf(article, parts.get(1))).isEqualTo(small.octets());
      Composition anew = await(desk.own.superseding(article.id())).orElseThrow();
      assertThat(anew.body()).isEqualTo(BODY);
      assertThat(anew.attachments().files()).containsExactly(file, small);
    }
  }

  private byte[] octetsOf(ShownArticle article, Part part) {
    return await(desk.desk.reading.articles().part(article.id(), part.path())).orElseThrow();
  }

  @Test
  void headersComeBackInTheOverview() {
    ShownArticle article = posted(newPost(group, SUBJECT, BODY));
    ThreadList list = desk.threads(group);
    ArticleRow row = await(desk.desk.reading.threadLists().rows(list, 0, list.size())).getFirst();
    assertThat(row.id()).isEqualTo(article.id());
    assertThat(row.subject()).isEqualTo(SUBJECT);
    assertThat(row.from()).isEqualTo(NewsDesk.WRITER);
  }

  @Test
  void followupStandsUnderItsParent() {
    ShownArticle root = posted(newPost(group, "A question", "Who?\n"));
    posted(newPost(group, "Another", "What?\n"));
    ShownArticle answer = posted(followup(root, "Me.\n"));
    ThreadList list = desk.threads(group);
    int row = desk.row(list, answer.id());
    assertThat(list.parent(row)).isEqualTo(desk.row(list, root.id()));
    assertThat(list.threadCount()).isEqualTo(2);
    assertThat(answer.article().subject()).isEqualTo("Re: A question");
  }

  @Test
  void threadOfFollowupsIsAsDeepAsItWasWritten() {
    int depth = 30;
    ShownArticle last = posted(newPost(group, "Deeper", "0\n"));
    MessageId root = last.id();
    for (int i = 1; i <= depth; i++) {
      last = posted(followup(last, i + "\n"));
    }
    ThreadList list = desk.threads(group);
    assertThat(list.depth(desk.row(list, last.id()))).isEqualTo(depth);
    assertThat(list.root(desk.row(list, last.id()))).isEqualTo(desk.row(list, root));
    // The line may not be longer than 998 octets: identifiers are left out in its middle.
    assertThat(last.article().references().ids()).hasSizeLessThan(depth).startsWith(root);
  }

  private void assertRefused(Composition composition, String words) {
    Posted posted = desk.post(composition);
    assertThat(posted.state()).isEqualTo(Posted.State.REFUSED);
    assertThat(posted.reply()).startsWith("441").containsIgnoringCase(words);
    OutboxEntry kept = await(desk.desk.store.outbox().all()).getFirst();
    assertThat(kept.messageId()).isEqualTo(posted.id());
    assertThat(kept.state()).isEqualTo(OutboxEntry.State.REFUSED);
    assertThat(kept.lastReply()).isEqualTo(posted.reply());
    assertThat(new String(kept.octets(), StandardCharsets.UTF_8))
        .endsWith(composition.body().replace("\n", "\r\n"));
  }

  @Test
  void whatTheServerRefusesIsKeptWithItsWords() {
    assertRefused(newPost(Inn.READ_ONLY, "Not here", BODY), "not allowed");
  }

  @Test
  void articleThatIsThereAlreadyCountsAsSentAndIsThereOnce() {
    Composition composition = newPost(group, "Once", "Text\n");
    ShownArticle article = posted(composition);
    byte[] octets = desk.outbox.preview(composition, PostingStyle.DEFAULT).join();
    String ours = new String(octets, StandardCharsets.UTF_8);
    byte[] again =
        ours.replaceFirst("(?m)^Message-ID: .*$", "Message-ID: " + article.id())
            .getBytes(StandardCharsets.UTF_8);
    await(desk.desk.store.outbox().add(NewsDesk.SERVER, article.id(), again, OptionalLong.empty()));
    Posted posted = await(desk.outbox.sendWaiting()).getFirst();
    assertThat(posted.state()).isEqualTo(Posted.State.SENT);
    assertThat(await(desk.desk.store.outbox().all())).isEmpty();
    assertThat(desk.fetch(group).total()).isEqualTo(1);
  }
}
