package org.newsloom.cli;

import org.newsloom.article.Counted;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Marks all of a newsgroup as read. */
@Command(name = "catchup", description = "Mark all articles of a newsgroup as read.")
final class CatchupCommand extends Base {
  @Parameters(paramLabel = "GROUP", description = "Its name.")
  private String name = "";

  CatchupCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      ServerGroup group = serverGroup(services, name);
      SubscribedGroup before = await(services.reading().newsgroups().counts(group));
      if (!before.fetched()) {
        throw Failure.notFound(group.group() + " was never fetched.");
      }
      await(services.reading().marks().catchUp(group));
      cli()
          .print(
              new Fields().put("group", group.group()).put("changed", before.unread()),
              Counted.of(before.unread(), "article") + " of " + group.group() + " marked as read.");
    }
    return 0;
  }
}
