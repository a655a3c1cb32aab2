package org.newsloom.cli;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.newsloom.reading.ArticleRow;

/** How an article is listed. */
public final class Rows {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** Deeper threads go straight down, to leave room for the subject. */
  private static final int MOST_INDENT = 12;

  private Rows() {}

  /** The object of {@code --json}, on one line. */
  public static String json(ArticleRow row) {
    return fields(row).toString();
  }

  static Fields fields(ArticleRow row) {
    if (row.missing()) {
      return new Fields()
          .put("id", row.id())
          .put("number", null)
          .put("group", null)
          .put("newsgroups", null)
          .put("subject", null)
          .put("from", null)
          .put("date", null)
          .put("parent", null)
          .put("root", null)
          .put("depth", null)
          .put("missing", true)
          .put("score", null)
          .put("read", null)
          .put("flagged", null)
          .put("lines", null)
          .put("bytes", null);
    }
    return new Fields()
        .put("id", row.id())
        .put("number", row.number())
        .put("group", row.group().group())
        .put("newsgroups", row.newsgroups())
        .put("subject", row.subject())
        .put("from", row.from())
        .put("date", row.date())
        .put("parent", row.parent())
        .put("root", row.root())
        .put("depth", row.depth())
        .put("missing", false)
        .put("score", row.score())
        .put("read", row.state().isRead())
        .put("flagged", row.state().isFlagged())
        .put("lines", row.lines())
        .put("bytes", row.bytes());
  }

  /**
   * For a person: at a terminal two lines that fit into it, who and when and the ID under the
   * subject; else, for grep and screen readers too, one whole line. What counts comes first, and no
   * tables are drawn.
   */
  static String line(ArticleRow row, Screen screen) {
    return line(row, "", screen);
  }

  /** The same, indented by its depth in the thread. */
  static String inThread(ArticleRow row, Screen screen) {
    return line(row, "  ".repeat(Math.min(row.depth(), MOST_INDENT)), screen);
  }

  private static String line(ArticleRow row, String indent, Screen screen) {
    if (row.missing()) {
      return indent
          + "  "
          + screen.in(Screen.Style.FAINT, "(missing article " + row.id().shown() + ")");
    }
    String marks = (row.state().isRead() ? "  " : "• ") + (row.state().isFlagged() ? "★ " : "");
    return screen.columns().isPresent()
        ? two(row, indent, marks, screen, screen.columns().getAsInt())
        : indent
            + marks
            + row.subject()
            + "  —  "
            + row.from().displayName()
            + ", "
            + date(row)
            + "  "
            + row.id().shown();
  }

  private static String two(
      ArticleRow row, String indent, String marks, Screen screen, int columns) {
    int room = Math.max(20, columns - indent.length() - marks.length());
    String subject = Screen.cut(row.subject(), room);
    String below = indent + "    ";
    String id = row.id().shown();
    int forName = columns - below.length() - date(row).length() - Screen.width(id) - 4;
    // An ID is there to be copied, so it is never cut: the name is, or the terminal breaks the
    // line.
    String name = Screen.cut(row.from().displayName(), Math.max(12, forName));
    return indent
        + marks
        + (row.state().isRead() ? subject : screen.in(Screen.Style.STRONG, subject))
        + "\n"
        + below
        + name
        + screen.in(Screen.Style.FAINT, "  " + date(row) + "  " + id);
  }

  private static String date(ArticleRow row) {
    return row.date().map(date -> DATE.format(date.atOffset(ZoneOffset.UTC))).orElse("no date");
  }
}
