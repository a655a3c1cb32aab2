package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
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

  /** What stands on a page that is laid out, line by line. */
  static List<PdfFile.Line> lines(VBox page) {
    List<PdfFile.Line> lines = new ArrayList<>();
    for (Node line : page.getChildren()) {
      double top = line.getBoundsInParent().getMinY();
      if (line instanceof Text text) {
        lines.add(new PdfFile.Line(text.getText(), top, text.getFont().getSize()));
      } else {
        lines.add(new PdfFile.Line(String.valueOf(line.getUserData()), top, SIZE));
      }
    }
    return lines;
  }

  private VBox page() {
    if (pages.isEmpty()) {
      pages.add(new VBox());
    }
    return pages.getLast();
  }

  private void add(String words, Font font) {
    Node line;
    double needed;
    if (EmojiPieces.isIn(words)) {
      TextFlow pieces = pieces(words, font);
      pieces.setMaxWidth(width);
      pieces.setUserData(words);
      needed = Math.ceil(pieces.prefHeight(width));
      line = pieces;
    } else {
      Text text = letters(words.isEmpty() ? " " : words, font);
      text.setWrappingWidth(width);
      needed = Math.ceil(text.getLayoutBounds().getHeight());
      line = text;
    }
    if (used + needed > height && used > 0) {
      pages.add(new VBox());
      used = 0;
    }
    page().getChildren().add(line);
    used += needed;
  }

  private static Text letters(String words, Font font) {
    Text text = new Text(words);
    text.setFont(font);
    text.setFill(Color.BLACK);
    return text;
  }

  private static TextFlow pieces(String words, Font font) {
    TextFlow flow = new TextFlow();
    for (EmojiPieces.Piece piece : EmojiPieces.of(words)) {
      switch (piece.kind()) {
        case TEXT -> flow.getChildren().add(letters(piece.text(), font));
        case LETTER ->
            flow.getChildren().add(letters(piece.text(), Font.font("Noto Emoji", font.getSize())));
        case PICTURE -> flow.getChildren().add(new EmojiPicture(piece.text(), font.getSize()));
        case UNSEEN -> {
          // It has done its work by joining the emoji beside it.
        }
      }
    }
    return flow;
  }
}
