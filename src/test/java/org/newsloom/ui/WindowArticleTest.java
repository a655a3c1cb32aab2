package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.newsloom.ui.ArticleModel.Content.Conversation;

/** The article in the main window, and the keys that go with it; leaves pictures. */
final class WindowArticleTest {
  @RegisterExtension private final TestWindows windows = new TestWindows();

  @Test
  void showsAllThatAHeadCanHold() {
    FakeNews news = SampleWorld.news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.run(() -> {
      window.desk().article().allHeaders().set(true);
      window.desk().threads().expandAll();
      var _ = window.desk().reader().open(2);
    });
    Fx.picture(window.scene(), "head", 1);
    Fx.run(() -> window.stage().setWidth(620));
    Fx.run(() -> window.desk().article().allHeaders().set(false));
    Fx.picture(window.scene(), "head-narrow", 1);
    assertThat(window.desk().article().content().get())
        .isInstanceOf(ArticleModel.Content.Here.class);
  }

  @Test
  void findsAndMarksInTheArticle() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 1);
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.F, true, false);
    Fx.run(() -> ((javafx.scene.control.TextField) window.scene().getFocusOwner()).setText("the"));
    Fx.frames(2);
    Fx.picture(window.scene(), "find", 1);
    String count =
        Fx.on(() -> ((javafx.scene.control.Label) window.scene().lookup(".find-count")).getText());
    assertThat(count).isEqualTo("1 of 7");
  }

  private static void waitForFirstLine(MainWindow window, String line) {
    Fx.until(
        "the article begins with " + line,
        () -> window.panes().article().body().body().shown(0).equals(line));
  }

  @Test
  void showsTheWholeThreadAsOneText() {
    FakeNews news = SampleWorld.news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 0);
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.C);
    ArticleModel model = window.desk().article();
    Fx.until("the thread is there", () -> model.content().get() instanceof Conversation);
    Conversation all = (Conversation) model.content().get();
    int size = Fx.on(() -> window.desk().threads().source().subtreeSize(0));
    assertThat(all.sections()).hasSize(size);
    Fx.frames(4);
    assertThat(Fx.on(() -> window.panes().article().sectionInSight())).isZero();
    Pictures.take(windows.themes().getFirst(), window.scene(), "conversation");
    // The keys go on in the same text.
    TestWindows.openRow(window, 2);
    Fx.frames(3);
    assertThat(((Conversation) model.content().get()).sections()).isSameAs(all.sections());
    assertThat(((Conversation) model.content().get()).current()).isEqualTo(2);
    Fx.until("it is in sight", () -> window.panes().article().sectionInSight() > 0);
    BodyText text = window.panes().article().body().body();
    for (int section = 0; section < size; section++) {
      assertThat(text.sectionOf(text.lineOf(section))).isEqualTo(section);
    }
    assertThat(text.line(text.lineOf(1)).kind())
        .isIn(BodyLine.Kind.HEADING, BodyLine.Kind.UNREAD_HEADING);
    Fx.press(window.scene(), KeyCode.C);
    Fx.until("one article", () -> model.content().get() instanceof ArticleModel.Content.Here);
  }

  @Test
  void whatIsPagedOverInAThreadHasBeenRead() {
    FakeNews news = SampleWorld.news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.run(() -> window.desk().article().conversation().set(true));
    TestWindows.openRow(window, 0);
    ArticleModel model = window.desk().article();
    Fx.until("the thread is there", () -> model.content().get() instanceof Conversation);
    int last = ((Conversation) model.content().get()).sections().size() - 1;
    Fx.run(() -> window.desk().reader().follow(last));
    Fx.frames(2);
    assertThat(((Conversation) model.content().get()).current()).isEqualTo(last);
    assertThat(window.desk().threads().current().get()).isEqualTo(last);
    for (int row = 0; row < last; row++) {
      assertThat(window.desk().threads().source().isRead(row)).as("row " + row).isTrue();
    }
  }

  @Test
  void theHeadOfAThreadAsOneTextSaysWhereAnArticleIsMissing() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    Fx.run(() -> window.desk().article().conversation().set(true));
    TestWindows.openRow(window, 6);
    ArticleModel model = window.desk().article();
    Fx.until("the thread is there", () -> model.content().get() instanceof Conversation);
    assertThat(Fx.on(() -> head(window))).contains("appropriations bill");
    Fx.run(() -> model.show(((Conversation) model.content().get()).at(0, true)));
    Fx.frames(2);
    assertThat(Fx.on(() -> head(window))).isEqualTo("This article is not here");
  }

  private static String head(MainWindow window) {
    return window.scene().lookup(".article-header .subject-line").getAccessibleText();
  }

  @Test
  void asksForWhatAnArticleAnswersWhereThatDidNotCome() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 6);
    Fx.frames(2);
    assertThat(Fx.on(() -> window.desk().threads().source().isPlaceholder(5))).isTrue();
    Fx.press(window.scene(), KeyCode.U);
    ArticleModel model = window.desk().article();
    Fx.until(
        "the missing article is there",
        () -> model.content().get() instanceof ArticleModel.Content.Here);
    assertThat(window.desk().threads().current().get()).isEqualTo(5);
  }

  @Test
  void readsTheArticleAgainInTheCharsetThatIsChosen() {
    FakeNews news = SampleWorld.news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 1);
    Fx.frames(2);
    Optional<Charset> chosen = Optional.of(Charset.forName("KOI8-R"));
    Fx.run(() -> window.desk().reader().readAs(chosen));
    Fx.frames(2);
    assertThat(news.readAs).isEqualTo(chosen);
    assertThat(window.desk().article().article()).isPresent();
  }

  @Test
  void readsHtmlWhereThePersonPrefersItAndRemembersThat() {
    FakeNews news = SampleWorld.news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 1);
    Fx.frames(2);
    Fx.run(() -> window.commands().run(Command.PREFER_HTML));
    Fx.frames(2);
    assertThat(news.prefersHtml).isTrue();
    assertThat(window.desk().article().article()).isPresent();
    FakeNews again = SampleWorld.news();
    windows.open(again, Fx.on(window::state));
    assertThat(again.prefersHtml).isTrue();
  }

  @Test
  void foldsQuotesAsTheMenuSays() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    ArticleModel article = window.desk().article();
    Fx.run(() -> window.commands().run(Command.FOLD_INNER_QUOTES));
    assertThat(article.folding().get()).isEqualTo(QuoteFolding.INNER);
    Fx.run(() -> window.commands().run(Command.FOLD_ALL_QUOTES));
    assertThat(article.folding().get()).isEqualTo(QuoteFolding.ALL);
    Fx.run(() -> window.commands().run(Command.FOLD_ALL_QUOTES));
    assertThat(article.folding().get()).isEqualTo(QuoteFolding.NONE);
  }

  @Test
  void turnsTheTextAndBackAndCopiesTheLink() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 1);
    Fx.frames(2);
    String plain = window.desk().article().article().orElseThrow().article().text();
    Fx.press(window.scene(), KeyCode.X, true, true);
    waitForFirstLine(window, Rot13.of(plain.lines().findFirst().orElseThrow()));
    Fx.press(window.scene(), KeyCode.X, true, true);
    waitForFirstLine(window, plain.lines().findFirst().orElseThrow());
    // The next article is not turned.
    Fx.press(window.scene(), KeyCode.X, true, true);
    TestWindows.openRow(window, 2);
    Fx.frames(2);
    assertThat(window.desk().article().rot13().get()).isFalse();
    Fx.run(() -> window.commands().run(Command.COPY_LINK));
    assertThat(Fx.on(() -> Clipboard.getSystemClipboard().getString())).startsWith("news:");
    Fx.run(() -> window.commands().run(Command.COPY_ID));
    assertThat(Fx.on(() -> Clipboard.getSystemClipboard().getString())).matches("<.+@.+>");
  }

  @Test
  void keysStayWithTheArticleWhereThereIsNoTextToShow() {
    FakeNews news = SampleWorld.news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 1);
    Fx.frames(2);
    Fx.press(window.scene(), KeyCode.DIGIT3, true, false);
    Fx.frames(2);
    assertThat(Fx.on(() -> window.panes().article().isFocused())).isTrue();

    news.hold();
    TestWindows.openRow(window, 2);
    Fx.frames(3);
    assertThat(Fx.on(() -> window.panes().article().isFocused())).isTrue();

    Fx.press(window.scene(), KeyCode.Z);
    Fx.frames(3);
    assertThat(Fx.on(() -> window.panes().zoomed().get())).isTrue();
    assertThat(Fx.on(() -> window.panes().article().isFocused())).isTrue();
    Fx.press(window.scene(), KeyCode.Z);
    Fx.frames(3);
    assertThat(Fx.on(() -> window.panes().zoomed().get())).isFalse();
  }

  @Test
  void showsWhatWasWrittenRightToLeftAtAnyWidth() {
    FakeNews news = SampleWorld.news();
    String line =
        "مرحبا بالعالم هذا نص طويل جدا يحتاج إلى أكثر من سطر واحد hello שלום עולם ".repeat(8);
    news.add(
        "misc.test",
        new FakeNews.Item(
            0,
            line,
            new org.newsloom.article.Author(line, "a@example.invalid"),
            SampleWorld.at(0),
            line + "\n> " + line,
            false));
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("misc.test")));
    Fx.frames(2);
    TestWindows.openRow(window, 0);
    for (int width = 560; width < 1400; width += 60) {
      int wanted = width;
      Fx.run(() -> window.stage().setWidth(wanted));
      Fx.frames(2);
    }
    Fx.picture(window.scene(), "right-to-left", 1);
    Fx.assertNothingThrown();
  }

  @Test
  void opensTwentyThousandLines() {
    FakeNews news = SampleWorld.news();
    news.add(
        "misc.test",
        new FakeNews.Item(
            0,
            "Long",
            new org.newsloom.article.Author("A", "a@example.invalid"),
            SampleWorld.at(0),
            "> quoted line with https://example.org/\nown line\n".repeat(10_000),
            false));
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("misc.test")));
    Fx.frames(2);
    long start = System.nanoTime();
    TestWindows.openRow(window, 0);
    Fx.frames(1);
    System.out.printf("20,000 lines shown in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    Fx.press(window.scene(), KeyCode.SPACE);
    Fx.press(window.scene(), KeyCode.SPACE);
    assertThat(Fx.on(() -> window.desk().article().article()).orElseThrow().article().subject())
        .isEqualTo("Long");
  }

  @Test
  void junkIsLearntAtAKeyAndForgottenByUndo() {
    FakeNews news = SampleWorld.news();
    MainWindow window = windows.open(news, WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 1);
    Fx.until("the article", () -> window.scene().lookup(".header-buttons") != null);
    Fx.press(window.scene(), KeyCode.J);
    assertThat(news.learnt).containsExactly(News.Mark.JUNK);
    Fx.run(() -> window.commands().run(Command.UNDO));
    assertThat(news.learnt).isEmpty();
    Fx.run(() -> window.commands().run(Command.NOT_JUNK));
    assertThat(news.learnt).containsExactly(News.Mark.NOT_JUNK);
  }

  @Test
  void theStarOfTheArticleTellsThatItIsFlagged() {
    MainWindow window = windows.open(SampleWorld.news(), WindowState.NONE);
    Fx.run(() -> window.open(FakeNews.group("alt.politics.usa")));
    Fx.frames(2);
    TestWindows.openRow(window, 1);
    Fx.until("the article", () -> window.scene().lookup(".header-buttons") != null);
    assertThat(starIsOn(window)).isFalse();
    Fx.press(window.scene(), KeyCode.S);
    Fx.until("flagged", () -> window.commands().on(Command.FLAG).orElseThrow().get());
    assertThat(starIsOn(window)).isTrue();
    Fx.picture(window.scene(), "flagged", 1);
    Fx.press(window.scene(), KeyCode.S);
    Fx.until("not flagged", () -> !window.commands().on(Command.FLAG).orElseThrow().get());
    assertThat(starIsOn(window)).isFalse();
  }

  private static boolean starIsOn(MainWindow window) {
    return Fx.on(() ->
        ((Parent) window.scene().lookup(".header-buttons"))
            .getChildrenUnmodifiable().getFirst().getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("on")));
  }
}
