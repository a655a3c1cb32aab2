package org.newsloom.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.mime.ArticleParser;
import org.newsloom.store.Bodies;
import org.newsloom.store.BriefHeader;
import org.newsloom.store.GroupHeaders;
import org.newsloom.store.Headers;
import org.newsloom.task.Waiting;

/**
 * The words of the rows that were looked at lately, shared by all lists of one group. By article
 * number, so that a list made anew has them already.
 */
final class RowTexts {
  /** Some hundred screens. */
  private static final int MOST = 20_000;

  private static final int AT_ONCE = 500;
  private static final byte[] NO_OCTETS = {};

  private final Headers headers;
  private final Bodies bodies;
  private final ArticleParser parser = new ArticleParser();
  private final Map<Long, RowText> articles = bounded();
  private final Map<Long, RowText> placeholders = bounded();

  RowTexts(Headers headers, Bodies bodies) {
    this.headers = headers;
    this.bodies = bodies;
  }

  private static Map<Long, RowText> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Long, RowText> eldest) {
        return size() > MOST;
      }
    };
  }

  synchronized RowText article(long number) {
    return orPending(articles.get(number));
  }

  synchronized RowText placeholder(long key) {
    return orPending(placeholders.get(key));
  }

  private static RowText orPending(@Nullable RowText text) {
    return text == null ? RowText.PENDING : text;
  }

  /** Loads what is not there yet; blocks, for the thread of a job. */
  void load(GroupHeaders columns, Rows rows, int from, int to) throws InterruptedException {
    for (int at = from; at < to; at += AT_ONCE) {
      loadSome(columns, rows, at, Math.min(to, at + AT_ONCE));
    }
  }

  private void loadSome(GroupHeaders columns, Rows rows, int from, int to)
      throws InterruptedException {
    List<Integer> wanted = new ArrayList<>();
    List<Long> missing = new ArrayList<>();
    for (int row = from; row < to; row++) {
      if (rows.isPlaceholder(row)) {
        long key = rows.placeholderKey(row);
        // One that was not here may have been brought by its Message-ID since.
        if (placeholder(key).subject().isEmpty()) {
          missing.add(key);
        }
      } else if (!article(columns.number()[rows.header[row]]).isLoaded()) {
        wanted.add(rows.header[row]);
      }
    }
    if (!wanted.isEmpty()) {
      loadArticles(columns, wanted);
    }
    if (!missing.isEmpty()) {
      loadPlaceholders(missing);
    }
  }

  private void loadPlaceholders(List<Long> keys) throws InterruptedException {
    Map<Long, MessageId> ids = Waiting.on(headers.idsByKey(keys));
    Map<MessageId, byte[]> here = Waiting.on(bodies.get(List.copyOf(Set.copyOf(ids.values()))));
    synchronized (this) {
      for (long key : keys) {
        Optional<MessageId> id = Optional.ofNullable(ids.get(key));
        Optional<Article> article =
            id.flatMap(it -> Optional.ofNullable(here.get(it))).map(parser::parse);
        placeholders.put(
            key,
            new RowText(
                id,
                article.map(Article::subject).orElse(""),
                article.map(Article::from).orElse(Author.UNKNOWN),
                id.map(it -> here.getOrDefault(it, NO_OCTETS).length).orElse(0),
                0,
                true));
      }
    }
  }

  private void loadArticles(GroupHeaders columns, List<Integer> wanted)
      throws InterruptedException {
    Set<Integer> subjectIds = new HashSet<>();
    Set<Integer> authorIds = new HashSet<>();
    List<Long> numbers = new ArrayList<>();
    for (int header : wanted) {
      subjectIds.add(columns.subject()[header]);
      authorIds.add(columns.author()[header]);
      numbers.add(columns.number()[header]);
    }
    var subjects = headers.subjects(List.copyOf(subjectIds));
    var authors = headers.authors(List.copyOf(authorIds));
    Map<Long, BriefHeader> briefs = Waiting.on(headers.brief(columns.group(), numbers));
    Map<Integer, String> subjectTexts = Waiting.on(subjects);
    Map<Integer, Author> authorTexts = Waiting.on(authors);
    synchronized (this) {
      for (int header : wanted) {
        long number = columns.number()[header];
        Optional<BriefHeader> brief = Optional.ofNullable(briefs.get(number));
        articles.put(
            number,
            new RowText(
                brief.map(BriefHeader::id),
                subjectTexts.getOrDefault(columns.subject()[header], ""),
                authorTexts.getOrDefault(columns.author()[header], Author.UNKNOWN),
                brief.map(BriefHeader::octets).orElse(0L),
                brief.map(BriefHeader::lines).orElse(0L),
                true));
      }
    }
  }
}
