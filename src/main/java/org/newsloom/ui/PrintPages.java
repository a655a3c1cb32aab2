package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.newsloom.article.Article;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.ShownArticle;

/** An article on paper: its head, and its text in lines as wide as the page. Black on white. */
final class PrintPages {
  private static final double SIZE = 10;
  private static final double TITLE = 14;

  /** Nobody prints more of one article. */
  private static final int MOST_PAGES = 500;

  private final double width;
  private final double height;
  private final String family;
  private final List<VBox> pages = new ArrayList<>();
  private double used;

  private PrintPages(double width, double height, String family) {
    this.width = width;
    this.height = height;
    this.family = family;
  }

  /**
   * The pages of an article.
   *
   * @param width of the part of the paper that is printed on, in points
   * @param height likewise
   * @param monospace whether letters have a fixed width
   */
  static List<VBox> of(
      ShownArticle shown, DateText dates, boolean monospace, double width, double height) {
    PrintPages made = new PrintPages(width, height, monospace ? "JetBrains Mono" : "Inter");
    Article article = shown.article();
    made.add(
        article.subject().isBlank() ? "(no subject)" : article.subject(),
        Font.font("Inter", FontWeight.BOLD, TITLE));
    Font small = Font.font("Inter", SIZE);
    made.add("From: " + article.from(), small);
    article.date().ifPresent(date -> made.add("Date: " + dates.full(date), small));
    made.add(
        "Newsgroups: "
            + String.join(", ", article.newsgroups().stream().map(Newsgroup::name).toList()),
        small);
    made.add("Message-ID: " + shown.id(), small);
    made.add("", small);
    Font font = Font.font(made.family, SIZE);
    BodyText text = BodyText.of(article.text(), shown.outline());
    for (int i = 0; i < text.size() && made.pages.size() <= MOST_PAGES; i++) {
      BodyLine line = text.line(i);
      made.add(line.prefix() + line.text(), font);
    }
    return made.pages;
  }

  private VBox page() {
    if (pages.isEmpty()) {
      pages.add(new VBox());
    }
    return pages.getLast();
  }

  private void add(String words, Font font) {
    Text line = new Text(words.isEmpty() ? " " : words);
    line.setFont(font);
    line.setFill(Color.BLACK);
    line.setWrappingWidth(width);
    double needed = Math.ceil(line.getLayoutBounds().getHeight());
    if (used + needed > height && used > 0) {
      pages.add(new VBox());
      used = 0;
    }
    page().getChildren().add(line);
    used += needed;
  }
}
