package org.newsloom.ui;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Counted;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Archives.Format;
import org.newsloom.reading.Archives.Imported;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/** Reads an archive of articles into a newsgroup. */
final class ImportDialog {
  private static final List<Format> FORMATS = List.of(Format.MBOX, Format.MAILDIR, Format.RNEWS);

  private final Archives archives;
  private final UiExecutor ui;
  private final Consumer<ServerGroup> open;
  private final SideWindow window;
  private final LongWork work;
  private final Banner banner = new Banner();
  private final TextField file = new TextField();
  private final ComboBox<Format> format = new ComboBox<>();
  private final TextField group = new TextField();
  private final TextArea defects = new TextArea();
  private final Button start = new Button("Import");

  /** What was proposed for the newsgroup; what the person typed is not replaced by a proposal. */
  private String proposed = "";

  /**
   * The window.
   *
   * @param open opens a newsgroup in the main window
   */
  ImportDialog(
      Theme theme,
      Optional<Window> owner,
      Archives archives,
      UiExecutor ui,
      Consumer<ServerGroup> open) {
    this.archives = archives;
    this.ui = ui;
    this.open = open;
    work = new LongWork(ui);
    BorderPane root = new BorderPane(middle());
    ProgressRow progress = new ProgressRow(work, start);
    root.setBottom(new VBox(banner.node(), progress.node()));
    window = new SideWindow(theme, owner, "Import articles", root, 600, 430);
    window.onCloseWish(this::close);
    progress.onClose(this::close);
    start.setOnAction(_ -> start());
    file.textProperty().addListener(_ -> lookAtFile());
  }

  private VBox middle() {
    Button chooseFile = Banner.button("File…", this::chooseFile);
    Button chooseFolder = Banner.button("Folder…", this::chooseFolder);
    chooseFile.setMinWidth(Region.USE_PREF_SIZE);
    chooseFolder.setMinWidth(Region.USE_PREF_SIZE);
    file.setPromptText("A file, or a folder of articles");
    HBox.setHgrow(file, Priority.ALWAYS);
    format.getItems().setAll(FORMATS);
    format.setConverter(ServerDialog.words(ImportDialog::words));
    format.setValue(Format.MBOX);
    format.setMaxWidth(Double.MAX_VALUE);
    group.setPromptText("local.archive");
    Form form = new Form();
    HBox archive = new HBox(8, file, chooseFile, chooseFolder);
    archive.setAlignment(Pos.BASELINE_LEFT);
    form.row("Archive", archive, file);
    form.row("It is", format);
    form.row("Into newsgroup", group);
    form.hint(
        "The newsgroup stands under Archives in the list, and is searched like all others."
            + " Articles that it has already are left out, so an import that was stopped goes on"
            + " where it was.");
    form.node().disableProperty().bind(work.busy());
    defects.setEditable(false);
    defects.setPrefRowCount(5);
    defects.setAccessibleText("What was wrong in the archive");
    Form.show(defects, false);
    VBox.setVgrow(defects, Priority.ALWAYS);
    VBox middle = new VBox(10, form.node(), defects);
    middle.getStyleClass().add("window-body");
    return middle;
  }

  private static String words(Format format) {
    return switch (format) {
      case MBOX -> "An mbox file (mail programs, Google Takeout)";
      case RNEWS -> "A batch of a news server (rnews)";
      case MAILDIR, EML -> "A folder: a maildir, or a file for each article";
    };
  }

  private void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Import articles from a file");
    take(chooser.showOpenDialog(window.stage()));
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Import articles from a folder");
    take(chooser.showDialog(window.stage()));
  }

  private void take(@Nullable File chosen) {
    if (chosen != null) {
      file.setText(chosen.getPath());
    }
  }

  private Optional<Path> path() {
    try {
      return Optional.of(file.getText().strip()).filter(it -> !it.isEmpty()).map(Path::of);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Proposes what the file's name and its first octets say. */
  private void lookAtFile() {
    banner.hide();
    Optional<Path> path = path();
    if (path.isEmpty()) {
      return;
    }
    if (group.getText().isBlank() || group.getText().equals(proposed)) {
      proposed = Archives.groupFor(path.get()).name();
      group.setText(proposed);
    }
    var _ =
        archives
            .formatOf(path.get())
            .thenAcceptAsync(
                found -> {
                  if (path().equals(path)) {
                    found.ifPresent(format::setValue);
                  }
                },
                ui);
  }

  private void start() {
    Optional<Path> from = path();
    Optional<Newsgroup> into = Newsgroup.parse(group.getText().strip());
    if (from.isEmpty()) {
      warn("Which archive? Choose a file or a folder.");
    } else if (into.isEmpty()) {
      warn("“" + group.getText() + "” cannot be a newsgroup: write it like local.old-news.");
    } else {
      banner.hide();
      Form.show(defects, false);
      work.start(
          count -> archives.importAll(format.getValue(), from.get(), into.get(), count),
          count -> Counted.of(count, "article") + " read",
          imported -> tell(imported, Archives.local(into.get())),
          this::failed);
    }
  }

  private void warn(String sentence) {
    banner.show(Banner.Tone.WARNING, List.of(sentence), Optional.empty());
  }

  private void failed(Throwable wrong) {
    Failure failure =
        Failure.ofFile(wrong, "This archive cannot be read: see whether it is there and whole.");
    banner.show(Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail()));
  }

  private void tell(Imported imported, ServerGroup into) {
    String sentence = Counted.are(imported.added(), "article") + " new in " + into.group();
    String skipped =
        imported.skipped() == 0
            ? "."
            : String.format(
                Locale.ROOT, "; %,d were there already or were none.", imported.skipped());
    banner.show(
        Banner.Tone.INFO,
        List.of(sentence + skipped),
        Optional.empty(),
        Banner.button(
            "Open it",
            () -> {
              window.close();
              open.accept(into);
            }));
    defects.setText(
        imported.defects().stream()
            .map(defect -> defect.where() + ": " + defect.what())
            .collect(Collectors.joining("\n")));
    Form.show(defects, !imported.defects().isEmpty());
  }

  private void close() {
    work.stop();
    window.close();
  }

  void show() {
    window.show();
    file.requestFocus();
  }

  SideWindow window() {
    return window;
  }

  TextField file() {
    return file;
  }

  TextField group() {
    return group;
  }

  ComboBox<Format> format() {
    return format;
  }

  Button startButton() {
    return start;
  }

  Banner banner() {
    return banner;
  }

  TextArea defects() {
    return defects;
  }

  LongWork work() {
    return work;
  }
}
