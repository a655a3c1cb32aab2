package org.newsloom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** Every sample article is as its folder's README says. */
final class SampleArticlesTest {
  private static final Pattern ID = Pattern.compile("<[^<>\\s]+>");
  private static final Pattern CHARSET =
      Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern INVENTED =
      Pattern.compile(".*(\\.example\\.(org|net|com)|\\.invalid)");

  /** Ancestors that are missing on purpose: an article whose parents have expired. */
  private static final Set<String> EXPIRED =
      Set.of("<swing-2026.1@expired.example.org>", "<swing-2026.7@expired.example.org>");

  /** Named in an article that shows what a reader does with a charset that does not exist. */
  private static final String UNKNOWN_CHARSET = "x-weaver-9";

  /** Articles that are broken on purpose, by what is wrong. */
  private static final Map<String, String> BROKEN =
      Map.of(
          "References in a circle (1)", "answers its own answer",
          "References in a circle (2)", "answers its own answer",
          "A date that is none", "Date");

  private static final Map<String, byte[]> ARTICLES = new LinkedHashMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (String name : SpoolSource.sampleNames()) {
      ARTICLES.put(name, SpoolSource.resource("articles/" + name));
    }
  }

  @Test
  void thereAreEnough() throws IOException {
    assertThat(ARTICLES).hasSizeBetween(150, 300);
    assertThat(SpoolSource.samples().groups()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void theFirstArticleOfThePoliticsGroupIsTheOneThatTheProjectBeganWith() throws IOException {
    StoredArticle first =
        SpoolSource.samples().group("alt.politics.usa").orElseThrow().article(1).orElseThrow();
    assertThat(first.id()).hasToString("<mission-1@newsgrouper.org.invalid>");
    assertThat(first.header(":lines")).isEqualTo("10");
  }

  @Test
  void politicsHasTheMostAndNoGroupIsEmpty() throws IOException {
    Spool spool = SpoolSource.samples();
    SpoolGroup politics = spool.group("alt.politics.usa").orElseThrow();
    assertThat(politics.count()).isGreaterThan(40);
    assertThat(spool.groups())
        .allSatisfy(group -> assertThat(group.count()).isBetween(1, politics.count()));
  }

  @Test
  void everyArticleIsServedUnchangedInEachOfItsGroups() throws IOException {
    try (SampleServer server = SampleServer.start(SampleServerOptions.DEFAULT);
        Talk talk = new Talk(server)) {
      for (Map.Entry<String, byte[]> article : ARTICLES.entrySet()) {
        RawHead head = RawHead.of(article.getValue());
        String id = head.value("Message-ID").orElseThrow();
        List<String> served = talk.askBlock("BODY " + id);
        assertThat(served.getFirst()).as(article.getKey()).isEqualTo("222 0 " + id);
        assertThat(String.join("\n", served.subList(1, served.size())) + "\n")
            .as(article.getKey())
            .isEqualTo(
                Octets.latin(article.getValue(), head.bodyStart(), article.getValue().length));
        String xref = talk.askBlock("HDR Xref " + id).get(1);
        for (Newsgroup group : Spool.newsgroups(head)) {
          Matcher number =
              Pattern.compile(" " + Pattern.quote(group.name()) + ":(\\d+)").matcher(xref);
          assertThat(number.find()).as(article.getKey() + " in " + group).isTrue();
          assertThat(talk.ask("GROUP " + group)).startsWith("211");
          assertThat(talk.ask("STAT " + number.group(1)))
              .isEqualTo("223 " + number.group(1) + " " + id);
        }
      }
    }
  }

  @Test
  void referencesLeadToArticlesThatAreHere() {
    Set<String> ids = new HashSet<>(EXPIRED);
    ARTICLES.values().forEach(raw -> ids.add(RawHead.of(raw).value("Message-ID").orElseThrow()));
    ARTICLES.forEach(
        (name, raw) -> assertThat(ids).as(name).containsAll(references(RawHead.of(raw))));
  }

  @Test
  void followupsComeAfterTheirParents() {
    Set<String> seen = new HashSet<>(EXPIRED);
    ARTICLES.forEach((name, raw) -> {
      RawHead head = RawHead.of(raw);
      if (!isBroken(head, "answers its own answer")) {
        assertThat(seen).as(name).containsAll(references(head));
      }
      assertThat(seen.add(head.value("Message-ID").orElseThrow())).as(name).isTrue();
    });
  }

  @Test
  void threadsAreTwelveLevelsDeepAndMore() {
    Map<String, Integer> depths = new HashMap<>();
    for (byte[] raw : ARTICLES.values()) {
      RawHead head = RawHead.of(raw);
      List<String> ancestors = references(head);
      int depth = ancestors.isEmpty() ? 0 : depths.getOrDefault(ancestors.getLast(), 0) + 1;
      depths.put(head.value("Message-ID").orElseThrow(), depth);
    }
    assertThat(depths.values()).contains(12);
  }

  @Test
  void manyCharsetsAreUsedAndEachCanBeRead() {
    Set<String> charsets = new TreeSet<>();
    for (Map.Entry<String, byte[]> article : ARTICLES.entrySet()) {
      byte[] raw = article.getValue();
      RawHead head = RawHead.of(raw);
      Matcher charset = CHARSET.matcher(head.value("Content-Type").orElse(""));
      if (charset.find() && !charset.group(1).equals(UNKNOWN_CHARSET)) {
        String name = charset.group(1).toLowerCase(Locale.ROOT);
        charsets.add(name);
        // Java knows the logical order of Hebrew only by the name without its last letter.
        String body =
            new String(
                raw,
                head.bodyStart(),
                raw.length - head.bodyStart(),
                Charset.forName(name.replace("8-i", "8")));
        assertThat(body).as(article.getKey()).doesNotContain("\ufffd");
      }
    }
    assertThat(charsets).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void headsAreSoundButForThoseBrokenOnPurpose() {
    ARTICLES.forEach((name, raw) -> {
      RawHead head = RawHead.of(raw);
      assertThat(head.fields()).as(name).noneMatch(field -> field.name().isEmpty());
      for (String field : List.of("From", "Newsgroups", "Subject", "Date", "Path")) {
        assertThat(head.value(field))
            .as(name + " " + field)
            .hasValueSatisfying(value -> assertThat(value).isNotEmpty());
      }
      assertThat(head.value("Date").flatMap(DateField::parse).isEmpty())
          .as(name)
          .isEqualTo(isBroken(head, "Date"));
      assertThat(Octets.latin(raw, 0, raw.length)).as(name).doesNotContain("\r").endsWith("\n");
    });
  }

  @Test
  void addressesBelongToNobody() {
    ARTICLES.forEach((name, raw) -> {
      RawHead head = RawHead.of(raw);
      String from = head.value("From").orElseThrow();
      assertThat(from.substring(from.lastIndexOf('@')).replace(">", "")).as(name).matches(INVENTED);
      assertThat(MessageId.parse(head.value("Message-ID").orElseThrow()).orElseThrow().domain())
          .as(name)
          .matches(INVENTED);
    });
  }

  private static boolean isBroken(RawHead head, String what) {
    return what.equals(BROKEN.get(head.value("Subject").orElse("")));
  }

  private static List<String> references(RawHead head) {
    List<String> ids = new ArrayList<>();
    Matcher matcher = ID.matcher(head.value("References").orElse(""));
    while (matcher.find()) {
      ids.add(matcher.group());
    }
    return ids;
  }
}
