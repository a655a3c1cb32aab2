package org.newsloom.search;

import java.time.Instant;
import java.util.List;

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

  /** Written in that language, a tag such as {@code de}. */
  record InLanguage(String tag) implements QueryNode {}

  /** Its text fits the regular expression (syntax checked, case not heeded). */
  record Fits(String regex) implements QueryNode {}
}
