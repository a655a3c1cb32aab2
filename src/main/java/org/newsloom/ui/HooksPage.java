package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.hook.Hooks;
import org.newsloom.hook.Trial;
import org.newsloom.settings.Hook;
import org.newsloom.settings.HookEntry;
import org.newsloom.settings.HookSettings;
import org.newsloom.settings.Loaded;
import org.newsloom.task.UiExecutor;

/** The page of the settings that says which programs are run after fetches. */
final class HooksPage {
  /** What runs programs, as far as the page needs it. Nothing here waits. */
  interface Programs {
    /** Which there are. */
    CompletableFuture<Loaded<HookSettings>> settings();

    /** Changes what stands in the file now, and tells what stands there then. */
    CompletableFuture<Loaded<HookSettings>> change(UnaryOperator<HookSettings> change);

    /** Runs one once. */
    CompletableFuture<Trial> tryOut(Hook hook);

    /** The service. */
    static Programs of(Hooks hooks) {
      return new Programs() {
        @Override
        public CompletableFuture<Loaded<HookSettings>> settings() {
          return hooks.settings();
        }

        @Override
        public CompletableFuture<Loaded<HookSettings>> change(UnaryOperator<HookSettings> change) {
          return hooks.change(change);
        }

        @Override
        public CompletableFuture<Trial> tryOut(Hook hook) {
          return hooks.tryOut(hook);
        }
      };
    }
  }

  private final Programs programs;
  private final UiExecutor ui;
  private final BiConsumer<Optional<Hook>, Consumer<Hook>> edit;
  private final Banner banner = new Banner();
  private final Banner trial = new Banner();
  private final VBox rows = new VBox(14);
  private final VBox node;

  /** Late answers to earlier ones are dropped. */
  private int questions;

  private int trials;

  /**
   * The page; it fills itself.
   *
   * @param edit opens the window for a hook, empty for a new one, which tells what was typed
   */
  HooksPage(Programs programs, UiExecutor ui, BiConsumer<Optional<Hook>, Consumer<Hook>> edit) {
    this.programs = programs;
    this.ui = ui;
    this.edit = edit;
    Button add = new Button("Add…", Icons.of(Feather.PLUS));
    add.setAccessibleText("Add a program");
    add.setOnAction(
        _ -> edit.accept(Optional.empty(), typed -> change(now -> now.with(HookEntry.of(typed)))));
    node =
        new VBox(
            14,
            banner.node(),
            Form.hintLabel(
                "Programs that Newsloom runs after it fetched. What happened is told to them on"
                    + " their standard input, as JSON; the user guide says how."),
            rows,
            new HBox(add));
    follow(programs.settings());
  }

  Node node() {
    return node;
  }

  private void change(UnaryOperator<HookSettings> change) {
    follow(programs.change(change));
  }

  private void follow(CompletableFuture<Loaded<HookSettings>> coming) {
    int asked = ++questions;
    var _ =
        coming.whenCompleteAsync(
            (known, wrong) -> {
              if (wrong != null) {
                failed(wrong);
              } else if (asked == questions) {
                banner.hide();
                show(known);
              }
            },
            ui);
  }

  private void show(Loaded<HookSettings> loaded) {
    List<Node> all = new ArrayList<>();
    List<String> ofFile = new ArrayList<>(loaded.notices());
    for (HookEntry entry : loaded.value().entries()) {
      String notice = entry.notice(all.size() + 1);
      ofFile.remove(notice);
      all.add(entry.hook().map(hook -> row(entry, hook)).orElseGet(() -> refused(notice, entry)));
    }
    rows.getChildren().setAll(all);
    if (all.isEmpty()) {
      rows.getChildren().add(Form.hintLabel("None yet."));
    }
    if (!ofFile.isEmpty()) {
      banner.show(Banner.Tone.WARNING, ofFile, Optional.empty());
    }
  }

  private Node row(HookEntry entry, Hook hook) {
    String words = words(hook);
    CheckBox on = SettingsPages.box(words);
    on.setMinHeight(Region.USE_PREF_SIZE);
    on.setSelected(hook.on());
    on.setOnAction(_ -> {
      HookEntry other = entry.with(hook.switched(on.isSelected()));
      change(now -> now.with(entry, other));
    });
    VBox row = new VBox(2, on, Form.hintLabel(command(hook)));
    FlowPane links =
        new FlowPane(
            12,
            2,
            link(
                "Try it",
                words,
                () -> {
                  row.getChildren().remove(trial.node());
                  row.getChildren().add(trial.node());
                  tryOut(hook);
                }),
            link(
                "Change…",
                words,
                () ->
                    edit.accept(
                        Optional.of(hook),
                        typed -> change(now -> now.with(entry, entry.with(typed))))),
            link("Remove…", words, () -> askToRemove(entry, hook)));
    row.getChildren().add(links);
    return row;
  }

  private static Hyperlink link(String words, String hook, Runnable action) {
    Hyperlink link = new Hyperlink(words);
    link.setAccessibleText(words + " " + hook);
    link.setOnAction(_ -> {
      link.setVisited(false);
      action.run();
    });
    return link;
  }

  private static Node refused(String notice, HookEntry entry) {
    Label sentence = Form.hintLabel(notice);
    sentence.getStyleClass().add("bad");
    return new VBox(
        2,
        sentence,
        Form.hintLabel(entry.shown()),
        Form.hintLabel("It stays in the file as it is; mend it there."));
  }

  private void askToRemove(HookEntry entry, Hook hook) {
    Button keep = Banner.mainButton("Keep it", banner::hide);
    banner.show(
        Banner.Tone.WARNING,
        List.of("Remove “" + command(hook) + "” from the list? The program itself stays."),
        Optional.empty(),
        keep,
        Banner.button("Remove", () -> change(now -> now.without(entry))));
    keep.requestFocus();
  }

  private void tryOut(Hook hook) {
    int tried = ++trials;
    trial.show(Banner.Tone.INFO, List.of("“" + command(hook) + "” is running…"), Optional.empty());
    var _ =
        programs
            .tryOut(hook)
            .whenCompleteAsync(
                (end, wrong) -> {
                  if (tried != trials) {
                    return;
                  }
                  if (wrong != null) {
                    trial.hide();
                    failed(wrong);
                  } else {
                    trial.show(
                        end.isGood() ? Banner.Tone.SUCCESS : Banner.Tone.WARNING,
                        List.of(
                            end.sentence(),
                            end.lastLines().isBlank() ? "It wrote nothing." : end.lastLines()),
                        Optional.empty(),
                        Banner.button("Close", trial::hide));
                  }
                },
                ui);
  }

  private void failed(Throwable wrong) {
    Failure failure = Failure.of(wrong);
    banner.show(Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail()));
  }

  private static String words(Hook hook) {
    return switch (hook.when()) {
      case HEADERS ->
          "After new headers in "
              + (hook.newsgroups().equals(Hook.ALL_NEWSGROUPS)
                  ? "any newsgroup"
                  : hook.newsgroups());
      case ARTICLES -> "After new articles that fit “" + hook.search() + "”";
      case ROUND -> "After each round of fetches";
    };
  }

  /** In one line; quoted where a person could not tell where an argument ends. */
  private static String command(Hook hook) {
    List<String> words = new ArrayList<>();
    for (String word : hook.command()) {
      words.add(word.isEmpty() || word.contains(" ") ? "'" + word + "'" : word);
    }
    return String.join(" ", words);
  }
}
