package org.newsloom.ui;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.MessageId;
import org.newsloom.reading.Change;
import org.newsloom.reading.Changes;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.RowText;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.ReadingSettings.MarksRead;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.ArticleModel.Content;
import org.newsloom.ui.ThreadListModel.Showing;

/**
 * Opens newsgroups and articles in the models of the window and keeps them as new as the store.
 * Every answer that comes late, after the person has moved on, is dropped. Used on the FX thread.
 */
final class Reader implements AutoCloseable {
  /** How long the old article stays in sight while the next one comes from the cache. */
  private static final long PATIENCE_MILLIS = 150;

  private final News news;
  private final UiExecutor ui;
  private final GroupListModel groups;
  private final ThreadListModel threads;
  private final ArticleModel article;
  private final StatusModel status;
  private final Notices notices;
  private final Conversations conversations;
  private final Changes.Listening listening;
  private long groupRequest;

  /** Lists of newsgroups that were asked for, and the one whose answer is shown. */
  private long listRequest;

  private long listShown;

  /** Counts that came while a list of newsgroups was on its way. */
  private final Map<ServerGroup, SubscribedGroup> countsMeanwhile = new HashMap<>();

  /**
   * The request whose rows are in the list; while it is an older one, a newsgroup is on its way.
   */
  private long groupShown;

  private long articleRequest;
  private boolean opening;

  /** How the rows in the list were asked for, but for the words that narrow them. */
  private Optional<ThreadListOptions> listed = Optional.empty();

  private boolean refreshing;
  private boolean refreshAgain;
  private boolean remarking;
  private boolean remarkAgain;
  private List<String> words = List.of();
  private Runnable onOpening = () -> {};
  private final ObservableValue<ReadingSettings> reading;
  private Optional<ShownArticle> unread = Optional.empty();

  /** The models of one window, and what fills them. */
  record Models(
      GroupListModel groups,
      ThreadListModel threads,
      ArticleModel article,
      StatusModel status,
      Notices notices) {}

  Reader(News news, UiExecutor ui, Models models, ObservableValue<ReadingSettings> reading) {
    this.news = news;
    this.ui = ui;
    this.groups = models.groups();
    this.threads = models.threads();
    this.article = models.article();
    this.status = models.status();
    this.notices = models.notices();
    this.reading = reading;
    this.conversations = new Conversations(news, ui, threads, article);
    listening = news.changes().listen(change -> ui.execute(() -> changed(change)));
    threads
        .options()
        .addListener((_, before, now) -> {
          if (!before.equals(now) && !opening && threads.showing().get() == Showing.GROUP) {
            reopen(before, now);
          }
        });
    joinThreads();
    reading.addListener(_ -> joinThreads());
    article
        .conversation()
        .addListener(_ -> {
          if (article.article().isPresent()) {
            retry();
          }
        });
    article
        .preferHtml()
        .addListener(_ -> {
          news.preferHtml(article.preferHtml().get());
          readAs(Optional.empty());
        });
    article
        .content()
        .addListener((_, _, content) -> {
          if (!(content instanceof Content.Source)) {
            leave(content);
          }
        });
  }

  /** The person has read the open article to its end: it counts as read without further waiting. */
  void finished() {
    if (reading.getValue().marksRead() == MarksRead.AFTER_SECONDS) {
      markRead();
    }
  }

  private record ListedGroups(List<SubscribedGroup> groups, List<GroupFolder> folders) {}

  /** Loads the list of newsgroups anew. */
  CompletableFuture<Void> loadGroups() {
    long request = ++listRequest;
    return news.servers()
        .thenCombine(
            news.groups().thenCombine(news.folders().all(), ListedGroups::new),
            (servers, all) -> (Runnable) () -> groups.show(servers, all.groups(), all.folders()))
        .thenAcceptAsync(
            show -> {
              // An older answer that was overtaken would take back what the newer one told.
              if (request == listRequest) {
                show.run();
                countsMeanwhile.values().forEach(groups::update);
                countsMeanwhile.clear();
                listShown = request;
                status.group(groups.currentCounts());
              }
            },
            ui)
        .whenCompleteAsync((_, wrong) -> tell(wrong), ui);
  }

  /**
   * Opens a newsgroup; no article is open then. Gives whether its list is shown at the end: not
   * where the person has gone elsewhere meanwhile.
   */
  CompletableFuture<Boolean> open(ServerGroup group) {
    long request = ++groupRequest;
    articleRequest++;
    onOpening.run();
    openWhole();
    groups.setCurrent(Optional.of(group));
    words = List.of();
    threads.show(ArticleRows.none(), Showing.GROUP);
    article.clear();
    status.group(groups.currentCounts());
    ThreadListOptions options = threads.options().get();
    // Nothing of this newsgroup is listed yet that could be narrowed.
    listed = Optional.empty();
    showBeginning(group, options, request);
    return news.open(group, options)
        .thenApplyAsync(
            rows -> {
              boolean wanted = request == groupRequest;
              if (wanted) {
                groupShown = request;
                listed = Optional.of(options);
                // What the person did to the first rows meanwhile stays.
                threads.refresh(rows);
                refreshIfAsked();
              }
              return wanted;
            },
            ui)
        .whenCompleteAsync((_, wrong) -> tell(wrong), ui);
  }

  /** Shows the first rows of a large newsgroup while the whole is on its way. */
  private void showBeginning(ServerGroup group, ThreadListOptions options, long request) {
    var _ =
        news.beginning(group, options)
            .thenAcceptAsync(
                rows -> {
                  if (request == groupRequest && groupShown != request) {
                    rows.ifPresent(threads::refresh);
                  }
                },
                ui);
  }

  /** What the list was narrowed to belongs to the newsgroup that was open. */
  private void openWhole() {
    opening = true;
    threads.options().set(threads.options().get().withWords(""));
    opening = false;
  }

  /** Shows other rows in place of a newsgroup; what is on its way there is not shown any more. */
  void showInstead(ArticleRows rows, Showing what) {
    groupRequest++;
    articleRequest++;
    threads.show(rows, what);
    article.clear();
  }

  /** Opens the article of a row. */
  CompletableFuture<Void> open(int row) {
    threads.go(row);
    ArticleRows rows = threads.source();
    if (row < 0 || row >= rows.size()) {
      return CompletableFuture.completedFuture(null);
    }
    RowText text = rows.text(row);
    if (rows.isPlaceholder(row)) {
      articleRequest++;
      article.show(missing(text));
      return CompletableFuture.completedFuture(null);
    }
    if (article.conversation().get() && threads.showing().get() == Showing.GROUP) {
      return openThread(rows, row);
    }
    return show(news.article(rows, row), text.subject());
  }

  private static Content missing(RowText text) {
    return new Content.Missing(text.id().map(MessageId::toString).map(Reader::bare).orElse(""));
  }

  /** Asks the servers for an article that others answer and that did not come, and shows it. */
  CompletableFuture<Void> openMissing(int row) {
    threads.go(row);
    ArticleRows rows = threads.source();
    long request = ++articleRequest;
    return rows.load(row, row + 1)
        .thenComposeAsync(
            _ -> {
              if (request != articleRequest) {
                return CompletableFuture.<Void>completedFuture(null);
              }
              RowText text = rows.text(row);
              CompletableFuture<Optional<Content>> coming =
                  text.id().isEmpty()
                      ? CompletableFuture.completedFuture(Optional.of(missing(text)))
                      : news.article(text.id().get())
                          .thenApplyAsync(
                              found ->
                                  Optional.of(
                                      found
                                          .<Content>map(shown -> new Content.Here(shown, words))
                                          .orElseGet(() -> missing(text))),
                              ui);
              return bring(coming, text.id().map(MessageId::toString).orElse(""))
                  .thenCompose(_ -> rows.load(row, row + 1))
                  .thenRunAsync(
                      () -> {
                        // What was brought has a subject and an author now.
                        if (threads.source().equals(rows)) {
                          threads.redraw();
                        }
                      },
                      ui);
            },
            ui);
  }

  /** Shows the whole thread of a row; of a very long one what stands around the row. */
  private CompletableFuture<Void> openThread(ArticleRows rows, int row) {
    Optional<Content.Conversation> shown = conversations.at(row);
    if (shown.isPresent()) {
      articleRequest++;
      article.show(shown.get());
      article.article().ifPresent(this::beginReading);
      return CompletableFuture.completedFuture(null);
    }
    return bring(conversations.open(rows, row), rows.text(row).subject());
  }

  /** The person has paged on in a conversation: what is above that section has been read. */
  void follow(int section) {
    if (article.content().get() instanceof Content.Conversation all
        && section > all.current()
        && section < all.sections().size()) {
      markRead();
      for (int i = all.current() + 1; i < section; i++) {
        all.sections()
            .get(i)
            .shown()
            .filter(it -> !it.state().isRead())
            .ifPresent(it -> {
              unread = Optional.of(it);
              markRead();
            });
      }
      threads.go(threads.source().rowOf(all.sections().get(section).key()));
      article.show(all.at(section, false));
      article.article().ifPresent(this::beginReading);
    }
  }

  /** Opens an article that may be in no list here. */
  CompletableFuture<Void> open(MessageId id) {
    return show(news.article(id), id.toString());
  }

  /** Opens an article by its number, which the server is asked for where it is not known here. */
  CompletableFuture<Void> open(ServerGroup group, long number) {
    return show(news.article(group, number), group.group() + " " + number);
  }

  /** Opens the article again that did not come. */
  void retry() {
    int row = threads.current().get();
    if (row >= 0) {
      var _ = open(row);
    }
  }

  /** Is told whenever a newsgroup is about to be opened, the same one again too. */
  void onOpening(Runnable action) {
    onOpening = action;
  }

  /** Words to mark in the articles that are opened from now on. */
  void setWords(List<String> found) {
    words = List.copyOf(found);
  }

  /** Reads the open article in a charset; empty: in the one that it says, or looks like. */
  void readAs(Optional<Charset> charset) {
    article
        .article()
        .ifPresent(shown -> {
          var _ =
              show(
                  charset.isPresent()
                      ? news.article(shown.id(), charset.get())
                      : news.article(shown.id()),
                  shown.article().subject());
        });
  }

  /** Shows the article's octets, or its text again. */
  void toggleSource() {
    if (article.content().get() instanceof Content.Source source) {
      article.show(new Content.Here(source.shown(), words));
      return;
    }
    article
        .article()
        .ifPresent(shown -> {
          long request = articleRequest;
          var _ =
              news.source(shown.id())
                  .thenAcceptAsync(
                      octets -> {
                        if (request == articleRequest && octets.isPresent()) {
                          article.show(new Content.Source(shown, SourceText.of(octets.get())));
                        }
                      },
                      ui)
                  .whenCompleteAsync((_, wrong) -> tell(wrong), ui);
        });
  }

  /** Reads the list of the open newsgroup again, and the row that was current stays. */
  private void refresh() {
    if (threads.showing().get() != Showing.GROUP) {
      return;
    }
    if (refreshing || groupShown != groupRequest) {
      // What is on its way may have been read before the change.
      refreshAgain = true;
      return;
    }
    refreshing = true;
    long request = groupRequest;
    var _ =
        news.again(threads.source())
            .whenCompleteAsync(
                (rows, wrong) -> {
                  refreshing = false;
                  tell(wrong);
                  if (wrong == null
                      && request == groupRequest
                      && threads.showing().get() == Showing.GROUP) {
                    threads.refresh(rows);
                  }
                  refreshIfAsked();
                },
                ui);
  }

  private void refreshIfAsked() {
    if (refreshAgain) {
      refreshAgain = false;
      refresh();
    }
  }

  @Override
  public void close() {
    if (reading.getValue().marksRead() == MarksRead.ON_LEAVING) {
      markRead();
    }
    listening.close();
  }

  /** Another order or other articles: the same newsgroup, and the open article stays open. */
  private void reopen(ThreadListOptions before, ThreadListOptions options) {
    groups
        .current()
        .get()
        .ifPresent(group -> {
          boolean isListed = listed.equals(Optional.of(before.withWords("")));
          long request = ++groupRequest;
          var _ =
              (isListed ? news.changed(threads.source(), options) : news.open(group, options))
                  .thenAcceptAsync(
                      rows -> {
                        if (request == groupRequest) {
                          groupShown = request;
                          listed = Optional.of(options.withWords(""));
                          threads.refresh(rows);
                          refreshIfAsked();
                        }
                      },
                      ui)
                  .whenCompleteAsync((_, wrong) -> tell(wrong), ui);
        });
  }

  private CompletableFuture<Void> show(
      CompletableFuture<Optional<ShownArticle>> coming, String subject) {
    return bring(
        coming.thenApplyAsync(
            found -> found.<Content>map(shown -> new Content.Here(shown, words)), ui),
        subject);
  }

  /** Shows what is on its way, unless something else was asked for meanwhile. */
  private CompletableFuture<Void> bring(
      CompletableFuture<Optional<Content>> coming, String subject) {
    long request = ++articleRequest;
    CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS, ui)
        .execute(() -> {
          if (request == articleRequest && !coming.isDone()) {
            article.show(new Content.Coming(subject));
          }
        });
    return coming
        .thenAcceptAsync(
            found -> {
              if (request == articleRequest) {
                article.show(found.orElseGet(() -> new Content.Gone(subject)));
                article.article().ifPresent(this::beginReading);
              }
            },
            ui)
        .whenCompleteAsync(
            (_, wrong) -> {
              if (wrong != null && request == articleRequest && !Failure.isCancelled(wrong)) {
                Failure failure = Failure.of(wrong);
                article.show(new Content.Failed(failure.sentence(), failure.detail()));
              }
            },
            ui);
  }

  private void beginReading(ShownArticle shown) {
    if (shown.state().isRead()) {
      return;
    }
    unread = Optional.of(shown);
    ReadingSettings settings = reading.getValue();
    switch (settings.marksRead()) {
      case AT_ONCE -> markRead();
      case AFTER_SECONDS -> {
        long request = articleRequest;
        CompletableFuture.delayedExecutor(settings.readAfterSeconds(), TimeUnit.SECONDS, ui)
            .execute(() -> {
              if (request == articleRequest) {
                markRead();
              }
            });
      }
      case ON_LEAVING -> {
        // Other contents of the pane mark it.
      }
    }
  }

  /** Something else comes into the pane: what was there has been read, or it was not for long. */
  private void leave(Content next) {
    Optional<ShownArticle> opened =
        switch (next) {
          case Content.Here here -> Optional.of(here.shown());
          case Content.Conversation all -> all.sections().get(all.current()).shown();
          default -> Optional.empty();
        };
    boolean same =
        opened.isPresent() && unread.filter(it -> it.id().equals(opened.get().id())).isPresent();
    if (!same) {
      if (reading.getValue().marksRead() == MarksRead.ON_LEAVING) {
        markRead();
      }
      unread = Optional.empty();
    }
  }

  private void markRead() {
    unread.ifPresent(shown -> {
      unread = Optional.empty();
      var _ =
          news.read(shown.id())
              .whenCompleteAsync(
                  (marked, wrong) -> {
                    if (wrong != null) {
                      notices.failed(wrong);
                    } else {
                      notices.remember(marked);
                    }
                  },
                  ui);
    });
  }

  /** Whether subjects join threads is a setting of the person, not of one list. */
  private void joinThreads() {
    ThreadListOptions now = threads.options().get();
    threads.options().set(now.withSubjectFallback(reading.getValue().joinBySubject()));
  }

  private void changed(Change change) {
    switch (change) {
      case Change.ServersChanged _, Change.SubscriptionsChanged _ -> {
        var _ = loadGroups();
      }
      case Change.GroupListChanged _,
          Change.GroupsAppeared _,
          Change.BodiesStored _,
          Change.BodiesIndexed _,
          Change.FetchEnded _,
          Change.RoundEnded _,
          Change.OutboxChanged _ -> {
        // Nothing that is on screen all the time.
      }
      case Change.GroupChanged counts -> update(counts.group());
      case Change.HeadersAdded added -> {
        if (isOpen(added.group())) {
          refresh();
        }
      }
      case Change.ScoresChanged _, Change.ThreadsLinked _ -> refresh();
      case Change.MarksChanged marks -> {
        if (isOpen(marks.group()) || threads.showing().get() == Showing.HITS) {
          remark();
        }
      }
      case Change.FlagsChanged _ -> remark();
      case Change.ConnectionChanged connection -> status.connection(connection.state());
      case Change.FetchProgressed _ -> {
        // Fetches of this window show their progress; others are seen by what they bring.
      }
      case Change.FetchFailed failed ->
          status.connection(
              new org.newsloom.sync.ConnectionState.Troubled(
                  failed.problem().server(), failed.problem()));
    }
  }

  private void update(SubscribedGroup group) {
    if (listShown < listRequest) {
      // The list that is on its way may have been read before.
      countsMeanwhile.put(group.group(), group);
    }
    groups.update(group);
    if (isOpen(group.group())) {
      status.group(Optional.of(group));
    }
  }

  private void remark() {
    if (remarking) {
      remarkAgain = true;
      return;
    }
    remarking = true;
    ArticleRows rows = threads.source();
    var _ =
        news.marks(rows)
            .whenCompleteAsync(
                (later, wrong) -> {
                  remarking = false;
                  if (wrong == null && threads.source().equals(rows)) {
                    threads.remark(later);
                  } else if (wrong == null) {
                    // The list was replaced by one that may have been read before the marks.
                    remarkAgain = true;
                  }
                  if (remarkAgain) {
                    remarkAgain = false;
                    remark();
                  }
                },
                ui);
  }

  private boolean isOpen(ServerGroup group) {
    return threads.showing().get() == Showing.GROUP
        && groups.current().get().filter(group::equals).isPresent();
  }

  private void tell(@Nullable Throwable wrong) {
    if (wrong != null) {
      notices.failed(wrong);
    }
  }

  private static String bare(String id) {
    return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
  }
}
