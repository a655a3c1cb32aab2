package org.newsloom.ui;

import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.ArticleReader;
import org.newsloom.reading.Changes;
import org.newsloom.reading.Fetching;
import org.newsloom.reading.Marks;
import org.newsloom.reading.Newsgroups;
import org.newsloom.reading.SearchResult;
import org.newsloom.reading.Servers;
import org.newsloom.reading.ThreadLists;
import org.newsloom.reading.ThreadOf;

/** The services that the window works with. */
public record WindowServices(
    Newsgroups newsgroups,
    Servers servers,
    ThreadLists lists,
    ArticleReader articles,
    ThreadOf threads,
    Marks marks,
    Fetching fetching,
    Search search,
    Changes changes) {
  /** Full-text search. */
  @FunctionalInterface
  public interface Search {
    /** Finds articles by what a person typed; at most {@code limit} hits. */
    CompletableFuture<SearchResult> search(String query, int limit);
  }
}
