package org.newsloom.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.newsloom.article.Article;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Overview;
import org.newsloom.article.Part;
import org.newsloom.article.Patience;
import org.newsloom.article.TextSpan;
import org.newsloom.article.Wildmat;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.TextStructure;
import org.newsloom.search.Highlighter;
import org.newsloom.search.QueryNode;
import org.newsloom.search.SearchQuery;
import org.newsloom.store.FullTextQuery;
import org.newsloom.store.Store;
import org.newsloom.task.Waiting;

/** Looks whether an article fulfils what the index cannot answer. */
final class Conditions {
  private final Store store;
  private final ThreadLists lists;
  private final ArticleParser parser;
  private final Optional<MessageId> open;
  private final OpenThreads threads;
  private final BodyTags tags;
  private final Map<String, Optional<Pattern>> patterns = new HashMap<>();

  Conditions(
      Store store,
      ThreadLists lists,
      OpenThreads threads,
      ArticleParser parser,
      BodyTags tags,
      Optional<MessageId> open) {
    this.tags = tags;
    this.store = store;
    this.lists = lists;
    this.threads = threads;
    this.parser = parser;
    this.open = open;
  }

  Candidate candidate(org.newsloom.store.SearchHit found) {
    return new Candidate(store, parser, found, threads);
  }

  boolean holds(QueryNode node, Candidate one) throws InterruptedException {
    return switch (node) {
      case QueryNode.Everything any -> true;
      case QueryNode.And and -> {
        for (QueryNode condition : and.conditions()) {
          if (!holds(condition, one)) {
            yield false;
          }
        }
        yield true;
      }
      case QueryNode.Or or -> {
        for (QueryNode condition : or.conditions()) {
          if (holds(condition, one)) {
            yield true;
          }
        }
        yield false;
      }
      case QueryNode.Not not -> !holds(not.condition(), one);
      case QueryNode.Words words -> holdsWords(words, one);
      case QueryNode.InGroups groups -> isIn(groups, one);
      case QueryNode.WithId id -> hasId(IndexQuery.octets(id.id()), one.overview().id().text());
      case QueryNode.Written written ->
          !one.written().isBefore(written.from()) && one.written().isBefore(written.before());
      case QueryNode.Counted counted -> {
        long count = count(counted.measure(), one);
        yield count >= counted.min() && count <= counted.max();
      }
      case QueryNode.Is is -> is(is.state(), one);
      case QueryNode.Has has -> has(has.feature(), one);
      case QueryNode.InThread thread -> isInOpenThread(one);
      case QueryNode.InLanguage language -> hasTag(BodyTags.of(language), one);
      case QueryNode.FromAccount from -> hasTag(BodyTags.of(from), one);
      case QueryNode.Fits fits -> fits(fits.regex(), one);
    };
  }

  private boolean hasTag(FullTextQuery.Tag tag, Candidate one) throws InterruptedException {
    return one.article().filter(article -> tags.of(article).contains(tag)).isPresent();
  }

  private boolean holdsWords(QueryNode.Words words, Candidate one) throws InterruptedException {
    Highlighter highlighter = new Highlighter(new SearchQuery(words.text(), words, List.of()));
    Overview overview = one.overview();
    QueryNode.Field field = words.field();
    if (field == QueryNode.Field.TO) {
      return one.article().stream()
          .flatMap(article -> article.headers().stream())
          .filter(header -> header.is("To") || header.is("Cc") || header.is("Newsgroups"))
          .anyMatch(header -> marks(highlighter, header.value(), QueryNode.Field.ANY));
    }
    boolean any = field == QueryNode.Field.ANY;
    return ((any || field == QueryNode.Field.SUBJECT)
            && marks(highlighter, overview.subject(), QueryNode.Field.ANY))
        || ((any || field == QueryNode.Field.FROM)
            && marks(highlighter, overview.from().toString(), QueryNode.Field.ANY))
        || ((any || field == QueryNode.Field.BODY)
            && one.article()
                .map(article -> marks(highlighter, article.text(), QueryNode.Field.ANY))
                .orElse(false));
  }

  private static boolean marks(Highlighter highlighter, String text, QueryNode.Field field) {
    return !highlighter.marks(text, field).isEmpty();
  }

  /** Whether any of its newsgroups fits: those it was found in here, and those its server tells. */
  private boolean isIn(QueryNode.InGroups groups, Candidate one) throws InterruptedException {
    Wildmat wildmat = Wildmat.of(groups.wildmat());
    return wildmat.matches(one.group().group().name())
        || one.overview().xref().places().stream()
            .anyMatch(place -> wildmat.matches(place.group().name()))
        || Waiting.on(store.headers().carriers(one.overview().id())).stream()
            .anyMatch(ref -> wildmat.matches(ref.group().name()));
  }

  /** Message-IDs hold all that patterns are made of; here the star alone is more than itself. */
  private static boolean hasId(String pattern, String id) {
    List<String> pieces = List.of(pattern.split("\\*", -1));
    String last = pieces.getLast();
    if (pieces.size() == 1) {
      return id.equals(pattern);
    }
    int at = 0;
    for (String piece : pieces.subList(0, pieces.size() - 1)) {
      at = id.indexOf(piece, at);
      if (at < 0) {
        return false;
      }
      at += piece.length();
    }
    return id.startsWith(pieces.getFirst())
        && id.endsWith(last)
        && id.length() - last.length() >= at;
  }

  private static long count(QueryNode.Measure measure, Candidate one) throws InterruptedException {
    return switch (measure) {
      case LINES -> one.overview().lines();
      case BYTES -> one.overview().bytes();
      case REPLIES -> one.listRow() < 0 ? 0 : one.list().replies(one.listRow());
      case SCORE -> one.listRow() < 0 ? 0 : one.list().marks().score(one.listRow());
    };
  }

  private boolean is(QueryNode.State state, Candidate one) throws InterruptedException {
    return switch (state) {
      case READ -> one.state().isRead();
      case UNREAD, NEW -> !one.state().isRead();
      case FLAGGED -> one.state().isFlagged();
      case WATCHED -> one.state().isWatched();
      case IGNORED -> one.state().isIgnored();
      case MINE -> Waiting.on(store.sent().isOwn(one.overview().id()));
      case REPLIED -> isReplied(one);
      case TO_ME -> isToMe(one);
    };
  }

  /** Whether it answers an article of the reader's own, be that here or not. */
  private boolean isToMe(Candidate one) throws InterruptedException {
    // What the index finds has no references with it.
    Optional<MessageId> parent =
        Waiting.on(store.headers().overview(one.overview().id()))
            .flatMap(whole -> whole.references().parent());
    return parent.isPresent() && Waiting.on(store.sent().isOwn(parent.get()));
  }

  /** Whether one of the direct answers is the reader's own. */
  private boolean isReplied(Candidate one) throws InterruptedException {
    int row = one.listRow();
    if (row < 0) {
      return false;
    }
    ThreadList list = one.list();
    List<Integer> answers = new ArrayList<>();
    for (int at = row + 1; at < row + list.subtreeSize(row); at += list.subtreeSize(at)) {
      answers.add(at);
    }
    for (ArticleRow answer : lists.articles(list, list.marks(), answers)) {
      if (Waiting.on(store.sent().isOwn(answer.id()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(QueryNode.Feature feature, Candidate one) throws InterruptedException {
    Optional<Article> article = one.article();
    return switch (feature) {
      case ATTACHMENT ->
          article.stream().flatMap(here -> here.parts().stream()).anyMatch(p -> !p.inlineText());
      case PICTURE ->
          article.stream()
              .flatMap(here -> here.parts().stream())
              .map(Part::type)
              .anyMatch(type -> type.startsWith("image/"));
      case LINK ->
          article.stream()
              .flatMap(here -> TextStructure.of(here.text()).lines().stream())
              .flatMap(line -> line.spans().stream())
              .anyMatch(span -> span.kind() == TextSpan.Kind.WEB);
      case REPLY -> one.listRow() >= 0 && one.list().replies(one.listRow()) > 0;
    };
  }

  private boolean isInOpenThread(Candidate one) throws InterruptedException {
    if (open.isEmpty() || one.listRow() < 0) {
      return false;
    }
    OptionalInt row = lists.row(one.list(), open.get());
    return row.isPresent() && one.list().root(row.getAsInt()) == one.list().root(one.listRow());
  }

  private boolean fits(String regex, Candidate one) throws InterruptedException {
    Optional<Pattern> pattern = patterns.computeIfAbsent(regex, Conditions::compile);
    if (pattern.isEmpty()) {
      return false;
    }
    Overview overview = one.overview();
    return Patience.finds(pattern.get(), overview.subject())
        || Patience.finds(pattern.get(), overview.from().toString())
        || Patience.finds(pattern.get(), one.article().map(Article::text).orElse(""))
        || overview.xref().places().stream()
            .map(place -> place.group())
            .map(Newsgroup::name)
            .anyMatch(name -> Patience.finds(pattern.get(), name));
  }

  private static Optional<Pattern> compile(String regex) {
    try {
      return Optional.of(Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }
}
