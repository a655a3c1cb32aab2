package org.newsloom.cli;

import java.util.List;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.post.Compositions;
import org.newsloom.post.PostChecks;
import org.newsloom.post.PostFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Withdraws an own article. */
@Command(name = "cancel", description = "Cancel an article of your own.")
final class CancelCommand extends Sending {
  @Parameters(paramLabel = "ID", description = "The article to cancel.")
  private String id = "";

  CancelCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    MessageId wanted = id(id);
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      Optional<Article> own = own(services, wanted);
      return own.isEmpty()
          ? refuse(List.of(PostChecks.notOwn(wanted)))
          : send(services, Compositions.cancel(own.get()), PostFile.EMPTY, new Attaching());
    }
  }
}
