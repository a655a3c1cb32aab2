package org.newsloom.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.search.SearchQuery;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.Waiting;

/** Which articles an export writes, and in which order; each of them once. */
public final class ExportChoices {
  private static final int PAGE = 2_000;

  private final ThreadLists lists;
  private final ThreadOf threads;
  private final Search search;
  private final Jobs jobs;

  /** Over these. */
  public ExportChoices(ThreadLists lists, ThreadOf threads, Search search, Jobs jobs) {
    this.lists = lists;
    this.threads = threads;
    this.search = search;
    this.jobs = jobs;
  }

  /**
   * Articles for {@link Archives#export}.
   *
   * @param whole false where a search may have left older ones out
   */
  public record Choice(List<Archives.Chosen> articles, boolean whole) {
    /** Takes a copy of the list. */
    public Choice {
      articles = List.copyOf(articles);
    }
  }

  /** All of a newsgroup, oldest first. */
  public CompletableFuture<Choice> ofGroup(ServerGroup group) {
    return jobs.submit("list of " + group, () -> inGroup(group));
  }

  private Choice inGroup(ServerGroup group) throws InterruptedException {
    ThreadList list =
        lists.build(group, ThreadListOptions.USUAL.with(ThreadListOptions.Layout.FLAT));
    List<ArticleRow> rows = new ArrayList<>();
    for (int from = 0; from < list.size(); from += PAGE) {
      rows.addAll(Waiting.on(lists.rows(list, from, Math.min(list.size(), from + PAGE))));
    }
    return choice(rows.reversed(), true);
  }

  /** The thread that an article is in, as it is read; empty where the article is not here. */
  public CompletableFuture<Choice> ofThread(MessageId id) {
    return threads.thread(id).thenApply(rows -> choice(rows, true));
  }

  /** All that a search finds, newest first. */
  public CompletableFuture<Choice> ofSearch(SearchQuery query) {
    return search
        .run(query, Optional.empty(), Integer.MAX_VALUE)
        .thenApply(
            result -> choice(result.hits().stream().map(SearchHit::row).toList(), !result.more()));
  }

  private static Choice choice(List<ArticleRow> rows, boolean whole) {
    List<Archives.Chosen> chosen = new ArrayList<>();
    Set<MessageId> seen = new HashSet<>();
    for (ArticleRow row : rows) {
      if (!row.missing() && seen.add(row.id())) {
        chosen.add(new Archives.Chosen(row.id(), row.state().isRead(), row.state().isFlagged()));
      }
    }
    return new Choice(chosen, whole);
  }
}
