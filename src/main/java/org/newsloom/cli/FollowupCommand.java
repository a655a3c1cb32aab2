package org.newsloom.cli;

import java.util.List;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.post.Composition;
import org.newsloom.post.Compositions;
import org.newsloom.post.PostFile;
import org.newsloom.post.PostingStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers in the newsgroup. */
@Command(name = "followup", description = "Answer an article in its newsgroups.")
final class FollowupCommand extends Answer {
  @Mixin private final Attaching attaching = new Attaching();

  FollowupCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    PostFile written = written();
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE)) {
      Article parent = parent(services);
      if (parent.followupToPoster() && written.field("Newsgroups").isEmpty()) {
        throw Failure.failed(
            "The author asks for answers by e-mail (Followup-To: poster): use newsloom reply, or"
                + " name the newsgroups in the file.");
      }
      PostingStyle style = PostingStyle.of(services.posting());
      Composition begun = Compositions.followup(parent, List.of(), Author.UNKNOWN, style);
      return send(services, answer(services, begun, parent, written), written, attaching);
    }
  }
}
