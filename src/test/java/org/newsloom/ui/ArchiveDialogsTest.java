package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Desk;
import org.newsloom.reading.GroupStatistics.Day;
import org.newsloom.sync.ServerGroup;

/** Archives and figures through their windows, over the services of a profile. */
class ArchiveDialogsTest {
  private static final ServerGroup OLD = Archives.local(new Newsgroup("local.old-news"));

  @TempDir Path folder;
  private Desk desk;
  private Theme theme;

  @BeforeAll
  static void startToolkit() {
    Fx.start();
  }

  @BeforeEach
  void open() {
    desk = Desk.open(folder.resolve("profile"));
    theme = Fx.on(Theme::new);
  }

  @AfterEach
  void close() {
    desk.close();
    Fx.assertNothingThrown();
  }

  /** An mbox file of articles of three years by three people, and a line that is none of them. */
  private Path archive() throws IOException {
    StringBuilder text = new StringBuilder("this is no article\n\n");
    for (int i = 0; i < 60; i++) {
      int year = 2023 + i % 3;
      String date = "%02d %s %d".formatted(1 + i % 28, i % 2 == 0 ? "Mar" : "Nov", year);
      text.append("From ann@example.org Mon Jan  1 10:00:00 2024\n")
          .append("From: ")
          .append(i % 4 == 0 ? "Bob <bob@example.org>" : "Ann <ann@example.org>")
          .append("\nSubject: ")
          .append(i % 5 == 0 ? "Boilers, \"hot\"" : "Re: Boilers")
          .append('\n')
          .append("Message-ID: <")
          .append(i)
          .append("@example.org>\n")
          .append(i % 5 == 0 ? "" : "References: <" + i / 5 * 5 + "@example.org>\n")
          .append("Date: ")
          .append(date)
          .append(" 1")
          .append(i % 10)
          .append(":00:00 +0000\n\nText ")
          .append(i)
          .append("\n\n");
    }
    Path file = folder.resolve("Old News.mbox");
    Files.writeString(file, text);
    return file;
  }

  private ImportDialog imported() throws IOException {
    Path file = archive();
    List<ServerGroup> opened = new CopyOnWriteArrayList<>();
    ImportDialog dialog =
        Fx.on(() ->
            new ImportDialog(
                theme, Optional.empty(), desk.reading.archives(), Platform::runLater, opened::add));
    Fx.run(() -> {
      dialog.show();
      dialog.format().setValue(Archives.Format.RNEWS);
      dialog.file().setText(file.toString());
    });
    assertThat(Fx.on(() -> dialog.group().getText())).isEqualTo("local.old-news");
    Fx.run(() -> dialog.format().setValue(Archives.Format.MBOX));
    Fx.run(() -> dialog.group().requestFocus());
    Fx.press(dialog.window().scene(), KeyCode.ENTER);
    Fx.until("it was imported", () -> dialog.banner().isShown());
    Pictures.take(theme, dialog.window().scene(), "import");
    Fx.run(() -> button(dialog.window(), "Open it").fire());
    assertThat(opened).containsExactly(OLD);
    return dialog;
  }

  private static Button button(SideWindow window, String words) {
    return window.scene().getRoot().lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(button -> words.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }

  private static String said(Banner banner) {
    return String.join(
        " ",
        banner.node().lookupAll(".label").stream()
            .map(label -> ((Label) label).getText())
            .toList());
  }

  @Test
  void anArchiveIsReadIntoANewsgroup() throws IOException {
    ImportDialog dialog = imported();
    assertThat(Fx.on(() -> said(dialog.banner())))
        .contains("60 articles are new in local.old-news");
    assertThat(dialog.defects().getText()).isNotEmpty();
    assertThat(dialog.window().isShowing()).isFalse();
    assertThat(Desk.await(desk.reading.newsgroups().counts(OLD)).unread()).isEqualTo(60);
  }

  @Test
  void aFileIsSeenForWhatItIs() throws IOException {
    Path batch = folder.resolve("batch");
    Files.writeString(batch, "#! rnews 5\nabcd\n");
    Path other = folder.resolve("picture");
    Files.write(other, new byte[] {1, 2, 3});
    Archives archives = desk.reading.archives();
    assertThat(Desk.await(archives.formatOf(batch))).contains(Archives.Format.RNEWS);
    assertThat(Desk.await(archives.formatOf(archive()))).isEmpty();
    assertThat(Desk.await(archives.formatOf(folder))).contains(Archives.Format.MAILDIR);
    assertThat(Desk.await(archives.formatOf(other))).isEmpty();
    assertThat(Desk.await(archives.formatOf(folder.resolve("nothing")))).isEmpty();
    assertThat(Archives.groupFor(Path.of("talk.politics.mbox.gz")).name())
        .isEqualTo("local.talk.politics");
    assertThat(Archives.groupFor(Path.of("无奈.mbox")).name()).isEqualTo("local.archive");
  }

  @Test
  void whatCannotBeReadIsSaidInASentence() {
    ImportDialog dialog =
        Fx.on(() ->
            new ImportDialog(
                theme, Optional.empty(), desk.reading.archives(), Platform::runLater, _ -> {}));
    Fx.run(() -> dialog.startButton().fire());
    assertThat(Fx.on(() -> said(dialog.banner()))).contains("Which archive?");
    Fx.run(() -> {
      dialog.file().setText(folder.resolve("nothing").toString());
      dialog.group().setText("two words");
      dialog.startButton().fire();
    });
    assertThat(Fx.on(() -> said(dialog.banner()))).contains("cannot be a newsgroup");
    Fx.run(() -> {
      dialog.group().setText("local.x");
      dialog.startButton().fire();
    });
    Fx.until("it said why", () -> said(dialog.banner()).contains("cannot be read"));
  }

  @Test
  void aNewsgroupIsWrittenToAFile() throws IOException {
    imported();
    Path out = folder.resolve("out.mbox");
    ExportDialog dialog = exporting();
    Fx.run(() -> dialog.window().show());
    Fx.run(() ->
        dialog.export(
            (ExportDialog.Source) dialog.what().getToggles().getLast().getUserData(), out));
    Fx.until("it was written", () -> dialog.banner().isShown());
    assertThat(Fx.on(() -> said(dialog.banner()))).contains("60 articles are in");
    assertThat(Files.readString(out)).contains("Text 59\n");
    Pictures.take(theme, dialog.window().scene(), "export");
    Fx.run(() ->
        dialog.export(
            (ExportDialog.Source) dialog.what().getToggles().getFirst().getUserData(),
            folder.resolve("no/folder/x")));
    Fx.until("it said why", () -> said(dialog.banner()).contains("cannot be written"));
    Fx.run(dialog.window()::close);
  }

  private ExportDialog exporting() {
    return Fx.on(() ->
        new ExportDialog(
            theme,
            Optional.empty(),
            desk.reading.archives(),
            Platform::runLater,
            ExportDialog.sources(
                new Dialogs.Scope(Optional.of(OLD), Optional.empty(), Optional.of("from:bob")),
                desk.reading.exportChoices(),
                desk.reading.search())));
  }

  @Test
  void figuresAreDrawnAndCopied() throws IOException {
    imported();
    StatisticsWindow window =
        Fx.on(() ->
            new StatisticsWindow(
                theme,
                Optional.empty(),
                desk.reading.statistics(),
                Platform::runLater,
                ZoneOffset.UTC,
                OLD));
    Fx.run(window::show);
    Fx.until("it was counted", () -> !window.tabs().getTabs().isEmpty());
    assertThat(window.lead().getText()).contains("60 articles in 12 threads");
    for (int tab = 0; tab < window.tabs().getTabs().size(); tab++) {
      int now = tab;
      Fx.run(() -> window.tabs().getSelectionModel().select(now));
      Fx.frames(3);
      Pictures.take(theme, window.window().scene(), "statistics-" + tab);
    }
    Fx.run(() -> window.tabs().getSelectionModel().select(5));
    assertThat(Fx.on(window::csv))
        .startsWith("posts,subject,message-id\r\n5,\"Boilers, \"\"hot\"\"\",<");
    Fx.run(() -> window.tabs().getSelectionModel().select(4));
    assertThat(Fx.on(window::csv)).contains("45,Ann,ann@example.org\r\n15,Bob,bob@example.org");
    Fx.run(() -> {
      ((TableView<?>)
              window
                  .tabs()
                  .getSelectionModel()
                  .getSelectedItem()
                  .getContent()
                  .lookup(".table-view"))
          .getSelectionModel()
          .select(1);
      button(window.window(), "Only this author").fire();
    });
    Fx.until("Bob was counted", () -> window.lead().getText().startsWith("15 articles"));
    assertThat(window.all().isVisible()).isTrue();
    Fx.run(() -> window.window().close());
  }

  @Test
  void longTimesAreDrawnByMonthsAndYears() {
    LocalDate day = LocalDate.of(2020, 1, 30);
    assertThat(StatisticsWindow.bars(List.of(new Day(day, 1), new Day(day.plusDays(2), 4))))
        .containsExactlyEntriesOf(ordered("2020-01-30", 1, "2020-01-31", 0, "2020-02-01", 4));
    assertThat(StatisticsWindow.bars(List.of(new Day(day, 1), new Day(day.plusDays(80), 4))))
        .containsExactlyEntriesOf(ordered("2020-01", 1, "2020-02", 0, "2020-03", 0, "2020-04", 4));
    assertThat(
            StatisticsWindow.bars(
                List.of(new Day(LocalDate.of(70, 1, 1), 2), new Day(LocalDate.of(9999, 1, 1), 3))))
        .containsExactlyEntriesOf(ordered("0070", 2, "9999", 3));
    assertThat(HeatMap.level(0, 9)).isZero();
    assertThat(HeatMap.level(9, 9)).isEqualTo(4);
    assertThat(HeatMap.level(1, 9)).isEqualTo(1);
  }

  private static Map<String, Integer> ordered(Object... pairs) {
    Map<String, Integer> map = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (Integer) pairs[i + 1]);
    }
    return map;
  }
}
