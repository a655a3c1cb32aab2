package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsloom.article.Article;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.Compositions;
import org.newsloom.post.Identity;
import org.newsloom.post.Posted;
import org.newsloom.post.PostingStyle;
import org.newsloom.reading.ShownArticle;
import org.newsloom.settings.PublicArchive;
import org.newsloom.sync.ServerGroup;

/**
 * Writing, withdrawing and refusal as the user guide tells them, on an article of the sample
 * newsgroups. With {@code -Dscreenshots=docs} the pictures there are made anew.
 */
final class GuidePicturesTest {
  private static final Path PARENT =
      Path.of(
          "src/main/resources/org/newsloom/sample/articles",
          "0046-re-boiler-pressure-drops-overnight.eml");
  private static final Path DOCS = Path.of("docs/screenshots/guide");
  private static final Identity ANN = Identity.of("Ann Walker", "ann.walker@example.invalid");
  private static final String SERVER = "Example";
  private static final double ZOOM = 1.5;

  private static final String LONG_LINE =
      "Does that hold for a system of nine radiators too? Mine is as old as his, and nobody has"
          + " looked at its vessel.";

  private static final String ANSWER =
      "It did leak, in the end: the towel was for the valve at the back, which\n"
          + "does not like to be woken. It reads 1.4 cold now.";

  private static final String REFUSAL = "441 Twenty articles a day and no more; try again tomorrow";

  private final LocalPostOffice office = new LocalPostOffice();
  private final List<SideWindow> opened = new ArrayList<>();
  private Theme theme;

  @BeforeAll
  static void toolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() {
    theme = Fx.on(Theme::new);
    office.list("uk.d-i-y", "Do it yourself", "y");
  }

  @AfterEach
  void close() {
    Fx.run(() -> {
      opened.forEach(SideWindow::close);
      theme.dispose();
    });
    Fx.assertNothingThrown();
  }

  private static ComposerStart followup() throws IOException {
    ShownArticle parent = RawArticle.of(Files.readAllBytes(PARENT));
    return Answering.followup(parent, Optional.empty(), ANN, PostingStyle.DEFAULT, SERVER);
  }

  private static ComposerStart followup(String own) throws IOException {
    ComposerStart start = followup();
    Composition written = start.composition();
    return new ComposerStart(
        written.withBody(written.body().stripTrailing() + "\n\n" + own + "\n"),
        start.ways(),
        SERVER,
        0,
        "");
  }

  private ComposerWindow composer(ComposerStart start) {
    ComposerWindow composer =
        Fx.on(() ->
            new ComposerWindow(
                theme,
                Optional.empty(),
                new ComposerModel(
                    office, Platform::runLater, Delay.ofToolkit(), ZoneOffset.UTC, start),
                new NothingOutside()));
    show(composer.window(), 900, 640);
    return composer;
  }

  /** In the size that it has. */
  private void show(SideWindow window) {
    Fx.run(() -> {
      opened.add(window);
      window.show();
    });
    Fx.frames(4);
  }

  private void show(SideWindow window, double width, double height) {
    Fx.run(() -> {
      opened.add(window);
      window.show();
      window.stage().setWidth(width);
      window.stage().setHeight(height);
    });
    Fx.frames(4);
  }

  private static final class NothingOutside implements ComposerWindow.Outside {
    @Override
    public void mail(String address) {}

    @Override
    public void askIdentity(Optional<Identity> known, Consumer<Identity> then) {}

    @Override
    public void posting(ServerGroup group, Runnable saved) {}

    @Override
    public void closed(ComposerModel model) {}
  }

  private static List<String> words(SideWindow window) {
    return window.scene().getRoot().lookupAll(".label").stream()
        .map(label -> String.valueOf(((Labeled) label).getText()))
        .toList();
  }

  private static ButtonBase button(SideWindow window, String words) {
    return window.scene().getRoot().lookupAll("*").stream()
        .filter(node -> node instanceof ButtonBase it && words.equals(it.getText()))
        .map(ButtonBase.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void fire(SideWindow window, String words) {
    Fx.run(() -> button(window, words).fire());
  }

  /** Bars that can be seen although all fits. */
  private static List<ScrollBar> barsForNothing(SideWindow window) {
    return window.scene().getRoot().lookupAll(".scroll-bar").stream()
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.isVisible() && bar.getOpacity() > 0)
        .filter(bar -> bar.getVisibleAmount() >= bar.getMax() - bar.getMin())
        .toList();
  }

  private void picture(SideWindow window, String name) throws IOException {
    for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
      Fx.run(() -> theme.choice().set(choice));
      String file = name + (choice == Theme.Choice.DARK ? "-dark" : "-light");
      Path picture = Fx.picture(window.scene(), "guide-" + file, ZOOM);
      if ("docs".equals(System.getProperty("screenshots"))) {
        Files.createDirectories(DOCS);
        Files.copy(picture, DOCS.resolve(file + ".png"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void followupWithACheckAndWhatMendsIt() throws IOException {
    ComposerWindow composer = composer(followup(LONG_LINE));
    assertThat(Fx.on(() -> composer.window().scene().lookup(".column-mark").isVisible())).isTrue();
    assertThat(Fx.on(() -> words(composer.window())))
        .contains("1 line is wider than 80 columns: rewrap the text.");
    picture(composer.window(), "followup");
    fire(composer.window(), "Wrap long lines");
    Fx.until("nothing stands against it", () -> composer.model().checks().found().get().isEmpty());
  }

  private static Article own() {
    return RawArticle.of(
            """
            From: Ann Walker <ann.walker@example.invalid>
            Newsgroups: uk.d-i-y
            Subject: Free to collect: nine radiators
            Message-ID: <own@example.invalid>
            Content-Type: text/plain; charset=utf-8

            Nine radiators, all of them sound, to be had for the carrying. They are
            in Leeds, behind the shed; bring a friend and a van.
            """)
        .article();
  }

  @Test
  void questionBeforeACancel() throws IOException {
    List<Boolean> cancelled = new ArrayList<>();
    QuestionWindow question =
        Fx.on(() -> Writing.askToCancel(theme, Optional.empty(), own(), () -> cancelled.add(true)));
    show(question.window(), 520, 210);
    picture(question.window(), "cancel");
    fire(question.window(), "Cancel the article");
    assertThat(cancelled).containsExactly(true);
  }

  @Test
  void articleToBeSuperseded() throws IOException {
    office.answerNext(Posted.State.SENT);
    Composition better = Compositions.supersede(own());
    ComposerWindow composer =
        composer(
            ComposerStart.ofNew(
                better.withBody(better.body().replace("Nine radiators", "Eight radiators")),
                SERVER));
    picture(composer.window(), "supersede");
    fire(composer.window(), "Post in its place");
    Fx.until("it is posted", () -> !office.sent.isEmpty());
    assertThat(office.sent.getFirst().kind()).isEqualTo(Composition.Kind.SUPERSEDE);
  }

  @Test
  void refusalWithTheServersWords() throws IOException {
    office.reply = REFUSAL;
    office.answerNext(Posted.State.REFUSED);
    ComposerWindow composer = composer(followup(ANSWER));
    fire(composer.window(), "Post followup");
    Fx.until("the refusal is told", () -> composer.model().state().trouble().get().isPresent());
    assertThat(composer.model().state().trouble().get().orElseThrow().sentence())
        .contains(office.reply);
    picture(composer.window(), "refused");
    assertThat(Fx.on(() -> barsForNothing(composer.window()))).isEmpty();
  }

  @Test
  void refusedArticleInTheOutbox() throws IOException {
    office.reply = REFUSAL;
    office.answerNext(Posted.State.REFUSED);
    office.send(SERVER, followup(ANSWER).composition(), OptionalLong.empty()).join();
    var _ =
        office.saveDraft(
            0,
            SERVER,
            Compositions.newPost(ANN.author(), List.of(), PostingStyle.DEFAULT)
                .withSubject("Which tyre pump fits a Schrader valve?")
                .withNewsgroups("uk.d-i-y"),
            AnswerWays.NONE);
    OutboxDialog outbox =
        Fx.on(() ->
            new OutboxDialog(
                theme,
                Optional.empty(),
                new OutboxModel(office, Platform::runLater),
                ZoneOffset.UTC,
                _ -> {}));
    show(outbox.window(), 720, 320);
    Fx.until("both are listed", () -> words(outbox.window()).contains("refused"));
    assertThat(Fx.on(() -> words(outbox.window())))
        .contains("Re: Boiler pressure drops overnight - where does it go?", office.reply, "draft");
    assertThat(Fx.on(() -> button(outbox.window(), "Send now").isDisabled())).isTrue();
    picture(outbox.window(), "outbox");
  }

  @Test
  void searchOnAServer() throws IOException {
    ServerSearchWindow search =
        Fx.on(() ->
            new ServerSearchWindow(
                theme,
                Optional.empty(),
                new ServerGroup("news.example.org", new Newsgroup("uk.d-i-y")),
                _ -> {}));
    show(search.window());
    Fx.run(() -> search.words().setText("boiler pressure"));
    Fx.frames(3);
    assertThat(Fx.on(() -> search.search().isDisabled())).isFalse();
    picture(search.window(), "search-on-server");
  }

  @Test
  void publicArchivesOfAnArticle() throws IOException {
    ShownArticle article = RawArticle.of(Files.readAllBytes(PARENT));
    ArchiveWindow archives =
        Fx.on(() ->
            new ArchiveWindow(
                theme,
                Optional.empty(),
                ArchiveWindow.places(article, PublicArchive.load(Path.of("nowhere")).value()),
                _ -> {}));
    show(archives.window());
    assertThat(Fx.on(archives::buttons)).isNotEmpty();
    picture(archives.window(), "public-archives");
  }
}
