package org.newsloom.reading;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.newsloom.search.SearchQuery;
import org.newsloom.sync.ServerFinds;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerProblemException;
import org.newsloom.sync.ServerQuestion;
import org.newsloom.sync.ServerSearch;
import org.newsloom.task.Jobs;

/**
 * Search where the articles are, in what was never fetched. Progress comes as {@link
 * Change.FetchProgressed}; what was found is in the cache from then on.
 */
public final class SearchOnServer {
  private final ServerSearch server;
  private final Search search;
  private final ChangeFeed feed;
  private final Jobs jobs;

  /** Asks servers, and finds again in the cache what they found. */
  public SearchOnServer(ServerSearch server, Search search, ChangeFeed feed, Jobs jobs) {
    this.server = server;
    this.search = search;
    this.feed = feed;
    this.jobs = jobs;
  }

  /**
   * Searches one newsgroup on its server. Cancelling the future stops it. Fails with {@link
   * ServerProblemException} where the server cannot be asked, or not this.
   *
   * @param group not a local one
   * @param meanwhile is given all that was found so far, whenever that is more, on a thread of the
   *     search
   */
  public CompletableFuture<FoundOnServer> run(
      ServerGroup group, ServerQuestion question, Consumer<FoundOnServer> meanwhile) {
    return jobs.submit(
        "search on the server of " + group,
        () -> {
          CompletableFuture<ServerFinds> asked =
              server.search(
                  group,
                  question,
                  progress -> feed.offer(new Change.FetchProgressed(group, progress)),
                  soFar -> {
                    // One that fails is made up for by the whole.
                    var _ = lookUp(soFar, question).thenAccept(meanwhile);
                  });
          try {
            return Futures.joined(lookUp(Futures.joined(asked), question));
          } finally {
            feed.settled(group);
          }
        });
  }

  private CompletableFuture<FoundOnServer> lookUp(ServerFinds finds, ServerQuestion question) {
    return search
        .found(finds.group(), finds.ids(), marked(question))
        .thenApply(result -> new FoundOnServer(result, finds));
  }

  /** The words as a query, to be marked where they are seen. */
  private SearchQuery marked(ServerQuestion question) {
    return search.parse(
        question.field().equalsIgnoreCase("Subject")
            ? question.words().stream()
                .map(word -> "subject:\"" + word.replace("\"", "") + "\"")
                .collect(Collectors.joining(" "))
            : "");
  }
}
