package org.newsloom.ui;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.Window;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.ThreadListOptions.Sort;

/** Says what each command does in the main window. */
final class WindowCommands {
  private final Commands commands;
  private final Desk desk;
  private final Theme theme;
  private final Dialogs dialogs;
  private final SearchBox searchBox;
  private final FilterField filter;
  private final WindowActions actions;
  private final BooleanBinding groupOpen;
  private final BooleanBinding articleOpen;
  private final BooleanBinding rowCurrent;

  WindowCommands(
      Commands commands,
      Desk desk,
      Theme theme,
      Dialogs dialogs,
      SearchBox searchBox,
      FilterField filter,
      WindowActions actions) {
    this.commands = commands;
    this.desk = desk;
    this.theme = theme;
    this.dialogs = dialogs;
    this.searchBox = searchBox;
    this.filter = filter;
    this.actions = actions;
    groupOpen =
        Bindings.createBooleanBinding(
            () -> desk.groups().current().get().isPresent(), desk.groups().current());
    articleOpen =
        Bindings.createBooleanBinding(
            () -> desk.article().article().isPresent(), desk.article().content());
    rowCurrent = desk.threads().current().greaterThanOrEqualTo(0);
  }

  /** The commands that views look at when they are made. */
  void beforeViews() {
    dialogs();
    reading();
    marks();
    looks();
  }

  /** Folders of newsgroups; asked for before there are views too. */
  void folders(FolderWindows windows) {
    FolderWork folders = desk.folders();
    commands.handle(Command.TO_FOLDER, groupOpen, windows::move);
    commands.handle(Command.NEW_FOLDER, desk.groups().anythingToRead(), windows::make);
    ofFolder(Command.FETCH_FOLDER, folders::fetch);
    ofFolder(Command.CATCH_UP_FOLDER, desk.marking()::catchUp);
    ofFolder(Command.FILL_FOLDER, windows::fill);
    ofFolder(Command.RENAME_FOLDER, windows::rename);
    ofFolder(Command.FOLDER_UP, folder -> folders.move(folder, -1));
    ofFolder(Command.FOLDER_DOWN, folder -> folders.move(folder, 1));
    ofFolder(Command.REMOVE_FOLDER, folders::remove);
  }

  /** The folder on which the person stands, or that of the open newsgroup. */
  private void ofFolder(Command command, Consumer<GroupFolder> action) {
    GroupListModel groups = desk.groups();
    commands.handle(
        command,
        Bindings.createBooleanBinding(
            () -> groups.folder().isPresent(), groups.cursor(), groups.current(), groups.entries()),
        () -> groups.folder().ifPresent(action));
  }

  private void dialogs() {
    if (dialogs.offers(Command.NEW_POST)) {
      commands.handle(Command.NEW_POST, () -> dialogs.newPost(desk.groups().current().get()));
    }
    for (Command command :
        new Command[] {
          Command.ADD_SERVER,
          Command.SUBSCRIBE,
          Command.SAMPLE,
          Command.DRAFTS,
          Command.SETTINGS,
          Command.SHORTCUTS,
          Command.CONNECTION_LOG,
          Command.ABOUT
        }) {
      if (dialogs.offers(command)) {
        commands.handle(command, () -> dialogs.open(command));
      }
    }
    if (dialogs.offers(Command.SCORE_RULES)) {
      commands.handle(Command.SCORE_RULES, () -> dialogs.scoreRules(desk.groups().current().get()));
    }
    commands.handle(Command.QUIT, actions::quit);
    BooleanProperty offline = desk.status().offline();
    offline.set(actions.isOffline());
    offline.addListener(_ -> actions.setOffline(offline.get()));
    commands.toggle(Command.OFFLINE, offline);
  }

  private void reading() {
    Navigation go = desk.navigation();
    commands.handle(
        Command.NEXT_UNREAD,
        () -> {
          searchBox.giveFocus();
          go.nextUnread();
        });
    commands.handle(Command.PREVIOUS_UNREAD, go::previousUnread);
    commands.handle(Command.NEXT_UNREAD_THREAD, go::nextUnreadThread);
    commands.handle(Command.NEXT_UNREAD_GROUP, go::nextUnreadGroup);
    commands.handle(Command.NEXT_ARTICLE, go::nextArticle);
    commands.handle(Command.PREVIOUS_ARTICLE, go::previousArticle);
    commands.handle(Command.PARENT, rowCurrent, go::parent);
    commands.handle(Command.FETCH_ALL, desk.fetches()::fetchAll);
    commands.handle(
        Command.FETCH,
        groupOpen,
        () -> desk.groups().current().get().ifPresent(desk.fetches()::fetch));
    commands.handle(
        Command.FETCH_OLDER,
        groupOpen,
        () -> desk.groups().current().get().ifPresent(desk.fetches()::fetchOlder));
    commands.handle(
        Command.FETCH_BODIES,
        groupOpen,
        () -> desk.groups().current().get().ifPresent(desk.fetches()::fetchBodies));
    commands.handle(Command.WHOLE_THREAD, rowCurrent, actions::wholeThread);
    if (dialogs.offers(Command.GROUP_POSTING)) {
      commands.handle(
          Command.GROUP_POSTING,
          groupOpen,
          () -> desk.groups().current().get().ifPresent(dialogs::posting));
    }
    if (dialogs.offers(Command.KEEP)) {
      commands.handle(
          Command.KEEP, groupOpen, () -> desk.groups().current().get().ifPresent(dialogs::keep));
    }
    if (dialogs.offers(Command.STATISTICS)) {
      commands.handle(
          Command.STATISTICS,
          groupOpen,
          () -> desk.groups().current().get().ifPresent(dialogs::statistics));
    }
    if (dialogs.offers(Command.SCORE_LIKE)) {
      commands.handle(
          Command.SCORE_LIKE,
          articleOpen,
          () ->
              desk.article()
                  .article()
                  .ifPresent(it -> dialogs.scoreLike(it, desk.groups().current().get())));
      commands.handle(
          Command.SCORE_WHY,
          articleOpen,
          () -> desk.article().article().ifPresent(dialogs::scoreWhy));
    }
    if (dialogs.offers(Command.IMPORT)) {
      commands.handle(Command.IMPORT, () -> dialogs.importArticles(actions::open));
      commands.handle(Command.EXPORT, () -> dialogs.exportArticles(scope()));
    }
    commands.handle(Command.UNSUBSCRIBE, groupOpen, actions::unsubscribe);
    // Before there is anything to read nothing could be found, and nothing would show it.
    searchBox.node().disableProperty().bind(desk.groups().anythingToRead().not());
    commands.handle(Command.SEARCH, desk.groups().anythingToRead(), searchBox::open);
    commands.handle(
        Command.SEARCH_FORM,
        desk.groups().anythingToRead(),
        () -> actions.searchForm(query -> searchBox.search(query)));
    commands.handle(
        Command.SEARCH_SERVER,
        Bindings.createBooleanBinding(
            () ->
                !desk.status().offline().get()
                    && desk.groups().current().get().filter(it -> !it.isLocal()).isPresent(),
            desk.status().offline(),
            desk.groups().current()),
        actions::searchOnServer);
    commands.handle(
        Command.SAVE_SEARCH,
        Bindings.createBooleanBinding(
            () -> desk.search().query().isPresent() && desk.groups().currentView().get().isEmpty(),
            desk.search().active(),
            desk.search().line(),
            desk.groups().currentView()),
        actions::saveSearch);
    commands.handle(
        Command.FORGET_SEARCH,
        Bindings.createBooleanBinding(
            () ->
                desk.groups()
                    .currentView()
                    .get()
                    .filter(view -> view.kind() == GroupListModel.Entry.Kind.SAVED)
                    .isPresent(),
            desk.groups().currentView()),
        desk::forgetSearch);
    commands.handle(Command.OPEN_ID, actions::openById);
    commands.toggle(Command.BEST_FIRST, desk.search().bestFirst());
    commands.toggle(Command.HITS_BY_THREAD, desk.search().byThread());
    commands.handle(Command.NEXT_HIT, desk.search().canStep(), () -> desk.search().step(1));
    commands.handle(Command.PREVIOUS_HIT, desk.search().canStep(), () -> desk.search().step(-1));
    commands.handle(
        Command.SEARCH_GROUP,
        groupOpen,
        () ->
            desk.groups()
                .current()
                .get()
                .ifPresent(group -> searchBox.open("group:" + group.group() + " ")));
    commands.handle(
        Command.FILTER,
        desk.threads().showing().isEqualTo(ThreadListModel.Showing.GROUP),
        filter::open);
    commands.handle(
        Command.ALL_HEADERS,
        articleOpen,
        () -> desk.article().allHeaders().set(!desk.article().allHeaders().get()));
    commands.handle(Command.SOURCE, articleOpen, desk.reader()::toggleSource);
    commands.handle(Command.DETAILS, articleOpen, actions::details);
    commands.handle(Command.SAVE_ARTICLE, articleOpen, actions::saveArticle);
    commands.handle(
        Command.FIND_AUTHOR,
        open(it -> !Queries.by(it.article().from()).isEmpty()),
        () ->
            desk.article()
                .article()
                .ifPresent(it -> searchBox.search(Queries.by(it.article().from()))));
    commands.handle(
        Command.FIND_ACCOUNT,
        open(it -> !Queries.byAccount(it.article()).isEmpty()),
        () ->
            desk.article()
                .article()
                .ifPresent(it -> searchBox.search(Queries.byAccount(it.article()))));
    commands.handle(
        Command.FIND_SUBJECT,
        open(it -> !Queries.about(it.article().subject()).isEmpty()),
        () ->
            desk.article()
                .article()
                .ifPresent(it -> searchBox.search(Queries.about(it.article().subject()))));
    commands.handle(Command.COPY_LINK, articleOpen, actions::copyLink);
    commands.handle(Command.COPY_ID, articleOpen, actions::copyId);
    if (dialogs.offers(Command.ENCODING)) {
      commands.handle(
          Command.ENCODING,
          articleOpen,
          () ->
              desk.article()
                  .article()
                  .ifPresent(it -> dialogs.encoding(it, desk.reader()::readAs)));
    }
    if (dialogs.offers(Command.IN_BROWSER)) {
      commands.handle(
          Command.IN_BROWSER,
          open(it -> !it.article().html().isEmpty()),
          () -> desk.article().article().ifPresent(dialogs::inBrowser));
    }
    if (dialogs.offers(Command.IN_ARCHIVE)) {
      commands.handle(
          Command.IN_ARCHIVE,
          articleOpen,
          () -> desk.article().article().ifPresent(dialogs::inArchive));
    }
    commands.handle(
        Command.SAVE_ATTACHMENTS,
        open(it -> !AttachmentBar.attached(it).isEmpty()),
        actions::saveAll);
  }

  private Dialogs.Scope scope() {
    return new Dialogs.Scope(
        desk.groups().current().get(), desk.article().article(), desk.search().query());
  }

  /** Whether such an article is open. */
  private BooleanBinding open(Predicate<ShownArticle> such) {
    return Bindings.createBooleanBinding(
        () -> desk.article().article().filter(such).isPresent(), desk.article().content());
  }

  /** Prints the open article, or makes a PDF file of it, by a dialog over that window. */
  void printing(Printing printing, Window window) {
    ArticleModel article = desk.article();
    commands.handle(
        Command.PRINT,
        articleOpen,
        () ->
            article
                .article()
                .ifPresent(it -> printing.print(it, article.monospace().get(), window)));
    commands.handle(
        Command.SAVE_PDF,
        articleOpen,
        () ->
            article
                .article()
                .ifPresent(it -> printing.savePdf(it, article.monospace().get(), window)));
  }

  private void marks() {
    Marking marking = desk.marking();
    commands.handle(Command.UNDO, desk.notices().undoable(), desk.notices()::undo);
    commands.handle(Command.TOGGLE_READ, rowCurrent, marking::toggleRead);
    commands.choose(Command.FLAG, rowCurrent, isSo(ArticleRows::isFlagged), marking::toggleFlag);
    commands.handle(Command.JUNK, rowCurrent, marking::junk);
    commands.handle(Command.NOT_JUNK, rowCurrent, marking::notJunk);
    commands.handle(Command.THREAD_READ, rowCurrent, marking::threadRead);
    commands.choose(Command.WATCH, rowCurrent, isSo(ArticleRows::isWatched), marking::watch);
    commands.choose(Command.IGNORE, rowCurrent, isSo(ArticleRows::isIgnored), marking::ignore);
    commands.handle(Command.IGNORE_SUBTHREAD, rowCurrent, marking::ignoreSubthread);
    commands.handle(
        Command.FETCH_SELECTED,
        rowCurrent,
        () -> desk.fetches().fetchBodies(desk.threads().source(), desk.threads().chosen()));
    commands.handle(Command.SPLIT_THREAD, rowCurrent, marking::split);
    commands.handle(Command.JOIN_THREADS, rowCurrent, marking::join);
    commands.handle(Command.CATCH_UP, groupOpen, marking::catchUp);
    commands.handle(Command.EXPAND_ALL, desk.threads()::expandAll);
    commands.handle(Command.COLLAPSE_ALL, desk.threads()::collapseAll);
  }

  private void looks() {
    commands.handle(Command.LARGER, theme::larger);
    commands.handle(Command.SMALLER, theme::smaller);
    commands.handle(Command.NORMAL_SIZE, () -> theme.setScale(1));
    choice(Command.THEME_SYSTEM, Theme.Choice.SYSTEM);
    choice(Command.THEME_LIGHT, Theme.Choice.LIGHT);
    choice(Command.THEME_DARK, Theme.Choice.DARK);
    folding(Command.FOLD_LONG_QUOTES, QuoteFolding.LONG);
    folding(Command.FOLD_INNER_QUOTES, QuoteFolding.INNER);
    folding(Command.FOLD_ALL_QUOTES, QuoteFolding.ALL);
    commands.toggle(Command.EMPHASIS, desk.article().emphasis());
    commands.toggle(Command.PREFER_HTML, desk.article().preferHtml());
    commands.toggle(Command.MONOSPACE, desk.article().monospace());
    commands.toggle(Command.CONVERSATION, desk.article().conversation());
    commands.toggle(Command.REPEATED_SUBJECTS, desk.threads().repeatedSubjects());
    commands.toggle(Command.SIZE_COLUMN, desk.threads().sizesShown());
    commands.toggle(Command.SCORE_COLUMN, desk.threads().scoresShown());
    var options = desk.threads().options();
    BooleanBinding byScore =
        Bindings.createBooleanBinding(() -> options.get().sort() == Sort.BEST_SCORE_FIRST, options);
    commands.choose(
        Command.BEST_SCORES,
        byScore,
        () ->
            options.set(
                options
                    .get()
                    .with(byScore.get() ? Sort.NEWEST_THREAD_FIRST : Sort.BEST_SCORE_FIRST)));
    commands.toggle(Command.ROT13, desk.article().rot13());
  }

  /** Chosen again, it folds nothing. */
  private void folding(Command command, QuoteFolding which) {
    var folding = desk.article().folding();
    commands.choose(
        command,
        folding.isEqualTo(which),
        () -> folding.set(folding.get() == which ? QuoteFolding.NONE : which));
  }

  private void choice(Command command, Theme.Choice choice) {
    commands.choose(command, theme.choice().isEqualTo(choice), () -> theme.choice().set(choice));
  }

  /** The commands of the article that answer it, and those that need the panes. */
  void withViews(Panes panes, GroupPane groups, ThreadTable table, ArticlePane article) {
    searchBox.setToList(table::requestFocus);
    table.setTitleMenu(
        CommandMenus.context(commands, List.of(Command.SIZE_COLUMN, Command.SCORE_COLUMN)));
    filter.setToList(table::requestFocus);
    answers(article);
    ownArticles();
    find(article);
    commands.handle(
        Command.READ_ON,
        () -> {
          if (!isTextShown(panes) || !article.body().pageDown()) {
            desk.navigation().readOn();
          } else {
            desk.reader().follow(article.sectionInSight());
          }
        });
    commands.handle(Command.READ_BACK, articleOpen, article.body()::pageUp);
    commands.handle(Command.COPY, articleOpen, article.body()::copySelection);
    commands.handle(
        Command.SELECT_ALL,
        () -> {
          if (article.body().isFocused()) {
            article.body().selectAll();
          } else {
            desk.threads().selectAll();
          }
        });
    commands.choose(Command.LAYOUT_CLASSIC, panes.wide().not(), () -> panes.setWide(false));
    commands.choose(Command.LAYOUT_WIDE, panes.wide(), () -> panes.setWide(true));
    commands.toggle(Command.TOGGLE_ARTICLE, panes.articleShown());
    commands.choose(Command.ZOOM, panes.zoomed(), () -> panes.setZoomed(!panes.zoomed().get()));
    PaneFocus focus = new PaneFocus(panes, groups, table, article);
    commands.handle(Command.FOCUS_GROUPS, focus::toGroups);
    commands.handle(Command.FOCUS_THREADS, focus::toThreads);
    commands.handle(Command.FOCUS_ARTICLE, focus::toArticle);
    commands.handle(Command.NEXT_PANE, focus::next);
    commands.handle(Command.PREVIOUS_PANE, focus::previous);
    commands.handle(
        Command.BACK,
        () -> {
          if (searchBox.isFocused()) {
            searchBox.leave();
          } else if (filter.isFocused()) {
            filter.clear();
          } else if (article.find().isOpen()) {
            boolean typing = article.find().isFocused();
            article.find().close();
            if (typing) {
              article.requestFocus();
            }
          } else if (panes.zoomed().get()) {
            // Before the filter: what it narrows is not seen now.
            panes.setZoomed(false);
          } else if (filter.isNarrowing()) {
            filter.clear();
          } else {
            desk.search().back();
          }
        });
  }

  /** Whether something is so of the article that is current in the list. */
  private ObservableBooleanValue isSo(BiPredicate<ArticleRows, Integer> what) {
    ThreadListModel threads = desk.threads();
    return Bindings.createBooleanBinding(
        () -> {
          int row = threads.current().get();
          return row >= 0 && row < threads.source().size() && what.test(threads.source(), row);
        },
        threads.current(),
        threads.version());
  }

  private void answers(ArticlePane article) {
    if (dialogs.offers(Command.FOLLOWUP)) {
      commands.handle(
          Command.FOLLOWUP,
          articleOpen,
          () ->
              desk.article()
                  .article()
                  .ifPresent(it -> dialogs.followup(it, article.body().selected())));
    }
    if (dialogs.offers(Command.REPLY)) {
      commands.handle(
          Command.REPLY,
          articleOpen,
          () ->
              desk.article()
                  .article()
                  .ifPresent(it -> dialogs.reply(it, article.body().selected())));
    }
  }

  /** What can be done with an article of one's own; of another it is said why not. */
  private void ownArticles() {
    if (dialogs.offers(Command.CANCEL_ARTICLE)) {
      commands.handle(
          Command.CANCEL_ARTICLE,
          articleOpen,
          () -> desk.article().article().ifPresent(dialogs::cancel));
    }
    if (dialogs.offers(Command.SUPERSEDE)) {
      commands.handle(
          Command.SUPERSEDE,
          articleOpen,
          () -> desk.article().article().ifPresent(dialogs::supersede));
    }
  }

  private void find(ArticlePane article) {
    commands.handle(Command.FIND, articleOpen, article.find()::open);
    commands.handle(Command.FIND_NEXT, articleOpen, article.find()::next);
    commands.handle(Command.FIND_PREVIOUS, articleOpen, article.find()::previous);
  }

  private boolean isTextShown(Panes panes) {
    return articleOpen.get() && (panes.articleShown().get() || panes.zoomed().get());
  }
}
