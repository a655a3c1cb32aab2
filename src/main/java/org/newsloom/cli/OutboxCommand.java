package org.newsloom.cli;

import java.util.List;
import java.util.Locale;
import org.newsloom.article.MessageId;
import org.newsloom.post.Posted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What waits to be sent. */
@Command(
    name = "outbox",
    description = "List what waits to be sent.",
    subcommands = {OutboxCommand.Send.class, OutboxCommand.Drop.class})
final class OutboxCommand extends Base {
  OutboxCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
      for (Posted waiting : await(services.outbox().waiting())) {
        cli().print(fields(waiting), Sending.line(waiting));
      }
    }
    return 0;
  }

  private static Fields fields(Posted posted) {
    return new Fields()
        .put("id", posted.id())
        .put("state", posted.state().name().toLowerCase(Locale.ROOT))
        .put("attempts", posted.attempts())
        .put("lastReply", posted.reply().isEmpty() ? null : posted.reply());
  }

  /** Sends it. */
  @Command(name = "send", description = "Send what waits.")
  static final class Send extends Base {
    Send(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      int code = 0;
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        List<Posted> results = await(services.outbox().sendWaiting());
        for (Posted posted : results) {
          cli().print(fields(posted), Sending.line(posted));
          code = Math.max(code, Sending.exitCode(posted));
        }
      }
      return code;
    }
  }

  /** Throws one away. */
  @Command(name = "drop", description = "Take an article out of the outbox without sending it.")
  static final class Drop extends Base {
    @Parameters(paramLabel = "ID", description = "Its Message-ID.")
    private String id = "";

    Drop(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      MessageId wanted = id(id);
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        if (!await(services.outbox().drop(wanted))) {
          throw Failure.notFound("There is no " + wanted + " in the outbox.");
        }
        cli()
            .print(
                new Fields()
                    .put("id", wanted)
                    .put("state", "dropped")
                    .put("attempts", 0)
                    .put("lastReply", null),
                "Dropped " + wanted + ".");
      }
      return 0;
    }
  }
}
