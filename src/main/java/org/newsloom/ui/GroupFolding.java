package org.newsloom.ui;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.newsloom.reading.GroupFolder;
import org.newsloom.sync.ServerGroup;

/**
 * Which folders there are, and which of them show their newsgroups. A closed one shows them as long
 * as the open newsgroup is among them, unless the person closes it then.
 */
final class GroupFolding {
  private List<GroupFolder> folders = List.of();
  private Map<ServerGroup, GroupFolder> places = Map.of();
  private final Set<Long> closed = new HashSet<>();
  private Optional<Long> revealed = Optional.empty();

  /** All folders, in order. */
  List<GroupFolder> folders() {
    return folders;
  }

  void setFolders(List<GroupFolder> now) {
    folders = List.copyOf(now);
    Map<ServerGroup, GroupFolder> of = new HashMap<>();
    folders.forEach(folder -> folder.groups().forEach(group -> of.put(group, folder)));
    places = Map.copyOf(of);
    closed.retainAll(folders.stream().map(GroupFolder::id).toList());
  }

  /** The folder that a newsgroup stands in. */
  Optional<GroupFolder> of(ServerGroup group) {
    return Optional.ofNullable(places.get(group));
  }

  /** A folder as it is now. */
  Optional<GroupFolder> find(long id) {
    return folders.stream().filter(one -> one.id() == id).findFirst();
  }

  /** Whether it shows its newsgroups. */
  boolean isOpen(GroupFolder folder) {
    return !closed.contains(folder.id()) || revealed.filter(it -> it == folder.id()).isPresent();
  }

  /** The person opens a folder, or closes it. */
  void setOpen(GroupFolder folder, boolean open) {
    revealed = Optional.empty();
    if (open) {
      closed.remove(folder.id());
    } else {
      closed.add(folder.id());
    }
  }

  /** Shows the newsgroup that is open now; gives whether a folder looks another way by that. */
  boolean reveal(Optional<ServerGroup> group) {
    Optional<Long> before = revealed;
    revealed = group.flatMap(this::of).filter(it -> closed.contains(it.id())).map(GroupFolder::id);
    return !revealed.equals(before);
  }

  /** Whether a closed folder is shown open for now. */
  boolean isRevealing() {
    return revealed.isPresent();
  }

  /** The folders that the person closed. */
  Set<Long> closed() {
    return Set.copyOf(closed);
  }

  void setClosed(Collection<Long> ids) {
    closed.clear();
    closed.addAll(ids);
  }
}
