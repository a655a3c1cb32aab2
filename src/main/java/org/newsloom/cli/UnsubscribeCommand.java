package org.newsloom.cli;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends subscriptions. */
@Command(
    name = "unsubscribe",
    description = "Unsubscribe from newsgroups; what was fetched and read stays known.")
final class UnsubscribeCommand extends Base {
  @Parameters(paramLabel = "GROUP", arity = "1..*", description = "Their names.")
  private List<String> names = List.of();

  UnsubscribeCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      List<ServerGroup> groups = new ArrayList<>();
      for (String name : names) {
        groups.add(serverGroup(services, name));
      }
      await(services.reading().newsgroups().unsubscribe(groups));
      for (ServerGroup group : groups) {
        cli()
            .print(
                new Fields().put("group", group.group()).put("subscribed", false),
                "Unsubscribed from " + group.group() + ".");
      }
    }
    return 0;
  }
}
