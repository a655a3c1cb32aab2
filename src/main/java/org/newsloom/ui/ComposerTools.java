package org.newsloom.ui;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.LineWrap;
import org.newsloom.post.Quotation;
import org.newsloom.post.Templates;

/** The bar above the text that is written, and what its buttons do. */
final class ComposerTools {
  private static final KeyCombination FIND =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination REPLACE =
      new KeyCodeCombination(KeyCode.H, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination PREVIEW =
      new KeyCodeCombination(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private static final KeyCombination EDIT =
      new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

  private final Theme theme;

  /** Narrower than this many letters' sizes, the bar has no room for words. */
  private static final double EMS_FOR_WORDS = 68;

  private final ComposerModel model;
  private final ComposerText text;
  private final ReplaceBar replace;
  private final ComposerSpelling spelling;
  private final Consumer<Newsgroup> allow;
  private final MenuItem attach = item("", null, this::attachFiles);
  private final MenuItem allowFiles = new MenuItem();
  private final CheckMenuItem noArchive = new CheckMenuItem("Ask archives not to keep it");
  private final Menu templates = new Menu("Insert template");
  private final Menu forgotten = new Menu("Remove template");
  private final HBox bar;

  /**
   * Tools for a text.
   *
   * @param allow asks whether a newsgroup takes files
   * @param more further controls at the right end of the bar
   */
  ComposerTools(
      Theme theme,
      ComposerModel model,
      ComposerText text,
      ComposerSpelling spelling,
      Consumer<Newsgroup> allow,
      Node... more) {
    this.theme = theme;
    this.model = model;
    this.text = text;
    this.spelling = spelling;
    this.allow = allow;
    replace = new ReplaceBar(text);
    Button quote =
        tool(Feather.CORNER_DOWN_RIGHT, "Paste as quotation", () -> text.pasteQuoted(this::quoted));
    Button rewrap =
        tool(
            Feather.ALIGN_LEFT,
            "Rewrap quoted",
            () -> text.change(LineWrap.rewrapQuoted(body(), columns())));
    quote.setTooltip(new Tooltip("Paste what was copied as a quotation"));
    rewrap.setTooltip(new Tooltip("Join and break quoted paragraphs anew"));
    Button wrap =
        tool(
            Feather.CORNER_DOWN_LEFT,
            "Wrap long lines",
            () -> text.change(LineWrap.wrap(body(), columns())));
    wrap.setTooltip(new Tooltip("Break lines that are longer than the mark"));
    noArchive.setOnAction(
        _ -> model.written().askNoArchive(noArchive.isSelected(), model.office().asksNoArchive()));
    MenuButton menu = menu();
    bar = new HBox(4, quote, rewrap, wrap, menu, Form.spring());
    bar.getChildren().addAll(more);
    Stream.of(quote, rewrap, wrap, menu).forEach(this::givesItsWordsAway);
    for (Node node : bar.getChildren()) {
      if (node instanceof Labeled words) {
        words.setMinWidth(Region.USE_PREF_SIZE);
      }
    }
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("composer-tools");
  }

  /**
   * Where there is no room for the words of all, tools are pictures; the pointer tells the words.
   */
  private void givesItsWordsAway(Labeled tool) {
    tool.setAccessibleText(tool.getText());
    tool.contentDisplayProperty()
        .bind(
            Bindings.createObjectBinding(
                () ->
                    bar.getWidth() > 0 && bar.getWidth() < EMS_FOR_WORDS * tool.getFont().getSize()
                        ? ContentDisplay.GRAPHIC_ONLY
                        : ContentDisplay.LEFT,
                bar.widthProperty(),
                tool.fontProperty()));
  }

  Node node() {
    return bar;
  }

  /** Where words are found and replaced; not shown before it is asked for. */
  ReplaceBar replaceBar() {
    return replace;
  }

  /** Takes the keys of the tools in the whole window. */
  void pressed(KeyEvent event) {
    if (EDIT.match(event)) {
      model.edit().start();
      event.consume();
    } else if (isGivenAway()) {
      return;
    } else if (FIND.match(event) || REPLACE.match(event)) {
      replace.open();
      event.consume();
    } else if (PREVIEW.match(event)) {
      preview();
      event.consume();
    }
  }

  private boolean isGivenAway() {
    return model.edit().running().get();
  }

  /** Text as a quotation that can stand in the body. */
  private String quoted(String words) {
    return Quotation.of(List.of(words.replace("\r", "").split("\n", -1)), columns()) + "\n";
  }

  private String body() {
    return model.written().body().get();
  }

  private int columns() {
    return model.office().columns();
  }

  private static Button tool(Feather picture, String words, Runnable action) {
    Button button = new Button(words, Icons.of(picture));
    button.getStyleClass().add("flat");
    button.setOnAction(_ -> action.run());
    return button;
  }

  private MenuButton menu() {
    MenuItem find = item("Find and replace…", FIND, replace::open);
    MenuItem edit = item("Edit in the external editor", EDIT, model.edit()::start);
    MenuItem preview = item("Show what is sent…", PREVIEW, this::preview);
    MenuItem rot13 = item("ROT13 of the selection", null, () -> text.replaceSelection(Rot13::of));
    MenuItem file = item("Insert a text file…", null, this::insertFile);
    MenuItem save = item("Save as template…", null, this::saveTemplate);
    MenuButton more = new MenuButton("More", Icons.of(Feather.MORE_HORIZONTAL));
    more.getStyleClass().add("flat");
    more.setTooltip(new Tooltip("More tools"));
    more.setPopupSide(Side.BOTTOM);
    more.getItems()
        .setAll(
            find,
            edit,
            spelling.menu(),
            rot13,
            file,
            attach,
            allowFiles,
            noArchive,
            new SeparatorMenuItem(),
            templates,
            save,
            forgotten,
            new SeparatorMenuItem(),
            preview);
    more.setOnShowing(_ -> {
      rot13.setDisable(text.selected().isEmpty());
      showAttaching();
      showArchiving();
      listTemplates();
    });
    return more;
  }

  private static MenuItem item(
      String words, @org.jspecify.annotations.Nullable KeyCombination key, Runnable action) {
    MenuItem item = new MenuItem(words);
    if (key != null) {
      item.setAccelerator(key);
    }
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void preview() {
    after(
        model.office().preview(model.written().server().get(), model.written().composition()),
        octets -> new PreviewWindow(theme, window(), octets).show());
  }

  /** Where files may not be attached the menu says why, and leads to where it is allowed. */
  void showAttaching() {
    List<Newsgroup> groups = model.written().composition().groups();
    List<Newsgroup> textGroups = model.checks().textGroups();
    boolean reply = model.written().isReply();
    attach.setDisable(reply || groups.isEmpty() || !textGroups.isEmpty());
    attach.setText(
        reply
            ? "Attach a file (not to e-mail)"
            : groups.isEmpty()
                ? "Attach a file (name the newsgroup first)"
                : textGroups.isEmpty()
                    ? "Attach a file…"
                    : "Attach a file (" + textGroups.getFirst() + " is for text)");
    allowFiles.setVisible(!reply && !textGroups.isEmpty());
    if (allowFiles.isVisible()) {
      Newsgroup group = textGroups.getFirst();
      allowFiles.setText("Allow files in " + group + "…");
      allowFiles.setOnAction(_ -> allow.accept(group));
    }
  }

  /** What is posted may be kept by archives; an e-mail is kept by none. */
  void showArchiving() {
    noArchive.setDisable(model.written().isReply());
    noArchive.setSelected(model.written().asksNoArchive(model.office().asksNoArchive()));
  }

  CheckMenuItem noArchive() {
    return noArchive;
  }

  MenuItem attach() {
    return attach;
  }

  MenuItem allowFiles() {
    return allowFiles;
  }

  private void attachFiles() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Attach a file");
    List<File> files = chooser.showOpenMultipleDialog(bar.getScene().getWindow());
    if (files != null) {
      model.attach(files.stream().map(File::toPath).toList());
    }
  }

  private void insertFile() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Insert a text file");
    File file = chooser.showOpenDialog(bar.getScene().getWindow());
    if (file != null) {
      after(model.office().textOf(file.toPath()), this::insert);
    }
  }

  /** What was asked for before the text went to another program comes too late. */
  private void insert(String words) {
    if (!isGivenAway()) {
      text.insert(words);
    }
  }

  private void listTemplates() {
    after(
        model.office().templates().names(),
        names -> {
          templates.getItems().setAll(names.stream().map(this::inserting).toList());
          forgotten.getItems().setAll(names.stream().map(this::removing).toList());
          templates.setDisable(names.isEmpty());
          forgotten.setDisable(names.isEmpty());
        });
  }

  private MenuItem inserting(String name) {
    return item(name, null, () -> insertTemplate(name));
  }

  /** Puts the text of a template at the caret; what fields are empty take what it says. */
  void insertTemplate(String name) {
    after(
        model.office().templates().read(name),
        template -> insert(model.written().fillFrom(template)));
  }

  private MenuItem removing(String name) {
    return item(
        name,
        null,
        () ->
            new QuestionWindow(
                    theme,
                    window(),
                    "Remove the template “" + name + "”?",
                    "What was written with it stays.",
                    "Remove",
                    "Keep it",
                    () -> after(model.office().templates().remove(name), _ -> {}))
                .show());
  }

  private void saveTemplate() {
    new NameWindow(
            theme,
            window(),
            new NameWindow.Words(
                "Save as template",
                "Newsgroups, subject, further headers and the text without its signature are kept."
                    + " A template of that name is written over."),
            model.written().subject().get().replaceAll("[^\\p{L}\\p{N} ._-]", "").strip(),
            NameWindow.only(Templates::isName),
            name ->
                after(
                    model.office().templates().save(name, model.written().composition()), _ -> {}))
        .show();
  }

  private Optional<Window> window() {
    return Optional.of(bar.getScene().getWindow());
  }

  private <T> void after(CompletableFuture<T> asked, Consumer<T> then) {
    var _ =
        asked.whenCompleteAsync(
            (found, wrong) -> {
              if (wrong != null) {
                model.state().tell(wrong);
              } else {
                then.accept(found);
              }
            },
            model.ui());
  }
}
