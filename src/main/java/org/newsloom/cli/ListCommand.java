package org.newsloom.cli;

import org.jspecify.annotations.Nullable;
import org.newsloom.reading.ArticleRow;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.reading.ThreadList;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.sync.ServerGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists a newsgroup. */
@Command(name = "list", description = "List the articles of a newsgroup that were fetched.")
final class ListCommand extends Base {
  /** Rows are asked for by so many, so that a large group needs little memory. */
  private static final int PAGE = 2_000;

  @Parameters(paramLabel = "GROUP", description = "Its name.")
  private String name = "";

  @Option(names = "--unread", description = "Only what is unread.")
  private boolean unread;

  @Option(
      names = "--threads",
      description = "By thread, depth first, the thread with the newest article first.")
  private boolean threads;

  @Option(names = "--limit", paramLabel = "N", description = "At most N rows.")
  private @Nullable Long limit;

  ListCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    if (limit != null && limit < 0) {
      throw Failure.usage("--limit wants a number of rows, not " + limit + ".");
    }
    try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
      requireServer(services, group(name));
      ServerGroup group = serverGroup(services, name);
      SubscribedGroup counts = await(services.reading().newsgroups().counts(group));
      if (!counts.fetched()) {
        throw Failure.notFound(
            group.group() + " was never fetched: newsloom fetch " + group.group() + ".");
      }
      ThreadListOptions options =
          threads
              ? ThreadListOptions.USUAL
              : ThreadListOptions.USUAL.with(ThreadListOptions.Layout.FLAT);
      ThreadList list = await(services.reading().threadLists().open(group, options));
      print(services, list);
    }
    return 0;
  }

  private void print(Workbench.Services services, ThreadList list) throws Exception {
    long left = limit == null ? Long.MAX_VALUE : limit;
    for (int from = 0; from < list.size() && left > 0; from += PAGE) {
      int to = Math.min(list.size(), from + PAGE);
      for (ArticleRow row : await(services.reading().threadLists().rows(list, from, to))) {
        boolean wanted = !unread || (!row.missing() && !row.state().isRead());
        if (wanted && left-- > 0) {
          cli().print(Rows.fields(row), line(row));
        }
      }
    }
  }

  private String line(ArticleRow row) {
    return threads ? Rows.inThread(row, terminal().screen()) : Rows.line(row, terminal().screen());
  }
}
