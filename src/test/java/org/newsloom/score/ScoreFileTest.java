package org.newsloom.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.newsloom.Corpus;
import org.newsloom.article.Defect;
import org.newsloom.article.Newsgroup;

class ScoreFileTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  /** An article of header fields. */
  private record Sample(String name, Map<String, String> fields, long lines, long bytes)
      implements Scored {
    static Sample of(String group, String... fields) {
      Map<String, String> all = new java.util.HashMap<>();
      for (int i = 0; i < fields.length; i += 2) {
        all.put(fields[i], fields[i + 1]);
      }
      return new Sample(group, all, 20, 2_000);
    }

    @Override
    public Newsgroup group() {
      return new Newsgroup(name);
    }

    @Override
    public Optional<String> field(String field) {
      return Optional.ofNullable(fields.get(field));
    }

    @Override
    public Optional<Instant> date() {
      return Optional.ofNullable(fields.get("date")).map(Instant::parse);
    }

    @Override
    public boolean isBodyHere() {
      return fields.containsKey("body");
    }
  }

  private static int score(String file, Sample article) {
    return ScoreFile.parse(file).scorer(article.group(), DAY).score(article, NOW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        // pattern ~ subject ~ found
        "slrn ~ My SLRN is fine ~ true",
        "\\cslrn ~ My SLRN is fine ~ false",
        "^Re: ~ Re: x ~ true",
        "^Re: ~ x Re: ~ false",
        "MONEY$ ~ make MONEY ~ true",
        "MONEY$ ~ MONEY now ~ false",
        "\\$\\$ ~ get $$ ~ true",
        "$$ ~ a$ ~ true",
        "(none) ~ subject (none) ~ true",
        "a|b ~ a ~ false",
        "a|b ~ xa|by ~ true",
        "\\<agent\\> ~ an agent writes ~ true",
        "\\<agent\\> ~ agents ~ false",
        "\\d\\d\\d-[0-z][0-z][0-z] ~ call 800-abc ~ true",
        "^!+ + ~ !!  look ~ true",
        "fast.?money ~ fastmoney ~ true",
        "*x ~ *x ~ true",
        "\\(ab\\)\\1 ~ abab ~ true",
        "a\\{2,3\\}b ~ xaab ~ true",
        "a{2} ~ aa ~ false",
        "[^a-z] ~ abc ~ false",
        "[]x] ~ a]b ~ true",
        "Fürst ~ FÜRST ~ true",
        "无奈 ~ profound无奈 ~ true",
        "[0-9 ~ x[0-9 ~ true",
      })
  void patternsAreThoseOfSlang(String pattern, String subject, boolean found) {
    assertThat(score("Score: 1\nSubject: " + pattern, Sample.of("misc.test", "subject", subject)))
        .isEqualTo(found ? 1 : 0);
  }

  @Test
  void theSampleOfOtherNewsreadersIsUnderstood() throws IOException {
    String text = Files.readString(Corpus.path("scores/pan-sample.score"), StandardCharsets.UTF_8);
    ScoreFile file = ScoreFile.parse(text);
    assertThat(file.defects()).isEmpty();
    assertThat(file.rules()).hasSize(9);
    ScoreRule first = file.rules().getFirst();
    assertThat(first.value()).isEqualTo(1_000);
    assertThat(first.isFinal()).isTrue();
    assertThat(score(text, Sample.of("news.software.readers", "subject", "Pan and slrn")))
        .isEqualTo(1_000);
    assertThat(score(text, Sample.of("news.software.readers", "subject", "slrn"))).isEqualTo(900);
    // Not more than ten lines: no; not more than 80 octets: no. Older than seven days, or undated.
    assertThat(score(text, Sample.of("news.software.readers", "subject", "x"))).isEqualTo(-333);
    assertThat(
            score(
                text,
                Sample.of(
                    "news.software.readers",
                    "subject",
                    "x",
                    "date",
                    "2026-11-26T02:00:00Z",
                    "body",
                    "",
                    "xref",
                    "news.example comp.os.linux.advocacy:7",
                    "from",
                    "ann@example.org")))
        .isEqualTo(9_999 + 222 - 9_999);
    assertThat(score(text, Sample.of("comp.lang.c", "subject", "HELLO"))).isEqualTo(-1_000);
    assertThat(score(text, Sample.of("comp.lang.c", "subject", "Re: HELLO"))).isEqualTo(-1_000);
    assertThat(score(text, Sample.of("comp.lang.c", "subject", "Re: hello"))).isEqualTo(-1_000);
    assertThat(score(text, Sample.of("comp.misc", "subject", "HELLO"))).isZero();
    assertThat(score(text, Sample.of("comp.lang.c", "subject", "Fwd: x"))).isEqualTo(-1_000);
    assertThat(score(text, Sample.of("alt.filters", "foo", "a filter"))).isEqualTo(-10);
  }

  @Test
  void theSampleOfSlrnpullIsUnderstood() throws IOException {
    String text =
        Files.readString(Corpus.path("scores/slrnpull-sample.score"), StandardCharsets.UTF_8);
    assertThat(ScoreFile.parse(text).defects()).isEmpty();
    assertThat(score(text, Sample.of("misc.test", "subject", "MAKE MORE $MONEY")))
        .isEqualTo(-9_999 - 9_999);
    assertThat(score(text, Sample.of("misc.test", "subject", "call 1 800-555-1212")))
        .isEqualTo(-9_999);
    assertThat(score(text, Sample.of("misc.test", "subject", "a quiet word"))).isZero();
    assertThat(score(text, Sample.of("news.software.readers", "subject", "Forte 1.0")))
        .isEqualTo(-9_999);
    assertThat(score(text, Sample.of("misc.test", "subject", "Forte 1.0"))).isZero();
  }

  @Test
  void sectionsNameNewsgroupsOrAllOthers() {
    String file = "[~misc.*, alt.test]\nScore: 5\nSubject: x\n[comp.lang.*]\nscore: 3\nsubject: x";
    assertThat(score(file, Sample.of("misc.test", "subject", "x"))).isZero();
    assertThat(score(file, Sample.of("alt.test", "subject", "x"))).isZero();
    assertThat(score(file, Sample.of("comp.lang.c", "subject", "x"))).isEqualTo(8);
    assertThat(score(file, Sample.of("comp.language", "subject", "x"))).isEqualTo(5);
  }

  @Test
  void rulesExpire() {
    String file =
        "Score: 1\nExpires: 11/26/2026\nSubject: x\nScore: 2\nExpires: 27-11-2026\nSubject: x";
    assertThat(score(file, Sample.of("misc.test", "subject", "x"))).isEqualTo(2);
  }

  @Test
  void whatMakesNoSenseIsToldAndHidesNothing() {
    ScoreFile file =
        ScoreFile.parse(
            """
            Subject: early
            [misc.test
            Score: -9999
            Subject: x
            [*]
            Score: 7
            Lines: many
            Score: 9
            just words
            Score: 11
            Score: 13
            }
            {:
            Subject: x
            Expires: tomorrow
            include other
            Score: 17
            Subject: a\\{3,2\\}
            """);
    assertThat(file.defects())
        .extracting(Defect::where)
        .containsExactly(
            "line 1", "line 2", "line 7", "line 9", "line 10", "line 12", "line 15", "line 16",
            "line 15", "line 18");
    assertThat(
            file.scorer(new Newsgroup("misc.test"), DAY)
                .score(Sample.of("misc.test", "subject", "x"), NOW))
        .isEqualTo(13);
  }

  @Test
  void rulesComeAndGoAndTheRestOfTheFileStays() {
    ScoreFile file =
        ScoreFile.parse("% mine\n[misc.*]\nScore: 1 % first\nSubject: a\n\nScore: 2\nFrom: b\n");
    ScoreFile more = file.plus("-100 From: ann@example\\.org").plus("[alt.*] =5 ~Subject: x");
    assertThat(more.rules()).hasSize(4);
    assertThat(more.rules().get(2).text()).isEqualTo("[*]\nScore: -100\nFrom: ann@example\\.org");
    assertThat(more.rules().get(3).isFinal()).isTrue();
    assertThat(more.without(1).text()).startsWith("% mine\n[misc.*]\n\nScore: 2\n");
    assertThat(more.without(1).rules()).extracting(ScoreRule::value).containsExactly(2, -100, 5);
    assertThat(ScoreFile.EMPTY.plus("Score:: 1\nSubject: x").text())
        .isEqualTo("[*]\nScore:: 1\nSubject: x\n");
  }

  @Test
  void rulesOfAnotherFileAreTakenOverOnceAndWithoutWhatMakesNoSense() {
    ScoreFile mine = ScoreFile.parse("% mine\n[misc.*]\nScore: 1\nSubject: a\n");
    ScoreFile other =
        ScoreFile.parse(
            """
            include more
            [misc.*]
            Score: 1
            Subject: a

            % too loud
            Score: -100
            From: ann

            Score: 7
            From: \\(broken
            Subject: fine

            [~alt.*]
            Score:: =50
            Subject: b
            {:
              Lines: 5
              % inside
              Age: 3
            }
            Score: 2
            Lines: many
            [never
            Score: 3
            Subject: c
            """);
    ScoreFile.Merged merged = mine.merged(other);
    assertThat(merged.file().text())
        .isEqualTo(
            """
            % mine
            [misc.*]
            Score: 1
            Subject: a

            [misc.*]
            % too loud
            Score: -100
            From: ann

            [~alt.*]
            Score:: =50
            Subject: b
            {:
              Lines: 5
              % inside
              Age: 3
            }
            """);
    assertThat(merged.added()).isEqualTo(2);
    assertThat(merged.skipped()).isEqualTo(4);
    assertThat(merged.file().defects()).isEmpty();
    assertThat(merged.file().rules()).hasSize(3);
    ScoreFile.Merged again = merged.file().merged(other);
    assertThat(again.added()).isZero();
    assertThat(again.skipped()).isEqualTo(6);
    assertThat(again.file().text()).isEqualTo(merged.file().text());
  }

  @Test
  void aFileWithoutRulesTakesAllOfAnother() {
    String text = "[*]\nScore: 1\nSubject: a\n\nScore: 2\nSubject: b\n";
    assertThat(ScoreFile.EMPTY.merged(ScoreFile.parse(text)).file().text()).isEqualTo(text);
  }

  @Test
  void aPatternThatWouldTakeForeverFindsNothing() {
    String subject = "a".repeat(200) + "!";
    assertThat(
            score(
                "Score: 1\nSubject: \\(a*\\)*\\(a*\\)*\\(a*\\)*b",
                Sample.of("misc.test", "subject", subject)))
        .isZero();
  }

  @Test
  void theRulesThatFitAreTold() {
    ScoreFile file =
        ScoreFile.parse("Score: 1\nSubject: x\nScore: 2\nSubject: y\nScore: 4\nFrom: ann");
    Sample article = Sample.of("misc.test", "subject", "x", "from", "Ann <ann@example.org>");
    assertThat(file.scorer(article.group(), DAY).fitting(article, NOW))
        .extracting(ScoreRule::number)
        .containsExactly(1, 3);
    assertThat(
            ScoreFile.parse("Score: 1\nSubject: x\nScore: =9\nFrom: ann")
                .scorer(article.group(), DAY)
                .fitting(article, NOW))
        .extracting(ScoreRule::value)
        .isEqualTo(List.of(9));
  }

  @Property(tries = 500)
  void everyTextIsAFile(@ForAll String text, @ForAll String pattern) {
    ScoreFile file = ScoreFile.parse(text + "\n[*]\nScore: 1\nSubject: " + pattern);
    file.scorer(new Newsgroup("misc.test"), DAY)
        .score(Sample.of("misc.test", "subject", "some subject"), NOW);
    assertThat(ScoreFile.parse(file.text()).rules()).hasSameSizeAs(file.rules());
  }
}
