package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsloom.Corpus;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** What CPython's nntplib and Thunderbird expect of a news client, expected of ours. */
final class OtherClientsDialoguesTest {
  private static List<Map<String, Object>> table(String name) {
    try {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (Object row : JSON.std.listFrom(Corpus.text("tables/" + name))) {
        rows.add(asMap(row));
      }
      return rows;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked") // JSON objects have strings as keys
  private static Map<String, Object> asMap(Object row) {
    return (Map<String, Object>) row;
  }

  private static List<?> asList(Object list) {
    return List.copyOf((Collection<?>) list);
  }

  private static List<String> strings(Object list) {
    return asList(list).stream().map(String.class::cast).toList();
  }

  private static Map<String, Object> cpython(String id) {
    return table("cpython-nntplib.json").stream()
        .filter(row -> id.equals(row.get("id")))
        .findFirst()
        .orElseThrow();
  }

  /** Plays a row's server; commands without an argument act on a current article: never ours. */
  private static ScriptedServer play(Map<String, Object> row) {
    ScriptedServer server = new ScriptedServer();
    boolean ours = true;
    for (Object step : asList(row.get("steps"))) {
      List<String> pair = strings(step);
      if (pair.get(0).equals("C")) {
        ours = !List.of("HEAD", "BODY", "ARTICLE", "STAT").contains(pair.get(1));
        if (ours) {
          server.expect(pair.get(1));
        }
      } else if (ours) {
        server.reply(pair.get(1));
      }
    }
    return server;
  }

  private static NntpConnection open(ScriptedServer server) throws Exception {
    return NntpConnection.open(
        server.address(), Login.of("testnews", "newstest"), Timeouts.USUAL, DialogueListener.NONE);
  }

  @Test
  void selectsGroups() throws Exception {
    Map<String, Object> row = cpython("cpy-v1-group");
    Map<String, Object> group = asMap(asMap(asList(row.get("expected")).get(0)).get("group"));
    try (ScriptedServer server = play(row)) {
      NntpConnection connection = open(server);
      GroupReply reply = connection.group(new Newsgroup((String) group.get("name")));
      assertThat(List.of(reply.count(), reply.low(), reply.high()))
          .isEqualTo(
              Stream.of("count", "first", "last")
                  .map(key -> ((Number) group.get(key)).longValue())
                  .toList());
      assertThatThrownBy(() -> connection.group(new Newsgroup("comp.lang.python.devel")))
          .isInstanceOf(NoSuchNewsgroupException.class)
          .hasMessage((String) asMap(asList(row.get("expected")).get(1)).get("error"));
    }
  }

  static Stream<String> activeLists() {
    return Stream.of("cpy-v1-list", "cpy-v1-list-active-wild", "cpy-v2-list-active-wild");
  }

  @ParameterizedTest
  @MethodSource("activeLists")
  void listsGroups(String id) throws Exception {
    Map<String, Object> row = cpython(id);
    try (ScriptedServer server = play(row)) {
      NntpConnection connection = open(server);
      List<ActiveGroup> groups =
          id.endsWith("wild") ? connection.listActive("*distutils*") : connection.listActive();
      assertThat(groups.stream().map(OtherClientsDialoguesTest::asCells).toList())
          .isEqualTo(
              asList(asMap(row.get("expected")).get("groups")).stream()
                  .map(cells -> asList(cells).stream().map(Object::toString).toList())
                  .toList());
    }
  }

  private static List<String> asCells(ActiveGroup group) {
    String flag = group.posting() == ActiveGroup.Posting.MODERATED ? "m" : "y";
    return List.of(group.group().name(), "" + group.high(), "" + group.low(), flag);
  }

  @Test
  void listsDescriptions() throws Exception {
    Map<String, Object> row = cpython("cpy-v1-descriptions");
    try (ScriptedServer server = play(row)) {
      NntpConnection connection = open(server);
      for (int i = 0; i < 2; i++) {
        List<GroupDescription> found =
            connection.listNewsgroups(i == 0 ? "comp.lang.python" : "comp.lang.python*");
        Map<String, Object> expected = asMap(asList(row.get("expected")).get(i));
        assertThat(found).hasSize(expected.size());
        assertThat(found)
            .allSatisfy(it -> assertThat(it.text()).isEqualTo(expected.get(it.group().name())));
      }
    }
  }

  @Test
  void readsOverview() throws Exception {
    Map<String, Object> row = cpython("cpy-v1-xover");
    CollectingSink sink = new CollectingSink();
    try (ScriptedServer server = play(row)) {
      open(server).over(new NumberWindow(57, 59), sink);
    }
    List<?> expected = asList(asMap(row.get("expected")).get("overview"));
    assertThat(sink.numbers())
        .isEqualTo(
            expected.stream().map(it -> ((Number) asMap(it).get("number")).longValue()).toList());
    String subject = (String) asMap(expected.get(2)).get("subject");
    assertThat(sink.rows.get(2).subject().getBytes(StandardCharsets.ISO_8859_1))
        .isEqualTo(subject.getBytes(StandardCharsets.UTF_8));
    assertThat(sink.rows.get(0).xref()).isEqualTo(asMap(expected.get(0)).get("xref"));
    assertThat(sink.rows.get(1).xref()).isEmpty();
  }

  static Stream<String> retrievals() {
    return Stream.of("cpy-v1-head", "cpy-v2-head", "cpy-v2-body");
  }

  @ParameterizedTest
  @MethodSource("retrievals")
  void retrieves(String id) throws Exception {
    Map<String, Object> row = cpython(id);
    List<String> lines =
        strings(asMap(asList(row.get("expected")).get(0)).get("lines_after_dot_unstuffing"));
    int empty = lines.indexOf("");
    boolean head = id.endsWith("head");
    List<String> wanted = head ? lines.subList(0, empty) : lines.subList(empty + 1, lines.size());
    MessageId there = new MessageId("45223423@example.com");
    MessageId absent = new MessageId("non-existent@example.com");
    try (ScriptedServer server = play(row)) {
      NntpConnection connection = open(server);
      Optional<ArticleOctets> byNumber = head ? connection.head(3000234) : connection.body(3000234);
      Optional<ArticleOctets> byId = head ? connection.head(there) : connection.body(there);
      for (Optional<ArticleOctets> found : List.of(byNumber, byId)) {
        assertThat(new String(found.orElseThrow().octets(), StandardCharsets.UTF_8))
            .isEqualTo(String.join("\r\n", wanted) + "\r\n");
      }
      assertThat(head ? connection.head(absent) : connection.body(absent)).isEmpty();
    }
  }

  @Test
  void readsCapabilities() throws Exception {
    try (ScriptedServer server = play(cpython("cpy-v2-capabilities"))) {
      Capabilities capabilities = open(server).capabilities();
      assertThat(capabilities.has("VERSION", "2")).isTrue();
      assertThat(capabilities.has("AUTHINFO", "USER")).isTrue();
    }
  }

  @Test
  void fallsBackWhereNothingIsKnown() throws Exception {
    try (ScriptedServer server = play(cpython("cpy-v1-capabilities"))) {
      assertThat(open(server).capabilities().isKnown()).isFalse();
      assertThat(server.commands()).containsExactly("CAPABILITIES", "MODE READER");
    }
  }

  static Stream<Map<String, Object>> thunderbird() {
    return table("thunderbird-expected-commands.json").stream();
  }

  /** The user names of the table are sent in small letters there; verbs have no case. */
  @ParameterizedTest
  @MethodSource("thunderbird")
  void saysWhatThunderbirdSays(Map<String, Object> row) throws Exception {
    List<String> wanted =
        strings(row.get("expected_client_commands")).stream()
            .filter(line -> !line.equals("MODE READER"))
            .toList();
    Assumptions.assumeFalse(
        wanted.stream().anyMatch(line -> line.startsWith("LISTGROUP")),
        "Thunderbird finds expired articles by LISTGROUP, we by their overview");
    try (ScriptedServer server = new ScriptedServer()) {
      server.greet("200 ready");
      List<String> jobs = new ArrayList<>();
      String user = "";
      String password = "";
      for (int i = 0; i < wanted.size(); i++) {
        String line = wanted.get(i);
        boolean refused = i + 1 < wanted.size() && wanted.get(i + 1).startsWith("AUTHINFO");
        if (line.startsWith("AUTHINFO user ")) {
          user = line.substring(14);
          server.expect("AUTHINFO USER " + user).reply("381 more");
        } else if (line.startsWith("AUTHINFO pass ")) {
          password = line.substring(14);
          server.expect("AUTHINFO PASS " + password).reply("281 ok");
        } else {
          server.expect(line);
          answer(server, line, refused);
          if (!refused) {
            jobs.add(line);
          }
        }
      }
      NntpConnection connection =
          NntpConnection.open(
              server.address(),
              user.isEmpty() ? Login.NONE : Login.of(user, password),
              Timeouts.USUAL,
              DialogueListener.NONE);
      for (String job : jobs) {
        say(connection, job);
      }
      assertThat(server.mainCommands().stream().map(it -> it.toUpperCase(Locale.ROOT)))
          .containsExactlyElementsOf(
              wanted.stream().map(it -> it.toUpperCase(Locale.ROOT)).toList());
    }
  }

  private static void answer(ScriptedServer server, String line, boolean refused) {
    if (refused) {
      server.reply("480 log in");
      return;
    }
    switch (line.split(" ", 2)[0]) {
      case "GROUP" -> server.reply("211 8 1 8 " + line.substring(6));
      case "LIST" -> server.reply("215 list", ".");
      case "XOVER" -> server.reply("224 lines", ".");
      case "ARTICLE" -> server.reply("220 1 " + idOf(line), "Subject: x", "", "y", ".");
      default -> server.reply("340 go").takeArticle().reply("240 taken");
    }
  }

  private static String idOf(String line) {
    return line.contains("<") ? line.substring(line.indexOf('<')) : "<x@y>";
  }

  private static void say(NntpConnection connection, String line) throws Exception {
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "GROUP" -> connection.group(new Newsgroup(words[1]));
      case "LIST" -> connection.listActive();
      case "XOVER" -> {
        long[] bounds = Arrays.stream(words[1].split("-", 2)).mapToLong(Long::parseLong).toArray();
        connection.over(new NumberWindow(bounds[0], bounds[1]), new CollectingSink());
      }
      case "ARTICLE" ->
          assertThat(
                  words[1].startsWith("<")
                      ? connection.article(MessageId.parse(words[1]).orElseThrow())
                      : connection.article(Long.parseLong(words[1])))
              .isPresent();
      default -> connection.post("Subject: x\n\ny\n".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
