package org.newsloom.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.article.Author;
import org.newsloom.post.KnownGroups.Standing;

final class MendingTest {
  private static final KnownGroups KNOWN =
      group ->
          switch (group.name()) {
            case "misc.test", "comp.misc", "alt.test" -> Standing.OPEN;
            case "news.announce" -> Standing.READ_ONLY;
            default -> Standing.UNKNOWN;
          };

  private static Composition written(String newsgroups, String subject, String body) {
    return Composition.empty()
        .withFrom(new Author("Ann", "ann@example.invalid"))
        .withNewsgroups(newsgroups)
        .withSubject(subject)
        .withBody(body);
  }

  private static final String HIDDEN = "gpj\u202e.exe\u200b\ufeff\u2066\u00ad";

  /** What is mended is not found again, and nothing else is said of it. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          wide-lines,       misc.test,                  A subject, WIDE
          signature-mark,   misc.test,                  A subject, 'text\\n\\n--\\nAnn\\n'
          empty-signature,  misc.test,                  A subject, 'text\\n\\n-- \\n\\n'
          nul,              misc.test,                  A subject, 'a\\0b'
          half-character,   misc.test,                  A subject, HALF
          control-characters, misc.test,                A subject, 'a\\ab'
          control-characters, misc.test,                A subject, CSI
          invisible-characters, misc.test,              A subject, HIDDEN
          invisible-characters, misc.test,              A HIDDEN subject, text
          uppercase-group,  Misc.Test,                  A subject, text
          unknown-group,    'misc.test, misc.tset',     A subject, text
          read-only-group,  'misc.test, news.announce', A subject, text
          answer-without-parent, misc.test,             Re: A subject, text
          crosspost-without-followup-to, 'misc.test,comp.misc,alt.test', A subject, text
          """)
  void mendsWhatACheckSays(String code, String groups, String subject, String told) {
    String body =
        told.replace("\\n", "\n")
            .replace("\\0", "\0")
            .replace("\\a", "\7")
            .replace("CSI", "a\u009b1mb")
            .replace("HIDDEN", HIDDEN)
            .replace("HALF", "half \ud83d of a smile")
            .replace("WIDE", "word ".repeat(30));
    Composition before = written(groups, subject.replace("HIDDEN", HIDDEN), body);
    PostCheck check =
        PostChecks.of(before, KNOWN).stream()
            .filter(one -> one.code().equals(code))
            .findFirst()
            .orElseThrow();
    assertThat(Mending.words(check, before)).isNotEmpty();

    Composition after = Mending.of(check, before, KNOWN, 72);

    assertThat(PostChecks.of(after, KNOWN)).isEmpty();
  }

  @Test
  void whatAServerCallsTooManyNewsgroupsGoesToTheFirst() {
    PostCheck refused = RefusalAdvice.on("441 437 Too many newsgroups").orElseThrow();
    Composition before =
        written("misc.test, comp.misc, alt.test", "A subject", "text").withFollowupTo("alt.test");
    assertThat(Mending.words(refused, before)).isEqualTo("Post to misc.test only");

    Composition after = Mending.of(refused, before, KNOWN, 72);

    assertThat(after.newsgroups()).isEqualTo("misc.test");
    assertThat(after.followupTo()).isEqualTo("alt.test");
    assertThat(Mending.words(refused, after)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"441 Header line too long (1200), misc.test", "441 Followup-To header required, ''"})
  void offersNothingThatWouldChangeNothing(String reply, String groups) {
    PostCheck refused = RefusalAdvice.on(reply).orElseThrow();
    assertThat(Mending.words(refused, written(groups, "A subject", "text"))).isEmpty();
  }

  @Test
  void leavesTextInOtherDirectionsAndEmojiAlone() {
    String text =
        "\u200f\u05e9\u05dc\u05d5\u05dd\u200e \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
            + " \ud83d\udc69\u200d\ud83d\ude80 \u0928\u094d\u200d\n> quoted\u200b\n";
    assertThat(PostChecks.of(written("misc.test", "A subject", text), KNOWN)).isEmpty();
  }

  @Test
  void leavesToThePersonWhatOnlyAPersonCanMend() {
    Composition empty = written("misc.test", "A subject", "");
    List<PostCheck> checks = PostChecks.of(empty, KNOWN);
    assertThat(checks).extracting(PostCheck::code).containsExactly("empty");
    assertThat(Mending.words(checks.getFirst(), empty)).isEmpty();
    assertThat(Mending.of(checks.getFirst(), empty, KNOWN, 72)).isEqualTo(empty);
    Composition nowhere = written("misc.tset", "A subject", "text");
    PostCheck unknown = PostChecks.of(nowhere, KNOWN).getFirst();
    assertThat(Mending.words(unknown, nowhere)).isEmpty();
    assertThat(Mending.of(unknown, nowhere, KNOWN, 72)).isEqualTo(nowhere);
  }
}
