package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.reading.ShownArticle;
import org.newsloom.task.UiExecutor;
import org.newsloom.ui.ArticleModel.Content;

/** Puts the articles of a thread together into one text. */
final class Conversations {
  /** Articles of one text at most. */
  private static final int MOST_SECTIONS = 400;

  private final News news;
  private final UiExecutor ui;
  private final ThreadListModel threads;
  private final ArticleModel article;

  Conversations(News news, UiExecutor ui, ThreadListModel threads, ArticleModel article) {
    this.news = news;
    this.ui = ui;
    this.threads = threads;
    this.article = article;
  }

  /** The whole thread of a row; of a very long one what stands around the row. */
  CompletableFuture<Optional<Content>> open(ArticleRows rows, int row) {
    int root = row;
    while (rows.parent(root) >= 0) {
      root = rows.parent(root);
    }
    int from = Math.max(root, row - MOST_SECTIONS / 4);
    int to = Math.min(root + rows.subtreeSize(root), from + MOST_SECTIONS);
    return news.articles(rows, from, to)
        .thenApplyAsync(articles -> content(rows, from, row, articles), ui);
  }

  private static Optional<Content> content(
      ArticleRows rows, int from, int row, List<Optional<ShownArticle>> articles) {
    List<ArticleModel.Section> sections = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      sections.add(
          new ArticleModel.Section(
              rows.key(from + i),
              !rows.isRead(from + i) && !rows.isPlaceholder(from + i),
              articles.get(i)));
    }
    return row - from < sections.size()
        ? Optional.of(new Content.Conversation(List.copyOf(sections), row - from, true))
        : Optional.empty();
  }

  /** The text that is open, at one of its rows; empty where that is not in it. */
  Optional<Content.Conversation> at(int row) {
    long key = threads.source().key(row);
    if (article.content().get() instanceof Content.Conversation all) {
      for (int i = 0; i < all.sections().size(); i++) {
        if (all.sections().get(i).key() == key) {
          return Optional.of(all.at(i, true));
        }
      }
    }
    return Optional.empty();
  }
}
