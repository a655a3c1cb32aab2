package org.newsloom.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.ContextMenuEvent;
import org.newsloom.settings.SpellingSettings;
import org.newsloom.spelling.Misspelt;
import org.newsloom.spelling.Spelling;
import org.newsloom.ui.TextFinder.Match;

/** Marks misspelt words in the text that is written, and mends them by a right click. */
final class ComposerSpelling {
  private static final Duration CHECK_AFTER = Duration.ofMillis(400);

  private final ComposerModel model;
  private final ComposerText text;
  private final Spelling spelling;
  private final ObjectProperty<SpellingSettings> chosen;
  private final Delay delay = Delay.ofToolkit();
  private final Menu menu = new Menu("Spelling");
  private final ContextMenu fixes = new ContextMenu();
  private final InvalidationListener onChoice = _ -> checkNow();
  private CompletableFuture<?> checking = CompletableFuture.completedFuture(null);
  private List<Misspelt> found = List.of();
  private String checked = "";
  private Optional<String> language = Optional.empty();
  private boolean due;
  private boolean closed;

  /** Begins at once, where there is a dictionary. */
  ComposerSpelling(ComposerModel model, ComposerText text) {
    this.model = model;
    this.text = text;
    this.spelling = model.office().spelling();
    this.chosen = model.office().spellingSettings();
    menu.getItems().setAll(new MenuItem());
    menu.setOnShowing(_ -> listLanguages());
    model.written().body().addListener(_ -> soon());
    chosen.addListener(onChoice);
    text.area().addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::rightClicked);
    checkNow();
  }

  /** The choice of the dictionary. */
  Menu menu() {
    return menu;
  }

  /** What is offered for a word that was clicked. */
  ContextMenu fixes() {
    return fixes;
  }

  List<Misspelt> found() {
    return found;
  }

  /** Nothing more is checked. */
  void close() {
    closed = true;
    checking.cancel(true);
    chosen.removeListener(onChoice);
  }

  private void soon() {
    if (!due) {
      due = true;
      delay.after(CHECK_AFTER, this::checkNow);
    }
  }

  private void checkNow() {
    due = false;
    checking.cancel(true);
    if (closed) {
      return;
    }
    String now = model.written().body().get();
    CompletableFuture<List<String>> listed = spelling.languages();
    checking = listed;
    var _ =
        listed.whenCompleteAsync(
            (names, wrong) -> {
              if (wrong == null) {
                language = pick(chosen.get().language(), names, Locale.getDefault());
                language.ifPresentOrElse(it -> check(it, now), () -> mark(List.of(), now));
              }
            },
            model.ui());
  }

  private void check(String by, String now) {
    CompletableFuture<List<Misspelt>> asked = spelling.check(by, now);
    checking = asked;
    var _ =
        asked.whenCompleteAsync(
            (words, wrong) -> {
              if (wrong == null) {
                mark(words, now);
              } else if (!Failure.isCancelled(wrong)) {
                mark(List.of(), now);
                model.advise(Failure.of(wrong).sentence());
              }
            },
            model.ui());
  }

  private void mark(List<Misspelt> words, String of) {
    found = words;
    checked = of;
    text.mark(of, words.stream().map(word -> new Match(word.from(), word.to())).toList());
  }

  /** The dictionary that is meant: the chosen one, or one of the system's language. */
  static Optional<String> pick(String wanted, List<String> names, Locale system) {
    if (wanted.equals(SpellingSettings.OFF)) {
      return Optional.empty();
    }
    if (!wanted.isEmpty()) {
      return names.stream().filter(wanted::equals).findFirst();
    }
    return names.stream()
        .filter(name -> locale(name).equals(Locale.of(system.getLanguage(), system.getCountry())))
        .findFirst()
        .or(() ->
            names.stream()
                .filter(name -> locale(name).getLanguage().equals(system.getLanguage()))
                .findFirst());
  }

  private static Locale locale(String name) {
    return Locale.forLanguageTag(name.replace('_', '-'));
  }

  private void listLanguages() {
    var _ =
        spelling
            .languages()
            .thenAcceptAsync(
                names -> {
                  List<MenuItem> items = new ArrayList<>();
                  ToggleGroup group = new ToggleGroup();
                  Optional<String> now = pick(chosen.get().language(), names, Locale.getDefault());
                  for (String name : names) {
                    items.add(choice(group, words(name), name, now.equals(Optional.of(name))));
                  }
                  items.add(choice(group, "Off", SpellingSettings.OFF, now.isEmpty()));
                  items.add(new SeparatorMenuItem());
                  MenuItem how = new MenuItem("How to add a dictionary");
                  how.setOnAction(_ -> model.advise(howToAdd()));
                  items.add(how);
                  menu.getItems().setAll(items);
                },
                model.ui());
  }

  private String howToAdd() {
    return "Put a dictionary, two files such as en_GB.aff and en_GB.dic, into "
        + spelling.folder()
        + ", then choose it under More › Spelling. LibreOffice and Firefox use the same files; on"
        + " Debian and Ubuntu, packages such as hunspell-en-gb bring them.";
  }

  private MenuItem choice(ToggleGroup group, String words, String name, boolean selected) {
    RadioMenuItem item = new RadioMenuItem(words);
    item.setToggleGroup(group);
    item.setSelected(selected);
    item.setOnAction(_ -> chosen.set(new SpellingSettings(name)));
    return item;
  }

  /** A language by its name, and by the name of its file where that says more. */
  static String words(String name) {
    Locale locale = locale(name);
    String language = locale.getDisplayName(Locale.ENGLISH);
    boolean all = locale.toLanguageTag().equals(name.replace('_', '-'));
    return language.isEmpty() ? name : all ? language : language + ", " + name;
  }

  private void rightClicked(ContextMenuEvent event) {
    fixes.hide();
    if (!text.area().isEditable()) {
      return;
    }
    int at =
        event.isKeyboardTrigger()
            ? text.selection().from()
            : text.offsetAt(event.getScreenX(), event.getScreenY());
    Optional<Misspelt> word =
        checked.equals(model.written().body().get())
            ? found.stream().filter(it -> it.from() <= at && at <= it.to()).findFirst()
            : Optional.empty();
    word.ifPresent(it -> {
      offer(it);
      fixes.show(text.area(), event.getScreenX(), event.getScreenY());
      event.consume();
    });
  }

  /** Fills the menu for a word. */
  void offer(Misspelt word) {
    MenuItem add = new MenuItem("Add “" + word.word() + "” to my words");
    add.setOnAction(_ -> add(word));
    MenuItem looking = disabled("Looking for suggestions…");
    fixes.getItems().setAll(looking, new SeparatorMenuItem(), add);
    language.ifPresent(by -> {
      var _ =
          spelling
              .suggest(by, word.word())
              .whenCompleteAsync(
                  (words, wrong) -> {
                    if (fixes.getItems().contains(looking)) {
                      fixes.getItems().remove(looking);
                      List<MenuItem> items =
                          wrong != null || words.isEmpty()
                              ? List.of(disabled("No suggestion"))
                              : words.stream().map(it -> fix(word, it)).toList();
                      fixes.getItems().addAll(0, items);
                    }
                  },
                  model.ui());
    });
  }

  private static MenuItem disabled(String words) {
    MenuItem item = new MenuItem(words);
    item.setDisable(true);
    return item;
  }

  private MenuItem fix(Misspelt word, String better) {
    MenuItem item = new MenuItem(better);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> {
      if (text.area().isEditable() && checked.equals(model.written().body().get())) {
        text.replace(new Match(word.from(), word.to()), better);
      }
    });
    return item;
  }

  private void add(Misspelt word) {
    var _ =
        spelling
            .add(word.word())
            .whenCompleteAsync(
                (_, wrong) -> {
                  if (wrong != null) {
                    model.advise("The word could not be kept: " + Failure.of(wrong).detail());
                  }
                  checkNow();
                },
                model.ui());
  }
}
