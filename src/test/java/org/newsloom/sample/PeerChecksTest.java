package org.newsloom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.newsloom.Corpus;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Xref;

/**
 * The dialogues that another server is tested with, held against ours. All rows apply. Three words
 * stand for patterns that the table does not spell out; they are held to be overview lines.
 */
final class PeerChecksTest {
  private static final Map<String, Pattern> NAMED =
      Map.of(
          "over_1_re_by_num",
          Pattern.compile(
              "^0\\t[^\\t]+\\tJohn Doe <j.doe@example.org>\\t[^\\t]+\\t<4c51f95eda05@.*"),
          "over_2_re",
          Pattern.compile(
              "^2\\t[^\\t]+\\tRichard Roe <r.roe@example.org>\\t[^\\t]+\\t<d417dea0c7a3@.*"));

  @TestFactory
  Stream<DynamicTest> answersAsThePeerDoes() throws IOException {
    List<Object> cases = JSON.std.listFrom(Corpus.text("tables/nodeca-server-checks.json"));
    return cases.stream()
        .map(item -> (Map<?, ?>) item)
        .map(item ->
            DynamicTest.dynamicTest(
                item.get("id") + " " + item.get("title"),
                () -> check((List<?>) Objects.requireNonNull(item.get("steps")))));
  }

  private static void check(List<?> steps) throws IOException {
    try (SampleServer server = SampleServer.start(spool(), options());
        Talk talk = new Talk(server)) {
      List<String> waiting = new ArrayList<>();
      String sent = "";
      for (Object item : steps) {
        List<?> step = (List<?>) item;
        String text = String.valueOf(step.get(1));
        if (step.get(0).equals("send")) {
          sent = text.substring(1, text.length() - 1);
          waiting.clear();
          waiting.addAll(answer(talk, sent));
        } else {
          // The peer errs there: RFC 3977 section 7.3.1.
          expect(waiting, sent.startsWith("NEWGROUPS") ? text.replace("215", "231") : text);
        }
      }
    }
  }

  private static List<String> answer(Talk talk, String command) throws IOException {
    List<String> lines = new ArrayList<>(List.of(talk.ask(command)));
    String code = lines.getFirst().substring(0, 3);
    boolean listed = code.equals("211") && command.startsWith("LISTGROUP");
    if (listed || List.of("215", "220", "221", "222", "224", "225", "230", "231").contains(code)) {
      lines.addAll(talk.block());
      lines.add(".");
    }
    return lines;
  }

  /** One pattern uses up lines until it fits; two ask for a whole block that the second fits. */
  private static void expect(List<String> waiting, String text) {
    if (text.startsWith("'.', ")) {
      assertThat(String.join("\r\n", waiting.subList(0, waiting.size() - 1)) + "\r\n")
          .containsPattern(Pattern.compile(regex(text.substring(5)), Pattern.MULTILINE));
      waiting.clear();
      return;
    }
    List<String> seen = List.copyOf(waiting);
    while (!waiting.isEmpty()) {
      if (fits(waiting.removeFirst(), text)) {
        return;
      }
    }
    assertThat(seen).as("lines that have %s", text).isNull();
  }

  private static boolean fits(String line, String text) {
    if (NAMED.containsKey(text)) {
      return NAMED.get(text).matcher(line).find();
    }
    return text.startsWith("/")
        ? Pattern.compile(regex(text)).matcher(line).find()
        : line.equals(text.substring(1, text.length() - 1).replace("\\t", "\t"));
  }

  private static String regex(String slashed) {
    return slashed.substring(1, slashed.lastIndexOf('/'));
  }

  private static SampleServerOptions options() {
    return SampleServerOptions.DEFAULT.withClock(
        Clock.fixed(Instant.parse("2026-01-15T12:00:00Z"), ZoneOffset.UTC));
  }

  /** The newsgroups that the peer's dialogues are about. */
  private static Spool spool() {
    Spool spool = new Spool();
    group(spool, "test.groups.foo", "2003-01-01T00:00:00Z", "Test newsgroup");
    group(spool, "test.groups.bar", "2012-01-01T00:00:00Z", "Another newsgroup");
    group(spool, "test.groups.empty", "2003-01-01T00:00:00Z", "Empty newsgroup");
    file(
        spool,
        "test.groups.foo",
        "4c51f95eda05",
        "John Doe <j.doe@example.org>",
        "first message in first group",
        "1998-06-01T00:00:00Z");
    file(
        spool,
        "test.groups.foo",
        "d417dea0c7a3",
        "Richard Roe <r.roe@example.org>",
        "second message in first group",
        "2003-06-01T00:00:00Z");
    file(
        spool,
        "test.groups.bar",
        "bfd78fa58bf6",
        "John Doe <j.doe@example.org>",
        "first message in second group",
        "1998-06-02T00:00:00Z");
    file(
        spool,
        "test.groups.bar",
        "1ce0bf1e35b4",
        "John Doe <j.doe@example.org>",
        "second message",
        "2013-06-01T00:00:00Z");
    file(
        spool,
        "test.groups.bar",
        "535b279b4bb9",
        "John Doe <j.doe@example.org>",
        "third message",
        "2013-06-02T00:00:00Z");
    return spool;
  }

  private static void group(Spool spool, String name, String created, String description) {
    spool.add(
        new SpoolGroup(
            new Newsgroup(name),
            SpoolGroup.Status.NO_POSTING,
            Instant.parse(created),
            description));
  }

  private static void file(
      Spool spool, String group, String id, String from, String text, String arrived) {
    String article =
        "From: %s\nNewsgroups: %s\nSubject: %s\nDate: Mon, 01 Jun 1998 00:00:00 +0000\nMessage-ID: <%s@lists.example.org>\n\n%s\n"
            .formatted(from, group, text, id, text);
    assertThat(spool.file(Octets.ofLatin(article), Instant.parse(arrived), Xref.NONE)).isPresent();
  }
}
