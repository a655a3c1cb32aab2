package org.newsloom.ui;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerQuestion;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.GroupListModel.Entry.Kind;

/** The view models of one window. Knows no control. */
final class Desk implements AutoCloseable {
  private static final List<GroupListModel.Entry.View> VIEWS =
      List.of(
          new GroupListModel.Entry.View(
              Kind.UNREAD,
              "Unread",
              "is:unread",
              "Everything is read",
              "{FETCH_ALL} looks for new articles."),
          new GroupListModel.Entry.View(
              Kind.FLAGGED,
              "Flagged",
              "is:flagged",
              "Nothing is flagged",
              "{FLAG} flags the open article, so that you find it here."),
          new GroupListModel.Entry.View(
              Kind.WATCHED,
              "Watched threads",
              "is:watched",
              "No thread is watched",
              "{WATCH} watches the thread of the open article, so that you find here what comes to it."),
          new GroupListModel.Entry.View(
              Kind.TO_ME,
              "Replies to me",
              "is:to-me",
              "Nobody has answered yet",
              "Answers to what you posted from here are found here."),
          new GroupListModel.Entry.View(
              Kind.MINE,
              "Mine",
              "is:mine",
              "You have posted nothing from here",
              "{NEW_POST} writes an article."));

  private final UiExecutor ui;
  private final Reader.Models models;
  private final Reader reader;
  private final Navigation navigation;
  private final Marking marking;
  private final SearchFlow search;
  private final FetchFlow fetches;
  private final FolderWork folders;
  private final MarkCounting counting;
  private final SearchCounting searchCounting;
  private final ObjectProperty<SearchSettings> searches;
  private final InvalidationListener saved;
  private Map<String, String> shownSaved = Map.of();
  private final TextCounting texts;
  private final NewsLinks links;
  private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper("");

  Desk(
      News news,
      UiExecutor ui,
      Delay delay,
      ObservableValue<ReadingSettings> reading,
      ObjectProperty<SearchSettings> searches,
      Dialogs dialogs) {
    this.ui = ui;
    this.searches = searches;
    models =
        new Reader.Models(
            new GroupListModel(VIEWS),
            new ThreadListModel(ui),
            new ArticleModel(),
            new StatusModel(),
            new Notices(ui));
    models.article().emoticons().bind(reading.map(ReadingSettings::emoticons));
    reader = new Reader(news, ui, models, reading);
    navigation = new Navigation(reader, models, ui, reading);
    marking = new Marking(news, ui, models);
    search = new SearchFlow(news, ui, delay, reader, models, searches);
    fetches = new FetchFlow(news, ui, models);
    folders = new FolderWork(news.folders(), ui, models, fetches);
    links = new NewsLinks(news, ui, reader, models.groups(), models.notices(), dialogs);
    texts = new TextCounting(news, ui, models, reading);
    counting = new MarkCounting(news, ui, models.groups());
    searchCounting = new SearchCounting(news, ui, delay, models.groups());
    search.onSearched(query -> searches.set(searches.get().withRecent(query)));
    followShown();
    saved = _ -> showSaved();
    searches.addListener(new WeakInvalidationListener(saved));
    showSaved();
  }

  /** The name of what the list shows: a newsgroup, a view, or what is searched for. */
  ReadOnlyStringProperty shown() {
    return shown.getReadOnlyProperty();
  }

  private void followShown() {
    InvalidationListener follow = _ -> tellShown();
    search.active().addListener(follow);
    search.line().addListener(follow);
    models.groups().currentView().addListener(follow);
    models.groups().current().addListener(follow);
    tellShown();
  }

  private void tellShown() {
    if (!search.active().get()) {
      models.status().instead(Optional.empty());
      shown.set(models.groups().current().get().map(it -> it.group().name()).orElse(""));
      return;
    }
    Optional<String> view = models.groups().currentView().get().map(it -> it.words());
    String found = search.line().get();
    models
        .status()
        .instead(Optional.of(view.orElse("Search") + (found.isEmpty() ? "" : ": " + found)));
    shown.set(view.orElseGet(() -> search.query().map(it -> "Search: " + it).orElse("Search")));
  }

  /** Searches a newsgroup on its server. */
  void searchOnServer(ServerGroup group, ServerQuestion question) {
    fetches.searchOnServer(
        group, question, new ServerHits(search, models.groups(), models.notices(), group));
  }

  /** What is searched for again and again. */
  ObjectProperty<SearchSettings> searches() {
    return searches;
  }

  /** Keeps what is searched for now as a view of the list at the left, and shows it. */
  void saveSearch(String name) {
    search
        .query()
        .ifPresent(query -> {
          searches.set(searches.get().withSaved(name, query));
          models.groups().views().stream()
              .filter(view -> view.kind() == Kind.SAVED && view.words().equals(name))
              .findFirst()
              .ifPresent(search::show);
        });
  }

  /** Removes the saved search that is shown. */
  void forgetSearch() {
    models
        .groups()
        .currentView()
        .get()
        .filter(view -> view.kind() == Kind.SAVED)
        .ifPresent(view -> {
          models.groups().setCurrentView(Optional.empty());
          searches.set(searches.get().without(view.words()));
          search.back();
        });
  }

  private void showSaved() {
    // What was searched for lately changes here too, and counts nothing anew.
    if (!searches.get().saved().equals(shownSaved)) {
      shownSaved = searches.get().saved();
      models.groups().setSaved(shownSaved);
    }
    searchCounting.soon();
  }

  /** Where results come back to. */
  UiExecutor ui() {
    return ui;
  }

  GroupListModel groups() {
    return models.groups();
  }

  ThreadListModel threads() {
    return models.threads();
  }

  ArticleModel article() {
    return models.article();
  }

  StatusModel status() {
    return models.status();
  }

  Notices notices() {
    return models.notices();
  }

  Reader reader() {
    return reader;
  }

  Navigation navigation() {
    return navigation;
  }

  Marking marking() {
    return marking;
  }

  SearchFlow search() {
    return search;
  }

  FetchFlow fetches() {
    return fetches;
  }

  /** What is done with folders of newsgroups. */
  FolderWork folders() {
    return folders;
  }

  /** What follows addresses. */
  NewsLinks links() {
    return links;
  }

  @Override
  public void close() {
    reader.close();
    search.close();
    fetches.close();
    counting.close();
    searchCounting.close();
    texts.close();
  }
}
