package org.newsloom.threading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.newsloom.Corpus;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Overview;
import org.newsloom.article.References;
import org.newsloom.article.Xref;

/** The trees that the suites of other programs expect, roots in any order. */
final class ThreadingCasesTest {
  private static final Pattern BRACKETED = Pattern.compile("<([^<>\\s]+)>");

  @TestFactory
  List<DynamicTest> cases() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map<String, Object> row : listOfMaps(Corpus.text("tables/threading-cases.json"))) {
      String id = (String) row.get("id");
      tests.add(DynamicTest.dynamicTest(id, () -> check(row)));
    }
    return tests;
  }

  private static void check(Map<String, Object> row) {
    String algorithm = text(row, "algorithm");
    Linking linking =
        algorithm.equals("ORDEREDSUBJECT")
            ? Linking.SUBJECT
            : "cyrus-subjects".equals(row.get("id"))
                ? Linking.REFERENCES_THEN_SUBJECT
                : Linking.REFERENCES;
    List<Map<String, Object>> messages = maps(Objects.requireNonNull(row.get("messages")));
    List<Overview> overviews = messages.stream().map(ThreadingCasesTest::overview).toList();
    Forest forest =
        Threader.thread(ThreadColumns.of(overviews), linking, ThreadOrder.OLDEST_ROOT_FIRST);
    String expected = text(row, "expected");
    if (!expected.isEmpty()) {
      assertThat(trees(forest, overviews, false)).isEqualTo(parse(expected));
    } else {
      checkOutline(text(row, "expected_outline"), forest, overviews);
    }
  }

  /**
   * Outlines show subjects. A dummy joins what has a missing parent in common or, in that program,
   * a subject; both are dissolved, since joining by subject is off. Loops may be cut anywhere, the
   * outline leaves them out.
   */
  private static void checkOutline(String outline, Forest forest, List<Overview> overviews) {
    List<String> ours = trees(forest, overviews, true);
    assertThat(forest.size()).isGreaterThanOrEqualTo(overviews.size());
    List<String> unexpected = new ArrayList<>(ours);
    for (String tree : parseOutline(outline)) {
      assertThat(unexpected).contains(tree);
      unexpected.remove(tree);
    }
    assertThat(unexpected).allMatch(tree -> tree.contains("Loop"));
  }

  private static List<String> trees(Forest forest, List<Overview> overviews, boolean bySubject) {
    String[] trees = new String[forest.size()];
    List<List<String>> children = new ArrayList<>();
    for (int at = 0; at < forest.size(); at++) {
      children.add(new ArrayList<>());
    }
    List<String> roots = new ArrayList<>();
    for (int at = forest.size() - 1; at >= 0; at--) {
      Collections.sort(children.get(at));
      boolean dissolved = bySubject && forest.isPlaceholder(at);
      String label = "*";
      if (!forest.isPlaceholder(at)) {
        Overview overview = overviews.get(forest.row(at).getAsInt());
        label = bySubject ? overview.subject() : "" + overview.number();
      }
      trees[at] = label + children.get(at);
      List<String> siblings =
          forest.parent(at).isEmpty() ? roots : children.get(forest.parent(at).getAsInt());
      if (dissolved) {
        siblings.addAll(children.get(at));
      } else {
        siblings.add(trees[at]);
      }
    }
    Collections.sort(roots);
    return roots;
  }

  /** A thread answer of RFC 5256 as the same kind of text: a number and its sorted children. */
  private static List<String> parse(String expected) {
    List<String> roots = new ArrayList<>();
    Matcher token = Pattern.compile("[()]|\\d+").matcher(expected);
    Deque<List<Node>> chains = new ArrayDeque<>();
    Node top = new Node("");
    while (token.find()) {
      switch (token.group()) {
        case "(" -> chains.push(new ArrayList<>());
        case ")" -> {
          List<Node> chain = chains.pop();
          Node parent = chains.isEmpty() ? top : last(chains.peek());
          parent.children.add(chain.getFirst());
        }
        default -> {
          Node node = new Node(token.group());
          List<Node> chain = chains.peek();
          if (!chain.isEmpty()) {
            chain.getLast().children.add(node);
          }
          chain.add(node);
        }
      }
    }
    top.children.forEach(node -> roots.add(node.text()));
    Collections.sort(roots);
    return roots;
  }

  private static Node last(List<Node> chain) {
    if (chain.isEmpty()) {
      chain.add(new Node("*"));
    }
    return chain.getLast();
  }

  private static List<String> parseOutline(String outline) {
    List<Node> path = new ArrayList<>();
    Node top = new Node("");
    for (String line : outline.lines().toList()) {
      int depth = (line.length() - line.stripLeading().length()) / 3;
      Node node = new Node(line.strip());
      path.subList(depth, path.size()).clear();
      (depth == 0 ? top : path.get(depth - 1)).children.add(node);
      path.add(node);
    }
    return top.children.stream()
        .flatMap(
            node -> node.label.equals("dummy") ? node.children.stream() : List.of(node).stream())
        .map(Node::text)
        .sorted()
        .toList();
  }

  private static Overview overview(Map<String, Object> message) {
    int n = Integer.parseInt(text(message, "n"));
    String references = text(message, "references");
    return new Overview(
        n,
        ids(text(message, "message_id")).stream()
            .findFirst()
            .orElse(new MessageId("none." + n + "@test.invalid")),
        decoded(text(message, "subject")),
        Author.UNKNOWN,
        date(text(message, "date")).or(() -> date(text(message, "internaldate"))),
        new References(ids(references.isEmpty() ? text(message, "in_reply_to") : references)),
        0,
        0,
        Xref.NONE,
        List.of());
  }

  private static List<MessageId> ids(String text) {
    return BRACKETED
        .matcher(text)
        .results()
        .map(found -> new MessageId(found.group(1)))
        .collect(Collectors.toList());
  }

  /** Enough of RFC 2047 for this table; the decoder proper is tested elsewhere. */
  private static String decoded(String subject) {
    return Pattern.compile("=\\?([^?]+)\\?([bq])\\?([^? ]*=?[^? ]*)\\?=", Pattern.CASE_INSENSITIVE)
        .matcher(subject)
        .replaceAll(word ->
            Matcher.quoteReplacement(
                word.group(2).equalsIgnoreCase("b")
                    ? new String(Base64.getDecoder().decode(word.group(3)), StandardCharsets.UTF_8)
                    : word.group(3).replace('_', ' ')));
  }

  private static Optional<Instant> date(String text) {
    for (String pattern :
        List.of(
            "d MMM yyyy HH:mm:ss Z", "EEE, d MMM yyyy HH:mm:ss Z", "EEE MMM d HH:mm:ss yyyy Z")) {
      for (String zoned : List.of(text, text + " +0000")) {
        try {
          return Optional.of(
              OffsetDateTime.parse(zoned, DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))
                  .toInstant());
        } catch (DateTimeParseException e) {
          // The next form may fit.
        }
      }
    }
    assertThat(text).isEmpty();
    return Optional.empty();
  }

  private static String text(Map<String, Object> message, String name) {
    @Nullable Object value = message.get(name);
    return value == null ? "" : value.toString();
  }

  private static List<Map<String, Object>> listOfMaps(String json) throws Exception {
    return maps(JSON.std.anyFrom(json));
  }

  private static List<Map<String, Object>> maps(Object value) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Object item : (List<?>) value) {
      Map<String, Object> map = new HashMap<>();
      ((Map<?, ?>) item).forEach((name, content) -> map.put((String) name, content));
      maps.add(map);
    }
    return maps;
  }

  private static final class Node {
    private final String label;
    private final List<Node> children = new ArrayList<>();

    private Node(String label) {
      this.label = label;
    }

    private String text() {
      return label + children.stream().map(Node::text).sorted().toList();
    }
  }
}
