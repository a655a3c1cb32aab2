package org.newsloom.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.Counted;
import org.newsloom.store.FolderRecord;
import org.newsloom.store.Folders;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.TaskFuture;

/**
 * The folders into which the person sorts newsgroups of whatever server. Each change completes when
 * it is on disk, with the means to undo it; one that cannot be fails with {@link
 * IllegalArgumentException} and a sentence for the person.
 */
public final class GroupFolders {
  private static final int LONGEST_NAME = 60;

  private final Folders folders;

  /** Keeps them in the store. */
  public GroupFolders(Store store) {
    this.folders = store.folders();
  }

  /** All of them, in the person's order. */
  public CompletableFuture<List<GroupFolder>> all() {
    return folders.all().thenApply(all -> all.stream().map(GroupFolders::of).toList());
  }

  private static GroupFolder of(FolderRecord record) {
    return new GroupFolder(
        record.id(), record.name(), record.groups().stream().map(Refs::of).toList());
  }

  /**
   * What is wrong with a name, in a sentence; empty where it can be taken.
   *
   * @param others the folders that there are but for the one that is to be called so
   */
  public static Optional<String> problem(String name, Collection<GroupFolder> others) {
    String wanted = name.strip();
    if (wanted.isEmpty()) {
      return Optional.of("A folder needs a name.");
    }
    if (wanted.codePointCount(0, wanted.length()) > LONGEST_NAME) {
      return Optional.of("A name has at most " + LONGEST_NAME + " letters.");
    }
    if (wanted.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("A name is one line of letters.");
    }
    return others.stream()
        .filter(other -> other.name().equalsIgnoreCase(wanted))
        .findFirst()
        .map(other -> taken(other.name()));
  }

  private static String taken(String name) {
    return "There is a folder “" + name + "” already.";
  }

  private static String checked(String name) {
    problem(name, List.of())
        .ifPresent(sentence -> {
          throw new IllegalArgumentException(sentence);
        });
    return name.strip();
  }

  /** Makes a folder behind the others, and puts newsgroups into it. */
  public CompletableFuture<Undo> make(String name, Collection<ServerGroup> groups) {
    String wanted = checked(name);
    List<GroupRef> refs = groups.stream().map(Refs::of).toList();
    return TaskFuture.guarding(
        folders
            .add(wanted)
            .thenCompose(made -> {
              long folder = made.orElseThrow(() -> new IllegalArgumentException(taken(wanted)));
              return folders
                  .put(places(refs, OptionalLong.of(folder)))
                  .thenApply(before ->
                      new Undo(
                          "Make folder “" + wanted + "”",
                          1,
                          () -> folders.put(before).thenCompose(_ -> folders.remove(folder))));
            }));
  }

  /** Gives a folder another name. */
  public CompletableFuture<Undo> rename(GroupFolder folder, String name) {
    String wanted = checked(name);
    return TaskFuture.guarding(
        folders
            .rename(folder.id(), wanted)
            .thenApply(renamed -> {
              if (!renamed) {
                throw new IllegalArgumentException(
                    "There is a folder “"
                        + wanted
                        + "” already, or the one to rename is no longer there.");
              }
              return new Undo(
                  "Rename folder “" + folder.name() + "” to “" + wanted + "”",
                  wanted.equals(folder.name()) ? 0 : 1,
                  () -> folders.rename(folder.id(), folder.name()));
            }));
  }

  /** Removes a folder; its newsgroups stand under their servers again. */
  public CompletableFuture<Undo> remove(GroupFolder folder) {
    return TaskFuture.guarding(
        folders
            .remove(folder.id())
            .thenApply(removed ->
                new Undo(
                    "Remove folder “" + folder.name() + "”",
                    removed.isPresent() ? 1 : 0,
                    () ->
                        removed
                            .map(folders::restore)
                            .orElse(CompletableFuture.completedFuture(false)))));
  }

  /** Puts newsgroups into a folder; empty for where they are without one: under their servers. */
  public CompletableFuture<Undo> put(Collection<ServerGroup> groups, Optional<GroupFolder> folder) {
    List<GroupRef> refs = groups.stream().map(Refs::of).toList();
    OptionalLong id = folder.map(one -> OptionalLong.of(one.id())).orElseGet(OptionalLong::empty);
    return TaskFuture.guarding(
        folders
            .put(places(refs, id))
            .thenApply(before ->
                new Undo(
                    "Move "
                        + moved(before.keySet())
                        + folder
                            .map(one -> " to folder “" + one.name() + "”")
                            .orElse(" out of its folder"),
                    before.size(),
                    () -> folders.put(before))));
  }

  private static String moved(Collection<GroupRef> groups) {
    return groups.size() == 1
        ? groups.iterator().next().group().name()
        : Counted.of(groups.size(), "newsgroup");
  }

  private static Map<GroupRef, OptionalLong> places(List<GroupRef> groups, OptionalLong folder) {
    Map<GroupRef, OptionalLong> places = new HashMap<>();
    groups.forEach(group -> places.put(group, folder));
    return places;
  }

  /**
   * Makes a folder hold just these newsgroups: others of those that it could hold leave it.
   *
   * @param among what was there to choose from; what is not among them stays
   */
  public CompletableFuture<Undo> fill(
      GroupFolder folder, Collection<ServerGroup> groups, Collection<ServerGroup> among) {
    Map<GroupRef, OptionalLong> places = new HashMap<>();
    among.stream()
        .filter(folder.groups()::contains)
        .forEach(group -> places.put(Refs.of(group), OptionalLong.empty()));
    groups.forEach(group -> places.put(Refs.of(group), OptionalLong.of(folder.id())));
    return TaskFuture.guarding(
        folders
            .put(places)
            .thenApply(before ->
                new Undo(
                    "Sort "
                        + Counted.of(before.size(), "newsgroup")
                        + " for folder “"
                        + folder.name()
                        + "”",
                    before.size(),
                    () -> folders.put(before))));
  }

  /**
   * Moves a folder among the others.
   *
   * @param step how many places down; less than 0 for up
   */
  public CompletableFuture<Undo> move(GroupFolder folder, int step) {
    return TaskFuture.guarding(
        folders
            .all()
            .thenCompose(all -> {
              List<Long> before = all.stream().map(FolderRecord::id).toList();
              int at = before.indexOf(folder.id());
              int to = Math.clamp((long) at + step, 0, Math.max(0, before.size() - 1));
              List<Long> order = new ArrayList<>(before);
              if (at >= 0) {
                order.add(to, order.remove(at));
              }
              return folders
                  .reorder(order)
                  .thenApply(changed ->
                      new Undo(
                          "Move folder “" + folder.name() + "” " + (step < 0 ? "up" : "down"),
                          changed ? 1 : 0,
                          () -> folders.reorder(before)));
            }));
  }
}
