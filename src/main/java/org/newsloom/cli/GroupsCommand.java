package org.newsloom.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Wildmat;
import org.newsloom.reading.GroupDirectory;
import org.newsloom.reading.ListedGroup;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The server's newsgroups. */
@Command(name = "groups", description = "List the server's newsgroups.")
final class GroupsCommand extends Base {
  @Parameters(
      paramLabel = "WILDMAT",
      arity = "0..1",
      description = "Which ones, such as alt.politics.* or *,!alt.binaries.*")
  private @Nullable String wildmat;

  @Option(names = "--refresh", description = "Ask the server for its list again.")
  private boolean refresh;

  @Option(
      names = "--suggested",
      description = "Only those that the server recommends to newcomers.")
  private boolean suggested;

  GroupsCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    try (Workbench.Services services = cli().open(Workbench.Access.FETCH)) {
      String server = server(services).name();
      GroupDirectory directory = await(services.reading().newsgroups().directory(server));
      if (refresh || (directory.size() == 0 && !cli().place().offline())) {
        directory = await(services.reading().newsgroups().refreshDirectory(server));
      }
      Map<ServerGroup, SubscribedGroup> subscribed = new HashMap<>();
      for (SubscribedGroup group : await(services.reading().newsgroups().subscribed())) {
        subscribed.put(group.group(), group);
      }
      List<ListedGroup> groups = directory.matching(Wildmat.of(wildmat == null ? "*" : wildmat));
      if (suggested) {
        groups = inOrder(groups, await(services.reading().newsgroups().suggested(server)));
        if (groups.isEmpty()) {
          terminal()
              .say(
                  "newsloom: "
                      + server
                      + " suggests no newsgroups"
                      + (wildmat == null ? "." : " of that name."));
        }
      }
      for (ListedGroup group : groups) {
        SubscribedGroup counts = subscribed.get(group.group());
        print(
            group,
            counts == null ? await(services.reading().newsgroups().counts(group.group())) : counts);
      }
      if (groups.isEmpty()
          && !suggested
          && wildmat != null
          && wildmat.chars().noneMatch(c -> "*?,!".indexOf(c) >= 0)) {
        throw Failure.notFound("There is no newsgroup " + wildmat + " on " + server + ".");
      }
    }
    return 0;
  }

  private static List<ListedGroup> inOrder(List<ListedGroup> groups, List<Newsgroup> order) {
    Map<Newsgroup, ListedGroup> named = new HashMap<>();
    groups.forEach(group -> named.put(group.group().group(), group));
    return order.stream().flatMap(name -> Optional.ofNullable(named.get(name)).stream()).toList();
  }

  private void print(ListedGroup group, SubscribedGroup counts) {
    cli()
        .print(
            new Fields()
                .put("group", group.group().group())
                .put("description", group.description())
                .put("status", group.status())
                .put("low", group.low())
                .put("high", group.high())
                .put("articles", group.estimate())
                .put("subscribed", group.subscribed())
                .put("unread", counts.unread())
                .put("cached", counts.cached()),
            line(group));
  }

  private String line(ListedGroup group) {
    String mark = group.subscribed() ? "* " : "  ";
    String name = group.group().group().name();
    Screen screen = terminal().screen();
    if (!screen.isTerminal()) {
      return mark
          + name
          + "\t"
          + group.estimate()
          + "\t"
          + group.status()
          + "\t"
          + group.description();
    }
    String begun =
        String.format(
            Locale.ROOT, "%s%-32s %7d %s  ", mark, name, group.estimate(), group.status());
    int room = Math.max(12, screen.columns().orElse(0) - Screen.width(begun));
    return begun + screen.in(Screen.Style.FAINT, Screen.cut(group.description(), room));
  }
}
