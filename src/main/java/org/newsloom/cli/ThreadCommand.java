package org.newsloom.cli;

import java.util.List;
import org.newsloom.article.MessageId;
import org.newsloom.reading.ArticleRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a whole thread. */
@Command(name = "thread", description = "List the whole thread of an article.")
final class ThreadCommand extends Base {
  @Parameters(paramLabel = "ID", description = "The Message-ID of any article in it.")
  private String id = "";

  @Option(names = "--complete", description = "Ask the server for missing ancestors.")
  private boolean complete;

  ThreadCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    MessageId wanted = id(id);
    try (Workbench.Services services =
        cli().open(complete ? Workbench.Access.WRITE : Workbench.Access.READ)) {
      List<ArticleRow> rows =
          await(
              complete
                  ? services.reading().threads().complete(wanted)
                  : services.reading().threads().thread(wanted));
      if (rows.isEmpty()) {
        throw Failure.notFound(
            "The article " + wanted.shown() + " is in none of the fetched newsgroups.");
      }
      for (ArticleRow row : rows) {
        cli().print(Rows.fields(row), Rows.inThread(row, terminal().screen()));
      }
    }
    return 0;
  }
}
