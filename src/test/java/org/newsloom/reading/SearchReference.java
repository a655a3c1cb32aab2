package org.newsloom.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.HeaderField;
import org.newsloom.article.MessageId;
import org.newsloom.article.TextSpan;
import org.newsloom.language.Languages;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.HeaderBlock;
import org.newsloom.mime.Limits;
import org.newsloom.mime.MimeHeaderDecoder;
import org.newsloom.mime.TextStructure;
import org.newsloom.search.QueryNode;
import org.newsloom.search.SearchQuery;
import org.newsloom.search.SearchText;

/**
 * What a search must find, worked out without any index: every article is decoded, and each
 * condition of the query is looked for in each of them.
 */
final class SearchReference {
  private static final String LETTERS = "\\p{L}\\p{Nd}\\p{Nl}\\p{No}\\p{Mn}\\p{Mc}\\p{Co}";
  private static final String SCRIPTS_WITHOUT_BLANKS =
      "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}\\p{IsYi}\\p{IsThai}"
          + "\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\p{IsTibetan}ー";

  /** A run of a script without blanks, or a word of another script. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<run>[%1$s&&[%2$s]]+)|[%1$s&&[^%2$s]]+".formatted(LETTERS, SCRIPTS_WITHOUT_BLANKS));

  private static final ArticleParser PARSER = new ArticleParser(Optional.empty(), Limits.DEFAULT);
  private static final MimeHeaderDecoder HEADERS =
      new MimeHeaderDecoder(StandardCharsets.ISO_8859_1);

  private final Map<MessageId, Known> articles = new HashMap<>();
  private final Map<QueryNode.Words, String> sought = new ConcurrentHashMap<>();
  private final Instant arrival;
  private final Languages languages = new Languages();

  /**
   * @param arrival what stands in for the date of an article that names none
   */
  SearchReference(Instant arrival) {
    this.arrival = arrival;
  }

  /** One article, decoded, and what was made of it. */
  static final class Known {
    final MessageId id;
    final Set<String> groups = new HashSet<>();
    final String subject;
    final Author from;
    final Optional<Instant> date;
    final Article article;
    final long lines;
    final long bytes;
    final String subjectWords;
    final String fromWords;
    final String textWords;
    final Set<QueryNode.State> states = new HashSet<>();
    long replies;
    long score;
    Optional<MessageId> root = Optional.empty();

    /** As an editor counts them: of what follows the first empty line. */
    private static long bodyLines(byte[] octets) {
      // Where no empty line ends the head, the body begins where the article pane has it begin.
      String body = text(octets).substring(HeaderBlock.of(octets).bodyStart());
      return body.chars().filter(c -> c == '\n').count()
          + (body.isEmpty() || body.endsWith("\n") ? 0 : 1);
    }

    private Known(MessageId id, byte[] octets) {
      this.id = id;
      article = PARSER.parse(octets);
      byte[] rawSubject = raw("Subject");
      subject = HEADERS.text(rawSubject, 0, rawSubject.length, new ArrayList<>());
      byte[] rawFrom = raw("From");
      from = HEADERS.author(rawFrom, 0, rawFrom.length, new ArrayList<>());
      byte[] rawDate = raw("Date");
      date = HEADERS.date(rawDate, 0, rawDate.length, new ArrayList<>());
      Matcher count = Pattern.compile("\\d+").matcher(text(raw("Lines")));
      lines = count.lookingAt() ? Long.parseLong(count.group()) : bodyLines(octets);
      bytes = octets.length;
      subjectWords = words(subject);
      fromWords = words(from.name() + " " + from.address());
      textWords = words(article.text());
    }

    private byte[] raw(String name) {
      return article.headers().stream()
          .filter(field -> field.is(name))
          .findFirst()
          .map(HeaderField::raw)
          .orElse("")
          .strip()
          .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] octets) {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  /** Takes an article in; once more for a further newsgroup. */
  void add(String group, MessageId id, byte[] octets) {
    articles.computeIfAbsent(id, any -> new Known(id, octets)).groups.add(group);
  }

  Known article(MessageId id) {
    return articles.get(id);
  }

  Collection<Known> articles() {
    return articles.values();
  }

  /** When an article counts as written. */
  Instant written(MessageId id) {
    return articles.get(id).date.orElse(arrival);
  }

  /**
   * All articles that fulfil a query, newest first and by Message-ID within a second.
   *
   * @param group only in this one; empty for everywhere
   * @param open the thread that {@code in:thread} means
   */
  List<MessageId> find(SearchQuery query, Optional<String> group, MessageId open) {
    return query.isEmpty()
        ? List.of()
        : articles.values().stream()
            .filter(one -> group.isEmpty() || one.groups.contains(group.get()))
            .filter(one -> holds(query.root(), one, open))
            .map(one -> one.id)
            .sorted(order())
            .toList();
  }

  /** Newest first, and by Message-ID within a second. */
  Comparator<MessageId> order() {
    return Comparator.comparingLong((MessageId id) -> written(id).getEpochSecond())
        .reversed()
        .thenComparing(MessageId::text);
  }

  private boolean holds(QueryNode node, Known one, MessageId open) {
    return switch (node) {
      case QueryNode.Everything _ -> true;
      case QueryNode.And and -> and.conditions().stream().allMatch(it -> holds(it, one, open));
      case QueryNode.Or or -> or.conditions().stream().anyMatch(it -> holds(it, one, open));
      case QueryNode.Not not -> !holds(not.condition(), one, open);
      case QueryNode.Words words -> holdsWords(words, one);
      case QueryNode.InGroups groups ->
          one.groups.stream().anyMatch(group -> fitsWildmat(groups.wildmat(), group));
      case QueryNode.WithId id -> fitsStars(id.id(), one.id.text());
      case QueryNode.Written written ->
          !written(one.id).isBefore(written.from()) && written(one.id).isBefore(written.before());
      case QueryNode.Counted counted -> {
        long count =
            switch (counted.measure()) {
              case LINES -> one.lines;
              case BYTES -> one.bytes;
              case REPLIES -> one.replies;
              case SCORE -> one.score;
            };
        yield counted.min() <= count && count <= counted.max();
      }
      case QueryNode.Is(QueryNode.State state) ->
          switch (state) {
            case UNREAD, NEW -> !one.states.contains(QueryNode.State.READ);
            default -> one.states.contains(state);
          };
      case QueryNode.Has has -> has(has.feature(), one);
      case QueryNode.InThread _ -> one.root.isPresent() && one.root.equals(articles.get(open).root);
      case QueryNode.InLanguage(String tag) -> language(one).equals(Optional.of(tag));
      case QueryNode.FromAccount(String account) ->
          PostingAccount.of(one.article).equals(Optional.of(account));
      case QueryNode.Fits fits -> {
        Pattern pattern =
            Pattern.compile(fits.regex(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        yield pattern.matcher(one.subject).find()
            || pattern.matcher(one.from.toString()).find()
            || pattern.matcher(one.article.text()).find();
      }
    };
  }

  private Optional<String> language(Known one) {
    return languages
        .of(one.article.text())
        .or(() ->
            one.article
                .header("Content-Language")
                .map(value -> value.toLowerCase(Locale.ROOT).split("[-,;]", 2)[0].strip()));
  }

  private static boolean has(QueryNode.Feature feature, Known one) {
    return switch (feature) {
      case ATTACHMENT -> one.article.parts().stream().anyMatch(part -> !part.inlineText());
      case PICTURE ->
          one.article.parts().stream().anyMatch(part -> part.type().startsWith("image/"));
      case LINK ->
          TextStructure.of(one.article.text()).lines().stream()
              .flatMap(line -> line.spans().stream())
              .anyMatch(span -> span.kind() == TextSpan.Kind.WEB);
      case REPLY -> one.replies > 0;
    };
  }

  private boolean holdsWords(QueryNode.Words words, Known one) {
    return switch (words.field()) {
      case ANY ->
          holdsWords(words, one.subjectWords)
              || holdsWords(words, one.fromWords)
              || holdsWords(words, one.textWords);
      case SUBJECT -> holdsWords(words, one.subjectWords);
      case FROM -> holdsWords(words, one.fromWords);
      case BODY -> holdsWords(words, one.textWords);
      case TO ->
          one.article.headers().stream()
              .filter(field -> field.is("To") || field.is("Cc") || field.is("Newsgroups"))
              .anyMatch(field -> holdsWords(words, words(field.value())));
    };
  }

  private boolean holdsWords(QueryNode.Words sought, String words) {
    return words.contains(this.sought.computeIfAbsent(sought, SearchReference::sought));
  }

  /** Whole words in their order, but for a run at the border, of which any part is found. */
  private static String sought(QueryNode.Words words) {
    List<String> pieces = pieces(words.text());
    boolean openBefore = isRun(pieces.getFirst());
    boolean openBehind = isRun(pieces.getLast()) || words.kind() == QueryNode.Kind.PREFIX;
    return (openBefore ? "" : " ") + String.join(" ", pieces) + (openBehind ? "" : " ");
  }

  private static boolean isRun(String piece) {
    Matcher matcher = PIECE.matcher(piece);
    return matcher.matches() && matcher.group("run") != null;
  }

  /** The words and runs of a text, folded. */
  static List<String> pieces(String text) {
    return PIECE.matcher(SearchText.fold(text)).results().map(found -> found.group()).toList();
  }

  private static String words(String text) {
    return " " + String.join(" ", pieces(text)) + " ";
  }

  /** The last pattern that fits decides; those with an exclamation mark take away. */
  private static boolean fitsWildmat(String wildmat, String name) {
    boolean fits = false;
    for (String pattern : wildmat.split(",", -1)) {
      boolean takesAway = pattern.startsWith("!");
      String regex =
          Pattern.quote(takesAway ? pattern.substring(1) : pattern)
              .replace("*", "\\E.*\\Q")
              .replace("?", "\\E.\\Q");
      if (name.matches(regex)) {
        fits = !takesAway;
      }
    }
    return fits;
  }

  private static boolean fitsStars(String pattern, String text) {
    return text.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
  }
}
