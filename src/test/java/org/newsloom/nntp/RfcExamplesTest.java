package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.newsloom.Corpus;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/**
 * The dialogues that the RFCs print, the server's lines replayed and the client's produced by typed
 * calls. What a reader never says does not apply; each such dialogue is skipped with the reason.
 */
final class RfcExamplesTest {
  private static final Login FRED = Login.of("fred", "flintstone");

  /** The printed exchange of one command: what the client says and what is answered. */
  record Exchange(String command, List<String> article, List<String> replies) {
    String code() {
      return replies.isEmpty() ? "" : replies.getFirst().substring(0, 3);
    }
  }

  static Stream<String> dialogues() {
    return Corpus.text("tables/rfc-examples.jsonl").lines().filter(line -> !line.isBlank());
  }

  @ParameterizedTest
  @MethodSource("dialogues")
  void isSpoken(String json) throws Exception {
    List<String[]> steps = steps(json);
    Optional<String> strange = whyNot(steps);
    Assumptions.assumeTrue(strange.isEmpty(), strange::get);
    try (ScriptedServer server = new ScriptedServer()) {
      server.capabilities("VERSION 2", "READER", "POST", "OVER", "HDR", "LIST ACTIVE");
      List<Exchange> exchanges = exchanges(steps);
      String greeting = steps.getFirst()[0].equals("S") ? steps.getFirst()[1] : "200 ready";
      server.greet(greeting);
      if (!greeting.startsWith("2")) {
        assertThat(outcome(() -> open(server, Login.NONE))).isEqualTo(greeting);
        return;
      }
      script(server, exchanges);
      boolean login =
          exchanges.stream().anyMatch(exchange -> exchange.command().startsWith("AUTHINFO"));
      NntpConnection connection = open(server, login ? FRED : Login.NONE);
      assertThat(connection.greeting()).hasToString(greeting);
      for (Exchange exchange : exchanges) {
        if (!beginsConnection(exchange) && !exchange.command().startsWith("AUTHINFO")) {
          check(connection, exchange);
        }
      }
      assertThat(server.mainCommands().stream().filter(line -> !line.contains("OVERVIEW")).toList())
          .containsAll(
              exchanges.stream()
                  .filter(exchange -> !beginsConnection(exchange))
                  .filter(exchange -> !exchange.command().equals("QUIT"))
                  .map(exchange -> asWeSay(exchange.command()))
                  .filter(command -> !command.contains("OVERVIEW"))
                  .toList());
    }
  }

  private static NntpConnection open(ScriptedServer server, Login login)
      throws IOException, NntpReplyException {
    return NntpConnection.open(server.address(), login, Timeouts.USUAL, DialogueListener.NONE);
  }

  private static void script(ScriptedServer server, List<Exchange> exchanges) {
    for (Exchange exchange : exchanges) {
      if (exchange.command().startsWith("OVER ")) {
        server.expect("LIST OVERVIEW.FMT").reply("503 not kept");
      }
      if (!exchange.command().equals("QUIT")) {
        server.expect(asWeSay(exchange.command()));
        List<String> replies = exchange.replies();
        if (!exchange.article().isEmpty()) {
          server.reply(replies.getFirst()).takeArticle();
          replies = replies.subList(1, replies.size());
        }
        // The RFC prints a TAB as a bar, and folds lines that are too long for its pages after one.
        boolean table = exchange.command().startsWith("OVER");
        server.reply(
            replies.stream()
                .map(line -> table ? line.replaceAll("\\| ?", "\t") : line)
                .toArray(String[]::new));
      }
    }
  }

  /** RFC 3977 section 7.6.1 lets LIST ACTIVE be said as LIST, which the oldest servers know too. */
  private static String asWeSay(String command) {
    return command.equals("LIST ACTIVE") ? "LIST" : command;
  }

  private static boolean beginsConnection(Exchange exchange) {
    return exchange.command().equals("CAPABILITIES") || exchange.command().equals("MODE READER");
  }

  private static List<String[]> steps(String json) throws IOException {
    List<String[]> steps = new ArrayList<>();
    for (Object step : (Collection<?>) JSON.std.mapFrom(json).get("steps")) {
      List<?> pair = List.copyOf((Collection<?>) step);
      steps.add(new String[] {(String) pair.get(0), (String) pair.get(1)});
    }
    return steps;
  }

  /** Why a dialogue is none of a reader's; empty where it is. */
  private static Optional<String> whyNot(List<String[]> steps) {
    if (steps.size() > 1 && steps.get(0)[0].equals("C") && steps.get(1)[0].equals("C")) {
      boolean article = steps.get(0)[1].equals("POST");
      if (!article) {
        return Optional.of("pipelined over commands that we never send ahead");
      }
    }
    boolean login = steps.stream().anyMatch(step -> step[1].startsWith("480"));
    boolean inArticle = false;
    for (String[] step : steps) {
      if (step[0].equals("S")) {
        inArticle = step[1].startsWith("340");
        continue;
      }
      if (!inArticle) {
        Optional<String> reason = whyNot(step[1], login);
        if (reason.isPresent()) {
          return reason;
        }
      }
    }
    boolean greeting = steps.getFirst()[0].equals("S");
    return greeting && !steps.getFirst()[1].matches("(200|201|400|502) .*")
        ? Optional.of("goes on in the middle of another dialogue")
        : Optional.empty();
  }

  private static Optional<String> whyNot(String command, boolean login) {
    String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    return switch (verb) {
      case "ARTICLE", "HEAD", "BODY", "STAT" ->
          command.matches("\\S+ (\\d+|<[^ ]+>)")
              ? Optional.empty()
              : Optional.of("acts on the server's current article, or is wrong on purpose");
      case "OVER" ->
          command.matches("OVER \\d+-\\d+") && !isBackward(command)
              ? Optional.empty()
              : Optional.of("we ask overviews by ranges of numbers alone");
      case "HDR" ->
          command.matches("HDR \\S+ \\d+-\\d+")
              ? Optional.empty()
              : Optional.of("we ask header fields by ranges of numbers alone");
      case "LIST" ->
          command.matches(
                      "LIST( (ACTIVE|NEWSGROUPS|COUNTS)( \\S+)?| OVERVIEW.FMT| SUBSCRIPTIONS|"
                          + " MOTD| DISTRIBUTIONS| DISTRIB.PATS| MODERATORS)?")
                  && !command.contains("[")
              ? Optional.empty()
              : Optional.of("a list that a reader has no use for, or wrong on purpose");
      case "CAPABILITIES" ->
          command.equals("CAPABILITIES")
              ? Optional.of("capabilities are asked at the beginning: readsCapabilities()")
              : Optional.of("CAPABILITIES takes no argument that we know");
      case "MODE" -> Optional.of("MODE is said at the beginning: NntpConnectionTest");
      case "AUTHINFO" ->
          login
              ? Optional.empty()
              : Optional.of("we log in when the server asks: logsInAsPrinted()");
      case "GROUP", "POST", "DATE", "NEWGROUPS", "QUIT" -> Optional.empty();
      default -> Optional.of("a reader never says " + verb);
    };
  }

  private static boolean isBackward(String command) {
    String[] bounds = command.substring(5).split("-", 2);
    return Long.parseLong(bounds[0]) > Long.parseLong(bounds[1]);
  }

  private static List<Exchange> exchanges(List<String[]> steps) {
    List<Exchange> exchanges = new ArrayList<>();
    boolean sending = false;
    for (String[] step : steps) {
      boolean client = step[0].equals("C");
      if (client && !sending) {
        exchanges.add(new Exchange(step[1], new ArrayList<>(), new ArrayList<>()));
      } else if (client) {
        exchanges.getLast().article().add(step[1]);
        sending = !step[1].equals(".");
      } else if (!exchanges.isEmpty()) {
        exchanges.getLast().replies().add(step[1]);
        sending = step[1].startsWith("340");
      }
    }
    return exchanges;
  }

  private interface Call {
    @Nullable Object run() throws IOException, NntpReplyException;
  }

  /** The server's refusal as it was printed, "absent", "fine", or the failure of the link. */
  private static String outcome(Call call) {
    try {
      return call.run() instanceof Optional<?> found && found.isEmpty() ? "absent" : "fine";
    } catch (NntpReplyException e) {
      return e.getMessage();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void check(NntpConnection connection, Exchange exchange) throws Exception {
    String first = exchange.replies().isEmpty() ? "" : exchange.replies().getFirst();
    String last = exchange.replies().isEmpty() ? "" : exchange.replies().getLast();
    String verb = exchange.command().split(" ", 2)[0];
    String refusal = exchange.article().isEmpty() ? first : last;
    String expected =
        switch (exchange.code()) {
          case "420", "423", "430" -> verb.equals("OVER") || verb.equals("HDR") ? "fine" : "absent";
          default -> refusal.matches("[45].*") ? refusal : "fine";
        };
    CollectingSink sink = new CollectingSink();
    List<Object> lines = new ArrayList<>();
    assertThat(outcome(() -> say(connection, exchange, sink, lines))).isEqualTo(expected);
    if (expected.equals("fine") && exchange.replies().size() > 1 && !verb.equals("POST")) {
      List<String> block = exchange.replies().subList(1, exchange.replies().size() - 1);
      if (verb.equals("OVER")) {
        assertThat(sink.rows).hasSize(block.size());
        assertThat(sink.bad).isEmpty();
      } else if (!verb.matches("ARTICLE|HEAD|BODY")) {
        assertThat(lines).hasSize(block.size());
      } else {
        assertThat(lines).containsExactly(String.join("\r\n", block) + "\r\n");
      }
    }
  }

  private static @Nullable Object say(
      NntpConnection connection, Exchange exchange, CollectingSink sink, List<Object> lines)
      throws IOException, NntpReplyException {
    String[] words = exchange.command().split(" ", -1);
    String argument = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "GROUP" -> {
        GroupReply reply = connection.group(new Newsgroup(argument));
        assertThat(exchange.replies().getFirst())
            .startsWith("211 " + reply.count() + " " + reply.low() + " " + reply.high());
      }
      case "ARTICLE", "HEAD", "BODY" -> {
        Optional<ArticleOctets> found = retrieve(connection, words[0], argument);
        found.ifPresent(it -> lines.add(new String(it.octets(), StandardCharsets.UTF_8)));
        return found;
      }
      case "STAT" -> {
        return argument.startsWith("<")
            ? connection.stat(MessageId.parse(argument).orElseThrow())
            : connection.stat(Long.parseLong(argument));
      }
      case "OVER" -> connection.over(window(argument), sink);
      case "HDR" -> lines.addAll(connection.hdr(argument, window(words[2])));
      case "DATE" ->
          assertThat(connection.date().toString().replaceAll("[-:TZ]", ""))
              .isEqualTo(exchange.replies().getFirst().substring(4));
      case "NEWGROUPS" -> {
        String time =
            (argument + words[2]).replaceAll("(....)(..)(..)(..)(..)(..)", "$1-$2-$3T$4:$5:$6Z");
        lines.addAll(connection.newGroups(Instant.parse(time)));
      }
      case "POST" ->
          connection.post(
              String.join("\n", exchange.article())
                  .replaceAll("\n\\.$", "\n")
                  .getBytes(StandardCharsets.UTF_8));
      case "LIST" -> lines.addAll(list(connection, argument, words));
      default -> connection.quit();
    }
    return null;
  }

  private static List<?> list(NntpConnection connection, String what, String[] words)
      throws IOException, NntpReplyException {
    String wildmat = words.length > 2 ? words[2] : "";
    return switch (what) {
      case "OVERVIEW.FMT" -> connection.listOverviewFmt();
      case "SUBSCRIPTIONS" -> connection.listSubscriptions();
      case "MOTD" -> connection.listMotd();
      case "DISTRIBUTIONS" -> connection.listDistributions();
      case "DISTRIB.PATS" -> connection.listDistribPats();
      case "MODERATORS" -> connection.listModerators();
      case "NEWSGROUPS" ->
          wildmat.isEmpty() ? connection.listNewsgroups() : connection.listNewsgroups(wildmat);
      case "COUNTS" -> wildmat.isEmpty() ? connection.listCounts() : connection.listCounts(wildmat);
      default -> wildmat.isEmpty() ? connection.listActive() : connection.listActive(wildmat);
    };
  }

  private static Optional<ArticleOctets> retrieve(
      NntpConnection connection, String verb, String argument)
      throws IOException, NntpReplyException {
    if (argument.startsWith("<")) {
      MessageId id = MessageId.parse(argument).orElseThrow();
      return switch (verb) {
        case "ARTICLE" -> connection.article(id);
        case "HEAD" -> connection.head(id);
        default -> connection.body(id);
      };
    }
    long number = Long.parseLong(argument);
    return switch (verb) {
      case "ARTICLE" -> connection.article(number);
      case "HEAD" -> connection.head(number);
      default -> connection.body(number);
    };
  }

  private static NumberWindow window(String range) {
    String[] bounds = range.split("-", 2);
    return new NumberWindow(Long.parseLong(bounds[0]), Long.parseLong(bounds[1]));
  }

  /** The printed capability lists, at the place where we ask for them. */
  static Stream<String> capabilityLists() throws IOException {
    List<String> lists = new ArrayList<>();
    for (String json : dialogues().toList()) {
      for (Exchange exchange : exchanges(steps(json))) {
        if (exchange.command().equals("CAPABILITIES")
            && exchange.code().equals("101")
            && exchange.replies().getLast().equals(".")) {
          lists.add(String.join("\n", exchange.replies()));
        }
      }
    }
    return lists.stream();
  }

  @ParameterizedTest
  @MethodSource("capabilityLists")
  void readsCapabilities(String list) throws Exception {
    try (ScriptedServer server = new ScriptedServer()) {
      String[] lines = list.split("\n", -1);
      server.capabilities(List.of(lines).subList(1, lines.length - 1).toArray(new String[0]));
      server.greet("200 ready");
      Capabilities capabilities = open(server, Login.NONE).capabilities();
      for (String line : List.of(lines).subList(1, lines.length - 1)) {
        String[] words = line.split(" ", -1);
        assertThat(capabilities.has(words[0])).isTrue();
        for (int i = 1; i < words.length; i++) {
          assertThat(capabilities.has(words[0], words[i])).isTrue();
        }
      }
      assertThat(capabilities.names()).hasSize(lines.length - 2);
    }
  }

  /** The dialogues that begin with a user name. */
  static Stream<String> logins() throws IOException {
    List<String> logins = new ArrayList<>();
    for (String json : dialogues().toList()) {
      if (steps(json).getFirst()[1].startsWith("AUTHINFO USER")) {
        logins.add(json);
      }
    }
    return logins.stream();
  }

  @ParameterizedTest
  @MethodSource("logins")
  void logsInAsPrinted(String json) throws Exception {
    List<Exchange> exchanges = exchanges(steps(json));
    String user = exchanges.getFirst().command().substring("AUTHINFO USER ".length());
    try (ScriptedServer server = new ScriptedServer()) {
      server.greet("200 ready").expect("DATE").reply("480 who are you?");
      script(server, exchanges);
      boolean taken = exchanges.getLast().code().equals("281");
      if (taken) {
        server.expect("DATE").reply("111 20260102030405");
      }
      NntpConnection connection =
          NntpConnection.open(
              server.address(),
              Login.of(user, "flintstone"),
              Timeouts.USUAL,
              DialogueListener.NONE);
      assertThat(outcome(connection::date))
          .isEqualTo(taken ? "fine" : exchanges.getLast().replies().getFirst());
    }
  }
}
