package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Subjects;
import org.newsloom.mime.ArticleParser;
import org.newsloom.nntp.ScriptedServer;
import org.newsloom.reading.Desk;
import org.newsloom.settings.PostingSettings;
import org.newsloom.settings.SecretStore;

/** The rows of docs/netkeeping.md that posting keeps, each under its name, on octets and checks. */
class NetKeepingTest {
  private static final Author ANN = new Author("Ann", "ann@example.org");
  private static final MessageId ID = new MessageId("new@example.org");
  private static final PostingStyle STYLE = PostingStyle.DEFAULT;

  private static Article parent(String head, String body) {
    String usual =
        Stream.of(
                "From: Bob <bob@example.net>",
                "Newsgroups: misc.test,alt.test",
                "Subject: Tests",
                "Message-ID: <parent@example.net>",
                "Date: Mon, 23 Nov 2026 12:00:00 +0100")
            .filter(line -> !head.contains(line.substring(0, line.indexOf(':') + 1)))
            .reduce("", (all, line) -> all + line + "\r\n");
    return new ArticleParser()
        .parse((usual + head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
  }

  private static Composition followup(Article parent) {
    return Compositions.followup(parent, Quotable.lines(parent), ANN, STYLE);
  }

  private static Composition reply(Article parent) {
    return Compositions.reply(parent, Quotable.lines(parent), ANN, STYLE);
  }

  private static Composition post() {
    return Compositions.newPost(ANN, List.of(new Newsgroup("misc.test")), STYLE)
        .withSubject("Tests")
        .withBody("Text\n");
  }

  private static String octets(Composition composition) {
    return new String(
        new ArticleWriter("N").write(composition, ID, Instant.EPOCH, STYLE, CancelHeaders.NONE),
        StandardCharsets.UTF_8);
  }

  private static List<String> codes(Composition composition) {
    return PostChecks.of(composition, KnownGroups.any()).stream().map(PostCheck::code).toList();
  }

  private static boolean isRefused(Composition composition) {
    return PostChecks.isRefused(PostChecks.of(composition, KnownGroups.any()));
  }

  private static String groups(int count) {
    return String.join(",", IntStream.range(0, count).mapToObj(i -> "a.b" + i).toList());
  }

  @Nested
  class G2a {
    @Test
    void aNewPostAnswersNothingAndItsSubjectIsForTheWriterToFind() {
      Composition post = Compositions.newPost(ANN, List.of(new Newsgroup("misc.test")), STYLE);
      assertThat(post.subject()).isEmpty();
      assertThat(octets(post.withSubject("x"))).doesNotContain("References:", "In-Reply-To:");
    }
  }

  @Nested
  class G2b {
    @Test
    void aFollowupDerivesSubjectNewsgroupsAndReferences() {
      assertThat(octets(followup(parent("References: <root@example.net>\r\n", "Hi\r\n"))))
          .contains("\r\nSubject: Re: Tests\r\n")
          .contains("\r\nNewsgroups: misc.test,alt.test\r\n")
          .contains("\r\nReferences: <root@example.net> <parent@example.net>\r\n");
    }
  }

  @Nested
  class G2c {
    @Test
    void aReplyDerivesSubjectAndToAndNamesNoNewsgroup() {
      assertThat(octets(reply(parent("", "Hi\r\n"))))
          .contains("\r\nTo: Bob <bob@example.net>\r\n", "\r\nSubject: Re: Tests\r\n")
          .contains("\r\nIn-Reply-To: <parent@example.net>\r\n")
          .doesNotContain("Newsgroups:");
    }
  }

  @Nested
  class G3a {
    @TempDir Path profile;

    @Test
    void severalNewsgroupsAreOnePost() throws Exception {
      ScriptedServer server = new ScriptedServer();
      server
          .greet("200 ready")
          .expect("POST")
          .reply("340 go on")
          .takeArticle()
          .reply("240 thank you");
      try (Desk desk = Desk.open(profile).with("news", server.port())) {
        OwnArticles own =
            new OwnArticles(
                desk.store,
                new CancelSecrets(SecretStore.ofSession(), new SecureRandom()),
                desk.jobs);
        Outbox outbox =
            new Outbox(
                desk.store,
                desk.connections,
                new ArticleWriter("N"),
                new MessageIds(new SecureRandom()),
                own,
                desk.jobs,
                Clock.systemUTC());
        Composition crosspost = post().withNewsgroups("misc.test, alt.test,misc.test");
        Posted posted = await(outbox.send("news", crosspost, STYLE, OptionalLong.empty()));
        assertThat(posted.state()).isEqualTo(Posted.State.SENT);
      }
      assertThat(octets(post().withNewsgroups("misc.test, alt.test,misc.test")))
          .contains("\r\nNewsgroups: misc.test,alt.test\r\n");
    }
  }

  @Nested
  class G3b {
    @Test
    void manyNewsgroupsAreWarnedOfAndTooManyRefused() {
      assertThat(codes(post().withNewsgroups(groups(3))))
          .containsExactly("crosspost-without-followup-to");
      assertThat(codes(post().withNewsgroups(groups(6)).withFollowupTo("a.b0")))
          .containsExactly("many-groups");
      assertThat(isRefused(post().withNewsgroups(groups(10)).withFollowupTo("a.b0"))).isTrue();
      assertThat(isRefused(post().withFollowupTo(groups(10)))).isTrue();
    }
  }

  @Nested
  class G4b {
    @Test
    void aSubjectOfNineHundredCharactersGoesOutWhole() {
      String subject = "Größe ".repeat(150).strip();
      String sent = octets(post().withSubject(subject));
      assertThat(sent.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
      assertThat(new ArticleParser().parse(sent.getBytes(StandardCharsets.UTF_8)).subject())
          .isEqualTo(subject);
    }
  }

  @Nested
  class G4c {
    @Test
    void followupToPosterCanBeSet() {
      assertThat(codes(post().withFollowupTo("poster"))).isEmpty();
      assertThat(octets(post().withFollowupTo("Poster"))).contains("\r\nFollowup-To: poster\r\n");
    }
  }

  @Nested
  class G5a {
    @Test
    void oneReIsPutBeforeAndNeverASecond() {
      assertThat(Subjects.answerTo("Tests")).isEqualTo("Re: Tests");
      assertThat(Subjects.answerTo("Re: Tests")).isEqualTo("Re: Tests");
      assertThat(Subjects.answerTo("Regarding tests")).isEqualTo("Re: Regarding tests");
    }
  }

  @Nested
  class G5b {
    @Test
    void theWholeSubjectStays() {
      String subject = "Über [Tests]  mit Lücken (was: Früheres) 試験 ".repeat(8).strip();
      assertThat(followup(parent("Subject: " + subject + "\r\n", "Hi\r\n")).subject())
          .isEqualTo("Re: " + subject);
    }
  }

  @Nested
  class G5c {
    @Test
    void otherMarksBecomeOneRe() {
      for (String mark :
          List.of("Re^2:", "Re(2):", "Re[3]:", "RE:", "Re:", "Re: Re:", "AW:", "SV:", "Antw:")) {
        assertThat(Subjects.answerTo(mark + " Tests")).as(mark).isEqualTo("Re: Tests");
      }
      assertThat(Subjects.answerTo("Re:Tests")).isEqualTo("Re: Tests");
    }
  }

  @Nested
  class G6a {
    @Test
    void followupToGoesBeforeNewsgroups() {
      assertThat(followup(parent("Followup-To: alt.talk\r\n", "Hi\r\n")).newsgroups())
          .isEqualTo("alt.talk");
      assertThat(followup(parent("Followup-To: no*name\r\n", "Hi\r\n")).newsgroups())
          .isEqualTo("misc.test,alt.test");
    }
  }

  @Nested
  class G7a {
    @Test
    void referencesEndWithTheParentAndNoIdIsCut() {
      String ids = longThread();
      String line = references(octets(followup(parent("References: " + ids + "\r\n", "Hi\r\n"))));
      assertThat(line).endsWith(" <parent@example.net>");
      assertThat(List.of((ids + " <parent@example.net>").split(" ")))
          .containsAll(List.of(line.split(" ")));
    }
  }

  @Nested
  class G7b {
    @Test
    void firstLastThreeAndMentionedIdsStayWithinOneLine() {
      Article parent = parent("References: " + longThread() + "\r\n", "Hi\r\n");
      String line =
          references(octets(followup(parent).withBody("As <n50@news.example.org> says.\n")));
      assertThat(("References: " + line).length()).isBetween(900, 998);
      assertThat(line)
          .startsWith("<n0@news.example.org> <n50@news.example.org> ")
          .endsWith("<n198@news.example.org> <n199@news.example.org> <parent@example.net>");
    }
  }

  private static String longThread() {
    return String.join(
        " ", IntStream.range(0, 200).mapToObj(i -> "<n" + i + "@news.example.org>").toList());
  }

  /** The unfolded value. */
  private static String references(String octets) {
    return octets
        .replace("\r\n ", " ")
        .lines()
        .filter(line -> line.startsWith("References: "))
        .findFirst()
        .orElseThrow()
        .substring("References: ".length());
  }

  @Nested
  class G7c {
    @Test
    void damagedIdsAreNotPassedOn() {
      assertThat(
              references(
                  octets(
                      followup(
                          parent("References: <ok@a.example> <abc> <a@b@c> foo@\r\n", "Hi\r\n")))))
          .isEqualTo("<ok@a.example> <parent@example.net>");
    }
  }

  @Nested
  class G8 {
    @Test
    void aReplyGoesToReplyToElseToFrom() {
      assertThat(reply(parent("", "Hi\r\n")).recipients()).isEqualTo("Bob <bob@example.net>");
      assertThat(
              octets(reply(parent("Reply-To: Rob <rob@a.example>, team@a.example\r\n", "Hi\r\n"))))
          .contains("\r\nTo: Rob <rob@a.example>, team@a.example\r\n");
    }
  }

  @Nested
  class G9b {
    /** A setting to mail and post at once would show in the record of the settings. */
    @Test
    void noSettingMailsWhatIsPosted() {
      assertThat(PostingSettings.class.getRecordComponents())
          .noneMatch(setting -> setting.getName().matches("(?i).*(mail|copy|cc|both).*"));
      assertThat(octets(followup(parent("", "Hi\r\n")))).doesNotContain("\r\nTo:", "\r\nCc:");
    }
  }

  @Nested
  class G10a {
    @Test
    void quotedTextIsSetOff() {
      assertThat(followup(parent("", "One\r\nTwo\r\n")).body()).contains("\n> One\n> Two\n");
    }
  }

  @Nested
  class G10b {
    @Test
    void aNewLevelIsAMarkAndABlankAFurtherOneAMark() {
      assertThat(followup(parent("", "> Old\r\nNew\r\n")).body()).contains("\n>> Old\n> New\n");
    }
  }

  @Nested
  class G10c {
    @Test
    void theSignatureIsNotQuoted() {
      assertThat(followup(parent("", "Text\r\n-- \r\nBob of York\r\n")).body())
          .contains("> Text\n")
          .doesNotContain("York", "-- ");
    }
  }

  @Nested
  class G10d {
    @Test
    void onlyWhatIsSelectedIsQuotedWhereverItLies() {
      Article parent = parent("", "Text\r\n-- \r\nBob of York\r\n");
      Composition followup =
          Compositions.followup(parent, Quotable.selection("Bob of York"), ANN, STYLE);
      assertThat(followup.body()).contains("> Bob of York\n").doesNotContain("Text");
    }
  }

  @Nested
  class G10e {
    @Test
    void aFollowupSaysWhomItQuotes() {
      assertThat(followup(parent("", "Hi\r\n")).body())
          .startsWith("On 23 November 2026, Bob wrote:\n\n> Hi\n");
    }
  }

  @Nested
  class G11 {
    @Test
    void aSubjectIsNeededAndNeverMadeUp() {
      for (String nothing : List.of("", "  ", "Re:", "Re: AW:")) {
        assertThat(codes(post().withSubject(nothing))).containsExactly("no-subject");
        assertThat(isRefused(post().withSubject(nothing))).isTrue();
      }
    }
  }

  @Nested
  class G12a {
    @Test
    void fromIsAValidAddress() {
      for (String address : List.of("ann", "ann@localhost", "ann@a..b", "a b@c.de", "ann@-x.org")) {
        assertThat(isRefused(post().withFrom(new Author("Ann", address)))).as(address).isTrue();
      }
    }
  }

  @Nested
  class G12b {
    @Test
    void aFromThatWasWrittenByHandIsChecked() {
      PostFile file =
          PostFile.parse("From: \"Ann <ann@example.org>\n\nx".getBytes(StandardCharsets.UTF_8));
      assertThat(file.checks(file.over(post()), KnownGroups.any(), AttachmentRules.NOWHERE))
          .anyMatch(check -> check.code().equals("bad-from"));
      assertThat(Identity.of("Ann", "ann@localhost").problem()).isPresent();
    }
  }

  @Nested
  class G12c {
    @Test
    void anAddressWithoutMailIsOpenlyOne() {
      assertThat(codes(post().withFrom(new Author("Ann", "ann@example.invalid")))).isEmpty();
      Article noMail = parent("From: Bob <bob@example.invalid>\r\n", "Hi\r\n");
      assertThat(codes(reply(noMail).withBody("Own text\n"))).containsExactly("undeliverable");
    }
  }

  @Nested
  class G14a {
    @Test
    void theLinesThatAreSeenAreTheLinesThatArePosted() {
      String body = "short\n" + "long ".repeat(40) + "\n\n  laid out | by hand\nlast\n";
      assertThat(octets(post().withBody(body))).endsWith("\r\n\r\n" + body.replace("\n", "\r\n"));
    }
  }

  @Nested
  class G14b {
    @Test
    void linesOverEightyColumnsAreWarnedOfAndNotForbidden() {
      Composition wide = post().withBody("x".repeat(81) + "\n");
      assertThat(codes(wide)).containsExactly("wide-lines");
      assertThat(isRefused(wide)).isFalse();
      assertThat(codes(post().withBody("x".repeat(80) + "\n"))).isEmpty();
    }
  }

  @Nested
  class G14c {
    @Test
    void quotationsAreRewrappedWithinTheirLevel() {
      assertThat(LineWrap.rewrapQuoted(">> one\n>> two\n> three\n> four\nown\nlines", 72))
          .isEqualTo(">> one two\n> three four\nown\nlines");
    }
  }

  @Nested
  class G14d {
    @Test
    void tabsBecomeBlanks() {
      assertThat(followup(parent("", "a\tb\r\n")).body()).contains("> a       b\n");
    }

    @Test
    void tabsOfOnesOwnTextBecomeBlanksToo() {
      assertThat(octets(post().withBody("a\tb\n\tc\n无\td\n")))
          .endsWith("\r\n\r\na       b\r\n        c\r\n无      d\r\n");
    }
  }

  @Nested
  class G15a {
    @Test
    void theSignatureStandsBelowItsMark() {
      PostingStyle signed = PostingStyle.DEFAULT.withSignature("Ann");
      assertThat(octets(Compositions.newPost(ANN, List.of(), signed)))
          .endsWith("\r\n-- \r\nAnn\r\n");
      assertThat(codes(post().withBody("Text\n--\nAnn\n"))).containsExactly("signature-mark");
    }
  }

  @Nested
  class G15b {
    @Test
    void longAndWideSignaturesAreWarnedOf() {
      assertThat(codes(post().withBody("Text\n-- \n1\n2\n3\n4\n5\n")))
          .containsExactly("long-signature");
      assertThat(codes(post().withBody("Text\n-- \n" + "x".repeat(81) + "\n")))
          .containsExactly("wide-signature");
      assertThat(codes(post().withBody("Text\n-- \n1\n2\n3\n4\n"))).isEmpty();
    }
  }

  @Nested
  class G16a {
    @Test
    void anEmptyArticleIsRefused() {
      for (String body : List.of("", " \n\t\n", "\n-- \nAnn\n")) {
        assertThat(isRefused(post().withBody(body))).isTrue();
      }
    }
  }

  @Nested
  class G16b {
    @Test
    void onlyQuotedTextIsRefused() {
      assertThat(isRefused(followup(parent("", "Hi\r\n")))).isTrue();
      assertThat(isRefused(followup(parent("", "Hi\r\n")).withBody("> Hi\n\n-- \nAnn\n"))).isTrue();
    }
  }

  @Nested
  class G17a {
    @Test
    void textIsPlainAndNothingIsEncodedWithoutNeed() {
      assertThat(octets(post()))
          .contains("\r\nContent-Type: text/plain; charset=us-ascii\r\n")
          .contains("\r\nContent-Transfer-Encoding: 7bit\r\n");
      assertThat(octets(post().withBody("Größe 試験\n")))
          .contains("\r\nContent-Type: text/plain; charset=UTF-8\r\n")
          .contains("\r\nContent-Transfer-Encoding: 8bit\r\n")
          .endsWith("\r\n\r\nGröße 試験\r\n");
      assertThat(octets(post().withBody("x".repeat(999) + "\n")))
          .contains("\r\nContent-Transfer-Encoding: quoted-printable\r\n")
          .doesNotContain("multipart", "html", "base64");
    }
  }
}
