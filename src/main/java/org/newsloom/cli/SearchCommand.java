package org.newsloom.cli;

import java.util.List;
import java.util.Optional;
import org.newsloom.reading.Excerpt;
import org.newsloom.reading.Search;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchOrder;
import org.newsloom.reading.SearchResult;
import org.newsloom.search.SearchQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the cache. */
@Command(
    name = "search",
    description = "Search everything that was fetched, newest first.",
    footer = {
      "",
      "Words must all be there; also: \"a phrase\", begin*, OR, -not, subject:, from:, body:,"
          + " group:, before:, after:, is:unread."
    })
final class SearchCommand extends Base {
  private static final int USUAL_LIMIT = 100;

  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to look for.")
  private List<String> words = List.of();

  @Option(names = "--limit", paramLabel = "N", description = "At most N articles (100).")
  private int limit = USUAL_LIMIT;

  @Option(names = "--best", description = "The best first, rather than the newest.")
  private boolean best;

  SearchCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    for (String word : words) {
      if (word.startsWith("--")) {
        throw Failure.usage("There is no option " + word + ": newsloom search --help.");
      }
    }
    if (limit < 1) {
      throw Failure.usage("--limit wants a number of at least 1, not " + limit + ".");
    }
    try (Workbench.Services services = cli().open(Workbench.Access.READ)) {
      services.finishIndexing();
      Search search = services.reading().search();
      SearchQuery query = search.parse(String.join(" ", words));
      SearchResult result =
          await(
              search.run(
                  query,
                  Optional.empty(),
                  Optional.empty(),
                  best ? SearchOrder.RELEVANCE : SearchOrder.NEWEST,
                  limit));
      List<Excerpt> excerpts = await(search.excerpts(query, result.hits()));
      for (int i = 0; i < excerpts.size(); i++) {
        SearchHit hit = result.hits().get(i);
        String snippet = excerpts.get(i).text();
        cli()
            .print(
                Rows.fields(hit.row()).put("snippet", snippet),
                Rows.line(hit.row(), terminal().screen())
                    + (snippet.isBlank() ? "" : "\n" + indented(snippet)));
      }
      if (terminal().isInteractive() && result.isPartial()) {
        terminal()
            .say(
                "Bodies of "
                    + result.bodiesSearched()
                    + " of "
                    + result.articles()
                    + " articles were searched; newsloom fetch --bodies brings the others.");
      }
    }
    return 0;
  }

  private String indented(String text) {
    return Reading.indented(text, "      ", terminal().screen());
  }
}
