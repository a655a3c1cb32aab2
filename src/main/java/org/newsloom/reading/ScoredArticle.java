package org.newsloom.reading;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.DateCode;
import org.newsloom.article.HeaderField;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Overview;
import org.newsloom.score.Scored;

/**
 * What is known of an article, for its score.
 *
 * @param group where it is read
 * @param overview its header in the list
 * @param article itself; empty where it is not here, so that only the overview's fields are known
 */
record ScoredArticle(Newsgroup group, Overview overview, Optional<Article> article)
    implements Scored {

  @Override
  public Optional<String> field(String name) {
    return switch (name) {
      case "subject" -> Optional.of(overview.subject());
      case "from" -> Optional.of(written(overview.from()));
      case "message-id" -> Optional.of(overview.id().toString());
      case "references" ->
          Optional.of(
              overview.references().ids().stream()
                  .map(MessageId::toString)
                  .collect(Collectors.joining(" ")));
      case "xref" -> xref();
      case "date" ->
          other(name)
              .or(() ->
                  overview
                      .date()
                      .map(it ->
                          DateTimeFormatter.RFC_1123_DATE_TIME.format(
                              it.atOffset(ZoneOffset.UTC))));
      default -> other(name);
    };
  }

  /** As it mostly stands in articles, so that patterns of others fit. */
  static String written(Author author) {
    return author.name().isEmpty()
        ? author.address()
        : author.name() + " <" + author.address() + ">";
  }

  private Optional<String> xref() {
    return overview.xref().places().isEmpty()
        ? Optional.empty()
        : Optional.of(
            overview.xref().host()
                + overview.xref().places().stream()
                    .map(place -> " " + place.group() + ":" + place.number())
                    .collect(Collectors.joining()));
  }

  private Optional<String> other(String name) {
    Optional<String> written =
        article.flatMap(it ->
            it.headers().stream()
                .filter(field -> field.is(name))
                .map(HeaderField::value)
                .findFirst());
    // The server's own list of newsgroups is as good where the article is not here.
    return written.isEmpty() && name.equals("newsgroups")
        ? Optional.of(
            overview.xref().places().isEmpty()
                ? group.name()
                : overview.xref().places().stream()
                    .map(place -> place.group().name())
                    .collect(Collectors.joining(",")))
        : written;
  }

  @Override
  public long lines() {
    return overview.lines();
  }

  @Override
  public long bytes() {
    return overview.bytes();
  }

  @Override
  public Optional<Instant> date() {
    return overview.date();
  }

  @Override
  public boolean isBodyHere() {
    return article.isPresent();
  }

  /**
   * A header as it lies in the columns of a list.
   *
   * @param texts subjects by their ids
   * @param authors by their ids
   */
  record InColumns(
      Newsgroup group,
      int subject,
      int author,
      int dateCode,
      Map<Integer, String> texts,
      Map<Integer, Author> authors)
      implements Scored {
    @Override
    public Optional<String> field(String name) {
      return switch (name) {
        case "subject" -> Optional.of(texts.getOrDefault(subject, ""));
        case "from" -> Optional.of(written(authors.getOrDefault(author, Author.UNKNOWN)));
        default -> Optional.empty();
      };
    }

    @Override
    public OptionalInt textId(String name) {
      return switch (name) {
        case "subject" -> OptionalInt.of(subject);
        case "from" -> OptionalInt.of(author);
        default -> OptionalInt.empty();
      };
    }

    @Override
    public long lines() {
      return 0;
    }

    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public Optional<Instant> date() {
      return Optional.of(DateCode.time(dateCode));
    }

    @Override
    public boolean isBodyHere() {
      return false;
    }
  }
}
