package org.newsloom.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.newsloom.article.Counted;
import org.newsloom.reading.ListedGroup;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/** The groups of a server, filtered while one types, and which are subscribed. On the FX thread. */
final class SubscribeModel {
  private final GroupChoices choices;
  private final UiExecutor ui;
  private final Executor background;
  private final StringProperty server = new SimpleStringProperty("");
  private final StringProperty filter = new SimpleStringProperty("");
  private final BooleanProperty freshOnly = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<ListedGroup>> found =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper fetching = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<ServerGroup, Boolean> chosen = new HashMap<>();
  private final Set<ServerGroup> fresh = new HashSet<>();
  private final Set<ServerGroup> suggested = new LinkedHashSet<>();
  private GroupLookup groups = GroupLookup.none();
  private Optional<CompletableFuture<GroupLookup>> running = Optional.empty();
  private long asked;

  /**
   * Nothing is listed yet; set {@link #server}.
   *
   * @param background where filtering runs, so that a key stroke never waits for it
   */
  SubscribeModel(GroupChoices choices, UiExecutor ui, Executor background) {
    this.choices = choices;
    this.ui = ui;
    this.background = background;
    server.addListener(_ -> load());
    filter.addListener(_ -> find());
    freshOnly.addListener(_ -> find());
  }

  /** Holds out newsgroups that are new on a server, and shows no others at first. */
  void showFresh(String of, Collection<ServerGroup> groups) {
    fresh.addAll(groups);
    freshOnly.set(!fresh.isEmpty());
    server.set(of);
  }

  /** Whether there are newsgroups that are held out as new. */
  boolean hasFresh() {
    return !fresh.isEmpty();
  }

  /** Whether only those are shown that are new. */
  BooleanProperty freshOnly() {
    return freshOnly;
  }

  StringProperty server() {
    return server;
  }

  StringProperty filter() {
    return filter;
  }

  ReadOnlyObjectProperty<List<ListedGroup>> found() {
    return found.getReadOnlyProperty();
  }

  /** Such as {@code 12 of 40,000 newsgroups}. */
  ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty fetching() {
    return fetching.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Failure>> failure() {
    return failure.getReadOnlyProperty();
  }

  boolean isSubscribed(ListedGroup group) {
    return chosen.getOrDefault(group.group(), group.subscribed());
  }

  /** Whether the server recommends it to newcomers. */
  boolean isSuggested(ListedGroup group) {
    return suggested.contains(group.group());
  }

  /** Subscribes, or unsubscribes what is subscribed; at once. */
  void toggle(ListedGroup group) {
    boolean wanted = !isSubscribed(group);
    chosen.put(group.group(), wanted);
    CompletableFuture<Void> change =
        wanted ? choices.subscribe(group.group()) : choices.unsubscribe(group.group());
    var _ =
        change.whenCompleteAsync(
            (_, wrong) -> {
              if (wrong != null) {
                chosen.put(group.group(), !wanted);
                failed(wrong);
                found.set(List.copyOf(found.get()));
              }
            },
            ui);
  }

  /** Fetches the list anew. */
  void refresh() {
    if (!fetching.get() && !server.get().isBlank()) {
      await(choices.refresh(server.get()), false);
    }
  }

  /** Ends the fetch of the list. */
  void cancel() {
    Optional<CompletableFuture<GroupLookup>> ending = running;
    running = Optional.empty();
    fetching.set(false);
    ending.ifPresent(it -> it.cancel(true));
  }

  private void load() {
    cancel();
    groups = GroupLookup.none();
    chosen.clear();
    suggested.clear();
    find();
    if (!server.get().isBlank()) {
      await(choices.groups(server.get()), true);
    }
  }

  /** Asks once the list is here, so that nothing waits for advice. */
  private void askForSuggestions() {
    String asking = server.get();
    var _ =
        choices
            .suggested(asking)
            .thenAcceptAsync(
                names -> {
                  if (asking.equals(server.get()) && !names.isEmpty()) {
                    suggested.clear();
                    names.forEach(name -> suggested.add(new ServerGroup(asking, name)));
                    find();
                  }
                },
                ui);
  }

  /** The first time there is no list: it is fetched without asking. */
  private void await(CompletableFuture<GroupLookup> coming, boolean fetchIfEmpty) {
    failure.set(Optional.empty());
    fetching.set(true);
    running = Optional.of(coming);
    var _ =
        coming.whenCompleteAsync(
            (lookup, wrong) -> {
              if (!running.equals(Optional.of(coming))) {
                return;
              }
              running = Optional.empty();
              fetching.set(false);
              if (wrong != null) {
                failed(wrong);
              } else if (fetchIfEmpty && lookup.size() == 0) {
                refresh();
              } else {
                groups = lookup;
                find();
                askForSuggestions();
              }
            },
            ui);
  }

  private void find() {
    long request = ++asked;
    String words = filter.get();
    GroupLookup now = groups;
    Set<ServerGroup> wanted = freshOnly.get() ? Set.copyOf(fresh) : Set.of();
    List<ServerGroup> first = words.isBlank() ? List.copyOf(suggested) : List.of();
    var _ =
        CompletableFuture.supplyAsync(
                () ->
                    withFirst(
                        first,
                        now.find(words, Integer.MAX_VALUE).stream()
                            .filter(group -> wanted.isEmpty() || wanted.contains(group.group()))
                            .toList()),
                background)
            .thenAcceptAsync(
                result -> {
                  if (request == asked) {
                    found.set(result);
                    summary.set(summaryOf(result.size(), now.size()));
                  }
                },
                ui);
  }

  /** What is recommended stands before the others, in the order in which it is recommended. */
  private static List<ListedGroup> withFirst(List<ServerGroup> first, List<ListedGroup> all) {
    if (first.isEmpty()) {
      return all;
    }
    Set<ServerGroup> wanted = Set.copyOf(first);
    Map<ServerGroup, ListedGroup> ahead = new HashMap<>();
    List<ListedGroup> others = new ArrayList<>();
    for (ListedGroup group : all) {
      if (wanted.contains(group.group())) {
        ahead.put(group.group(), group);
      } else {
        others.add(group);
      }
    }
    return Stream.concat(
            first.stream().flatMap(group -> Optional.ofNullable(ahead.get(group)).stream()),
            others.stream())
        .toList();
  }

  private static String summaryOf(int shown, int all) {
    if (all == 0) {
      return "";
    }
    return shown == all
        ? Counted.of(all, "newsgroup")
        : String.format(Locale.ENGLISH, "%,d of %s", shown, Counted.of(all, "newsgroup"));
  }

  private void failed(Throwable wrong) {
    if (!Failure.isCancelled(wrong)) {
      failure.set(Optional.of(Failure.of(wrong)));
    }
  }
}
