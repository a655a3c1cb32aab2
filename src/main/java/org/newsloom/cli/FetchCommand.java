package org.newsloom.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.BodyFetchResult;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings headers and bodies. */
@Command(
    name = "fetch",
    description = "Fetch headers of newsgroups: all at the first time, then what is newer.")
final class FetchCommand extends Base {
  /** At most one of these. */
  static final class Range {
    @Option(names = "--last", paramLabel = "N", description = "The newest N.")
    private @Nullable Long last;

    @Option(names = "--all", description = "Whatever is missing.")
    private boolean all;

    @Option(
        names = "--since",
        paramLabel = "DATE",
        description = "What was written since DATE, such as 2025-12-01.")
    private @Nullable String since;
  }

  @Parameters(
      paramLabel = "GROUP",
      arity = "0..*",
      description = "Which ones; all that you subscribed to by default.")
  private List<String> names = List.of();

  @ArgGroup private @Nullable Range range;

  @Option(names = "--bodies", description = "Fetch every body that is missing, too.")
  private boolean bodies;

  @Option(names = "--hooks", description = "Run the programs of hooks.json, too.")
  private boolean hooks;

  FetchCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    FetchRange wanted = range();
    int code = 0;
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE);
        var _ = services.reading().changes().listen(this::showProgress);
        var _ = services.hooks().listen(words -> terminal().say("newsloom: " + words))) {
      List<ServerGroup> groups = groups(services);
      Set<String> outOfReach = new HashSet<>();
      for (ServerGroup group : groups) {
        if (outOfReach.contains(group.server())) {
          continue;
        }
        int ended;
        try {
          ended = fetch(services, group, wanted);
        } catch (ServerProblemException e) {
          String of = groups.size() == 1 ? "" : group.group() + ": ";
          terminal().say("newsloom: " + of + e.problem().sentence());
          services.hooks().failed(e.problem());
          ended = e.problem().kind().blame().exitCode();
          if (e.problem().kind() != ServerProblem.Kind.NO_SUCH_GROUP) {
            outOfReach.add(group.server());
          }
        }
        code = code == 0 ? ended : code;
      }
      if (hooks) {
        services.hooks().roundEnded();
        await(services.hooks().finished());
      }
    }
    return code;
  }

  /** One newsgroup; the exit code. */
  private int fetch(Workbench.Services services, ServerGroup group, FetchRange wanted)
      throws Exception {
    print(await(services.reading().fetching().headers(group, wanted)));
    int code = 0;
    if (bodies) {
      BodyFetchResult texts = await(services.reading().fetching().bodies(group));
      texts.complaint().ifPresent(words -> terminal().say("newsloom: " + words));
      code = texts.trouble().map(it -> it.kind().blame().exitCode()).orElse(0);
    }
    services.finishIndexing();
    if (hooks) {
      services.hooks().headersCame();
    }
    return code;
  }

  private void print(FetchResult result) {
    double seconds = Math.round(result.elapsed().toMillis() / 100.0) / 10.0;
    cli()
        .print(
            new Fields()
                .put("group", result.group().group())
                .put("added", result.added())
                .put("total", result.total())
                .put("high", result.high())
                .put("defects", result.defects())
                .put("seconds", seconds),
            result.group().group()
                + ": "
                + result.added()
                + " new, "
                + result.total()
                + " in all ("
                + seconds
                + " s)");
  }

  private List<ServerGroup> groups(Workbench.Services services) throws Exception {
    List<ServerGroup> groups = new ArrayList<>();
    for (String name : names) {
      groups.add(serverGroup(services, name));
    }
    if (names.isEmpty()) {
      for (SubscribedGroup subscribed : await(services.reading().newsgroups().subscribed())) {
        if (cli().server().isEmpty() || cli().server().get().equals(subscribed.group().server())) {
          groups.add(subscribed.group());
        }
      }
      if (groups.isEmpty()) {
        throw Failure.failed("You have not subscribed to any newsgroup: newsloom subscribe GROUP.");
      }
    }
    return groups;
  }

  private FetchRange range() {
    if (range == null) {
      return new FetchRange.Newer();
    }
    if (range.all) {
      return new FetchRange.All();
    }
    if (range.last != null) {
      return new FetchRange.Last(range.last);
    }
    return new FetchRange.Since(date(range.since == null ? "" : range.since));
  }

  static Instant date(String word) {
    try {
      return word.contains("T")
          ? Instant.parse(word)
          : LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw Failure.usage("“" + word + "” is no date: write it as 2025-12-31.");
    }
  }
}
