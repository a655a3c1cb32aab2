package org.newsloom.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.newsloom.reading.MarkCounts;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.ServerGroup;

/** The list at the left: views over all newsgroups, then the servers with what is subscribed. */
final class GroupListModel {
  /** A line of the list. */
  sealed interface Entry {
    /** What a view is a view of. */
    enum Kind {
      UNREAD,
      FLAGGED,
      WATCHED,
      TO_ME,
      MINE,
      /** A search that the person saved. */
      SAVED
    }

    /**
     * A search that is always there.
     *
     * @param kind what it looks for
     * @param words its name
     * @param query what is searched for
     * @param empty what is so where nothing is found
     * @param hint what to do then
     */
    record View(Kind kind, String words, String query, String empty, String hint)
        implements Entry {}

    /** The name of a server, over its newsgroups. */
    record Heading(String server) implements Entry {}

    /** A subscribed newsgroup. */
    record Group(SubscribedGroup group) implements Entry {}
  }

  private final List<Entry.View> always;
  private List<Entry.View> views;
  private final ObservableList<Entry> entries = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ServerGroup>> current =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Entry.View>> currentView =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<ViewCounts> viewCounts =
      new ReadOnlyObjectWrapper<>(ViewCounts.NONE);
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper anythingToRead = new ReadOnlyBooleanWrapper(true);
  private List<String> servers = List.of();
  private List<SubscribedGroup> groups = List.of();

  /** By how much the counts of the newsgroups are more than the articles. */
  private long repeated;

  /** A list without newsgroups. */
  GroupListModel(List<Entry.View> views) {
    this.always = List.copyOf(views);
    this.views = always;
  }

  /** The views that are in the list, those that the person saved last. */
  List<Entry.View> views() {
    return views;
  }

  /** Shows the searches that the person saved, queries by name. */
  void setSaved(Map<String, String> queries) {
    List<Entry.View> now = new ArrayList<>(always);
    queries.forEach((name, query) ->
        now.add(
            new Entry.View(
                Entry.Kind.SAVED,
                name,
                query,
                "Nothing is found",
                "What this search finds later is shown here: " + query)));
    views = List.copyOf(now);
    if (loaded.get()) {
      show(servers, groups);
    }
  }

  /**
   * Newer counts of what is unread in views, by their query. Where the count of all that is unread
   * is among them, it tells how many of the newsgroups' counts are the same article again.
   */
  void setUnread(Map<String, Long> counts) {
    repeated =
        views.stream()
            .filter(view -> view.kind() == Entry.Kind.UNREAD)
            .map(Entry.View::query)
            .filter(counts::containsKey)
            .findFirst()
            .map(query -> sumOfUnread() - counts.getOrDefault(query, 0L))
            .orElse(0L);
    viewCounts.set(viewCounts.get().with(counts).with(sumOfUnread() - repeated));
  }

  ObservableList<Entry> entries() {
    return entries;
  }

  /** The newsgroup that is open. */
  ReadOnlyObjectProperty<Optional<ServerGroup>> current() {
    return current.getReadOnlyProperty();
  }

  /** The view that is open in place of a newsgroup. */
  ReadOnlyObjectProperty<Optional<Entry.View>> currentView() {
    return currentView.getReadOnlyProperty();
  }

  List<SubscribedGroup> groups() {
    return groups;
  }

  /** What stands beside the views. */
  ReadOnlyObjectProperty<ViewCounts> viewCounts() {
    return viewCounts.getReadOnlyProperty();
  }

  /** Newer counts of what is flagged and watched. */
  void setMarks(MarkCounts marks) {
    viewCounts.set(viewCounts.get().with(marks));
  }

  private void countUnread() {
    // What was counted twice lately is so still, until all is counted again.
    viewCounts.set(viewCounts.get().with(Math.max(0, sumOfUnread() - repeated)));
  }

  private long sumOfUnread() {
    return groups.stream().mapToLong(SubscribedGroup::unread).sum();
  }

  /** Whether it is known at all what there is. */
  ReadOnlyBooleanProperty loaded() {
    return loaded.getReadOnlyProperty();
  }

  /** Whether there is anything to read from; so as long as it is not known. */
  ReadOnlyBooleanProperty anythingToRead() {
    return anythingToRead.getReadOnlyProperty();
  }

  void setCurrent(Optional<ServerGroup> group) {
    current.set(group);
    currentView.set(Optional.empty());
  }

  void setCurrentView(Optional<Entry.View> view) {
    currentView.set(view);
  }

  /** The counts of the open newsgroup. */
  Optional<SubscribedGroup> currentCounts() {
    return current.get().flatMap(this::counts);
  }

  Optional<SubscribedGroup> counts(ServerGroup wanted) {
    return groups.stream().filter(group -> group.group().equals(wanted)).findFirst();
  }

  void show(List<String> newServers, List<SubscribedGroup> newGroups) {
    servers = List.copyOf(newServers);
    groups = List.copyOf(newGroups);
    // Newsgroups of archives need no server.
    anythingToRead.set(!servers.isEmpty() || !groups.isEmpty());
    countUnread();
    Map<String, List<Entry>> byServer = new LinkedHashMap<>();
    servers.forEach(server -> byServer.put(server, new ArrayList<>()));
    for (SubscribedGroup group : groups) {
      byServer
          .computeIfAbsent(group.group().server(), _ -> new ArrayList<>())
          .add(new Entry.Group(group));
    }
    List<Entry> now = new ArrayList<>();
    if (!groups.isEmpty()) {
      now.addAll(views);
    }
    byServer.forEach((server, lines) -> {
      now.add(new Entry.Heading(server));
      now.addAll(lines);
    });
    if (!now.equals(entries)) {
      entries.setAll(now);
    }
    loaded.set(true);
  }

  /** Newer counts of one newsgroup. */
  void update(SubscribedGroup group) {
    groups = groups.stream().map(old -> old.group().equals(group.group()) ? group : old).toList();
    countUnread();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Entry.Group line
          && line.group().group().equals(group.group())) {
        entries.set(i, new Entry.Group(group));
      }
    }
  }

  /** Where an entry of the open newsgroup or view stands; -1 for none. */
  int currentIndex() {
    for (int i = 0; i < entries.size(); i++) {
      if (isOpen(entries.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the entry is the open newsgroup or view. */
  boolean isOpen(Entry entry) {
    return currentView.get().isPresent()
        ? currentView.get().filter(entry::equals).isPresent()
        : entry instanceof Entry.Group line
            && current.get().filter(line.group().group()::equals).isPresent();
  }
}
