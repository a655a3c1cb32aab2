package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.GroupFolders;
import org.newsloom.sync.ServerGroup;

/** The windows in which folders of newsgroups are named, chosen and filled. */
final class FolderWindows {
  private final Theme theme;
  private final Stage owner;
  private final Desk desk;

  FolderWindows(Theme theme, Stage owner, Desk desk) {
    this.theme = theme;
    this.owner = owner;
    this.desk = desk;
  }

  /** Asks for the name of a new folder. */
  void make() {
    name(
            new NameWindow.Words(
                "New folder",
                "Newsgroups come into it by dragging them, or by Choose newsgroups of this folder.",
                "Make folder"),
            "",
            desk.groups().folders(),
            name -> desk.folders().make(name, List.of()))
        .show();
  }

  /** Asks for another name. */
  void rename(GroupFolder folder) {
    name(
            new NameWindow.Words("Rename folder", "Its newsgroups stay in it.", "Rename"),
            folder.name(),
            desk.groups().folders().stream().filter(it -> it.id() != folder.id()).toList(),
            name -> desk.folders().rename(folder, name))
        .show();
  }

  private NameWindow name(
      NameWindow.Words words, String before, List<GroupFolder> others, Consumer<String> then) {
    return new NameWindow(
        theme, Optional.of(owner), words, before, name -> GroupFolders.problem(name, others), then);
  }

  /** Asks into which folder the open newsgroup goes. */
  void move() {
    desk.groups()
        .current()
        .get()
        .ifPresent(group ->
            new FolderChoiceWindow(
                    theme,
                    owner,
                    group.group().name(),
                    desk.groups().folders(),
                    desk.groups().folderOf(group),
                    choice -> put(group, choice))
                .show());
  }

  private void put(ServerGroup group, FolderChoiceWindow.Choice choice) {
    switch (choice) {
      case FolderChoiceWindow.Choice.None _ -> desk.folders().put(List.of(group), Optional.empty());
      case FolderChoiceWindow.Choice.There there ->
          desk.folders().put(List.of(group), Optional.of(there.folder()));
      case FolderChoiceWindow.Choice.Fresh fresh ->
          desk.folders().make(fresh.name(), List.of(group));
    }
  }

  /** Asks which newsgroups a folder holds. */
  void fill(GroupFolder folder) {
    new FolderGroupsWindow(
            theme, owner, folder, desk.groups(), groups -> desk.folders().fill(folder, groups))
        .show();
  }
}
