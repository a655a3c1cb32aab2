package org.newsloom.store;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.search.QueryNode;
import org.newsloom.search.SearchQuery;

/**
 * The part of a typed query that the full-text index can answer. What it cannot answer is left
 * open, so that the index finds too much, never too little: the caller checks the rest on the hits.
 *
 * @param query for {@link SearchIndex#search}
 * @param open the conditions that remain to be checked, in the order of the query; empty if the
 *     index answers all of it
 */
public record QueryText(FullTextQuery query, List<QueryNode> open) {
  private static final FullTextQuery TRUE = new FullTextQuery.And(List.of());
  private static final FullTextQuery FALSE = new FullTextQuery.Or(List.of());

  /** Takes a copy of the list. */
  public QueryText {
    open = List.copyOf(open);
  }

  /** Takes the words out of a query. */
  public static QueryText of(SearchQuery query) {
    List<QueryNode> open = new ArrayList<>();
    return new QueryText(text(query.root(), true, open), open);
  }

  /**
   * @param positive whether an even number of nots stands above: an open condition counts as true
   *     there, and as false below an odd number
   */
  private static FullTextQuery text(QueryNode node, boolean positive, List<QueryNode> open) {
    return switch (node) {
      case QueryNode.Everything _ -> TRUE;
      case QueryNode.And and -> new FullTextQuery.And(texts(and.conditions(), positive, open));
      case QueryNode.Or or -> new FullTextQuery.Or(texts(or.conditions(), positive, open));
      case QueryNode.Not not -> new FullTextQuery.Not(text(not.condition(), !positive, open));
      case QueryNode.Words words when words.field() != QueryNode.Field.TO -> words(words);
      default -> {
        open.add(node);
        yield positive ? TRUE : FALSE;
      }
    };
  }

  private static List<FullTextQuery> texts(
      List<QueryNode> nodes, boolean positive, List<QueryNode> open) {
    return nodes.stream().map(node -> text(node, positive, open)).toList();
  }

  private static FullTextQuery words(QueryNode.Words words) {
    FullTextQuery.Column column =
        switch (words.field()) {
          case SUBJECT -> FullTextQuery.Column.SUBJECT;
          case FROM -> FullTextQuery.Column.AUTHOR;
          case BODY -> FullTextQuery.Column.BODY;
          case ANY, TO -> FullTextQuery.Column.ANY;
        };
    return words.kind() == QueryNode.Kind.PREFIX
        ? new FullTextQuery.Prefix(column, words.text())
        : new FullTextQuery.Phrase(column, words.text());
  }
}
