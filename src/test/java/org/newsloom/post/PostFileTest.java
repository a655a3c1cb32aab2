package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Author;
import org.newsloom.post.Composition.ExtraHeader;

class PostFileTest {
  private static PostFile parse(String text) {
    return PostFile.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsHeaderLinesAndText() {
    PostFile file = parse("Subject: Grüße\nNewsgroups: misc.test\n\nText\n\nmore\n");
    assertThat(file.fields())
        .containsExactly(
            new ExtraHeader("Subject", "Grüße"), new ExtraHeader("Newsgroups", "misc.test"));
    assertThat(file.body()).isEqualTo("Text\n\nmore\n");
    assertThat(file.problems()).isEmpty();
  }

  @Test
  void aFileThatBeginsWithAnEmptyLineHasNoHeaders() {
    PostFile file = parse("\nSubject: this is text\n");
    assertThat(file.fields()).isEmpty();
    assertThat(file.body()).isEqualTo("Subject: this is text\n");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(parse("\ufeffSubject: a\n\nb").field("subject")).contains("a");
  }

  @Test
  void lineEndsOfAllSystemsAreLineEnds() {
    PostFile file = parse("Subject: a\r\n\r\nb\r\nc\rd");
    assertThat(file.field("Subject")).contains("a");
    assertThat(file.body()).isEqualTo("b\nc\nd");
  }

  @Test
  void foldedLinesAreJoined() {
    assertThat(parse("Subject: a\n  b\n\tc\n\nx").field("Subject")).contains("a b c");
  }

  @Test
  void theLastOfDoubledFieldsCounts() {
    assertThat(parse("Subject: a\nsubject: b\n\nx").field("SUBJECT")).contains("b");
  }

  @Test
  void aLineThatIsNoHeaderLineIsRefused() {
    assertThat(parse("Hello there\nSubject : x\n\nx").problems())
        .extracting(PostCheck::code)
        .containsExactly("bad-header", "bad-header");
  }

  @Test
  void octetsThatAreNotUtf8AreRefused() {
    assertThat(PostFile.parse("\nGr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1)).problems())
        .extracting(PostCheck::code)
        .containsExactly("not-utf-8");
  }

  @Test
  void nothingAtAllIsAnEmptyText() {
    PostFile file = parse("");
    assertThat(file.fields()).isEmpty();
    assertThat(file.body()).isEmpty();
  }

  @Test
  void headersWithoutTextHaveAnEmptyText() {
    assertThat(parse("Subject: a").body()).isEmpty();
    assertThat(parse("Subject: a\n\n").body()).isEmpty();
  }

  @Test
  void whatTheFileSaysIsPutOverTheComposition() {
    Composition base =
        Composition.empty()
            .withFrom(new Author("Ann", "ann@example.org"))
            .withNewsgroups("misc.test")
            .withSubject("Re: a");
    Composition over =
        parse(
                "From: Böb <bob@example.org>\nFollowup-To: poster\nReply-To: x@example.org\n"
                    + "Keywords: k\n\nText")
            .over(base);
    assertThat(over.from()).isEqualTo(new Author("Böb", "bob@example.org"));
    assertThat(over.followupToPoster()).isTrue();
    assertThat(over.replyTo()).isEqualTo("x@example.org");
    assertThat(over.subject()).isEqualTo("Re: a");
    assertThat(over.newsgroups()).isEqualTo("misc.test");
    assertThat(over.extra()).containsExactly(new ExtraHeader("Keywords", "k"));
    assertThat(over.body()).isEqualTo("Text");
  }

  @Property
  void anyOctetsAreReadWithoutAnException(@ForAll byte[] octets) {
    PostFile file = PostFile.parse(octets);
    assertThat(file.body()).doesNotContain("\r");
    assertThat(file.fields())
        .allSatisfy(field -> assertThat(field.name() + field.value()).doesNotContain("\n"));
  }

  @Test
  void aLoneCarriageReturnBeginsNoHeaderLine() {
    PostFile file = parse("Subject: a\rApproved: me\n\ntext\n");
    assertThat(file.field("Approved")).isEmpty();
    assertThat(codes(file)).contains("bad-subject");
  }

  @Test
  void aDoubledFieldIsRefused() {
    assertThat(codes(parse("Subject: a\nsubject: b\n\ntext\n"))).contains("doubled-header");
  }

  @Test
  void aFromThatNamesNobodyOrTwoIsRefusedOnce() {
    for (String from :
        List.of("Ann", "Ann <ann@example.org", "a@x.org, b@x.org", "Ann; B <a@x.y>")) {
      List<String> codes = codes(parse("From: " + from + "\n\ntext\n"));
      assertThat(codes).containsOnlyOnce("bad-from").doesNotContain("no-identity");
    }
  }

  @Test
  void anEmptyFromLeavesTheIdentity() {
    Composition ours = Composition.empty().withFrom(new Author("Ann", "ann@example.org"));
    assertThat(parse("From:\n\ntext\n").over(ours).from()).isEqualTo(ours.from());
  }

  private static List<String> codes(PostFile file) {
    return file
        .checks(file.over(Composition.empty()), KnownGroups.any(), AttachmentRules.NOWHERE)
        .stream()
        .map(PostCheck::code)
        .toList();
  }
}
