package org.newsloom.cli;

import java.util.List;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.post.Compositions;
import org.newsloom.post.PostChecks;
import org.newsloom.post.PostFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts another article in the place of an own one. */
@Command(
    name = "supersede",
    description = "Supersede an article of your own: post FILE in its place.")
final class SupersedeCommand extends Sending {
  @Parameters(index = "0", paramLabel = "ID", description = "The article to supersede.")
  private String id = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "A file, or - for standard input.")
  private String file = "";

  @Mixin private final Attaching attaching = new Attaching();

  SupersedeCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    MessageId wanted = id(id);
    PostFile written = PostFile.parse(terminal().read(file));
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      Optional<Article> own = own(services, wanted);
      return own.isEmpty()
          ? refuse(List.of(PostChecks.notOwn(wanted)))
          : send(services, written.over(Compositions.supersede(own.get())), written, attaching);
    }
  }
}
