package org.newsloom.cli;

import org.newsloom.post.Composition;
import org.newsloom.post.PostFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Posts something new. */
@Command(
    name = "post",
    description = "Post to newsgroups: FILE holds header lines, an empty line and the text.")
final class PostCommand extends Sending {
  @Parameters(paramLabel = "FILE", description = "A file, or - for standard input.")
  private String file = "";

  @Mixin private final Attaching attaching = new Attaching();

  PostCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    PostFile written = PostFile.parse(terminal().read(file));
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      return send(services, written(services, Composition.empty(), written), written, attaching);
    }
  }
}
