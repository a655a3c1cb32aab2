package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.Corpus;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.References;

class PostChecksTest {
  private static final Author ANN = new Author("Ann Writer", "ann@example.org");

  @TestFactory
  Stream<DynamicTest> verdictsOfThePeersTable() throws IOException {
    Map<String, Object> table = JSON.std.mapFrom(Corpus.text("tables/posting-checks.json"));
    List<?> carried = (List<?>) table.get("server_has");
    KnownGroups known =
        group ->
            carried.contains(group.name())
                ? KnownGroups.Standing.OPEN
                : KnownGroups.Standing.UNKNOWN;
    return ((List<?>) table.get("cases"))
        .stream()
            .map(entry -> (Map<?, ?>) entry)
            .map(entry ->
                DynamicTest.dynamicTest(
                    entry.get("verdict") + " " + entry.get("complaints"),
                    () -> {
                      Composition composition =
                          Composition.empty()
                              .withFrom(ANN)
                              .withNewsgroups((String) entry.get("newsgroups"))
                              .withFollowupTo((String) entry.get("followup_to"))
                              .withSubject((String) entry.get("subject"))
                              .withBody((String) entry.get("body"));
                      assertThat(verdict(PostChecks.of(composition, known)))
                          .isEqualTo(entry.get("verdict"));
                    }));
  }

  @Test
  void aPlainPostHasNothingAgainstIt() {
    assertThat(PostChecks.of(good(), KnownGroups.any())).isEmpty();
  }

  @Test
  void noIdentityIsRefused() {
    assertThat(codes(good().withFrom(Author.UNKNOWN))).containsExactly("no-identity");
  }

  @Test
  void anAddressWithoutDomainIsRefused() {
    assertThat(codes(good().withFrom(new Author("Ann", "ann@localhost"))))
        .containsExactly("bad-from");
  }

  @Test
  void aNameThatPassesWhatServersReadOfFromIsWarnedOf() {
    assertThat(codes(good().withFrom(new Author("x".repeat(220), "ann@example.org")))).isEmpty();
    assertThat(codes(good().withFrom(new Author("x".repeat(230), "ann@example.org"))))
        .containsExactly("long-from");
    assertThat(codes(good().withFrom(new Author("名".repeat(80), "ann@example.org"))))
        .containsExactly("long-from");
  }

  @Test
  void anEmptySubjectIsRefused() {
    assertThat(codes(good().withSubject("  "))).containsExactly("no-subject");
  }

  @Test
  void aSubjectOfNineHundredCharactersIsTaken() {
    assertThat(codes(good().withSubject("long ".repeat(180)))).isEmpty();
  }

  @Test
  void aLineBreakInTheSubjectIsRefused() {
    assertThat(codes(good().withSubject("a\r\nApproved: me"))).containsExactly("bad-subject");
  }

  @Test
  void aSubjectOfMarksAloneSaysNothing() {
    assertThat(codes(good().withSubject("Re: AW:"))).containsExactly("no-subject");
  }

  @Test
  void aSubjectThatOldServersTakeForACommandIsWarnedOf() {
    assertThat(codes(good().withSubject("cmsg cancel <a@b.c>"))).containsExactly("cmsg-subject");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"misc.*", "poster", "misc..test", ".test", "test.", "misc.test,!x", "a:b"})
  void whatIsNoNameOfANewsgroupIsRefused(String newsgroups) {
    assertThat(codes(good().withNewsgroups(newsgroups))).containsExactly("bad-newsgroup");
  }

  @Test
  void posterStandsAloneInFollowupTo() {
    assertThat(codes(good().withFollowupTo("poster, misc.test")))
        .containsExactly("bad-followup-to");
  }

  @Test
  void replyToMayNameSeveral() {
    assertThat(codes(good().withReplyTo("Ann <ann@example.org>, bob@example.org"))).isEmpty();
    assertThat(codes(good().withReplyTo("Ann <ann@example.org>, bob")))
        .containsExactly("bad-reply-to");
  }

  @Test
  void whatNoArticleMayHoldIsRefused() {
    assertThat(codes(good().withBody("a\0b\n"))).containsExactly("nul");
    assertThat(codes(good().withBody("a\ud800b\n"))).containsExactly("half-character");
    assertThat(codes(good().withBody("a\u001b[31mb\n"))).containsExactly("control-characters");
  }

  @Test
  void aPageOfTagsIsHtmlAndOneTagIsNone() {
    assertThat(codes(good().withBody("<p class=x>Hello</p>\n"))).containsExactly("html");
    assertThat(codes(good().withBody("Hi <b>a</b><br>\n<i>b</i>\n"))).containsExactly("html");
    assertThat(codes(good().withBody("How does <b>this</b> work, if a<b and c>d?\n"))).isEmpty();
  }

  @Test
  void aHeaderWithoutValueAndADateThatIsNoneAreRefused() {
    assertThat(codes(good().withExtra(List.of(new Composition.ExtraHeader("Keywords", " ")))))
        .containsExactly("empty-header");
    assertThat(codes(good().withExtra(List.of(new Composition.ExtraHeader("Expires", "soon")))))
        .containsExactly("bad-expires");
    assertThat(
            codes(
                good()
                    .withExtra(
                        List.of(
                            new Composition.ExtraHeader("Expires", "31 Dec 2030 12:00:00 +0000")))))
        .isEmpty();
  }

  @Test
  void noNewsgroupIsRefused() {
    assertThat(codes(good().withNewsgroups(" "))).containsExactly("no-newsgroups");
  }

  @Test
  void aGroupThatNobodyMayPostToIsRefused() {
    assertThat(codes(good(), group -> KnownGroups.Standing.READ_ONLY))
        .containsExactly("read-only-group");
  }

  @Test
  void tenGroupsAreRefused() {
    String ten = String.join(",", IntStream.range(0, 10).mapToObj(i -> "a.b" + i).toList());
    assertThat(codes(good().withNewsgroups(ten).withFollowupTo("a.b0")))
        .containsExactly("too-many-groups");
  }

  @Test
  void sixGroupsAreWarnedOf() {
    String six = String.join(",", IntStream.range(0, 6).mapToObj(i -> "a.b" + i).toList());
    assertThat(codes(good().withNewsgroups(six).withFollowupTo("a.b0")))
        .containsExactly("many-groups");
  }

  @Test
  void followupToIsHeldAsStrictlyAsNewsgroups() {
    String ten = String.join(",", IntStream.range(0, 10).mapToObj(i -> "a.b" + i).toList());
    assertThat(codes(good().withFollowupTo(ten))).containsExactly("too-many-groups");
  }

  @Test
  void followupToPosterIsTaken() {
    assertThat(codes(good().withFollowupTo("poster"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Path", "Received", "Return-Path", "delivered-to"})
  void headersThatServersWriteAreRefused(String name) {
    assertThat(codes(good().withExtra(List.of(new Composition.ExtraHeader(name, "x!y")))))
        .containsExactly("reserved-header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bcc", "BCC", "Resent-Bcc"})
  void whatMailHidesWouldBeSeenByAllReaders(String name) {
    Composition post =
        good().withExtra(List.of(new Composition.ExtraHeader(name, "bob@example.org")));
    assertThat(codes(post)).containsExactly("bcc");
  }

  @ParameterizedTest
  @CsvSource({
    "Cc, bob@example.org",
    "Bcc, 'Bob <bob@example.org>, eve@example.org'",
  })
  void othersMayGetAReply(String name, String value) {
    assertThat(codes(replyWith(name, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Cc, bob, bad-recipient",
    "Bcc, bob@example.invalid, bad-recipient",
    "Bcc, 'bob@example.org, ', bad-recipient",
    "To, bob@example.org, reserved-header",
  })
  void othersWhoCannotGetAReplyAreToldOf(String name, String value, String code) {
    assertThat(codes(replyWith(name, value))).containsExactly(code);
  }

  private static Composition replyWith(String name, String value) {
    Composition good = good();
    return new Composition(
        Composition.Kind.REPLY,
        good.from(),
        "",
        "",
        List.of(new Author("Bob", "bob@example.net")),
        "",
        "Re: x",
        good.references(),
        List.of(new Composition.ExtraHeader(name, value)),
        good.body(),
        Optional.of(new MessageId("a@example.org")));
  }

  @Test
  void aHeaderValueWithLineBreakIsRefused() {
    assertThat(codes(good().withExtra(List.of(new Composition.ExtraHeader("Keywords", "a\nX: y")))))
        .containsExactly("bad-header-value");
  }

  @Test
  void answeringAboveTheQuotationIsWarnedOf() {
    assertThat(codes(followup("I agree.\n\nAnn wrote:\n> one\n> two\n"))).contains("top-posting");
  }

  @Test
  void answeringBelowTheQuotationIsNot() {
    assertThat(codes(followup("Ann wrote:\n> one\n> two\n\nI agree.\n"))).isEmpty();
  }

  @Test
  void anAttributionIsNoTextOfOnesOwn() {
    assertThat(codes(followup("On Monday, Ann wrote:\n\n> one\n"))).containsExactly("all-quoted");
  }

  /** As INN counts with checkincludedtext; InnForetoldTest asks INN itself. */
  @ParameterizedTest
  @ValueSource(strings = {"> quoted\n", "| a table\n", ": a command\n"})
  void moreThanHalfQuotedOfMoreThanFortyLinesIsWarnedOf(String quoted) {
    String own = "my own\n";
    assertThat(codes(good().withBody(own.repeat(20) + quoted.repeat(21))))
        .containsExactly("quoted-share");
    assertThat(codes(good().withBody(own.repeat(20) + quoted.repeat(21) + "\n"))).isEmpty();
    assertThat(codes(good().withBody(own.repeat(19) + quoted.repeat(21)))).isEmpty();
    assertThat(codes(good().withBody(own.repeat(21) + quoted.repeat(20)))).isEmpty();
  }

  @Test
  void aTextOfMoreThanSixtyFourThousandOctetsIsWarnedOf() {
    String line = "x".repeat(63) + "\n";
    assertThat(codes(good().withBody(line.repeat(1_000)))).isEmpty();
    assertThat(PostChecks.of(good().withBody(line.repeat(1_000) + "\n"), KnownGroups.any()))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.code()).isEqualTo("large");
          assertThat(check.level()).isEqualTo(PostCheck.Level.WARN);
          assertThat(check.text()).contains("65 kB");
        });
  }

  @Test
  void eMailMayBeLongAndQuoteMuch() {
    Composition mail =
        new Composition(
            Composition.Kind.REPLY,
            ANN,
            "",
            "",
            List.of(new Author("Bob", "bob@example.org")),
            "",
            "Re: x",
            References.NONE,
            List.of(),
            "my own\n".repeat(3_000) + "> quoted\n".repeat(5_900),
            Optional.empty());
    assertThat(codes(mail)).isEmpty();
  }

  @Test
  void aSignatureOfFiveLinesIsWarnedOf() {
    assertThat(codes(good().withBody("text\n\n-- \n1\n2\n3\n4\n5\n")))
        .containsExactly("long-signature");
  }

  @Test
  void aSignatureMarkWithoutItsBlankIsWarnedOf() {
    assertThat(codes(good().withBody("text\n\n--\nAnn\n"))).containsExactly("signature-mark");
  }

  @Test
  void wideCharactersCountTwice() {
    assertThat(codes(good().withBody("无".repeat(41)))).containsExactly("wide-lines");
  }

  @Test
  void mailToInvalidIsRefusedWithTheWayOut() {
    Composition reply =
        new Composition(
            Composition.Kind.REPLY,
            ANN,
            "",
            "",
            List.of(new Author("user", "user1@newsgrouper.org.invalid")),
            "",
            "Re: x",
            References.NONE,
            List.of(),
            "text",
            Optional.empty());
    assertThat(PostChecks.of(reply, KnownGroups.any()))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.code()).isEqualTo("undeliverable");
          assertThat(check.text()).contains("Followup");
        });
  }

  private static Composition good() {
    return Composition.empty()
        .withFrom(ANN)
        .withNewsgroups("misc.test")
        .withSubject("A test")
        .withBody("Some text.\n");
  }

  private static Composition followup(String body) {
    return new Composition(
        Composition.Kind.FOLLOWUP,
        ANN,
        "misc.test",
        "",
        List.of(),
        "",
        "Re: A test",
        new References(List.of(new MessageId("a@b"))),
        List.of(),
        body,
        Optional.of(new MessageId("a@b")));
  }

  private static List<String> codes(Attachments attachments, String body, AttachmentRules rules) {
    return PostChecks.of(
            good().withBody(body).withAttachments(attachments), KnownGroups.any(), rules)
        .stream()
        .map(PostCheck::code)
        .toList();
  }

  private static AttachmentRules allowing(String name, int most) {
    return new AttachmentRules(group -> group.name().equals(name), most);
  }

  private static Attachments files(Attachments.Form form, int... sizes) {
    return new Attachments(
        form,
        Arrays.stream(sizes).mapToObj(size -> new AttachedFile("f", new byte[size])).toList());
  }

  @Test
  void filesAreRefusedWhereNobodyAllowedThem() {
    Attachments one = files(Attachments.Form.MIME, 10);
    String group = good().newsgroups();
    assertThat(PostChecks.of(good().withAttachments(one), KnownGroups.any()))
        .singleElement()
        .satisfies(check -> {
          assertThat(check.code()).isEqualTo("attachment-not-allowed");
          assertThat(check.level()).isEqualTo(PostCheck.Level.REFUSE);
          assertThat(check.text()).contains(group);
        });
    assertThat(codes(one, "Mine.\n", allowing(group, 64_000))).isEmpty();
    assertThat(
            PostChecks.of(
                good().withNewsgroups(group + ",alt.test").withAttachments(one),
                KnownGroups.any(),
                allowing(group, 64_000)))
        .extracting(PostCheck::text)
        .containsExactly(
            "Newsgroups are for text, and you did not say that alt.test takes files: remove them,"
                + " or allow it in the newsgroup's posting preferences.");
  }

  @Test
  void filesAreBoundedInSizeAndNumber() {
    AttachmentRules rules = allowing(good().newsgroups(), 100_000);
    assertThat(codes(files(Attachments.Form.MIME, 40_000), "Mine.\n", rules)).isEmpty();
    assertThat(codes(files(Attachments.Form.MIME, 60_000), "Mine.\n", rules))
        .containsExactly("large-attachment");
    assertThat(codes(files(Attachments.Form.MIME, 50_000, 40_000), "Mine.\n", rules))
        .containsExactly("attachment-too-large");
    assertThat(codes(files(Attachments.Form.YENC, 50_000, 40_000), "Mine.\n", rules))
        .containsExactly("large-attachment");
    assertThat(codes(files(Attachments.Form.YENC, new int[21]), "Mine.\n", rules))
        .containsExactly("too-many-attachments");
  }

  @Test
  void otherChecksLookAtTheTextBesideFilesAlone() {
    AttachmentRules rules = allowing(good().newsgroups(), 1_000_000);
    byte[] html = ">quoted <html><body><p><b>\n".repeat(2_000).getBytes(StandardCharsets.US_ASCII);
    for (Attachments.Form form : Attachments.Form.values()) {
      Attachments page = new Attachments(form, List.of(new AttachedFile("page.html", html)));
      assertThat(codes(page, "Mine.\n", rules)).isSubsetOf("large-attachment");
      assertThat(codes(page, "\n", rules))
          .contains("attachment-without-text")
          .doesNotContain("empty");
      assertThat(codes(page, "> quoted\n", rules)).contains("all-quoted");
    }
    String long1 = "word ".repeat(300) + "\n";
    assertThat(codes(files(Attachments.Form.YENC, 1), long1, rules))
        .contains("long-line-beside-yenc");
    assertThat(codes(files(Attachments.Form.MIME, 1), long1, rules))
        .doesNotContain("long-line-beside-yenc");
  }

  private static List<String> codes(Composition composition) {
    return codes(composition, KnownGroups.any());
  }

  private static List<String> codes(Composition composition, KnownGroups known) {
    return PostChecks.of(composition, known).stream().map(PostCheck::code).toList();
  }

  private static String verdict(List<PostCheck> checks) {
    return checks.isEmpty() ? "ok" : checks.getFirst().level().name().toLowerCase(Locale.ROOT);
  }

  @Test
  void capitalsOfANameAreWonderedAtUnlessTheServerListsIt() {
    Composition fido = good().withNewsgroups("RU.COMP.HUMOR");
    assertThat(codes(fido, group -> KnownGroups.Standing.OPEN)).isEmpty();
    assertThat(codes(fido, group -> KnownGroups.Standing.MODERATED)).isEmpty();
    assertThat(codes(fido, KnownGroups.any())).containsExactly("uppercase-group");
    assertThat(codes(fido, group -> KnownGroups.Standing.UNKNOWN))
        .containsExactlyInAnyOrder("uppercase-group", "unknown-group");
  }

  @Test
  void aGroupIsNamedInTheSentence() {
    assertThat(
            PostChecks.of(
                good().withNewsgroups("no.such.group"), group -> KnownGroups.Standing.UNKNOWN))
        .singleElement()
        .extracting(PostCheck::text)
        .asString()
        .contains(new Newsgroup("no.such.group").name());
  }
}
