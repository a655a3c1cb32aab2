package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Change;
import org.newsloom.reading.Desk;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.ThreadList;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.score.ScoreFile;
import org.newsloom.sync.ServerGroup;

/** Scoring rules made, looked at and changed in their windows. */
class ScoreWindowsTest {
  private static final ServerGroup GROUP = Archives.local(new Newsgroup("local.test"));
  private static final MessageId FIRST = new MessageId("0@example.org");

  @TempDir Path folder;
  private Desk desk;
  private Theme theme;

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() throws IOException {
    desk = Desk.open(folder.resolve("profile"));
    theme = Fx.on(Theme::new);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      text.append("From x@example.org Mon Jan  1 10:00:00 2024\nFrom: ")
          .append(i % 2 == 0 ? "Bob <bob+news@example.org>" : "Ann <ann@example.org>")
          .append("\nSubject: ")
          .append(i < 3 ? "Re: what? (again)" : "boilers")
          .append("\nNewsgroups: local.test,alt.flame\nMessage-ID: <")
          .append(i)
          .append("@example.org>\n\nText.\n\n");
    }
    Path file = folder.resolve("old.mbox");
    Files.writeString(file, text);
    var _ =
        Desk.await(
            desk.reading.archives().importAll(Archives.Format.MBOX, file, GROUP.group(), _ -> {}));
  }

  @AfterEach
  void close() {
    desk.close();
    Fx.assertNothingThrown();
  }

  private ShownArticle article() {
    return Desk.await(desk.reading.articles().open(FIRST)).orElseThrow();
  }

  private ScoreDialog dialog() {
    ShownArticle article = article();
    return Fx.on(() ->
        new ScoreDialog(
            theme,
            Optional.empty(),
            desk.reading.scoring(),
            Platform::runLater,
            article,
            Optional.of(GROUP),
            LocalDate.of(2099, 12, 10)));
  }

  @Test
  void aRuleIsMadeOfAnArticleAndHidesItsLikes() {
    ThreadList before = list();
    assertThat(before.size()).isEqualTo(10);
    ScoreDialog dialog = dialog();
    Fx.run(dialog::show);
    assertThat(dialog.pattern().getText()).isEqualTo("bob\\+news@example\\.org");
    Fx.until(
        "it was counted",
        () ->
            dialog
                .outlook()
                .getText()
                .equals("Fits 5 articles of local.test, which will be hidden."));
    Pictures.take(theme, dialog.window().scene(), "score-like");
    Fx.run(() -> {
      dialog.choose(1);
      dialog.addButton().fire();
    });
    Fx.until("it was saved", () -> !dialog.window().isShowing());
    assertThat(desk.heard).contains(new Change.ScoresChanged());
    assertThat(Desk.await(desk.reading.threadLists().again(before)).size()).isEqualTo(5);
    assertThat(Desk.await(desk.reading.scoring().rules()).text())
        .isEqualTo(
            "[local.test]\nScore: -9999\nExpires: 09-01-2100\nFrom: bob\\+news@example\\.org\n");
  }

  private ThreadList list() {
    return Desk.await(desk.reading.threadLists().open(GROUP, ThreadListOptions.USUAL));
  }

  @Test
  void likenessesAreAuthorSubjectThreadAndCrosspost() {
    assertThat(ScoreDialog.likenesses(article().article(), Optional.of(GROUP)))
        .containsExactly(
            new ScoreDialog.Likeness("by this author", "From", "bob+news@example.org"),
            new ScoreDialog.Likeness("with this subject", "Subject", "what? (again)"),
            new ScoreDialog.Likeness("of this thread", "References", "<0@example.org>"),
            new ScoreDialog.Likeness("crossposted to alt.flame", "Newsgroups", "alt.flame"));
    ScoreDialog dialog = dialog();
    for (int i = 0; i < 4; i++) {
      int now = i;
      Fx.run(() -> dialog.likeness().getSelectionModel().select(now));
      Fx.until("it was counted", () -> dialog.outlook().getText().startsWith("Fits "));
      // Nothing answers the first article.
      int fits = new int[] {5, 3, 0, 10}[i];
      assertThat(Fx.on(() -> dialog.outlook().getText())).startsWith("Fits " + fits + " article");
    }
    Fx.run(() -> dialog.pattern().setText("\\("));
    assertThat(dialog.outlook().getText()).startsWith("This does not work");
    assertThat(dialog.addButton().isDisabled()).isTrue();
    Fx.run(() -> dialog.pattern().setText(" "));
    assertThat(dialog.outlook().getText()).contains("every article");
  }

  @Test
  void theRulesAreTextThatIsChecked() {
    var _ = Desk.await(desk.reading.scoring().save(ScoreFile.EMPTY.plus("100 From: ann@")));
    ScoreRulesWindow window = rulesWindow();
    told(window, "In local.test these rules give points to 5 of 10 articles and hide 0.");
    Fx.run(() -> window.text().appendText("[*]\nScore: -9999\nSubject: ^boilers\n"));
    told(window, "In local.test these rules give points to 8 of 10 articles and hide 3.");
    assertThat(list().size()).isEqualTo(10);
    Fx.run(() -> window.text().appendText("Lines: many\n"));
    assertThat(window.banner().isShown()).isTrue();
    Pictures.take(theme, window.window().scene(), "score-rules");
    Fx.run(() -> window.saveButton().fire());
    Fx.until("it was saved", () -> !window.window().isShowing());
    assertThat(Desk.await(desk.reading.scoring().rules()).text()).contains("Lines: many");
  }

  /** Shows the rules of who has a first one already. */
  private ScoreRulesWindow rulesWindow() {
    ScoreRulesWindow window =
        Fx.on(() ->
            new ScoreRulesWindow(
                theme,
                Optional.empty(),
                desk.reading.scoring(),
                Platform::runLater,
                Optional.of(GROUP)));
    Fx.run(window::show);
    Fx.until("it was read", () -> window.text().getText().contains("Score: 100"));
    return window;
  }

  @Test
  void includedFilesAreLookedIntoWhileTheRulesAreWritten() throws IOException {
    var _ = Desk.await(desk.reading.scoring().save(ScoreFile.EMPTY.plus("100 From: ann@")));
    Path scores;
    try (var files = Files.walk(folder)) {
      scores = files.filter(it -> it.endsWith("scores")).findFirst().orElseThrow();
    }
    Files.writeString(
        scores.resolveSibling("more"), "Score: -9999\nSubject: ^boilers\nLines: few\n");
    ScoreRulesWindow window = rulesWindow();
    Fx.run(() -> window.text().appendText("include more\n"));
    Fx.until("the file was read", () -> window.banner().isShown());
    Pictures.take(theme, window.window().scene(), "score-rules-included");
    Files.writeString(scores.resolveSibling("more"), "Score: -9999\nSubject: ^boilers\n");
    Fx.run(() -> window.text().appendText("% now\n"));
    told(window, "In local.test these rules give points to 8 of 10 articles and hide 3.");
    assertThat(window.banner().isShown()).isFalse();
    Fx.run(() -> window.saveButton().fire());
    Fx.until("it was saved", () -> !window.window().isShowing());
    assertThat(list().size()).isEqualTo(7);
  }

  private static void told(ScoreRulesWindow window, String words) {
    Fx.until("it was tried: " + words, () -> window.outlook().getText().equals(words));
  }

  @Test
  void aRuleForWideCrosspostsIsOfferedWithTheirNumber() throws IOException {
    Path file = folder.resolve("wide.mbox");
    Files.writeString(
        file,
        "From x@example.org Mon Jan  1 10:00:00 2024\nFrom: a@example.org\nSubject: Buy\n"
            + "Newsgroups: local.test,alt.a,alt.b,alt.c\nMessage-ID: <wide@example.org>\n\nx\n\n");
    var _ =
        Desk.await(
            desk.reading.archives().importAll(Archives.Format.MBOX, file, GROUP.group(), _ -> {}));
    ShownArticle wide =
        Desk.await(desk.reading.articles().open(new MessageId("wide@example.org"))).orElseThrow();
    assertThat(ScoreDialog.likenesses(wide.article(), Optional.of(GROUP)))
        .contains(new ScoreDialog.Likeness("crossposted to more newsgroups than", "Groups", "3"));
    assertThat(
            Desk.await(
                desk.reading.scoring().tried(ScoreFile.EMPTY.plus("-9999 Groups: 3"), GROUP)))
        .isEqualTo(new org.newsloom.reading.Scoring.Outlook(GROUP, 11, 1, 1));
  }

  @Test
  void whyAnArticleIsTakenForJunk() {
    List<MessageId> ids =
        IntStream.range(0, 10).mapToObj(i -> new MessageId(i + "@example.org")).toList();
    // Ann is junk, Bob is not.
    var _ =
        Desk.await(
            desk.reading
                .junk()
                .junk(List.of(ids.get(1), ids.get(3), ids.get(5), ids.get(7), ids.get(9))));
    var _ =
        Desk.await(
            desk.reading
                .junk()
                .notJunk(List.of(ids.get(0), ids.get(2), ids.get(4), ids.get(6), ids.get(8))));
    var fitting = Desk.await(desk.reading.scoring().explain(ids.get(7)));
    assertThat(fitting)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.rule()).isEmpty();
          assertThat(one.text()).contains(" % sure, by ", "ann@example.org");
        });
    ShownArticle article = Desk.await(desk.reading.articles().open(ids.get(7))).orElseThrow();
    ScoreWhyWindow window =
        Fx.on(() -> new ScoreWhyWindow(theme, Optional.empty(), article, fitting, () -> {}));
    Fx.run(window::show);
    Pictures.take(theme, window.window().scene(), "score-why-junk");
    assertThat(
            Fx.on(() ->
                ((javafx.scene.control.Label) window.window().scene().lookup(".window-title"))
                    .getText()))
        .isEqualTo("Score " + fitting.getFirst().points() + " in local.test");
    Fx.run(window.window()::close);
  }

  @Test
  void whyAnArticleHasItsScore() {
    ScoreFile rules =
        ScoreFile.EMPTY.plus("100 From: bob").plus("-20 Subject: what").plus("5 Subject: no");
    var _ = Desk.await(desk.reading.scoring().save(rules));
    ShownArticle article = article();
    var fitting = Desk.await(desk.reading.scoring().explain(FIRST));
    assertThat(fitting)
        .extracting(org.newsloom.reading.Scoring.Fitting::points)
        .containsExactly(100, -20);
    ScoreWhyWindow window =
        Fx.on(() -> new ScoreWhyWindow(theme, Optional.empty(), article, fitting, () -> {}));
    Fx.run(window::show);
    Pictures.take(theme, window.window().scene(), "score-why");
    assertThat(
            Fx.on(() ->
                ((javafx.scene.control.Label) window.window().scene().lookup(".window-title"))
                    .getText()))
        .isEqualTo("Score 80 in local.test");
    Fx.run(window.window()::close);
  }
}
