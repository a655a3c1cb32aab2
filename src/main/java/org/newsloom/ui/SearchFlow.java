package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.newsloom.article.MessageId;
import org.newsloom.reading.Facets;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchResult;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.GroupListModel.Entry.View;
import org.newsloom.ui.ThreadListModel.Showing;

/**
 * A search in the place of the thread list: hits are shown there, one is opened in its thread, and
 * Escape goes back to where the person was.
 */
final class SearchFlow {
  private static final int LIMIT = 500;

  /** Where the person was before the search. */
  private record Place(Optional<ServerGroup> group, long key) {}

  private final News news;
  private final UiExecutor ui;
  private final Reader reader;
  private final GroupListModel groups;
  private final ThreadListModel threads;
  private final Notices notices;
  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
  private final BooleanProperty partial = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Facets> facets = new ReadOnlyObjectWrapper<>(Facets.NONE);
  private Consumer<String> onSearched = _ -> {};
  private Optional<Place> back = Optional.empty();
  private String queryNow = "";
  private long request;
  private List<SearchHit> hits = List.of();
  private List<String> wordsNow = List.of();

  SearchFlow(News news, UiExecutor ui, Reader reader, Reader.Models models) {
    this.news = news;
    this.ui = ui;
    this.reader = reader;
    this.groups = models.groups();
    this.threads = models.threads();
    this.notices = models.notices();
    groups
        .current()
        .addListener(_ -> {
          // Whoever opens a newsgroup is somewhere else now, and not to be taken back from it.
          back = Optional.empty();
          leave();
        });
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

  /** What was searched for, while that is shown. */
  Optional<String> query() {
    return active.get() ? Optional.of(queryNow) : Optional.empty();
  }

  private void begin(String query) {
    queryNow = query;
    long now = ++request;
    if (!active.get()) {
      int row = threads.current().get();
      back =
          Optional.of(new Place(groups.current().get(), row < 0 ? 0 : threads.source().key(row)));
    }
    line.set("Searching…");
    active.set(true);
    var _ =
        news.search(query, LIMIT)
            .whenCompleteAsync(
                (result, wrong) -> {
                  if (now != request) {
                    return;
                  }
                  if (wrong != null) {
                    line.set("");
                    notices.failed(wrong);
                  } else {
                    show(result);
                    spread(query, result, now);
                  }
                },
                ui);
  }

  /** Asks how the hits are spread, which also tells how many there are. */
  private void spread(String query, SearchResult result, long asked) {
    facets.set(Facets.NONE);
    if (result.hits().isEmpty()) {
      return;
    }
    if (groups.currentView().get().isEmpty()) {
      onSearched.accept(query);
    }
    var _ =
        news.facets(query)
            .thenAcceptAsync(
                found -> {
                  if (asked == request && active.get()) {
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
    if (!active.get() || row < 0 || row >= hits.size()) {
      return;
    }
    SearchHit hit = hits.get(row);
    Optional<Place> place = back;
    List<String> words = wordsNow;
    CompletableFuture<Boolean> opened = reader.open(hit.row().group());
    back = place;
    var _ =
        opened.thenAcceptAsync(
            shown -> {
              if (shown) {
                reader.setWords(words);
                openInList(hit.row().group(), hit.row().id());
              }
            },
            ui);
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
    if (back.isEmpty()) {
      return false;
    }
    Place place = back.get();
    if (place.group().isEmpty()) {
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

  private void show(SearchResult result) {
    hits = result.hits();
    wordsNow = result.words();
    reader.setWords(wordsNow);
    reader.showInstead(new HitRows(hits), Showing.HITS);
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
  private static String newest(SearchResult result, Facets spread) {
    int size = result.hits().size();
    return String.format(Locale.ENGLISH, "The newest %,d", size)
        + (spread.counted() <= size
            ? ""
            : String.format(
                Locale.ENGLISH, spread.more() ? " of more than %,d" : " of %,d", spread.counted()));
  }

  private static String countOnly(SearchResult result, Facets spread) {
    int size = result.hits().size();
    return result.more() ? newest(result, spread) : size == 0 ? "" : articles(size);
  }

  private static String searched(SearchResult result, Facets spread) {
    return count(result, spread)
        + (result.isPartial()
            ? String.format(
                Locale.ENGLISH,
                " · bodies of %,d of %,d articles searched",
                result.bodiesSearched(),
                result.articles())
            : String.format(Locale.ENGLISH, " · %,d articles searched", result.articles()));
  }

  private static String count(SearchResult result, Facets spread) {
    int size = result.hits().size();
    if (size == 0) {
      return "Nothing found";
    }
    return result.more() ? newest(result, spread) : articles(size) + " found";
  }

  private static String articles(int count) {
    return count == 1 ? "1 article" : String.format(Locale.ENGLISH, "%,d articles", count);
  }

  private void leave() {
    request++;
    active.set(false);
    partial.set(false);
    line.set("");
    facets.set(Facets.NONE);
    hits = List.of();
  }
}
