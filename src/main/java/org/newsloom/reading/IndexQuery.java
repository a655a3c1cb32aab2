package org.newsloom.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.DateCode;
import org.newsloom.article.MessageId;
import org.newsloom.search.QueryNode;
import org.newsloom.store.FullTextQuery;

/**
 * Takes a query apart: what the index can answer, never less than the query means, and what is left
 * to look at in each article.
 */
final class IndexQuery {
  private static final FullTextQuery EVERYTHING = new FullTextQuery.And(List.of());

  private IndexQuery() {}

  /** What the index is asked: everything that fits the query, and perhaps more. */
  static FullTextQuery of(QueryNode node) {
    return switch (node) {
      case QueryNode.Words words when isIndexed(words) -> words(words);
      case QueryNode.InLanguage language -> BodyTags.of(language);
      case QueryNode.FromAccount from -> BodyTags.of(from);
      case QueryNode.And and ->
          new FullTextQuery.And(and.conditions().stream().map(IndexQuery::of).toList());
      case QueryNode.Or or ->
          new FullTextQuery.Or(or.conditions().stream().map(IndexQuery::of).toList());
      // Turned round, "more than it means" would become less.
      case QueryNode.Not not when isText(not.condition()) ->
          new FullTextQuery.Not(of(not.condition()));
      default -> EVERYTHING;
    };
  }

  /** What has to be looked at in each article that the index gives; empty for nothing. */
  static Optional<QueryNode> rest(QueryNode node) {
    if (isText(node)) {
      return Optional.empty();
    }
    if (node instanceof QueryNode.And and) {
      List<QueryNode> left = and.conditions().stream().flatMap(one -> rest(one).stream()).toList();
      return switch (left.size()) {
        case 0 -> Optional.empty();
        case 1 -> Optional.of(left.getFirst());
        default -> Optional.of(new QueryNode.And(left));
      };
    }
    return Optional.of(node);
  }

  /**
   * The query without the newsgroups and times that the scope of the search stands for.
   *
   * @param groups whether the scope has the newsgroups of {@link #wildmat}
   */
  static QueryNode withinScope(QueryNode node, boolean groups) {
    List<QueryNode> left = new ArrayList<>(conjuncts(node));
    left.removeIf(one -> one instanceof QueryNode.Written written && isExact(written));
    if (groups) {
      left.stream()
          .filter(QueryNode.InGroups.class::isInstance)
          .findFirst()
          .ifPresent(left::remove);
    }
    return left.size() == 1 ? left.getFirst() : new QueryNode.And(left);
  }

  /** Whether the index knows dates of those times to the second. */
  private static boolean isExact(QueryNode.Written written) {
    return (written.from().equals(Instant.MIN) || DateCode.isToTheSecond(written.from()))
        && (written.before().equals(Instant.MAX) || DateCode.isToTheSecond(written.before()));
  }

  /** The times that all hits must lie in. */
  static List<QueryNode.Written> written(QueryNode node) {
    List<QueryNode.Written> all = new ArrayList<>();
    for (QueryNode one : conjuncts(node)) {
      if (one instanceof QueryNode.Written written) {
        all.add(written);
      }
    }
    return all;
  }

  /** The wildmat that the groups of all hits must fit; the first where there are several. */
  static Optional<String> wildmat(QueryNode node) {
    for (QueryNode one : conjuncts(node)) {
      if (one instanceof QueryNode.InGroups groups) {
        return Optional.of(groups.wildmat());
      }
    }
    return Optional.empty();
  }

  /**
   * Whether all hits must be in such a state; of some there are few, and they may be older than any
   * search looks.
   */
  static boolean isAll(QueryNode node, QueryNode.State state) {
    return conjuncts(node).contains(new QueryNode.Is(state));
  }

  /** Message-IDs without a star that all hits must have. */
  static List<String> ids(QueryNode node) {
    List<String> ids = new ArrayList<>();
    for (QueryNode one : conjuncts(node)) {
      if (one instanceof QueryNode.WithId(String id) && !id.contains("*")) {
        ids.add(octets(id));
      }
    }
    return ids;
  }

  /** What was typed of a Message-ID, as articles have it: one char an octet. */
  static String octets(String typed) {
    boolean plain = typed.chars().allMatch(c -> c < 0x80 && c != '\\');
    return plain ? typed : MessageId.typed(typed).map(MessageId::text).orElse(typed);
  }

  private static List<QueryNode> conjuncts(QueryNode node) {
    return node instanceof QueryNode.And and ? and.conditions() : List.of(node);
  }

  /** Whether the index alone answers it. */
  private static boolean isText(QueryNode node) {
    return switch (node) {
      case QueryNode.Everything _, QueryNode.InLanguage _, QueryNode.FromAccount _ -> true;
      case QueryNode.Words words -> isIndexed(words);
      case QueryNode.And and -> and.conditions().stream().allMatch(IndexQuery::isText);
      case QueryNode.Or or -> or.conditions().stream().allMatch(IndexQuery::isText);
      case QueryNode.Not not -> isText(not.condition());
      default -> false;
    };
  }

  private static boolean isIndexed(QueryNode.Words words) {
    return words.field() != QueryNode.Field.TO;
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
