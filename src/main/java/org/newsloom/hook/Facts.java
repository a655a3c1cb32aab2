package org.newsloom.hook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.ArticleRow;
import org.newsloom.reading.ArticleState;
import org.newsloom.settings.Hook;
import org.newsloom.sync.ServerGroup;

/** What a program is told of: all that happened since its last run. Not safe for threads. */
final class Facts {
  /** Of more articles, or problems, only how many there are is told. */
  static final int MOST = 500;

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<ServerGroup, Long> added = new LinkedHashMap<>();
  private final Map<MessageId, ArticleRow> articles = new LinkedHashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();
  private boolean more;
  private boolean madeUp;

  /** What a hook that is tried is told: as if something had happened. */
  static Facts madeUp(Hook hook) {
    Facts facts = new Facts();
    facts.madeUp = true;
    ServerGroup group = new ServerGroup("news.example.org", new Newsgroup("misc.test"));
    if (hook.when() == Hook.When.ARTICLES) {
      MessageId id = new MessageId("trial@newsloom.invalid");
      facts.add(
          new ArticleRow(
              id,
              1,
              group,
              List.of(group.group()),
              "Trial of a hook",
              new Author("Newsloom", "trial@newsloom.invalid"),
              Optional.of(Instant.EPOCH),
              Optional.empty(),
              id,
              0,
              false,
              OptionalInt.empty(),
              ArticleState.FRESH,
              1,
              100));
    } else {
      facts.add(group, 1);
    }
    return facts;
  }

  /** Headers came into a newsgroup. */
  void add(ServerGroup group, long headers) {
    added.merge(group, headers, Long::sum);
  }

  /** An article came. */
  void add(ArticleRow row) {
    if (articles.size() < MOST) {
      articles.putIfAbsent(row.id(), row);
    } else {
      more = true;
    }
  }

  /** More articles came than are looked at. */
  void andMore() {
    more = true;
  }

  /** A newsgroup could not be looked into. */
  void add(String problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    }
  }

  void addAll(Facts later) {
    later.added.forEach(this::add);
    later.articles.values().forEach(this::add);
    later.problems.forEach(this::add);
    more |= later.more;
  }

  boolean hasArticles() {
    return !articles.isEmpty();
  }

  /**
   * One JSON object, in UTF-8.
   *
   * @param row how an article is written
   */
  byte[] json(Hook hook, Function<ArticleRow, String> row) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("event", hook.when().name().toLowerCase(Locale.ROOT));
      if (madeUp) {
        json.writeBooleanField("trial", true);
      }
      if (hook.when() == Hook.When.ARTICLES) {
        json.writeStringField("search", hook.search());
        json.writeBooleanField("more", more);
        json.writeArrayFieldStart("articles");
        for (ArticleRow article : articles.values()) {
          json.writeRawValue(row.apply(article));
        }
        json.writeEndArray();
      } else {
        newsgroups(json);
      }
      if (hook.when() == Hook.When.ROUND) {
        json.writeArrayFieldStart("problems");
        for (String problem : problems) {
          json.writeString(problem);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private void newsgroups(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("newsgroups");
    for (Map.Entry<ServerGroup, Long> group : added.entrySet()) {
      json.writeStartObject();
      json.writeStringField("server", group.getKey().server());
      json.writeStringField("group", group.getKey().group().name());
      json.writeNumberField("added", group.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
