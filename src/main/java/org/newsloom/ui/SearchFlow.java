package org.newsloom.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.newsloom.article.Counted;
import org.newsloom.article.MessageId;
import org.newsloom.reading.Change;
import org.newsloom.reading.Changes;
import org.newsloom.reading.Facets;
import org.newsloom.reading.FoundOnServer;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchOrder;
import org.newsloom.reading.SearchResult;
import org.newsloom.reading.ShownArticle;
import org.newsloom.settings.SearchSettings;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.GroupListModel.Entry.Kind;
import org.newsloom.ui.GroupListModel.Entry.View;
import org.newsloom.ui.ThreadListModel.Showing;

/**
 * A search in the place of the thread list: hits are shown there, one is opened in its thread, and
 * Escape goes back to where the person was.
 */
final class SearchFlow implements AutoCloseable {
  /** Hits that are asked for in all. */
  private static final int LIMIT = 500;

  /** Hits that are asked for at once, while the person types: more than a screen. */
  private static final int FIRST = 80;

  /** When the others are asked for, and how all are spread, which nobody wants of half a word. */
  private static final Duration REST_AFTER = Duration.ofMillis(300);

  /** A word at the end, of those that a star may follow. */
  private static final Pattern UNFINISHED =
      Pattern.compile(
          "(?:^|[\\s(])(?:(?:subject|from|body):)?(?!(?:OR|NOT|AND)$)[\\p{L}\\p{M}\\p{N}]{2,}$");

  /** Where the person was before the search. */
  private record Place(Optional<ServerGroup> group, long key) {}

  /**
   * What was found, while one of it is looked at in its newsgroup.
   *
   * @param at the row of that one
   * @param head what stood above and beside the hits
   */
  private record Walk(HitRows rows, int at, List<String> words, Head head) {
    Walk to(int row) {
      return new Walk(rows, row, words, head);
    }
  }

  private record Head(
      String query, boolean byBeginning, String line, boolean partial, Facets facets) {}

  private final News news;
  private final UiExecutor ui;
  private final Delay delay;
  private final Reader reader;
  private final GroupListModel groups;
  private final ThreadListModel threads;
  private final ArticleModel article;
  private final Notices notices;
  private final ObjectProperty<SearchSettings> settings;
  private final BooleanProperty bestFirst;
  private final BooleanProperty byThread;
  private final ReadOnlyObjectWrapper<Optional<Walk>> walk =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
  private final BooleanProperty partial = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Facets> facets = new ReadOnlyObjectWrapper<>(Facets.NONE);
  private final Changes.Listening listening;
  private Consumer<String> onSearched = _ -> {};
  private Optional<Place> back = Optional.empty();
  private String queryNow = "";

  /** Whether the last word was not found and those that begin with it were searched for. */
  private boolean byBeginning;

  private boolean asking;
  private boolean nothingHere;
  private long request;
  private List<String> wordsNow = List.of();

  /** The article that was open before hits took its place. */
  private Optional<MessageId> openBefore = Optional.empty();

  /**
   * A search over everything.
   *
   * @param delay what waits for the person to pause
   * @param settings say how hits are arranged, and keep it
   */
  SearchFlow(
      News news,
      UiExecutor ui,
      Delay delay,
      Reader reader,
      Reader.Models models,
      ObjectProperty<SearchSettings> settings) {
    this.news = news;
    this.ui = ui;
    this.delay = delay;
    this.reader = reader;
    this.groups = models.groups();
    this.threads = models.threads();
    this.notices = models.notices();
    this.settings = settings;
    article = models.article();
    bestFirst = new SimpleBooleanProperty(settings.get().bestFirst());
    byThread = new SimpleBooleanProperty(settings.get().byThread());
    bestFirst.addListener(_ -> order());
    byThread.addListener(_ -> arrange());
    reader.onOpening(this::goElsewhere);
    groups.current().addListener(_ -> goElsewhere());
    listening = news.changes().listen(change -> ui.execute(() -> followMine(change)));
  }

  /** Whoever opens a newsgroup is somewhere else now, and not to be taken back from it. */
  private void goElsewhere() {
    back = Optional.empty();
    walk.set(Optional.empty());
    leave();
  }

  @Override
  public void close() {
    listening.close();
  }

  /** Whether the best hits come first, otherwise the newest. */
  BooleanProperty bestFirst() {
    return bestFirst;
  }

  /** Whether the hits of a thread stand together. */
  BooleanProperty byThread() {
    return byThread;
  }

  private void order() {
    settings.set(settings.get().withBestFirst(bestFirst.get()));
    if (query().isPresent()) {
      begin(queryNow);
    }
  }

  private void arrange() {
    settings.set(settings.get().withByThread(byThread.get()));
    if (active.get() && threads.source() instanceof HitRows hits) {
      threads.refresh(arranged(hits.hits(), hits.excerpts()));
      threads.rows().expandAll();
    }
  }

  private HitRows arranged(List<SearchHit> hits, Excerpts excerpts) {
    return byThread.get() ? HitRows.byThread(hits, excerpts) : HitRows.flat(hits, excerpts);
  }

  /** What was found and how much was looked at. */
  ReadOnlyStringProperty line() {
    return line.getReadOnlyProperty();
  }

  /** Whether the list shows what a search found. */
  ReadOnlyBooleanProperty active() {
    return active.getReadOnlyProperty();
  }

  /** Whether texts that are not here could not be searched, so that fetching them would help. */
  BooleanProperty partial() {
    return partial;
  }

  /** How what was found is spread; nothing while that is not known. */
  ReadOnlyObjectProperty<Facets> facets() {
    return facets.getReadOnlyProperty();
  }

  /** Is told of each query that was typed and found something. */
  void onSearched(Consumer<String> action) {
    onSearched = action;
  }

  /** Whether nothing could be found because nothing is here that was to be searched. */
  boolean isNothingHere() {
    return nothingHere;
  }

  /**
   * What the person posted is shown, and that has changed: by a new article, or one that takes the
   * place of another.
   */
  private void followMine(Change change) {
    boolean mine = groups.currentView().get().filter(view -> view.kind() == Kind.MINE).isPresent();
    boolean concerned =
        change instanceof Change.OutboxChanged || change instanceof Change.HeadersAdded;
    if (mine && concerned && active.get() && !asking) {
      long now = request;
      var _ =
          found(queryNow, LIMIT)
              .thenAcceptAsync(
                  result -> {
                    if (isShown(now)) {
                      renew(result);
                    }
                  },
                  ui)
              // What was found before is there all the same.
              .exceptionally(_ -> null);
    }
  }

  private void renew(SearchResult result) {
    if (threads.showing().get() != Showing.HITS || !(threads.source() instanceof HitRows before)) {
      return;
    }
    if (!before.hits().equals(result.hits())) {
      String query = queryNow;
      threads.refresh(
          arranged(result.hits(), new Excerpts(result.hits(), some -> news.excerpts(query, some))));
      if (byThread.get()) {
        threads.rows().expandAll();
      }
    }
    tell(result);
  }

  /** Searches; an empty query goes back. */
  void search(String query) {
    if (query.isBlank()) {
      back();
      return;
    }
    groups.setCurrentView(Optional.empty());
    begin(query);
  }

  /** Shows what a search of the list at the left finds. */
  void show(View view) {
    groups.setCurrentView(Optional.of(view));
    begin(view.query());
  }

  /** What was searched for here, while that is shown. */
  Optional<String> query() {
    return active.get() && !queryNow.isEmpty() ? Optional.of(queryNow) : Optional.empty();
  }

  /**
   * Shows what a search on a server found; no query finds just that again.
   *
   * @return what {@link #isShown} is asked with
   */
  long show(FoundOnServer found) {
    groups.setCurrentView(Optional.empty());
    queryNow = "";
    byBeginning = false;
    request++;
    facets.set(Facets.NONE);
    takePlace();
    active.set(true);
    show(found.result());
    line.set(words(found));
    return request;
  }

  /** Puts what the search on the server found since then behind what it had found. */
  void showMore(FoundOnServer found) {
    showMore(found.result());
    line.set(words(found));
  }

  /** Such as {@code 12 articles found on news.example.org among 34,000}. */
  static String words(FoundOnServer found) {
    int size = found.result().hits().size();
    String many =
        size == 0
            ? "Nothing found"
            : switch (found.finds().extent()) {
              case SO_FAR -> articles(size) + " found so far";
              case ENOUGH -> String.format(Locale.ENGLISH, "The newest %,d found", size);
              case BROKEN_OFF, ALL -> articles(size) + " found";
            };
    return many
        + " on "
        + found.finds().group().server()
        + String.format(Locale.ENGLISH, " among %,d", found.finds().searched())
        + switch (found.finds().extent()) {
          case SO_FAR, ALL -> "";
          case BROKEN_OFF -> ", then it was stopped";
          case ENOUGH -> "; more words would find fewer";
        };
  }

  private void begin(String query) {
    queryNow = query;
    byBeginning = false;
    request++;
    takePlace();
    line.set("Searching…");
    active.set(true);
    if (!asking) {
      ask(query, request);
    }
  }

  /** Hits take the place of what was there, which is remembered. */
  private void takePlace() {
    walk.set(Optional.empty());
    // Hits take its place before the next word is typed.
    Optional<MessageId> open = article.article().map(ShownArticle::id);
    if (open.isPresent() || !active.get()) {
      openBefore = open;
    }
    if (!active.get()) {
      int row = threads.current().get();
      back =
          Optional.of(new Place(groups.current().get(), row < 0 ? 0 : threads.source().key(row)));
    }
  }

  /** One at a time: of the letters typed meanwhile only the last is asked about. */
  private void ask(String query, long now) {
    asking = true;
    var _ =
        found(query, FIRST)
            .whenCompleteAsync(
                (result, wrong) -> {
                  asking = false;
                  if (now != request) {
                    if (active.get() && !queryNow.isEmpty()) {
                      ask(queryNow, request);
                    }
                    return;
                  }
                  if (wrong != null) {
                    line.set("");
                    notices.failed(wrong);
                  } else if (result.hits().isEmpty() && isUnfinished(query)) {
                    byBeginning = true;
                    queryNow = query + "*";
                    ask(queryNow, now);
                  } else {
                    show(result);
                    facets.set(Facets.NONE);
                    delay.after(
                        REST_AFTER,
                        () -> {
                          if (isShown(now)) {
                            rest(query, result, now);
                          }
                        });
                  }
                },
                ui);
  }

  /** Whether more letters of the last word may follow: it was typed so far. */
  private boolean isUnfinished(String query) {
    boolean isQuoted = query.chars().filter(c -> c == '"').count() % 2 != 0;
    return groups.currentView().get().isEmpty() && !isQuoted && UNFINISHED.matcher(query).find();
  }

  private CompletableFuture<SearchResult> found(String query, int limit) {
    return news.search(
        query, openBefore, bestFirst.get() ? SearchOrder.RELEVANCE : SearchOrder.NEWEST, limit);
  }

  /** Whether what was shown by that search is shown still, with no hit opened in its thread. */
  boolean isShown(long asked) {
    return asked == request && active.get();
  }

  /** Asks for the other hits, and how all are spread, which also tells how many there are. */
  private void rest(String query, SearchResult first, long asked) {
    if (first.hits().isEmpty()) {
      return;
    }
    if (groups.currentView().get().isEmpty()) {
      onSearched.accept(query);
    }
    if (!first.more()) {
      spread(query, first, asked);
      return;
    }
    var _ =
        found(query, LIMIT)
            .thenAcceptAsync(
                result -> {
                  if (isShown(asked)) {
                    showMore(result);
                    spread(query, result, asked);
                  }
                },
                ui)
            // The first are there all the same.
            .exceptionally(_ -> null);
  }

  private void spread(String query, SearchResult result, long asked) {
    var _ =
        news.facets(query, openBefore)
            .thenAcceptAsync(
                found -> {
                  if (isShown(asked)) {
                    facets.set(found);
                    if (result.more()) {
                      line.set(words(result, found));
                    }
                  }
                },
                ui)
            // The hits are there all the same.
            .exceptionally(_ -> null);
  }

  /** Opens the current hit in its thread in its newsgroup. */
  void openInThread() {
    int row = threads.current().get();
    if (active.get() && row >= 0 && threads.source() instanceof HitRows hits) {
      Head head = new Head(queryNow, byBeginning, line.get(), partial.get(), facets.get());
      openInThread(new Walk(hits, row, wordsNow, head));
    }
  }

  private void openInThread(Walk step) {
    SearchHit hit = step.rows().hit(step.at());
    Optional<Place> place = back;
    CompletableFuture<Boolean> opened = reader.open(hit.row().group());
    back = place;
    walk.set(Optional.of(step));
    var _ =
        opened.thenAcceptAsync(
            shown -> {
              if (shown) {
                reader.setWords(step.words());
                openInList(hit.row().group(), hit.row().id());
              }
            },
            ui);
  }

  /** Whether there is a hit to step to: in the list, or from one that was opened in its thread. */
  ObservableBooleanValue canStep() {
    return Bindings.createBooleanBinding(
        this::hasHits, walk.getReadOnlyProperty(), threads.showing());
  }

  private boolean hasHits() {
    return walk.get().isPresent() || threads.showing().get() == Showing.HITS;
  }

  /**
   * Opens another hit the way the last one was opened: in the list of hits, or in its thread.
   *
   * @param by 1 for the next, -1 for the one before
   */
  void step(int by) {
    Optional<Walk> from = walk.get();
    int at = from.map(Walk::at).orElseGet(threads.current()::get) + by;
    int size = from.map(it -> it.rows().size()).orElseGet(() -> threads.source().size());
    if (!hasHits() || size == 0) {
      return;
    }
    if (at < 0 || at >= size) {
      notices.say(by > 0 ? "That was the last hit." : "That was the first hit.");
    } else if (from.isPresent()) {
      openInThread(from.get().to(at));
    } else {
      var _ = reader.open(at);
    }
  }

  private void openInList(ServerGroup group, MessageId id) {
    ArticleRows list = threads.source();
    var _ =
        news.find(list, id)
            .whenCompleteAsync(
                (found, wrong) -> {
                  if (wrong != null) {
                    notices.failed(wrong);
                  } else if (threads.source().equals(list)) {
                    var _ = found.isPresent() ? reader.open(found.getAsInt()) : reader.open(id);
                  } else if (groups.current().get().filter(group::equals).isPresent()
                      && threads.showing().get() == Showing.GROUP) {
                    // The list was read anew meanwhile, and its rows are others.
                    openInList(group, id);
                  }
                },
                ui);
  }

  /** Goes back to where the person was before the search; false where there was none. */
  boolean back() {
    if (walk.get().isPresent()) {
      backToHits(walk.get().get());
      return true;
    }
    if (back.isEmpty()) {
      return false;
    }
    Place place = back.get();
    if (place.group().isEmpty()) {
      goElsewhere();
      groups.setCurrent(Optional.empty());
      reader.showInstead(ArticleRows.none(), Showing.NOTHING);
      return true;
    }
    var _ =
        reader
            .open(place.group().get())
            .thenAcceptAsync(
                shown -> {
                  int row = shown ? threads.source().rowOf(place.key()) : ThreadListModel.NONE;
                  if (row >= 0) {
                    var _ = reader.open(row);
                  }
                },
                ui);
    return true;
  }

  private void backToHits(Walk from) {
    Head head = from.head();
    request++;
    walk.set(Optional.empty());
    queryNow = head.query();
    byBeginning = head.byBeginning();
    wordsNow = from.words();
    reader.setWords(wordsNow);
    reader.showInstead(from.rows(), Showing.HITS);
    active.set(true);
    line.set(head.line());
    partial.set(head.partial());
    facets.set(head.facets());
    var _ = reader.open(from.at());
  }

  private void show(SearchResult result) {
    wordsNow = result.words();
    reader.setWords(wordsNow);
    String query = queryNow;
    Excerpts excerpts = new Excerpts(result.hits(), some -> news.excerpts(query, some));
    reader.showInstead(arranged(result.hits(), excerpts), Showing.HITS);
    tell(result);
  }

  /** Puts what is not there yet behind the hits that are there, so that those stay in place. */
  private void showMore(SearchResult result) {
    // One of them may have been opened meanwhile, in its newsgroup.
    if (threads.showing().get() == Showing.HITS && threads.source() instanceof HitRows first) {
      Set<MessageId> there =
          first.hits().stream().map(hit -> hit.row().id()).collect(Collectors.toSet());
      List<SearchHit> more =
          result.hits().stream().filter(hit -> !there.contains(hit.row().id())).toList();
      List<SearchHit> all = new ArrayList<>(first.hits());
      all.addAll(more);
      threads.refresh(arranged(all, first.excerpts().with(more)));
      if (byThread.get()) {
        threads.rows().expandAll();
      }
      tell(result);
    }
  }

  private void tell(SearchResult result) {
    nothingHere = result.hits().isEmpty() && result.articles() == 0 && result.problems().isEmpty();
    // Marks are known without any text.
    partial.set(result.isPartial() && groups.currentView().get().isEmpty());
    line.set(words(result, Facets.NONE));
  }

  private String words(SearchResult result, Facets spread) {
    String words =
        groups.currentView().get().isPresent()
            ? countOnly(result, spread)
            : searched(result, spread);
    return result.problems().isEmpty()
        ? words
        : words + " · " + String.join(" ", result.problems());
  }

  /** Such as {@code The newest 500 of 3,400}; without the last part while that is not known. */
  private String first(SearchResult result, Facets spread) {
    int size = result.hits().size();
    return String.format(Locale.ENGLISH, bestFirst.get() ? "The best %,d" : "The newest %,d", size)
        + (spread.counted() <= size
            ? ""
            : String.format(
                Locale.ENGLISH, spread.more() ? " of more than %,d" : " of %,d", spread.counted()));
  }

  private String countOnly(SearchResult result, Facets spread) {
    int size = result.hits().size();
    return result.more() ? first(result, spread) : size == 0 ? "" : articles(size);
  }

  private String searched(SearchResult result, Facets spread) {
    return count(result, spread)
        + (byBeginning && !result.hits().isEmpty() ? " for “" + queryNow + "”" : "")
        + (result.isPartial()
            ? String.format(
                Locale.ENGLISH,
                " · bodies of %,d of %s searched",
                result.bodiesSearched(),
                Counted.of(result.articles(), "article"))
            : " · " + Counted.of(result.articles(), "article") + " searched");
  }

  private String count(SearchResult result, Facets spread) {
    int size = result.hits().size();
    if (size == 0) {
      return "Nothing found";
    }
    return result.more() ? first(result, spread) : articles(size) + " found";
  }

  private static String articles(int count) {
    return Counted.of(count, "article");
  }

  private void leave() {
    request++;
    active.set(false);
    partial.set(false);
    line.set("");
    facets.set(Facets.NONE);
  }
}
