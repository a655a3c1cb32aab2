package org.newsloom.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition that an article fulfils or not. */
public sealed interface QueryNode {
  /** Every article: the query without conditions. */
  record Everything() implements QueryNode {}

  /** All of them, two or more. */
  record And(List<QueryNode> conditions) implements QueryNode {
    /** Takes a copy of the list. */
    public And {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one of them, two or more. */
  record Or(List<QueryNode> conditions) implements QueryNode {
    /** Takes a copy of the list. */
    public Or {
      conditions = List.copyOf(conditions);
    }
  }

  /** Not this one. */
  record Not(QueryNode condition) implements QueryNode {}

  /**
   * Words in the text of an article.
   *
   * @param field where they must stand
   * @param kind how they must stand there
   * @param text as typed, without quotes and star; folded by whoever looks for it, and holding at
   *     least one letter or digit
   */
  record Words(Field field, Kind kind, String text) implements QueryNode {}

  /** Where words may stand. */
  enum Field {
    /** Subject, author or body. */
    ANY,
    SUBJECT,
    /** The author's name or address. */
    FROM,
    BODY,
    /** The addressees: To, Cc, Newsgroups as text. */
    TO
  }

  /** How words are looked for. */
  enum Kind {
    /** One word; where it has several parts, such as {@code x-face}, they follow each other. */
    WORD,
    /** Words that follow each other. */
    PHRASE,
    /** Words that follow each other, the last one any that begins so. */
    PREFIX
  }

  /** In a newsgroup that fits the wildmat (RFC 3977 section 4). */
  record InGroups(String wildmat) implements QueryNode {}

  /** The article of that Message-ID, brackets taken off; {@code *} may stand in it. */
  record WithId(String id) implements QueryNode {}

  /**
   * Written in that time.
   *
   * @param from the first moment, {@link Instant#MIN} for any
   * @param before the moment behind the last, {@link Instant#MAX} for any
   */
  record Written(Instant from, Instant before) implements QueryNode {}

  /** A count between two bounds, both included. */
  record Counted(Measure measure, long min, long max) implements QueryNode {}

  /** What can be counted. */
  enum Measure {
    LINES,
    BYTES,
    /** Direct and indirect answers. */
    REPLIES,
    SCORE
  }

  /** What the reader made of an article. */
  record Is(State state) implements QueryNode {}

  /** States of an article. */
  enum State {
    UNREAD,
    READ,
    FLAGGED,
    WATCHED,
    IGNORED,
    /** Written by the reader. */
    MINE,
    /** Answered by the reader. */
    REPLIED,
    /** Answers what the reader wrote. */
    TO_ME,
    /** Came with the last look for new articles. */
    NEW
  }

  /** What an article has. */
  record Has(Feature feature) implements QueryNode {}

  /** Things that an article may have. */
  enum Feature {
    ATTACHMENT,
    PICTURE,
    LINK,
    REPLY
  }

  /** In the thread that is open. */
  record InThread() implements QueryNode {}

  /**
   * Written in that language.
   *
   * @param tag two or three small letters such as {@code de} (ISO 639)
   */
  record InLanguage(String tag) implements QueryNode {
    private static final Pattern TAG = Pattern.compile("([a-z]{2,3})(-[a-z0-9]+)*");

    /** The codes of languages that another one is taken for here. */
    private static final Map<String, String> OTHER =
        Map.of("nb", "no", "nn", "no", "iw", "he", "in", "id", "ji", "yi");

    /** Takes a tag such as {@code de-AT} (RFC 5646), or the English name of a language. */
    public static Optional<InLanguage> parse(String words) {
      String word = words.toLowerCase(Locale.ROOT);
      Matcher tag = TAG.matcher(word);
      if (tag.matches()) {
        return Optional.of(new InLanguage(OTHER.getOrDefault(tag.group(1), tag.group(1))));
      }
      return Arrays.stream(Locale.getISOLanguages())
          .filter(code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(word))
          .map(code -> new InLanguage(OTHER.getOrDefault(code, code)))
          .findFirst();
    }
  }

  /**
   * Posted by that account.
   *
   * @param account the server that took the article, {@code !}, and what it calls the account, in
   *     small letters
   */
  record FromAccount(String account) implements QueryNode {}

  /** Its text fits the regular expression (syntax checked, case not heeded). */
  record Fits(String regex) implements QueryNode {}
}
