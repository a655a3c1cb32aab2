package org.newsloom.cli;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.mime.ArticleParser;
import org.newsloom.post.Posted;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What waits to be sent. */
@Command(
    name = "outbox",
    description = "List what waits to be sent.",
    subcommands = {OutboxCommand.Send.class, OutboxCommand.Move.class, OutboxCommand.Drop.class})
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
        Map<MessageId, List<Newsgroup>> groups = new HashMap<>();
        for (Posted waiting : await(services.outbox().waiting())) {
          groups.put(waiting.id(), groupsOf(services, waiting.id()));
        }
        Set<ServerGroup> postedTo = new LinkedHashSet<>();
        for (Posted posted : await(services.outbox().sendWaiting())) {
          cli().print(fields(posted), Sending.line(posted));
          code = Math.max(code, Sending.exitCode(posted));
          if (posted.state() == Posted.State.SENT) {
            for (ServerAccount server : await(services.reading().servers().all())) {
              groups
                  .getOrDefault(posted.id(), List.of())
                  .forEach(group -> postedTo.add(new ServerGroup(server.name(), group)));
            }
          }
        }
        Sending.bringBack(services, postedTo);
      }
      return code;
    }

    private static List<Newsgroup> groupsOf(Workbench.Services services, MessageId id)
        throws Exception {
      ArticleParser parser = new ArticleParser();
      return await(services.outbox().octets(id))
          .map(octets -> parser.parse(octets).newsgroups())
          .orElse(List.of());
    }
  }

  /** Gives one to another server. */
  @Command(
      name = "move",
      description = "Let another server have an article that surely was not sent.")
  static final class Move extends Base {
    @Parameters(index = "0", paramLabel = "ID", description = "Its Message-ID.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "The server that is to have it.")
    private String name = "";

    Move(Cli cli) {
      super(cli);
    }

    @Override
    public Integer call() throws Exception {
      MessageId wanted = id(id);
      try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
        boolean known =
            await(services.reading().servers().all()).stream()
                .anyMatch(account -> account.name().equals(name));
        if (!known) {
          throw Failure.notFound(
              "There is no server named “" + name + "”: see newsloom server list.");
        }
        if (await(services.outbox().octets(wanted)).isEmpty()) {
          throw Failure.notFound("There is no " + wanted + " in the outbox.");
        }
        Posted moved =
            await(services.outbox().move(wanted, name))
                .orElseThrow(() ->
                    Failure.failed(
                        "Its server may have " + wanted + " already: outbox send asks it."));
        cli().print(fields(moved), Sending.line(moved));
      }
      return 0;
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
