package org.newsloom.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

  @Test
  void countsTheNewsgroupsOfACrosspost() {
    String file = "[*]\nScore: -500\nGroups: 2\n";
    assertThat(score(file, Sample.of("misc.test", "newsgroups", "misc.test, alt.a,alt.b")))
        .isEqualTo(-500);
    assertThat(score(file, Sample.of("misc.test", "newsgroups", "misc.test,alt.a,alt.a,")))
        .isZero();
    assertThat(score(file, Sample.of("misc.test"))).isZero();
    assertThat(score("[*]\nScore: 5\n~Groups: 1\n", Sample.of("misc.test", "newsgroups", "a.b")))
        .isEqualTo(5);
    assertThat(ScoreFile.parse("[*]\nScore: 5\nGroups: many\n").defects())
        .containsExactly(new Defect("line 3", "groups wants a number, not “many”"));
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
        // From \\c on case counts, from \\C on it does not, through groups too.
        "^re: .*\\c[A-Z] ~ Re: a B ~ true",
        "^re: .*\\c[A-Z] ~ Re: a b ~ false",
        "\\ca\\Cb ~ aB ~ true",
        "\\ca\\Cb ~ Ab ~ false",
        "\\(\\ca\\)b ~ ab ~ true",
        "\\(\\ca\\)b ~ aB ~ false",
        "\\(\\ca\\)*b ~ Aab ~ true",
        "\\(a\\c\\)\\{2\\}B ~ AAB ~ true",
        "\\c^Re ~ Re: x ~ true",
        "\\c^Re ~ x Re ~ false",
        "a^b ~ a^b ~ true",
        "\\<Übung\\> ~ die Übung ~ true",
        "\\<bung\\> ~ die Übung ~ false",
        "\\<x ~ éx ~ false",
        "C\\+\\+ ~ in C++ now ~ true",
        "C++ ~ in CC+ now ~ true",
        ".net$ ~ a.net ~ true",
        "\\. ~ a.b ~ true",
        "\\.$ ~ a.b ~ false",
        "[a-z]+\\d* ~ x ~ true",
        "[\\d]x ~ 5x ~ true",
        "[$^] ~ a$ ~ true",
        "\\[OT\\] ~ [OT] x ~ true",
        "[OT] ~ xox ~ true",
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

  /** One fact a row: the lines of a file, the points of the article below. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Score: 5;Subject: java|5",
        "\ufeffScore: 5;Subject: java|5",
        "[*];Score:5;Subject:java|5",
        "  [ misc.* , comp.* ]  % two;\tScore:\t-5 % why;\tSubject:\tjava|-5",
        "[misc];Score: 5;Subject: java|0",
        "[*.test];Score: 5;Subject: java|5",
        "[~comp.*];Score: 5;Subject: java|5",
        "[~comp.*, misc.*];Score: 5;Subject: java|0",
        "Score: 5;Subject: java;From: bob|0",
        "Score:: 5;Subject: java;From: bob|5",
        "Score: 5;~From: bob|5",
        "Score: 5;~Subject: java|0",
        "Score: 5;~No-Such-Field: x|5",
        "Score: 5;No-Such-Field: x|0",
        "Score: 5;Subject= java|0",
        "Score: 5;Subject= Java|5",
        "Score: 5;Lines: 19|5",
        "Score: 5;Lines: 20|0",
        "Score: 5;~Lines: 20|5",
        "Score: 5;Bytes: 1999|5",
        "Score: 5;Bytes: 2000|0",
        "Score: 5;Age: 2|5",
        "Score: 5;Age: 1|0",
        "Score: 5;~Age: 1|5",
        "Score: 5;Has-Body: 0|5",
        "Score: 5;Has-Body: 1|0",
        "Score: 5;Newsgroup: ^misc\\.test$|5",
        "Score: 5;Xref: alt\\.other|5",
        "Score: 5;References: <1@x>|5",
        "Score: 5;Message-ID: @x>$|5",
        "Score: 5;Date: ^2026|5",
        "Score: 5;{:;Subject: java;From: ann;}|5",
        "Score: 5;{:;Subject: java;From: bob;}|0",
        "Score: 5;{::;Subject: java;From: bob;}|5",
        "Score: 5;~{::;Subject: perl;From: bob;}|5",
        "Score: 5;~{:;Subject: java;From: ann;}|0",
        "Score:: 5;{:;Subject: perl;{::;From: ann;From: bob;};};Lines: 99|0",
        "Score:: 5;{:;Subject: java;{::;From: ann;From: bob;};};Lines: 99|5",
        "Score: 5;{:;{:;{::;From: bob;~From: bob;};};}|5",
        "Score: 5;Subject: java;Score: 7;From: ann|12",
        "Score: 5;Subject: java;Score: =7;From: ann;Score: 100;From: ann|7",
        "Score: = -7;Subject: java;Score: 100;From: ann|-7",
        "Score: =7;Subject: perl;Score: 100;From: ann|100",
        "Score: -9999;Subject: java;Score: 10000;From: ann|1",
        "Score: +5;Subject: java|5",
        "Score: 99999999999;Subject: java|1000000",
        "Score: -99999999999;Subject: java|-1000000",
        "Score: 5;% Subject: perl;# From: bob;;Subject: java|5",
        "Score: 5;Expires: 11/27/2026;Subject: java|5",
        "Score: 5;Expires: 11/25/2026;Subject: java|0",
        "Score: 5;Expires: 1-12-2026;Subject: java|5",
        "%BOS;%Score created by slrn on Thu;[misc.test];Score: 5;  Subject: java;%EOS|5",
        "Score: many;Subject: java;Score: 3;From: ann|3",
        "Score: 3;From: ann;Score: 1.5;Subject: perl|3",
        "Score:;Subject: java|0",
        "score: 5;SUBJECT: JAVA|5",
        "Score: 5;Subject:|0",
        "Score: 5;~Subject:|0",
        "Score: 5;~Subject: ^$|5",
        "Score: 5|0"
      })
  void eachLineMeansWhatItMeansToSlrn(String lines, int points) {
    Sample article =
        Sample.of(
            "misc.test",
            "subject",
            "Java and more",
            "from",
            "Ann <ann@example.org>",
            "date",
            "2026-11-24T02:00:00Z",
            "xref",
            "news.example misc.test:5 alt.other:7",
            "references",
            "<1@x> <2@x>",
            "message-id",
            "<3@x>");
    assertThat(score(lines.replace(';', '\n'), article)).isEqualTo(points);
    assertThat(score(lines.replace(";", "\r\n"), article)).isEqualTo(points);
  }

  @Test
  void aScoreThatIsNoNumberIsToldOnceAndItsConditionsGoToNoOtherRule() {
    ScoreFile file = ScoreFile.parse("Score: 3\nFrom: ann\nScore: x\nSubject: a\nLines: 7\n");
    assertThat(file.rules()).hasSize(1);
    assertThat(file.rules().getFirst().text()).isEqualTo("[*]\nScore: 3\nFrom: ann");
    assertThat(file.defects()).extracting(Defect::where).containsExactly("line 3");
  }

  @Test
  void whatStandsBehindASectionIsToldOnce() {
    ScoreFile file =
        ScoreFile.parse("[*]Score: 5\nSubject: a\nFrom: b\n[misc.*] % mine\nScore: 3\nFrom: ann\n");
    assertThat(file.rules()).extracting(ScoreRule::value).containsExactly(3);
    assertThat(file.defects())
        .containsExactly(
            new Defect(
                "line 1",
                "what stands behind the bracket is left out: it wants a line of its own"));
  }

  private static ScoreFile including(String text, Map<String, String> others) {
    return ScoreFile.parse(
        text,
        Path.of("/home/ann/scores"),
        file -> {
          String found = others.get(file.toString().replace('\\', '/').replaceFirst("^\\w:", ""));
          if (found == null) {
            throw new NoSuchFileException(file.toString());
          }
          return found;
        });
  }

  @Test
  void anIncludedFileStandsWhereItIsIncluded() {
    String text =
        "[misc.*]\nScore: 1\nFrom: ann\nInclude \t rules/more scores \nScore: 4\nFrom: ann\n";
    Map<String, String> others =
        Map.of(
            "/home/ann/rules/more scores",
            "Score: 2\nFrom: ann\ninclude ../last\n[comp.*]\nScore: 100\nFrom: ann\n",
            "/home/ann/last",
            "Score: 3\nFrom: ann\n");
    ScoreFile file = including(text, others);
    assertThat(file.defects()).isEmpty();
    assertThat(file.text()).isEqualTo(text);
    // A section holds on in the file that is included, and behind it.
    assertThat(file.rules())
        .extracting(ScoreRule::section)
        .containsExactly("[misc.*]", "[misc.*]", "[misc.*]", "[comp.*]", "[comp.*]");
    assertThat(file.rules()).extracting(ScoreRule::value).containsExactly(1, 2, 3, 100, 4);
    assertThat(file.rules()).extracting(ScoreRule::number).containsExactly(1, 2, 3, 4, 5);
    assertThat(file.rules())
        .extracting(rule -> rule.file().map(it -> it.replace('\\', '/')).orElse("its own"))
        .containsExactly("its own", "rules/more scores", "last", "rules/more scores", "its own");
    Sample article = Sample.of("misc.test", "from", "ann");
    assertThat(file.scorer(article.group(), DAY).score(article, NOW)).isEqualTo(6);
    assertThat(file.without(5).text()).doesNotContain("Score: 4").contains("Include");
    assertThatThrownBy(() -> file.without(2)).hasMessageContaining("scores");
  }

  @Test
  void whatAnIncludedFileHasOfDefectsIsToldWithItsName() {
    ScoreFile file =
        including(
            "include work\ninclude gone\n[*]\nScore: x\n",
            Map.of("/home/ann/work", "% mine\n\nScore: 1\nLines: many\n"));
    assertThat(file.defects())
        .containsExactly(
            new Defect("work, line 4", "lines wants a number, not “many”"),
            new Defect("line 2", "gone is not there"),
            new Defect("line 4", "the score is no whole number; its rule is left out"));
    assertThat(file.included()).hasSize(2);
  }

  @Test
  void filesThatIncludeOneAnotherAreReadOnceAndTold() {
    ScoreFile file =
        including(
            "Score: 1\nFrom: ann\ninclude a\ninclude a\ninclude /home/ann/../ann/scores\n",
            Map.of(
                "/home/ann/a", "Score: 2\nFrom: ann\ninclude b\n",
                "/home/ann/b", "\ninclude a\ninclude scores\nScore: 4\nFrom: ann\n"));
    assertThat(file.rules()).extracting(ScoreRule::value).containsExactly(1, 2, 4);
    assertThat(file.defects())
        .containsExactly(
            new Defect("b, line 2", "a includes this file, or is it: that would never end"),
            new Defect("b, line 3", "scores includes this file, or is it: that would never end"),
            new Defect("line 4", "a was included before; it is read once"),
            new Defect(
                "line 5",
                "/home/ann/../ann/scores includes this file, or is it: that would never end"));
  }

  @Test
  void includedFilesAreBoundedInDepthAndNumber() {
    // Each file includes the next one.
    ScoreFile deep =
        ScoreFile.parse(
            "include 1",
            Path.of("scores"),
            file -> "include " + (Integer.parseInt(file.toString().replaceAll(".*\\D", "")) + 1));
    assertThat(deep.included()).hasSize(10);
    assertThat(deep.defects())
        .containsExactly(
            new Defect("10, line 1", "11 is left out: files include one another too deep"));
    StringBuilder wide = new StringBuilder();
    for (int i = 0; i < 101; i++) {
      wide.append("include f").append(i).append('\n');
    }
    ScoreFile many = ScoreFile.parse(wide.toString(), Path.of("scores"), _ -> "");
    assertThat(many.included()).hasSize(100);
    assertThat(many.defects())
        .containsExactly(new Defect("line 101", "f100 is left out: too many files are included"));
  }

  @Test
  void anIncludedFileEndsTheRuleBeforeIt() {
    ScoreFile file =
        including(
            "Score: 1\nFrom: ann\ninclude a\nSubject: x\n",
            Map.of("/home/ann/a", "Score: 2\nFrom: bob\n"));
    assertThat(file.rules()).hasSize(2);
    assertThat(file.defects())
        .containsExactly(new Defect("line 4", "stands before the first Score: line"));
  }

  @Test
  void aFileIsTakenOverWithThoseThatItIncludes() {
    ScoreFile other =
        including(
            "[misc.*]\ninclude a\nScore: 3\nFrom: cy\n",
            Map.of("/home/ann/a", "% of a\nScore: 2\nFrom: bob\nScore: y\nScore: 4\nLines: z\n"));
    ScoreFile.Merged merged = ScoreFile.EMPTY.merged(other);
    assertThat(merged.file().text())
        .isEqualTo("[misc.*]\n% of a\nScore: 2\nFrom: bob\n\nScore: 3\nFrom: cy\n");
    assertThat(merged.skipped()).isEqualTo(1);
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
    ScoreFile file =
        ScoreFile.parse(
            text + "\ninclude " + text + "\n[*]\nScore: 1\nSubject: " + pattern,
            Path.of("scores"),
            _ -> text);
    file.scorer(new Newsgroup("misc.test"), DAY)
        .score(Sample.of("misc.test", "subject", "some subject"), NOW);
    assertThat(file.rules()).isNotNull();
  }
}
