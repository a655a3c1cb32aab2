package org.newsloom;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.newsloom.settings.KeyProfile;
import org.newsloom.ui.Command;
import org.newsloom.ui.Key;
import org.newsloom.ui.Keymap;

/**
 * Holds the documents to the code: what they link to, name and list must be there. {@code mvn test
 * -Dtest=DocsTest -Ddocs=fix} writes the user guide's table of keys anew.
 */
class DocsTest {
  private static final boolean FIX = "fix".equals(System.getProperty("docs"));
  private static final Path USER_GUIDE = Path.of("docs/user-guide.md");

  /** All profiles but the usual one. */
  private static final List<KeyProfile> PROFILES =
      KeyProfile.all().stream().filter(it -> !it.name().equals(KeyProfile.STANDARD)).toList();

  private static final String KEYS_HEAD = "| menu | command | in `keys.json` | keys |";

  private static final Path MAIN = Path.of("src/main/java/org/newsloom");
  private static final Path TESTS = Path.of("src/test/java/org/newsloom");
  private static final Path BENCHMARKS = Path.of("src/bench/java/org/newsloom");

  /** Pictures are taken by the tests of the window; a clone before that has none of them. */
  private static final Path PICTURES = Path.of("docs/screenshots");

  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern CODE_SPAN = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|\\b(?:src|srcset|href)=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");
  private static final Pattern CLASS_NAME = Pattern.compile("`([a-z]+)\\.([A-Z]\\w*)[^`\n]*`");
  private static final Pattern TEST_NAME =
      Pattern.compile("`(?:([a-z]+)\\.)?([A-Z]\\w*(?:Test|Bench))(?:[.#](\\w+))?(?:\\(\\))?`");

  private record Document(Path file, String text) {
    Path resolve(String target) {
      Path folder = file.getParent();
      return (folder == null ? Path.of(target) : folder.resolve(target)).normalize();
    }

    String prose() {
      return CODE_SPAN.matcher(CODE_BLOCK.matcher(text).replaceAll("")).replaceAll("");
    }

    Stream<MatchResult> find(Pattern pattern) {
      return pattern.matcher(text).results();
    }

    List<String> links() {
      return LINK.matcher(prose())
          .results()
          .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
          .toList();
    }

    List<String> anchors() {
      return HEADING
          .matcher(CODE_BLOCK.matcher(text).replaceAll(""))
          .results()
          .map(heading -> anchor(heading.group(1)))
          .toList();
    }
  }

  private static final List<Document> DOCUMENTS = documents();

  @Test
  void relativeLinksLeadSomewhere() {
    List<String> dead = new ArrayList<>();
    int seen = 0;
    for (Document document : DOCUMENTS) {
      for (String link : document.links()) {
        String target = link.replaceFirst("#.*", "");
        if (link.matches("[a-z]+:.*") || target.isEmpty()) {
          continue;
        }
        Path file = document.resolve(target);
        boolean isPicture = file.startsWith(PICTURES) && !Files.exists(PICTURES);
        if (!isPicture && !Files.exists(file)) {
          dead.add(document.file() + " -> " + link);
        }
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(20);
    assertThat(dead).isEmpty();
  }

  @Test
  void anchorsAreHeadings() {
    List<String> dead = new ArrayList<>();
    for (Document document : DOCUMENTS) {
      for (String link : document.links()) {
        int hash = link.indexOf('#');
        if (hash < 0 || link.matches("[a-z]+:.*")) {
          continue;
        }
        Path file = hash == 0 ? document.file() : document.resolve(link.substring(0, hash));
        boolean isThere =
            DOCUMENTS.stream()
                .filter(other -> other.file().equals(file))
                .anyMatch(other -> other.anchors().contains(link.substring(hash + 1)));
        if (!isThere) {
          dead.add(document.file() + " -> " + link);
        }
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void classesThatAreNamedExist() {
    List<String> unknown = new ArrayList<>();
    int seen = 0;
    for (Document document : DOCUMENTS) {
      for (MatchResult found : document.find(CLASS_NAME).toList()) {
        String file = found.group(1) + "/" + found.group(2) + ".java";
        List<Path> places = List.of(MAIN, TESTS, BENCHMARKS);
        boolean isOurs =
            places.stream().anyMatch(place -> Files.isDirectory(place.resolve(found.group(1))));
        if (isOurs && places.stream().noneMatch(place -> Files.exists(place.resolve(file)))) {
          unknown.add(document.file() + ": " + found.group());
        }
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(50);
    assertThat(unknown).isEmpty();
  }

  @Test
  void testsThatAreNamedExist() throws IOException {
    List<Path> tests;
    try (Stream<Path> files = Files.walk(TESTS)) {
      tests = files.filter(Files::isRegularFile).toList();
    }
    List<String> unknown = new ArrayList<>();
    for (Document document : DOCUMENTS) {
      for (MatchResult found : document.find(TEST_NAME).toList()) {
        if (found.group(1) != null && !Files.isDirectory(TESTS.resolve(found.group(1)))) {
          continue;
        }
        List<Path> named =
            tests.stream()
                .filter(file -> file.endsWith(found.group(2) + ".java"))
                .filter(file ->
                    found.group(1) == null || file.startsWith(TESTS.resolve(found.group(1))))
                .toList();
        if (named.size() != 1 || !hasMethod(named.getFirst(), found.group(3))) {
          unknown.add(document.file() + ": " + found.group());
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void decisionsAreNumberedWithoutGaps() {
    List<Document> decisions = decisions();
    assertThat(decisions)
        .extracting(decision -> decision.file().getFileName().toString().substring(0, 5))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, decisions.size())
                .mapToObj(number -> String.format(Locale.ROOT, "%04d-", number))
                .toList());
    for (int i = 0; i < decisions.size(); i++) {
      assertThat(decisions.get(i).text()).startsWith("# " + (i + 1) + ". ");
    }
  }

  @Test
  void everyDecisionHasItsFiveHeadings() {
    assertThat(decisions()).isNotEmpty();
    assertThat(decisions())
        .allSatisfy(decision ->
            assertThat(decision.anchors().subList(1, decision.anchors().size()))
                .as("%s", decision.file())
                .containsExactly(
                    "context", "options", "decision", "consequences", "how-it-is-checked"));
  }

  @Test
  void theUserGuideListsEveryKey() throws IOException {
    String guide = read(USER_GUIDE);
    int from = guide.indexOf(KEYS_HEAD);
    int to = guide.indexOf("\n\n", from) + 1;
    String rows = keyRows();
    if (FIX) {
      Files.writeString(USER_GUIDE, guide.substring(0, from) + rows + guide.substring(to));
    } else {
      assertThat(guide.substring(from, to))
          .as("run mvn test -Dtest=DocsTest -Ddocs=fix")
          .isEqualTo(rows);
    }
  }

  /** Of a profile stands only what differs from the usual keys. */
  private static String keyRows() {
    StringBuilder rows = new StringBuilder(KEYS_HEAD);
    PROFILES.forEach(profile -> rows.append(" ").append(profile.name()).append(" |"));
    rows.append("\n|---|---|---|---|").append("---|".repeat(PROFILES.size())).append('\n');
    for (Command command : Command.values()) {
      rows.append(
          "| %s | %s | `%s` | %s |"
              .formatted(
                  command.menu().words(),
                  command.words(),
                  command.fileName(),
                  words(command.usualKeys())));
      for (KeyProfile profile : PROFILES) {
        List<Key> keys = Keymap.of(profile).keys(command);
        String other = keys.isEmpty() ? " none |" : " " + words(keys) + " |";
        rows.append(keys.equals(command.usualKeys()) ? " |" : other);
      }
      rows.append('\n');
    }
    return rows.toString();
  }

  private static String words(List<Key> keys) {
    return keys.stream().map(DocsTest::words).collect(joining(" "));
  }

  /** As the guide writes it on every system; {@link Key#words} speaks the system's own way. */
  private static String words(Key key) {
    String code = key.code().name();
    String name =
        switch (key.code()) {
          case PLUS -> "+";
          case EQUALS -> "=";
          case MINUS -> "-";
          case COMMA -> ",";
          case SLASH -> "/";
          case BACK_SLASH -> "\\";
          case ADD -> "Keypad +";
          case SUBTRACT -> "Keypad -";
          case MULTIPLY -> "Keypad *";
          case DIVIDE -> "Keypad /";
          case SPACE -> "Space";
          case BACK_SPACE -> "Backspace";
          case ESCAPE -> "Escape";
          default -> code.replaceFirst("^DIGIT", "").replaceFirst("^NUMPAD", "Keypad ");
        };
    return "`" + (key.ctrl() ? "Ctrl+" : "") + (key.shift() ? "Shift+" : "") + name + "`";
  }

  private static List<Document> decisions() {
    return DOCUMENTS.stream()
        .filter(document -> document.file().startsWith("docs/decisions"))
        .toList();
  }

  private static boolean hasMethod(Path file, String method) {
    return method == null
        || read(file).contains(" " + method + "(")
        || read(file).contains("  class " + method + " {");
  }

  /** The name that a heading has in links, as the usual renderers make it. */
  private static String anchor(String heading) {
    return heading
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    try {
      try (Stream<Path> files = Files.list(Path.of(""))) {
        files.filter(DocsTest::isDocument).sorted().map(DocsTest::document).forEach(documents::add);
      }
      for (String folder : List.of("docs", "src", ".github")) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
          files
              .filter(DocsTest::isDocument)
              .sorted()
              .map(DocsTest::document)
              .forEach(documents::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(documents);
  }

  private static boolean isDocument(Path file) {
    return file.toString().endsWith(".md");
  }

  private static Document document(Path file) {
    return new Document(file.normalize(), read(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
