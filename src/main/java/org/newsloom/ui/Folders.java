package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.GroupFolders;
import org.newsloom.sync.ServerGroup;

/** What a window does with folders of newsgroups, as {@link GroupFolders} does it. */
interface Folders {
  /** All of them, in the person's order. */
  CompletableFuture<List<GroupFolder>> all();

  /** Makes a folder behind the others, and puts newsgroups into it. */
  CompletableFuture<Marked> make(String name, List<ServerGroup> groups);

  CompletableFuture<Marked> rename(GroupFolder folder, String name);

  CompletableFuture<Marked> remove(GroupFolder folder);

  /** Moves a folder among the others; less than 0 for up. */
  CompletableFuture<Marked> move(GroupFolder folder, int step);

  /** Puts newsgroups into a folder, or under their servers. */
  CompletableFuture<Marked> put(List<ServerGroup> groups, Optional<GroupFolder> folder);

  /** Makes a folder hold just these newsgroups of those that there are to choose from. */
  CompletableFuture<Marked> fill(
      GroupFolder folder, List<ServerGroup> groups, List<ServerGroup> among);
}
