package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.article.Article;
import org.newsloom.article.TextLine;
import org.newsloom.mime.TextStructure;

/**
 * Which lines of an article are quoted in an answer: the author's text and what he quotes, without
 * the signature and without what a gateway added (net-keeping row G10c).
 */
public final class Quotable {
  private Quotable() {}

  /** The lines of the whole article. */
  public static List<String> lines(Article article) {
    String text = article.text();
    List<String> lines = new ArrayList<>();
    for (TextLine line : TextStructure.of(text).lines()) {
      if (line.kind() == TextLine.Kind.BODY) {
        lines.add(text.substring(line.from(), line.to()));
      }
    }
    return List.copyOf(lines);
  }

  /** The lines of a part that was selected, whatever it lies in (net-keeping row G10d). */
  public static List<String> selection(String selected) {
    return List.of(selected.split("\n", -1));
  }
}
