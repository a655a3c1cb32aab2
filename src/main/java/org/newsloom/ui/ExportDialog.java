package org.newsloom.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.newsloom.article.Counted;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Archives.Exported;
import org.newsloom.reading.Archives.Format;
import org.newsloom.reading.ExportChoices;
import org.newsloom.reading.ExportChoices.Choice;
import org.newsloom.reading.Search;
import org.newsloom.task.UiExecutor;

/** Writes articles to an archive. */
final class ExportDialog {
  private static final List<Format> FORMATS = List.of(Format.MBOX, Format.EML, Format.MAILDIR);

  private final Archives archives;
  private final SideWindow window;
  private final LongWork work;
  private final Banner banner = new Banner();
  private final ToggleGroup what = new ToggleGroup();
  private final ComboBox<Format> format = new ComboBox<>();
  private final Button start = new Button("Export…");

  /**
   * Something that can be exported.
   *
   * @param words such as {@code The newsgroup misc.test}
   * @param name of the file that is proposed
   * @param articles looks up which ones
   */
  record Source(String words, String name, Supplier<CompletableFuture<Choice>> articles) {}

  /** What there is to export, the likeliest first. */
  static List<Source> sources(Dialogs.Scope scope, ExportChoices choices, Search search) {
    List<Source> sources = new ArrayList<>();
    scope
        .query()
        .ifPresent(query ->
            sources.add(
                new Source(
                    "What the search “" + query + "” finds",
                    query,
                    () -> choices.ofSearch(search.parse(query)))));
    scope
        .group()
        .ifPresent(group ->
            sources.add(
                new Source(
                    "The newsgroup " + group.group(),
                    group.group().name(),
                    () -> choices.ofGroup(group))));
    scope
        .article()
        .ifPresent(shown ->
            sources.add(
                new Source(
                    "The thread “" + shown.article().subject() + "”",
                    shown.article().subject(),
                    () -> choices.ofThread(shown.id()))));
    return sources;
  }

  /**
   * The window.
   *
   * @param sources what there is now, the likeliest first; not empty
   */
  ExportDialog(
      Theme theme, Optional<Window> owner, Archives archives, UiExecutor ui, List<Source> sources) {
    this.archives = archives;
    work = new LongWork(ui);
    VBox choices = new VBox(8);
    for (Source source : sources) {
      RadioButton button = new RadioButton(source.words());
      button.setUserData(source);
      button.setToggleGroup(what);
      choices.getChildren().add(button);
    }
    what.selectToggle(what.getToggles().getFirst());
    format.getItems().setAll(FORMATS);
    format.setConverter(ServerDialog.words(ExportDialog::words));
    format.setValue(Format.MBOX);
    format.setMaxWidth(Double.MAX_VALUE);
    Form form = new Form();
    form.row("Export", choices, what(choices));
    form.row("As", format);
    form.hint(
        "Each article is written as it came, octet by octet. Texts that are not here are asked for.");
    form.node().disableProperty().bind(work.busy());
    VBox middle = new VBox(10, form.node());
    middle.getStyleClass().add("window-body");
    BorderPane root = new BorderPane(middle);
    ProgressRow progress = new ProgressRow(work, start);
    root.setBottom(new VBox(banner.node(), progress.node()));
    window = new SideWindow(theme, owner, "Export articles", root, 560, 340);
    window.onCloseWish(this::close);
    progress.onClose(this::close);
    start.setOnAction(_ -> choosePlace());
  }

  private static javafx.scene.Node what(VBox choices) {
    return choices.getChildren().getFirst();
  }

  private static String words(Format format) {
    return switch (format) {
      case MBOX -> "One mbox file";
      case EML -> "A folder of .eml files";
      case MAILDIR -> "A maildir";
      case RNEWS -> throw new IllegalArgumentException("batches are read only");
    };
  }

  private void choosePlace() {
    Source source = (Source) what.getSelectedToggle().getUserData();
    File chosen;
    if (format.getValue() == Format.MBOX) {
      FileChooser chooser = new FileChooser();
      chooser.setTitle("Export articles");
      chooser.setInitialFileName(FileNames.of(source.name()) + ".mbox");
      chosen = chooser.showSaveDialog(window.stage());
    } else {
      DirectoryChooser chooser = new DirectoryChooser();
      chooser.setTitle("Export articles into a folder");
      chosen = chooser.showDialog(window.stage());
    }
    if (chosen != null) {
      export(source, chosen.toPath());
    }
  }

  /** Writes to that file or folder. */
  void export(Source source, Path to) {
    banner.hide();
    Format as = format.getValue();
    work.start(
        count -> write(source, as, to, count),
        count -> Counted.of(count, "article") + " looked at",
        exported -> tell(exported, to),
        wrong -> {
          Failure failure =
              Failure.ofFile(wrong, to + " cannot be written: see whether its disk is full.");
          banner.show(
              Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail()));
        });
  }

  /** Both steps are one work: stopping it stops the one that runs. */
  private CompletableFuture<Exported> write(Source source, Format as, Path to, LongConsumer count) {
    CompletableFuture<Choice> listed = source.articles().get();
    CompletableFuture<Exported> written = new CompletableFuture<>();
    var _ =
        listed.whenComplete((choice, wrong) -> {
          if (wrong != null) {
            written.completeExceptionally(wrong);
          } else if (!written.isDone()) {
            CompletableFuture<Exported> writing = archives.export(choice.articles(), as, to, count);
            var _ =
                writing.whenComplete((exported, failed) -> {
                  if (failed == null) {
                    written.complete(exported);
                  } else {
                    written.completeExceptionally(failed);
                  }
                });
            var _ =
                written.whenComplete((_, _) -> {
                  var _ = writing.cancel(true);
                });
          }
        });
    var _ =
        written.whenComplete((_, _) -> {
          var _ = listed.cancel(true);
        });
    return written;
  }

  private void tell(Exported exported, Path to) {
    String missing =
        exported.missing() == 0
            ? ""
            : String.format(Locale.ROOT, " %,d could not be had.", exported.missing());
    banner.show(
        exported.missing() == 0 ? Banner.Tone.SUCCESS : Banner.Tone.WARNING,
        List.of(Counted.are(exported.written(), "article") + " in " + to + "." + missing),
        Optional.empty());
  }

  private void close() {
    work.stop();
    window.close();
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }

  ToggleGroup what() {
    return what;
  }

  ComboBox<Format> format() {
    return format;
  }

  Banner banner() {
    return banner;
  }
}
