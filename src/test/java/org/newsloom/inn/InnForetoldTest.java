package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.newsloom.inn.NewsDesk.newPost;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsloom.article.Author;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.Composition;
import org.newsloom.post.Composition.ExtraHeader;
import org.newsloom.post.KnownGroups;
import org.newsloom.post.PostCheck;
import org.newsloom.post.PostChecks;
import org.newsloom.post.Posted;

/**
 * What our checks say of a post before it goes out is what a strict INN says of it then: it takes
 * what has nothing against it, and refuses nothing without a word of ours.
 */
@Tag("inn")
class InnForetoldTest {
  private static final Newsgroup GROUP = new Newsgroup("misc.test");
  private static final String OWN = "A line of my own.\n";
  private static final String QUOTED = "> a line of somebody else\n";
  private static final Composition POST = newPost(GROUP, "A test", OWN);

  @TempDir Path profile;
  private NewsDesk desk;
  private KnownGroups known;

  @BeforeEach
  void start() {
    Inn.needed();
    desk = NewsDesk.open(profile);
    known = desk.known();
  }

  @AfterEach
  void stop() {
    if (desk != null) {
      desk.close();
    }
  }

  private List<String> codes(Composition post, PostCheck.Level level) {
    return PostChecks.of(post, known).stream()
        .filter(check -> check.level() == level)
        .map(PostCheck::code)
        .toList();
  }

  private static Composition with(String header, String value) {
    return POST.withExtra(List.of(new ExtraHeader(header, value)));
  }

  static Stream<Arguments> sound() {
    return Stream.of(
        arguments("plain", POST),
        arguments("a subject of 900 characters", POST.withSubject("long ".repeat(180))),
        arguments("Chinese subject", POST.withSubject("无奈".repeat(80))),
        arguments("subject that looks encoded", POST.withSubject("=?UTF-8?Q?not=20?= by me")),
        arguments(
            "name with quotes", POST.withFrom(new Author("O\"N\" (home), Pat", "p@b.invalid"))),
        arguments("name beyond ASCII", POST.withFrom(new Author("李明 “Ming”", "li@b.invalid"))),
        arguments("long name", POST.withFrom(new Author("名".repeat(40), "li@b.invalid"))),
        arguments("crosspost", POST.withNewsgroups("misc.test, alt.politics.usa")),
        arguments(
            "crosspost with a place for answers",
            POST.withNewsgroups("misc.test,alt.politics.usa,talk.politics.misc")
                .withFollowupTo("misc.test")),
        arguments("answers by e-mail", POST.withFollowupTo("poster")),
        arguments("Reply-To", POST.withReplyTo("\"Zoë, at home\" <zoe@b.invalid>")),
        arguments("Organization", with("Organization", "Verein für Übung")),
        arguments("Expires", with("Expires", "31 Dec 2030 12:00:00 +0000")),
        arguments("Distribution", with("Distribution", "world")),
        arguments("Keywords", with("Keywords", "one, two")),
        arguments("dots", POST.withBody(".\n..\n.end\n" + OWN)),
        arguments("63,000 octets", POST.withBody(OWN.repeat(3_500))),
        arguments("20 of 41 lines quoted", POST.withBody(QUOTED.repeat(20) + OWN.repeat(21))),
        arguments("11 of 16 lines quoted", POST.withBody(QUOTED.repeat(11) + OWN.repeat(5))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sound")
  void whatHasNothingAgainstItIsTaken(String name, Composition post) {
    assertThat(PostChecks.of(post, known)).isEmpty();
    Posted posted = desk.post(post);
    assertThat(posted.state()).as(posted.reply()).isEqualTo(Posted.State.SENT);
    assertThat(posted.reply()).startsWith("240 Article received");
  }

  /** We refuse more than this, such as an empty text, which INN takes. */
  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("read-only-group", "not allowed", newPost(Inn.READ_ONLY, "Not here", OWN)),
        arguments("no-subject", "Subject", POST.withSubject(" ")),
        arguments("bad-from", "From", POST.withFrom(new Author("Ann", "nobody"))),
        arguments("no-newsgroups", "Newsgroups", POST.withNewsgroups("")),
        arguments("bad-expires", "Expires", with("Expires", "next week")),
        arguments("reserved-header", "NNTP-Posting-Host", with("NNTP-Posting-Host", "here")),
        arguments("reserved-header", "Injection-Info", with("Injection-Info", "here")),
        arguments("reserved-header", "Xref", with("Xref", "here misc.test:1")),
        arguments(
            "doubled-header",
            "Summary",
            POST.withExtra(
                List.of(new ExtraHeader("Summary", "one"), new ExtraHeader("Summary", "two")))),
        arguments("all-quoted", "included text", POST.withBody(QUOTED.repeat(41))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refused")
  void whatWeRefuseIsRefusedByTheServerToo(String code, String words, Composition post) {
    assertThat(codes(post, PostCheck.Level.REFUSE)).contains(code);
    assertRefused(post, words);
  }

  static Stream<Arguments> doubtful() {
    return Stream.of(
        arguments(
            "quoted-share", "included text", POST.withBody(QUOTED.repeat(21) + OWN.repeat(20))),
        arguments(
            "quoted-share",
            "included text",
            POST.withBody("| a table\n".repeat(30) + "\n".repeat(10) + OWN.repeat(10))),
        arguments("large", "bigger than local limit", POST.withBody(OWN.repeat(6_000))),
        arguments(
            "long-from", "From header", POST.withFrom(new Author("名".repeat(80), "li@b.invalid"))),
        arguments("unknown-group", "no.such.group", POST.withNewsgroups("no.such.group")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("doubtful")
  void whatServersMayRefuseIsWarnedOf(String code, String words, Composition post) {
    assertThat(codes(post, PostCheck.Level.REFUSE)).isEmpty();
    assertThat(codes(post, PostCheck.Level.WARN)).containsExactly(code);
    assertRefused(post, words);
  }

  private void assertRefused(Composition post, String words) {
    Posted posted = desk.post(post);
    assertThat(posted.state()).as(posted.reply()).isEqualTo(Posted.State.REFUSED);
    assertThat(posted.reply()).startsWith("441").containsIgnoringCase(words);
  }

  @Test
  void whatIsForAModeratorIsToldBeforeAndGoesThere() {
    Composition post = newPost(Inn.MODERATED, "Please", OWN);
    assertThat(known.of(Inn.MODERATED)).isEqualTo(KnownGroups.Standing.MODERATED);
    assertThat(PostChecks.of(post, known)).isEmpty();
    Posted posted = desk.post(post);
    assertThat(posted.state()).isEqualTo(Posted.State.SENT);
    assertThat(posted.reply()).startsWith("240").containsIgnoringCase("moderator");
  }
}
