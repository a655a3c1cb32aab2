package org.newsloom.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.article.Defect;
import org.newsloom.article.GroupNameRule;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.NumberRanges;

/**
 * A {@code .newsrc}: a line for each newsgroup, {@code :} behind the name of one that is subscribed
 * and {@code !} of one that is not, then the numbers that have been read. A line without either is
 * taken for one that is subscribed, and is told unless the name stands alone. Comments begin with
 * {@code #}.
 *
 * @param lines in the order of the file, a newsgroup once: what doubled lines say is put together
 * @param defects lines that name no newsgroup and ranges that make no sense, which are left out
 */
public record Newsrc(List<Line> lines, List<Defect> defects) {
  private static final int MAX_DEFECTS = 1_000;

  /** So few lines without a newsgroup tell nothing of the file. */
  private static final int FEW = 10;

  private static final Pattern LINE = Pattern.compile("\\s*([^\\s:!]+)\\s*([:!])(.*)");

  /** The colon is lost; what follows can only be numbers. */
  private static final Pattern NO_COLON = Pattern.compile("\\s*([^\\s:!]+)()((?:\\s[\\d\\s,-]*)?)");

  /** Lines of programs that keep their options in the file. */
  private static final Pattern OPTIONS = Pattern.compile("\\s*(?:options\\s.*|options|#.*)");

  /** A byte order mark. */
  private static final String MARK = "\ufeff";

  /**
   * A newsgroup.
   *
   * @param read the numbers that have been read
   */
  public record Line(Newsgroup group, boolean subscribed, NumberRanges read) {}

  /** Takes copies of the lists. */
  public Newsrc {
    lines = List.copyOf(lines);
    defects = List.copyOf(defects);
  }

  /**
   * Reads a file; of ranges that make no sense the rest of the line is still good. A file most of
   * whose lines name no newsgroup is something else: then no line counts.
   */
  public static Newsrc parse(String text) {
    Map<Newsgroup, Line> lines = new LinkedHashMap<>();
    List<Defect> defects = new ArrayList<>();
    int number = 0;
    int nameless = 0;
    for (String one : (text.startsWith(MARK) ? text.substring(1) : text).split("\\R", -1)) {
      number++;
      if (one.isBlank() || OPTIONS.matcher(one).matches()) {
        continue;
      }
      Matcher line = LINE.matcher(one);
      boolean hasColon = line.matches();
      line = hasColon ? line : NO_COLON.matcher(one);
      Optional<Newsgroup> group =
          line.matches() && GroupNameRule.canBePosted(line.group(1))
              ? Newsgroup.parse(line.group(1))
              : Optional.empty();
      if (group.isEmpty()) {
        nameless++;
        add(defects, number, "names no newsgroup");
        continue;
      }
      if (!hasColon && !line.group(3).isEmpty()) {
        add(defects, number, "has no colon");
      }
      String numbers = Objects.requireNonNullElse(line.group(3), "");
      for (int i = NumberRanges.countSenseless(numbers); i > 0; i--) {
        add(defects, number, "has a range of numbers that makes no sense");
      }
      Line read = new Line(group.get(), !"!".equals(line.group(2)), NumberRanges.parse(numbers));
      lines.merge(
          group.get(),
          read,
          (first, other) ->
              new Line(
                  first.group(),
                  first.subscribed() || other.subscribed(),
                  first.read().plus(other.read())));
    }
    if (nameless > Math.max(lines.size(), FEW)) {
      defects.addFirst(new Defect("file", "is no .newsrc: most of its lines name no newsgroup"));
      lines.clear();
    }
    return new Newsrc(List.copyOf(lines.values()), defects);
  }

  private static void add(List<Defect> defects, int line, String what) {
    if (defects.size() < MAX_DEFECTS) {
      defects.add(new Defect("line " + line, what));
    }
  }

  /** The file. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (Line line : lines) {
      out.append(line.group().name()).append(line.subscribed() ? ":" : "!");
      if (!line.read().isEmpty()) {
        out.append(' ').append(line.read());
      }
      out.append('\n');
    }
    return out.toString();
  }
}
