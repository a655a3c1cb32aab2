package org.newsloom.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.newsloom.article.Article;

/** The HTML of an article as a file for the browser. */
final class HtmlFile {
  private HtmlFile() {}

  /**
   * Writes the sanitised HTML into a file that goes when the program ends. The policy forbids what
   * sanitising may have missed.
   *
   * @throws UncheckedIOException where nothing can be written
   */
  static Path write(Article article) {
    try {
      Path file = Files.createTempFile("newsloom-", ".html");
      file.toFile().deleteOnExit();
      return Files.writeString(file, page(article));
    } catch (IOException e) {
      throw new UncheckedIOException("No file for the browser could be written.", e);
    }
  }

  static String page(Article article) {
    return String.format(
        Locale.ROOT,
        """
        <!DOCTYPE html>
        <html><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
        <meta name="referrer" content="no-referrer">
        <title>%s</title></head><body>
        %s
        </body></html>
        """,
        escaped(article.subject()),
        article.html());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
