package org.newsloom.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Counted;
import org.newsloom.reading.Excerpt;
import org.newsloom.reading.FoundOnServer;
import org.newsloom.reading.Search;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchOrder;
import org.newsloom.reading.SearchResult;
import org.newsloom.search.SearchQuery;
import org.newsloom.sync.ServerFinds;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the cache, or a newsgroup on its server. */
@Command(
    name = "search",
    description = "Search everything that was fetched, newest first.",
    footer = {
      "",
      "Words must all be there; also: \"a phrase\", begin*, OR, -not, subject:, from:, body:,"
          + " group:, before:, after:, is:unread.",
      "With --on-server the words are looked for in one header field of what was never fetched,"
          + " as parts of words too; what is found is in the cache from then on."
    })
final class SearchCommand extends Base {
  private static final int USUAL_LIMIT = 100;

  @Parameters(paramLabel = "QUERY", arity = "1..*", description = "What to look for.")
  private List<String> words = List.of();

  @Option(names = "--limit", paramLabel = "N", description = "At most N articles (100).")
  private int limit = USUAL_LIMIT;

  @Option(names = "--best", description = "The best first, rather than the newest.")
  private boolean best;

  @Option(names = "--on-server", description = "Search the newsgroup on its server.")
  private boolean onServer;

  @Option(names = "--group", paramLabel = "GROUP", description = "Which one, with --on-server.")
  private @Nullable String group;

  @Option(
      names = "--field",
      paramLabel = "FIELD",
      description = "The header field, with --on-server (Subject).")
  private @Nullable String field;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Only among the newest N, with --on-server.")
  private @Nullable Long last;

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
    return onServer ? searchServer() : searchCache();
  }

  private int searchServer() throws Exception {
    String name = group;
    if (name == null) {
      throw Failure.usage("--on-server searches one newsgroup: say which one with --group GROUP.");
    }
    if (best) {
      throw Failure.usage("What a server finds comes newest first: leave out --best.");
    }
    String wanted = field == null ? "Subject" : field;
    if (!ServerQuestion.isField(wanted)) {
      throw Failure.usage("“" + wanted + "” is not the name of a header field, such as Subject.");
    }
    String text = String.join(" ", words);
    long newest = last == null ? ServerQuestion.ALL : last;
    if (!ServerQuestion.hasWords(text) || newest < 1) {
      throw Failure.usage("Give a word to look for, and --last a number of at least 1.");
    }
    try (Workbench.Services services = cli().open(Workbench.Access.WRITE);
        var _ = services.reading().changes().listen(this::showProgress)) {
      ServerGroup asked = serverGroup(services, name);
      if (asked.isLocal()) {
        throw Failure.failed(asked.group() + " is on no server; search it without --on-server.");
      }
      FoundOnServer found =
          await(
              services
                  .reading()
                  .searchOnServer()
                  .run(asked, ServerQuestion.of(wanted, text, newest), _ -> {}));
      found.result().hits().stream().limit(limit).forEach(hit -> print(hit, ""));
      if (terminal().isInteractive()) {
        terminal()
            .say(
                found.result().hits().size()
                    + " found on "
                    + asked.server()
                    + " among "
                    + found.finds().searched()
                    + (found.finds().extent() == ServerFinds.Extent.ENOUGH
                        ? "; there may be more."
                        : "."));
      }
    }
    return 0;
  }

  private int searchCache() throws Exception {
    if (group != null || field != null || last != null) {
      throw Failure.usage("--group, --field and --last go with --on-server.");
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
      result.problems().forEach(problem -> terminal().say("newsloom: " + problem));
      List<Excerpt> excerpts = await(search.excerpts(query, result.hits()));
      for (int i = 0; i < excerpts.size(); i++) {
        print(result.hits().get(i), excerpts.get(i).text());
      }
      if (terminal().isInteractive() && result.isPartial()) {
        terminal()
            .say(
                "Bodies of "
                    + result.bodiesSearched()
                    + " of "
                    + Counted.of(result.articles(), "article")
                    + " were searched; newsloom fetch --bodies brings the others.");
      }
    }
    return 0;
  }

  private void print(SearchHit hit, String snippet) {
    cli()
        .print(
            Rows.fields(hit.row()).put("snippet", snippet),
            Rows.line(hit.row(), terminal().screen())
                + (snippet.isBlank() ? "" : "\n" + indented(snippet)));
  }

  private String indented(String text) {
    return Reading.indented(text, "      ", terminal().screen());
  }
}
