package org.newsloom.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.MarkCounts;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.ServerGroup;

/**
 * The list at the left: views over all newsgroups, then folders, then the servers with what is
 * subscribed and in no folder.
 */
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

    /**
     * A folder.
     *
     * @param open whether its newsgroups stand below it
     * @param unread how many articles of them are unread
     */
    record Folder(GroupFolder folder, boolean open, long unread) implements Entry {}

    /**
     * A subscribed newsgroup.
     *
     * @param folder what the folder is called that it stands in
     */
    record Group(SubscribedGroup group, Optional<String> folder) implements Entry {}
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
  private final GroupFolding folding = new GroupFolding();
  private final ReadOnlyObjectWrapper<Optional<GroupFolder>> cursor =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private boolean laying;
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
      lay();
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
    cursor.set(Optional.empty());
    if (folding.reveal(group)) {
      lay();
    }
    current.set(group);
    currentView.set(Optional.empty());
  }

  void setCurrentView(Optional<Entry.View> view) {
    cursor.set(Optional.empty());
    currentView.set(view);
  }

  /** The folders, in order. */
  List<GroupFolder> folders() {
    return folding.folders();
  }

  /** The folder on which the person stands, whatever is open. */
  ReadOnlyObjectProperty<Optional<GroupFolder>> cursor() {
    return cursor.getReadOnlyProperty();
  }

  void setCursor(GroupFolder folder) {
    cursor.set(Optional.of(folder));
  }

  /** Goes from a folder back to what is open, where the line is that; gives whether it is. */
  boolean returnsTo(Entry entry) {
    boolean returns = cursor.get().isPresent() && isShown(entry);
    if (returns) {
      cursor.set(Optional.empty());
    }
    return returns;
  }

  /** The folder that commands are about: the one with the cursor, or that of what is open. */
  Optional<GroupFolder> folder() {
    return cursor.get().or(() -> current.get().flatMap(folding::of));
  }

  /** The folder that a newsgroup stands in. */
  Optional<GroupFolder> folderOf(ServerGroup group) {
    return folding.of(group);
  }

  /** The folder that a line is, or stands in. */
  Optional<GroupFolder> folderAt(Entry entry) {
    return switch (entry) {
      case Entry.Folder line -> folding.find(line.folder().id());
      case Entry.Group line -> folding.of(line.group().group());
      case Entry.View _, Entry.Heading _ -> Optional.empty();
    };
  }

  /** Whether a newsgroup stands elsewhere when it is dropped on a line. */
  boolean takes(ServerGroup group, Entry entry) {
    return !(entry instanceof Entry.View) && !folderAt(entry).equals(folding.of(group));
  }

  /** What is subscribed of a folder, in order. */
  List<SubscribedGroup> groups(GroupFolder folder) {
    return groups.stream()
        .filter(group -> folding.of(group.group()).filter(it -> it.id() == folder.id()).isPresent())
        .toList();
  }

  /** Opens a folder or closes it, and stands on it. */
  void setOpen(GroupFolder folder, boolean open) {
    folding.setOpen(folder, open);
    cursor.set(Optional.of(folder));
    lay();
  }

  /** Whether a closed folder is shown open because the open newsgroup is in it. */
  boolean isRevealing() {
    return folding.isRevealing();
  }

  /** The folders that the person closed. */
  Set<Long> closedFolders() {
    return folding.closed();
  }

  /** Closes just these, before they are shown. */
  void setClosedFolders(Collection<Long> ids) {
    folding.setClosed(ids);
  }

  /** The counts of the open newsgroup. */
  Optional<SubscribedGroup> currentCounts() {
    return current.get().flatMap(this::counts);
  }

  Optional<SubscribedGroup> counts(ServerGroup wanted) {
    return groups.stream().filter(group -> group.group().equals(wanted)).findFirst();
  }

  void show(
      List<String> newServers, List<SubscribedGroup> newGroups, List<GroupFolder> newFolders) {
    servers = List.copyOf(newServers);
    groups = List.copyOf(newGroups);
    // Newsgroups of archives need no server.
    anythingToRead.set(!servers.isEmpty() || !groups.isEmpty());
    folding.setFolders(newFolders);
    folding.reveal(current.get());
    // It may have another name, or be gone.
    cursor.set(cursor.get().flatMap(it -> folding.find(it.id())));
    countUnread();
    lay();
    loaded.set(true);
  }

  /** Puts the lines below each other; those that stay as they are are not touched. */
  private void lay() {
    List<Entry> now = new ArrayList<>();
    if (!groups.isEmpty()) {
      now.addAll(views);
    }
    for (GroupFolder folder : folding.folders()) {
      List<SubscribedGroup> within = groups(folder);
      now.add(entry(folder));
      if (folding.isOpen(folder)) {
        within.forEach(group -> now.add(entry(group)));
      }
    }
    loose()
        .forEach((server, lines) -> {
          now.add(new Entry.Heading(server));
          lines.forEach(group -> now.add(entry(group)));
        });
    int same = 0;
    while (same < Math.min(now.size(), entries.size()) && now.get(same).equals(entries.get(same))) {
      same++;
    }
    int end = 0;
    while (end < Math.min(now.size(), entries.size()) - same
        && now.get(now.size() - 1 - end).equals(entries.get(entries.size() - 1 - end))) {
      end++;
    }
    int from = same;
    int kept = end;
    change(() -> {
      if (from == 0 && kept == 0) {
        entries.setAll(now);
      } else {
        entries.remove(from, entries.size() - kept);
        entries.addAll(from, now.subList(from, now.size() - kept));
      }
    });
  }

  private void change(Runnable change) {
    laying = true;
    try {
      change.run();
    } finally {
      laying = false;
    }
  }

  /** Whether lines come and go now: what is selected meanwhile nobody chose. */
  boolean isLaying() {
    return laying;
  }

  /** The newsgroups that stand in no folder, by server. */
  private Map<String, List<SubscribedGroup>> loose() {
    Map<String, List<SubscribedGroup>> byServer = new LinkedHashMap<>();
    servers.forEach(server -> byServer.put(server, new ArrayList<>()));
    for (SubscribedGroup group : groups) {
      if (folding.of(group.group()).isEmpty()) {
        byServer.computeIfAbsent(group.group().server(), _ -> new ArrayList<>()).add(group);
      }
    }
    return byServer;
  }

  private Entry entry(GroupFolder folder) {
    long unread = groups(folder).stream().mapToLong(SubscribedGroup::unread).sum();
    return new Entry.Folder(folder, folding.isOpen(folder), unread);
  }

  private Entry entry(SubscribedGroup group) {
    return new Entry.Group(group, folding.of(group.group()).map(GroupFolder::name));
  }

  /** All newsgroups as they stand below each other, those of closed folders too. */
  List<SubscribedGroup> inOrder() {
    List<SubscribedGroup> all = new ArrayList<>();
    folding.folders().forEach(folder -> all.addAll(groups(folder)));
    loose().values().forEach(all::addAll);
    return all;
  }

  /** Newer counts of one newsgroup. */
  void update(SubscribedGroup group) {
    groups = groups.stream().map(old -> old.group().equals(group.group()) ? group : old).toList();
    countUnread();
    Optional<GroupFolder> folder = folding.of(group.group());
    for (int i = 0; i < entries.size(); i++) {
      boolean same =
          switch (entries.get(i)) {
            case Entry.Group line -> line.group().group().equals(group.group());
            case Entry.Folder line ->
                folder.filter(it -> it.id() == line.folder().id()).isPresent();
            default -> false;
          };
      if (same) {
        int at = i;
        Entry now =
            entries.get(i) instanceof Entry.Folder line ? entry(line.folder()) : entry(group);
        change(() -> entries.set(at, now));
      }
    }
  }

  /** Where the person stands, on a folder or on what is open; -1 for nowhere. */
  int currentIndex() {
    for (int i = 0; i < entries.size(); i++) {
      if (isOpen(entries.get(i))) {
        return i;
      }
    }
    return cursor.get().isPresent() || currentView.get().isPresent()
        ? -1
        : current.get().flatMap(folding::of).map(this::indexOf).orElse(-1);
  }

  /** Where a folder stands. */
  int indexOf(GroupFolder folder) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Entry.Folder line && line.folder().id() == folder.id()) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the person stands on that entry: the open newsgroup or view, or a folder. */
  boolean isOpen(Entry entry) {
    if (cursor.get().isPresent()) {
      return entry instanceof Entry.Folder line
          && cursor.get().filter(it -> it.id() == line.folder().id()).isPresent();
    }
    return isShown(entry);
  }

  private boolean isShown(Entry entry) {
    return currentView.get().isPresent()
        ? currentView.get().filter(entry::equals).isPresent()
        : entry instanceof Entry.Group line
            && current.get().filter(line.group().group()::equals).isPresent();
  }
}
