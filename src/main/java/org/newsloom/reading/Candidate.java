package org.newsloom.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
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
  private final Instant ordered;
  private final OpenThreads threads;
  private Optional<Optional<Article>> article = Optional.empty();
  private Optional<ArticleRow> row = Optional.empty();

  Candidate(
      Store store, ArticleParser parser, org.newsloom.store.SearchHit found, OpenThreads threads) {
    this.store = store;
    this.parser = parser;
    this.overview = found.overview();
    this.group = Refs.of(found.group());
    this.ordered = Instant.ofEpochSecond(found.date());
    this.threads = threads;
  }

  Overview overview() {
    return overview;
  }

  ServerGroup group() {
    return group;
  }

  /** When it was written as it says, or came here where it does not say. */
  Instant written() {
    return overview.date().orElse(ordered);
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

  /** The whole row; see {@link #loadRows}. */
  ArticleRow row() {
    return row.orElseGet(() ->
        ArticleRows.article(
            overview, group, Optional.empty(), overview.id(), 0, ArticleState.FRESH));
  }

  /** Loads the articles of candidates, in one step and not each by itself. */
  static void loadArticles(List<Candidate> some, Store store) throws InterruptedException {
    List<Candidate> without = some.stream().filter(one -> one.article.isEmpty()).toList();
    Map<MessageId, byte[]> bodies =
        Waiting.on(store.bodies().get(without.stream().map(one -> one.overview.id()).toList()));
    for (Candidate one : without) {
      one.article =
          Optional.of(Optional.ofNullable(bodies.get(one.overview.id())).map(one.parser::parse));
    }
  }

  /** Loads the rows of candidates, newsgroup by newsgroup. */
  static void loadRows(List<Candidate> some, OpenThreads threads) throws InterruptedException {
    Map<ServerGroup, List<Candidate>> byGroup = new LinkedHashMap<>();
    for (Candidate one : some) {
      byGroup.computeIfAbsent(one.group, any -> new ArrayList<>()).add(one);
    }
    for (Map.Entry<ServerGroup, List<Candidate>> entry : byGroup.entrySet()) {
      ThreadList list = threads.of(entry.getKey());
      List<Integer> rows = new ArrayList<>();
      Map<Long, Overview> overviews = new HashMap<>();
      for (Candidate one : entry.getValue()) {
        int at = list.rowOf(one.overview.number());
        if (at >= 0) {
          rows.add(at);
          overviews.put(one.overview.number(), one.overview);
        }
      }
      Map<Long, ArticleRow> byNumber = new HashMap<>();
      for (ArticleRow row : threads.rows(list, rows, overviews)) {
        byNumber.put(row.number(), row);
      }
      for (Candidate one : entry.getValue()) {
        one.row = Optional.ofNullable(byNumber.get(one.overview.number()));
      }
    }
  }
}
