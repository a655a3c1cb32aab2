package org.newsloom.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.reading.GroupFolder;
import org.newsloom.reading.GroupFolders;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Folders of newsgroups. */
@Command(
    name = "folder",
    description = "Sort newsgroups into folders.",
    subcommands = {
      FolderCommand.ListAll.class,
      FolderCommand.Put.class,
      FolderCommand.Remove.class
    })
final class FolderCommand extends Base {
  FolderCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() {
    throw Failure.usage("Say what to do: folder list, put or remove.");
  }

  private static Optional<GroupFolder> named(Workbench.Services services, String name)
      throws Exception {
    return Base.await(services.reading().folders().all()).stream()
        .filter(folder -> folder.name().equalsIgnoreCase(name.strip()))
        .findFirst();
  }

  /** Lists them. */
  @Command(name = "list", description = "List the folders with their newsgroups, in order.")
  static final class ListAll extends Base {
    ListAll(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
        for (GroupFolder folder : await(services.reading().folders().all())) {
          List<String> groups =
              folder.groups().stream().map(group -> group.group().name()).toList();
          cli()
              .print(
                  new Fields().put("folder", folder.name()).put("groups", groups),
                  folder.name() + "\t" + String.join(",", groups));
        }
      }
      return 0;
    }
  }

  /** Puts newsgroups into one. */
  @Command(
      name = "put",
      description = "Put newsgroups into a folder, which is made where there is none of that name.")
  static final class Put extends Base {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "Its name; - for no folder.")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "GROUP", arity = "1..*", description = "Their names.")
    private List<String> names = List.of();

    Put(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        List<ServerGroup> groups = new ArrayList<>();
        for (String group : names) {
          groups.add(serverGroup(services, group));
        }
        GroupFolders folders = services.reading().folders();
        boolean none = name.equals("-");
        Optional<GroupFolder> there = none ? Optional.empty() : named(services, name);
        if (none || there.isPresent()) {
          await(folders.put(groups, there));
        } else {
          Optional<String> wrong = GroupFolders.problem(name, List.of());
          if (wrong.isPresent()) {
            throw Failure.usage(wrong.get());
          }
          await(folders.make(name, groups));
        }
        Optional<String> folder =
            none
                ? Optional.empty()
                : Optional.of(there.map(GroupFolder::name).orElse(name.strip()));
        for (ServerGroup group : groups) {
          cli()
              .print(
                  new Fields().put("group", group.group()).put("folder", folder),
                  folder
                      .map(it -> group.group() + " is in folder “" + it + "”.")
                      .orElse(group.group() + " is in no folder."));
        }
      }
      return 0;
    }
  }

  /** Removes one. */
  @Command(name = "remove", description = "Remove a folder; its newsgroups stay subscribed.")
  static final class Remove extends Base {
    @Parameters(paramLabel = "FOLDER", description = "Its name.")
    private String name = "";

    Remove(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        GroupFolder folder =
            named(services, name)
                .orElseThrow(() ->
                    Failure.notFound(
                        "There is no folder “" + name + "”: see newsloom folder list."));
        await(services.reading().folders().remove(folder));
        cli()
            .print(
                new Fields().put("removed", folder.name()),
                "Folder “" + folder.name() + "” is removed; its newsgroups stay.");
      }
      return 0;
    }
  }
}
