package org.newsloom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The test material that nobody on the team wrote: real articles and the test tables of other
 * programs. It lies beside the project, not in it; a test that needs it is skipped with a line that
 * says so where it is absent. Each use is counted, so that a build can tell whether it was read.
 */
public final class Corpus {
  private static final Path ROOT =
      Path.of(System.getProperty("newsloom.corpus", "../shared/corpus")).toAbsolutePath();

  private Corpus() {}

  /** A file or folder of the corpus; skips the test that asks where the corpus is absent. */
  public static Path path(String name) {
    Path path = ROOT.resolve(name).normalize();
    Assumptions.assumeTrue(
        Files.exists(path), () -> "skipped: the corpus is not here (" + path + ")");
    note(name);
    return path;
  }

  /**
   * The rows of a table, split at tabs, comment lines left out, cells still escaped.
   *
   * @see #unescape
   */
  public static List<List<String>> rows(String table) {
    try {
      List<List<String>> rows = new ArrayList<>();
      for (String line : Files.readAllLines(path("tables/" + table))) {
        if (!line.startsWith("#") && !line.isEmpty()) {
          rows.add(List.of(line.split("\t", -1)));
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole file of the corpus. */
  public static byte[] octets(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A whole file of the corpus, as UTF-8. */
  public static String text(String name) {
    return new String(octets(name), StandardCharsets.UTF_8);
  }

  /**
   * A cell's octets: {@code \n \r \t \\}, {@code \xNN} a raw octet, a backslash, {@code uNNNN}: a
   * UTF-16 code unit; everything else is UTF-8.
   */
  public static byte[] unescape(String cell) {
    StringBuilder latin = new StringBuilder();
    StringBuilder units = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      char next = c == '\\' && i + 1 < cell.length() ? cell.charAt(i + 1) : 0;
      if (next == 'x' && i + 3 < cell.length()) {
        flush(units, latin);
        latin.append((char) Integer.parseInt(cell.substring(i + 2, i + 4), 16));
        i += 3;
      } else if (next == 'u' && i + 5 < cell.length()) {
        units.append((char) Integer.parseInt(cell.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (next != 0 && "nrt\\".indexOf(next) >= 0) {
        units.append("\n\r\t\\".charAt("nrt\\".indexOf(next)));
        i++;
      } else {
        units.append(c);
      }
    }
    flush(units, latin);
    return latin.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A cell as text: {@link #unescape} read as UTF-8. */
  public static String unescapeText(String cell) {
    return new String(unescape(cell), StandardCharsets.UTF_8);
  }

  private static void flush(StringBuilder units, StringBuilder latin) {
    byte[] octets = units.toString().getBytes(StandardCharsets.UTF_8);
    latin.append(new String(octets, StandardCharsets.ISO_8859_1));
    units.setLength(0);
  }

  /** Writes the asking test class and the file to {@code target/corpus-used.txt}. */
  private static void note(String name) {
    String asker =
        StackWalker.getInstance()
            .walk(frames ->
                frames
                    .map(StackWalker.StackFrame::getClassName)
                    .filter(type -> !type.equals(Corpus.class.getName()))
                    .findFirst()
                    .orElse("?"));
    try {
      Path log = Path.of("target", "corpus-used.txt");
      Files.createDirectories(log.getParent());
      Files.writeString(
          log,
          asker.replaceFirst("[$].*", "") + "\t" + name + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
