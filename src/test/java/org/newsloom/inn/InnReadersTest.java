package org.newsloom.inn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.inn.NewsDesk.followup;
import static org.newsloom.inn.NewsDesk.newPost;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.post.Composition;
import org.newsloom.post.PythonMail;
import org.newsloom.reading.ShownArticle;

/** What we post to a real INN is shown as it was meant by newsreaders that are not ours. */
class InnReadersTest extends OnInn {
  /** Columns that both readers leave to a line of text. */
  private static final int WIDTH = 70;

  private static final String DOTS =
      """
      .dot
      ..dots
      .
      From here

      --\s
      Ann
      """;

  @TempDir Path home;

  private Composition post(String name, String subject, String body) {
    return newPost(group, subject, body).withFrom(new Author(name, "ann@tests.invalid"));
  }

  /** Posts them, an answer right after what it answers, which is how readers go through them. */
  private List<Article> posted() {
    List<Article> all = new ArrayList<>();
    all.add(posted(post("Ann Example", "A subject", "Hello\n\nTwo words.\n")).article());
    ShownArticle first = desk.show(all.getFirst().id().orElseThrow()).orElseThrow();
    all.add(
        posted(followup(first, "Ann Example wrote:\n> Hello\n>\n> Two words.\n\nBye.\n"))
            .article());
    all.add(
        posted(post("Ann “Quoted” Example", "Grüße, 无奈 and Ελλάδα", "Grüße 无奈 👍 עברית\n"))
            .article());
    all.add(posted(post("O'Neil, Pat (home)", "无奈之中的转机".repeat(6), "Много букв\n")).article());
    all.add(posted(post("李明", "=?UTF-8?Q?not_encoded?= by me", DOTS)).article());
    all.add(
        posted(post("Jürgen \"J\" Müller", "a = b ? c : d_e", "  a\ttab\n=3D is text\n"))
            .article());
    all.add(
        posted(post("Ann", "Quoted-printable", "first = line\nwide " + "无".repeat(500))).article());
    return all;
  }

  @Test
  void pythonReadsWhatWasMeant() throws IOException, InterruptedException {
    List<Article> articles = posted();
    List<byte[]> sources = new ArrayList<>();
    for (Article article : articles) {
      sources.add(
          await(desk.desk.reading.articles().source(article.id().orElseThrow())).orElseThrow());
    }
    List<Map<String, Object>> read = PythonMail.read(home, sources);
    for (int i = 0; i < articles.size(); i++) {
      assertThat(read.get(i))
          .containsEntry("subject", articles.get(i).subject())
          .containsEntry("name", articles.get(i).from().name())
          .containsEntry("address", articles.get(i).from().address())
          .containsEntry("body", articles.get(i).text())
          .containsEntry("defects", List.of());
    }
  }

  @Test
  void slrnShowsWhatWasMeant() throws IOException {
    Terminal.needs("tmux", "slrn");
    List<Article> articles = posted();
    Path settings = home.resolve("slrnrc");
    // Its usual order is by date, and that of the articles is the same second.
    Files.writeString(
        settings, "charset display utf-8\nhostname \"tests.invalid\"\nset sorting_method 0\n");
    Path newsrc = home.resolve("newsrc");
    Files.writeString(newsrc, group.name() + ":\n");
    try (Terminal terminal =
        Terminal.run(
            home,
            "slrn -n -i %s -f %s -h %s -p %d".formatted(settings, newsrc, Inn.HOST, Inn.PORT))) {
      terminal.await("slrn lists the newsgroup", rows -> rows.get(1).endsWith(group.name()));
      terminal.press("Enter");
      terminal.await("slrn lists the subjects", rows -> lists(rows, articles));
      String key = "Enter";
      for (Article article : articles) {
        terminal.press(key);
        key = "n";
        terminal.await(
            "slrn shows " + article.subject(),
            rows ->
                rows.contains("Subject: " + article.subject())
                    && rows.stream().anyMatch(row -> row.startsWith("From:") && names(row, article))
                    && shows(rows, article));
      }
    }
  }

  @Test
  void tinShowsWhatWasMeant() throws IOException {
    Terminal.needs("tmux", "tin");
    List<Article> articles = posted();
    Files.writeString(home.resolve(".newsrc"), group.name() + ":\n");
    try (Terminal terminal =
        Terminal.run(home, "tin -r -g %s -p %d %s".formatted(Inn.HOST, Inn.PORT, group.name()))) {
      terminal.await(
          "tin greets its new user",
          rows -> rows.stream().anyMatch(row -> row.contains("Press <RETURN>")));
      terminal.press("Enter");
      terminal.await("tin lists the subjects", rows -> lists(rows, articles));
      String key = "Enter";
      for (Article article : articles) {
        terminal.press(key);
        key = "n";
        terminal.await(
            "tin shows " + article.subject(),
            rows ->
                rows.get(1).contains("  " + article.subject() + "  ")
                    && names(rows.get(2), article)
                    && shows(rows, article));
      }
    }
  }

  /** Lists differ in whether they say “Re:”. */
  private static boolean lists(List<String> rows, List<Article> articles) {
    return articles.stream()
        .allMatch(article -> rows.stream().anyMatch(row -> row.contains(bare(article))));
  }

  private static String bare(Article article) {
    return article.subject().replaceFirst("^Re: ", "");
  }

  private static boolean names(String row, Article article) {
    return row.contains(article.from().name())
        && row.contains(" <" + article.from().address() + ">");
  }

  /** All lines of the text one below the other, the last of them perhaps wider than the screen. */
  private static boolean shows(List<String> rows, Article article) {
    List<String> lines = article.text().lines().map(InnReadersTest::cut).toList();
    return Collections.indexOfSubList(rows.stream().map(InnReadersTest::cut).toList(), lines) >= 0;
  }

  private static String cut(String line) {
    return line.substring(0, Math.min(line.length(), WIDTH)).stripTrailing();
  }
}
