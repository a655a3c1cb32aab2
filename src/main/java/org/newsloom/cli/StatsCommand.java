package org.newsloom.cli;

import java.time.ZoneOffset;
import java.util.Locale;
import org.newsloom.article.Counted;
import org.newsloom.reading.GroupStatistics;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Figures of a newsgroup. */
@Command(
    name = "stats",
    description = "Show posts a day, top posters and top threads of a newsgroup that was fetched.",
    footer = {"", "Days are those of UTC."})
final class StatsCommand extends Base {
  private static final int USUAL_MOST = 10;
  private static final int BAR = 40;

  @Parameters(paramLabel = "GROUP", description = "Its name.")
  private String name = "";

  @Option(names = "--limit", paramLabel = "N", description = "At most N posters and threads (10).")
  private int most = USUAL_MOST;

  StatsCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    if (most < 1) {
      throw Failure.usage("--limit wants a number of at least 1, not " + most + ".");
    }
    try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
      requireServer(services, group(name));
      ServerGroup group = serverGroup(services, name);
      SubscribedGroup counts = await(services.reading().newsgroups().counts(group));
      if (!counts.fetched()) {
        throw Failure.notFound(
            group.group() + " was never fetched: newsloom fetch " + group.group() + ".");
      }
      print(await(services.reading().statistics().of(group, ZoneOffset.UTC, most)));
    }
    return 0;
  }

  private void print(GroupStatistics statistics) {
    int busiest = statistics.days().stream().mapToInt(GroupStatistics.Day::posts).max().orElse(1);
    heading(Counted.of(statistics.articles(), "article") + "\n\nPosts a day");
    for (GroupStatistics.Day day : statistics.days()) {
      cli()
          .print(
              new Fields().put("day", day.day().toString()).put("posts", day.posts()),
              String.format(
                  Locale.ROOT,
                  "%s %6d %s",
                  day.day(),
                  day.posts(),
                  "#".repeat((int) Math.ceil((double) day.posts() * BAR / busiest))));
    }
    heading("\nTop posters");
    for (GroupStatistics.Poster poster : statistics.posters()) {
      cli()
          .print(
              new Fields().put("author", poster.author().toString()).put("posts", poster.posts()),
              line(poster.posts(), poster.author().toString()));
    }
    heading("\nTop threads");
    for (GroupStatistics.Talk thread : statistics.threads()) {
      cli()
          .print(
              new Fields()
                  .put("root", thread.root())
                  .put("subject", thread.subject())
                  .put("posts", thread.posts()),
              line(thread.posts(), thread.subject()));
    }
  }

  private void heading(String words) {
    if (!cli().isJson()) {
      cli().write(words + "\n");
    }
  }

  private String line(int posts, String words) {
    Screen screen = terminal().screen();
    int room = Math.max(20, screen.columns().orElse(Integer.MAX_VALUE) - 8);
    return String.format(Locale.ROOT, "%6d  ", posts) + Screen.cut(words, room);
  }
}
