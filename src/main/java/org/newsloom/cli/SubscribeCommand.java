package org.newsloom.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Wildmat;
import org.newsloom.reading.GroupDirectory;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Subscribes to newsgroups. */
@Command(name = "subscribe", description = "Subscribe to newsgroups.")
final class SubscribeCommand extends Base {
  @Parameters(paramLabel = "GROUP", arity = "1..*", description = "Their names.")
  private List<String> names = List.of();

  SubscribeCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      List<ServerGroup> groups = new ArrayList<>();
      String server = server(services).name();
      Optional<GroupDirectory> directory = directory(services, server);
      for (String name : names) {
        ServerGroup group = new ServerGroup(server, group(name));
        if (directory.isPresent()
            && directory.get().matching(Wildmat.of(name)).stream()
                .noneMatch(listed -> listed.group().equals(group))) {
          throw Failure.notFound("There is no newsgroup " + name + " on " + server + ".");
        }
        groups.add(group);
      }
      await(services.reading().newsgroups().subscribe(groups));
      for (ServerGroup group : groups) {
        cli()
            .print(
                new Fields().put("group", group.group()).put("subscribed", true),
                "Subscribed to " + group.group() + ".");
      }
    }
    return 0;
  }

  /** The list of groups, asked for where it is not here yet; empty where it cannot be had now. */
  private Optional<GroupDirectory> directory(Workbench.Services services, String server)
      throws Exception {
    GroupDirectory known = await(services.reading().newsgroups().directory(server));
    if (known.size() > 0) {
      return Optional.of(known);
    }
    return cli().place().offline()
        ? Optional.empty()
        : Optional.of(await(services.reading().newsgroups().refreshDirectory(server)));
  }
}
