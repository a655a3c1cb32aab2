package org.newsloom.ui;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.reading.ThreadListOptions.Shown;

/** What stands in place of an empty thread list: what is so, and what to do. */
final class EmptyStates {
  private final Desk desk;
  private final Commands commands;
  private final ThreadTable table;

  EmptyStates(Desk desk, Commands commands, ThreadTable table) {
    this.desk = desk;
    this.commands = commands;
    this.table = table;
    desk.threads().showing().addListener(_ -> update());
    desk.threads().version().addListener(_ -> updateIfEmpty());
    desk.groups().current().addListener(_ -> update());
    desk.groups().currentView().addListener(_ -> updateIfEmpty());
    desk.search().line().addListener(_ -> updateIfEmpty());
    desk.groups()
        .entries()
        .addListener((javafx.collections.ListChangeListener<Object>) _ -> updateIfEmpty());
    commands.keymap().addListener((_, _, _) -> updateIfEmpty());
    update();
  }

  private void updateIfEmpty() {
    if (desk.threads().rows().isEmpty()) {
      update();
    }
  }

  private void update() {
    table.setPlaceholder(
        switch (desk.threads().showing().get()) {
          case NOTHING -> nothing();
          case HITS -> hits();
          case GROUP -> group();
        });
  }

  private Node hits() {
    return desk.groups()
        .currentView()
        .get()
        .map(view ->
            ArticlePane.message(
                Feather.CHECK_CIRCLE, view.empty(), filled(view.hint()), Optional.<Button>empty()))
        .orElseGet(() ->
            desk.search().isNothingHere()
                ? nothingToSearch()
                : ArticlePane.message(
                    Feather.SEARCH,
                    desk.search().line().get(),
                    filled("Fewer words find more. {BACK} goes back to where you were."),
                    Optional.empty()));
  }

  /** Other words would find nothing either. */
  private Node nothingToSearch() {
    if (desk.groups().groups().isEmpty()) {
      return ArticlePane.message(
          Feather.INBOX,
          "There is nothing to search yet",
          "A search looks at what was fetched. Subscribe to newsgroups and get their articles.",
          button(Command.SUBSCRIBE));
    }
    boolean some = desk.search().query().filter(it -> it.contains("group:")).isPresent();
    return ArticlePane.message(
        Feather.DOWNLOAD_CLOUD,
        some ? "No article of such a newsgroup is here" : "No articles are here yet",
        filled(
            "A search looks at what was fetched. Get new articles first; then search again. {BACK}"
                + " goes back to where you were."),
        button(Command.FETCH_ALL));
  }

  private Node nothing() {
    if (desk.groups().groups().isEmpty()) {
      return ArticlePane.message(
          Feather.INBOX,
          "No newsgroups yet",
          "Subscribe to some; they appear at the left.",
          button(Command.SUBSCRIBE));
    }
    return ArticlePane.message(
        Feather.CHEVRONS_LEFT,
        "No newsgroup is open",
        filled("Choose one at the left, or press {READ_ON} to read what is unread."),
        Optional.empty());
  }

  private Node group() {
    ThreadListOptions options = desk.threads().options().get();
    Optional<SubscribedGroup> counts = desk.groups().currentCounts();
    if (desk.status().work().get().isPresent()
        && counts.filter(SubscribedGroup::fetched).isEmpty()) {
      return ArticlePane.message(
          Feather.DOWNLOAD_CLOUD,
          "Articles are on their way",
          "They appear as they come.",
          Optional.empty());
    }
    if (options.shown() != Shown.NOT_IGNORED && counts.filter(it -> it.cached() > 0).isPresent()) {
      Button all = new Button("Show all threads");
      all.setOnAction(_ -> desk.threads().options().set(options.with(Shown.NOT_IGNORED)));
      return ArticlePane.message(
          Feather.CHECK_CIRCLE,
          options.shown() == Shown.UNREAD_THREADS ? "All is read here" : "No such threads here",
          "Other threads are hidden by the choice above.",
          Optional.of(all));
    }
    if (counts.filter(it -> it.cached() > 0).isPresent()) {
      // The list is being read; nothing to say for so short a time.
      return new javafx.scene.layout.Region();
    }
    return ArticlePane.message(
        Feather.INBOX,
        "No articles here yet",
        filled("Get them from the server ({FETCH})."),
        button(Command.FETCH));
  }

  private String filled(String hint) {
    return commands.keymap().getValue().fill(hint);
  }

  private Optional<Button> button(Command command) {
    if (!commands.isAvailable(command)) {
      return Optional.empty();
    }
    Button button = new Button(command.words());
    button.setOnAction(_ -> commands.run(command));
    return Optional.of(button);
  }
}
