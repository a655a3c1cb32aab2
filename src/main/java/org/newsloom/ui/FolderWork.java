package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/** What a person does with folders of newsgroups; each change can be undone. */
final class FolderWork {
  private final Folders folders;
  private final UiExecutor ui;
  private final GroupListModel groups;
  private final Notices notices;
  private final FetchFlow fetches;

  FolderWork(Folders folders, UiExecutor ui, Reader.Models models, FetchFlow fetches) {
    this.folders = folders;
    this.ui = ui;
    this.groups = models.groups();
    this.notices = models.notices();
    this.fetches = fetches;
  }

  void make(String name, List<ServerGroup> within) {
    tell(folders.make(name, within));
  }

  void rename(GroupFolder folder, String name) {
    tell(folders.rename(folder, name));
  }

  void remove(GroupFolder folder) {
    tell(folders.remove(folder));
  }

  void move(GroupFolder folder, int step) {
    tell(folders.move(folder, step));
  }

  /** Puts newsgroups into a folder, or under their servers. */
  void put(List<ServerGroup> moved, Optional<GroupFolder> folder) {
    tell(folders.put(moved, folder));
  }

  /** Makes a folder hold these newsgroups and no others that are subscribed. */
  void fill(GroupFolder folder, List<ServerGroup> within) {
    tell(
        folders.fill(
            folder, within, groups.groups().stream().map(SubscribedGroup::group).toList()));
  }

  /** Gets what is new in the newsgroups of a folder. */
  void fetch(GroupFolder folder) {
    fetches.fetch(
        "“" + folder.name() + "”",
        groups.groups(folder).stream().map(SubscribedGroup::group).toList());
  }

  private void tell(CompletableFuture<Marked> doing) {
    var _ =
        doing.whenCompleteAsync(
            (done, wrong) -> {
              if (wrong != null) {
                notices.failed(wrong);
              } else {
                notices.did(done);
              }
            },
            ui);
  }
}
