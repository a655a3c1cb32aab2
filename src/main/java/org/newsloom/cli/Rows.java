package org.newsloom.cli;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.newsloom.reading.ArticleRow;

/** How an article is listed. */
final class Rows {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private Rows() {}

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

  /** For a person, screen readers included: what counts comes first, no tables drawn. */
  static String line(ArticleRow row) {
    String indent = "  ".repeat(Math.min(row.depth(), 20));
    if (row.missing()) {
      return indent + "(missing article " + row.id() + ")";
    }
    return indent
        + (row.state().isRead() ? "  " : "• ")
        + (row.state().isFlagged() ? "★ " : "")
        + row.subject()
        + "  —  "
        + row.from().displayName()
        + ", "
        + row.date().map(date -> DATE.format(date.atOffset(ZoneOffset.UTC))).orElse("no date")
        + "  "
        + row.id();
  }
}
