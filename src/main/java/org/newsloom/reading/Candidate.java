package org.newsloom.reading;

import java.util.List;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.Overview;
import org.newsloom.mime.ArticleParser;
import org.newsloom.store.Store;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Waiting;

/** An article that the index found; what else a condition asks for is loaded when it asks. */
final class Candidate {
  private final Store store;
  private final ArticleParser parser;
  private final Overview overview;
  private final ServerGroup group;
  private final OpenThreads threads;
  private Optional<Optional<Article>> article = Optional.empty();

  Candidate(
      Store store,
      ArticleParser parser,
      Overview overview,
      ServerGroup group,
      OpenThreads threads) {
    this.store = store;
    this.parser = parser;
    this.overview = overview;
    this.group = group;
    this.threads = threads;
  }

  Overview overview() {
    return overview;
  }

  ServerGroup group() {
    return group;
  }

  /** The article itself; empty where its body is not here. */
  Optional<Article> article() throws InterruptedException {
    if (article.isEmpty()) {
      article = Optional.of(Waiting.on(store.bodies().get(overview.id())).map(parser::parse));
    }
    return article.get();
  }

  /** The group's list as threads. */
  ThreadList list() throws InterruptedException {
    return threads.of(group);
  }

  /** Where the article stands in it, or -1. */
  int listRow() throws InterruptedException {
    return list().rowOf(overview.number());
  }

  ArticleState state() throws InterruptedException {
    int row = listRow();
    return row < 0 ? ArticleState.FRESH : list().marks().state(row);
  }

  ArticleRow row() throws InterruptedException {
    int at = listRow();
    if (at >= 0) {
      List<ArticleRow> rows = threads.rows(list(), at);
      if (!rows.isEmpty()) {
        return rows.getFirst();
      }
    }
    return ArticleRows.article(
        overview, group, Optional.empty(), overview.id(), 0, ArticleState.FRESH);
  }
}
