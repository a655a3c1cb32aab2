package org.newsloom.cli;

import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.post.Composition;
import org.newsloom.post.Compositions;
import org.newsloom.post.PostFile;
import org.newsloom.post.PostingStyle;
import org.newsloom.post.Quotable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What followups and replies share: the article that is answered, the quotation. */
abstract class Answer extends Sending {
  @Parameters(index = "0", paramLabel = "ID", description = "The article that is answered.")
  private String id = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "A file, or - for standard input.")
  private String file = "";

  @Option(names = "--quote", description = "Put attribution and quotation before the text.")
  private boolean quote;

  Answer(Cli cli) {
    super(cli);
  }

  final PostFile written() {
    return PostFile.parse(terminal().read(file));
  }

  final Article parent(Workbench.Services services) throws Exception {
    MessageId wanted = id(id);
    return await(services.reading().articles().open(wanted))
        .orElseThrow(() -> Failure.notFound(absence(wanted)))
        .article();
  }

  /** The text goes out as given, but for the quotation that was asked for. */
  final Composition answer(
      Workbench.Services services, Composition begun, Article parent, PostFile written)
      throws Exception {
    Composition composition = written(services, begun, written);
    if (!quote) {
      return composition;
    }
    String quotation =
        Compositions.quotation(parent, Quotable.lines(parent), PostingStyle.of(services.posting()));
    return composition.withBody(quotation + composition.body());
  }
}
