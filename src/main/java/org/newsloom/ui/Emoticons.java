package org.newsloom.ui;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.newsloom.article.TextLine;

/**
 * Faces written with signs, such as {@code :-)}, and the emoji that show them. One stands between
 * blanks, so that none is found in a word, an address or a list; those that mean something else as
 * often, such as {@code 8)} and {@code :/}, are left out.
 */
final class Emoticons {
  private static final Map<String, String> PICTURES =
      Map.ofEntries(
          Map.entry(":-)", "🙂"),
          Map.entry(":)", "🙂"),
          Map.entry(":o)", "🙂"),
          Map.entry("=)", "🙂"),
          Map.entry(":-))", "😄"),
          Map.entry(":))", "😄"),
          Map.entry(":-)))", "😄"),
          Map.entry(":-D", "😃"),
          Map.entry(":D", "😃"),
          Map.entry(";-)", "😉"),
          Map.entry(";)", "😉"),
          Map.entry(":-(", "🙁"),
          Map.entry(":(", "🙁"),
          Map.entry(":-((", "😢"),
          Map.entry(":'-(", "😢"),
          Map.entry(":'(", "😢"),
          Map.entry(":-P", "😛"),
          Map.entry(":-p", "😛"),
          Map.entry(":P", "😛"),
          Map.entry(";-P", "😜"),
          Map.entry(";-p", "😜"),
          Map.entry(":-O", "😮"),
          Map.entry(":-o", "😮"),
          Map.entry(":-/", "😕"),
          Map.entry(":-\\", "😕"),
          Map.entry(":-|", "😐"),
          Map.entry(":-*", "😘"),
          Map.entry(":-X", "🤐"),
          Map.entry("B-)", "😎"),
          Map.entry("O:-)", "😇"),
          Map.entry(">:-)", "😈"),
          Map.entry(">:-(", "😠"),
          Map.entry("XD", "😆"),
          Map.entry("xD", "😆"));

  private static final Pattern FACE =
      Pattern.compile(
          PICTURES.keySet().stream()
              .sorted((one, other) -> other.length() - one.length())
              .map(Pattern::quote)
              .collect(Collectors.joining("|", "(?<![^\\s(])(?:", ")(?=[.,!?)]{0,3}(?:\\s|$))")));

  /** What a line has that is meant for a machine. */
  private static final Pattern CODE =
      Pattern.compile("^(?: {4}|\\t)|^\\s*[#$%] |::|==|&&|\\|\\||->|[{};]\\s*$");

  /**
   * A face in a line.
   *
   * @param from where it begins
   * @param to where it ends, not included
   * @param emoji what shows it, which has a picture
   */
  record Face(int from, int to, String emoji) {}

  private Emoticons() {}

  /** The faces of a line in order; none where it looks like code. */
  static List<Face> in(String line) {
    List<Face> faces = new ArrayList<>();
    Matcher found = FACE.matcher(line);
    while (found.find()) {
      String emoji = Objects.requireNonNull(PICTURES.get(found.group()));
      faces.add(new Face(found.start(), found.end(), emoji));
    }
    return faces.isEmpty() || CODE.matcher(line).find() ? List.of() : faces;
  }

  /** All emoji that stand for a face. */
  static List<String> pictures() {
    return PICTURES.values().stream().distinct().toList();
  }

  /**
   * Which lines their writer set apart to be left as they are: between {@code #v+} and {@code #v-},
   * and between fences of three backticks.
   */
  static BitSet verbatim(String text, List<TextLine> lines) {
    BitSet verbatim = new BitSet();
    String end = "";
    for (int i = 0; i < lines.size(); i++) {
      String words = text.substring(lines.get(i).contentFrom(), lines.get(i).to()).strip();
      if (!end.isEmpty()) {
        verbatim.set(i);
        end = words.equals(end) ? "" : end;
      } else if (words.equals("#v+")) {
        end = "#v-";
      } else if (words.startsWith("```") && words.indexOf('`', 3) < 0) {
        end = "```";
      }
    }
    return verbatim;
  }
}
