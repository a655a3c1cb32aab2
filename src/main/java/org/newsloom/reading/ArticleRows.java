package org.newsloom.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Overview;
import org.newsloom.article.Xref;
import org.newsloom.sync.ServerGroup;

/** Makes whole rows of what lists and headers know. */
final class ArticleRows {
  private ArticleRows() {}

  /** The row of a list, its words being loaded; empty where even its id is not known. */
  static Optional<ArticleRow> of(
      ThreadList list, ThreadMarks marks, int row, Map<Long, Overview> overviews) {
    Overview overview = overviews.get(list.number(row));
    Optional<MessageId> id = overview == null ? list.text(row).id() : Optional.of(overview.id());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    boolean isRoot = list.parent(row) < 0;
    MessageId root = isRoot ? id.get() : list.text(list.root(row)).id().orElse(id.get());
    Optional<MessageId> parent = isRoot ? Optional.empty() : list.text(list.parent(row)).id();
    if (overview == null) {
      return Optional.of(placeholder(id.get(), list.group(), parent, root, list.depth(row)));
    }
    ArticleRow article =
        article(overview, list.group(), parent, root, list.depth(row), marks.state(row));
    return Optional.of(article.withScore(marks.score(row)));
  }

  static ArticleRow placeholder(
      MessageId id, ServerGroup group, Optional<MessageId> parent, MessageId root, int depth) {
    return new ArticleRow(
        id,
        0,
        group,
        List.of(),
        "",
        Author.UNKNOWN,
        Optional.empty(),
        parent,
        root,
        depth,
        true,
        OptionalInt.empty(),
        ArticleState.FRESH,
        0,
        0);
  }

  static ArticleRow article(
      Overview overview,
      ServerGroup group,
      Optional<MessageId> parent,
      MessageId root,
      int depth,
      ArticleState state) {
    return new ArticleRow(
        overview.id(),
        overview.number(),
        group,
        newsgroups(overview, group),
        overview.subject(),
        overview.from(),
        overview.date(),
        parent,
        root,
        depth,
        false,
        OptionalInt.empty(),
        state,
        overview.lines(),
        overview.bytes());
  }

  private static List<Newsgroup> newsgroups(Overview overview, ServerGroup group) {
    List<Newsgroup> filed = overview.xref().places().stream().map(Xref.Place::group).toList();
    return filed.contains(group.group()) ? filed : List.of(group.group());
  }
}
