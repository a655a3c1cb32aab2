package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.newsloom.article.Article;
import org.newsloom.article.Defect;
import org.newsloom.article.Part;
import org.newsloom.post.Attachments;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.Withdrawn;

/** What can be told of an article besides its words: where it came from, and what was odd in it. */
final class ArticleDetails {
  private static final int MOST = 200;
  private static final int MOST_LETTERS = 2_000;

  /** Fields that are told as they stand, by the words that people use for them. */
  private static final List<String> FIELDS =
      List.of(
          "Archived-At",
          "Injection-Date",
          "NNTP-Posting-Host",
          "NNTP-Posting-Date",
          "X-Trace",
          "X-Complaints-To",
          "Organization",
          "User-Agent",
          "X-Newsreader",
          "X-Mailer",
          "X-Gateway",
          "Approved",
          "Expires",
          "Supersedes",
          "Control",
          "Cancel-Lock");

  /**
   * One thing that is told.
   *
   * @param name what it is
   * @param values one a line
   */
  record Line(String name, List<String> values) {}

  private ArticleDetails() {}

  /** All that there is to tell, in the order of interest. */
  static List<Line> of(ShownArticle shown) {
    Article article = shown.article();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Message-ID", List.of(shown.id().shown())));
    if (shown.isSigned()) {
      lines.add(new Line("Signed", List.of("by PGP; whether it fits stands above the text")));
    }
    shown
        .withdrawn()
        .ifPresent(
            said -> lines.add(new Line("Withdrawn", List.of(words(said), said.by().toString()))));
    List<String> defects =
        article.defects().stream().limit(MOST).map(ArticleDetails::words).toList();
    lines.add(new Line("Defects", defects.isEmpty() ? List.of("none") : defects));
    article.header("Path").ifPresent(path -> lines.add(new Line("Way", hops(path))));
    article
        .header("Injection-Info")
        .ifPresent(info -> lines.add(new Line("Posted through", pieces(info))));
    for (String name : FIELDS) {
      article
          .header(name)
          .filter(value -> !value.isBlank())
          .ifPresent(value -> lines.add(new Line(name, List.of(bounded(value)))));
    }
    lines.add(new Line("Read as", List.of(readAs(article))));
    if (article.parts().size() > 1) {
      lines.add(
          new Line(
              "Parts", article.parts().stream().limit(MOST).map(ArticleDetails::words).toList()));
    }
    return lines;
  }

  /** The same as text, for the clipboard. */
  static String text(List<Line> lines) {
    return lines.stream()
        .map(line -> line.name() + ": " + String.join("\n    ", line.values()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The servers that an article went through, the first one first (RFC 5536 section 3.1.5). */
  static List<String> hops(String path) {
    List<String> hops = new ArrayList<>();
    String[] names = path.strip().split("!", -1);
    for (int i = names.length - 2; i >= 0 && hops.size() < MOST; i--) {
      String name = names[i].strip();
      String upper = name.toUpperCase(Locale.ROOT);
      if (upper.startsWith(".POSTED")) {
        hops.add("posted" + of(name, ".POSTED".length(), " from "));
      } else if (upper.startsWith(".MISMATCH")) {
        hops.add("came under another name" + of(name, ".MISMATCH".length(), " than "));
      } else if (upper.startsWith(".SEEN")) {
        hops.add("seen" + of(name, ".SEEN".length(), " from "));
      } else if (!name.isEmpty()) {
        hops.add(bounded(name));
      }
    }
    return hops;
  }

  /** What stands behind a keyword and a dot. */
  private static String of(String name, int keyword, String word) {
    return name.length() > keyword + 1 ? word + bounded(name.substring(keyword + 1)) : "";
  }

  /** The parameters of Injection-Info, one a line (RFC 5536 section 3.2.8). */
  private static List<String> pieces(String info) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    boolean quoted = false;
    String all = bounded(info);
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      quoted ^= c == '"';
      if (c == ';' && !quoted) {
        pieces.add(piece.toString().strip());
        piece.setLength(0);
      } else {
        piece.append(c);
      }
    }
    pieces.add(piece.toString().strip());
    return pieces.stream().filter(it -> !it.isEmpty()).toList();
  }

  private static String readAs(Article article) {
    return article.charset()
        + (article.flowed() ? ", format=flowed" : "")
        + (article.html().isEmpty() ? "" : ", made of HTML");
  }

  /** That it is withdrawn, for the person. */
  static String words(Withdrawn said) {
    String who = said.byAuthor() ? "by its author" : "by somebody who may not be its author";
    return said.isSuperseded()
        ? "A newer article was put in its place " + who + "."
        : "It was asked to be cancelled " + who + ".";
  }

  private static String words(Defect defect) {
    return defect.where() + ": " + defect.what();
  }

  private static String words(Part part) {
    return part.path()
        + "  "
        + part.type()
        + (part.name().isEmpty() ? "" : "  " + part.name())
        + "  "
        + Attachments.size(part.size())
        + switch (part.origin()) {
          case ENTITY -> "";
          case IN_TEXT -> "  found in the text";
          case LEFT_OVER -> "  left over of a multipart";
        };
  }

  private static String bounded(String value) {
    return value.length() <= MOST_LETTERS ? value : value.substring(0, MOST_LETTERS) + "…";
  }
}
