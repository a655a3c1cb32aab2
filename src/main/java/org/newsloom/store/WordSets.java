package org.newsloom.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks the words of a question up, each once, and tells which headers they fit. */
final class WordSets {
  /** Numbers that come in one row: to fetch each in its own costs more than to find it. */
  private static final int IN_ONE_ROW = 1_000_000;

  private static final String SUBJECTS = inOneRow("subject_fts");
  private static final String AUTHORS = inOneRow("author_fts");

  private static final String TEXTS = inOneRow("body_fts");

  private static String inOneRow(String table) {
    return "select group_concat(rowid), count(*) from (select rowid from "
        + table
        + " where "
        + table
        + " match ? and rowid > ? order by rowid limit ?)";
  }

  private static final List<FullTextQuery.Column> PLACES =
      List.of(FullTextQuery.Column.SUBJECT, FullTextQuery.Column.AUTHOR, FullTextQuery.Column.BODY);

  /** So few are found by their keys; more are met sooner where one goes through the headers. */
  private static final int FEW_TEXTS = 16;

  /** Sixteen words anywhere. */
  private static final int MOST_PLACES = 48;

  /** {@link SubjectIds#REPLY} as the index would have it. */
  private static final String REPLY_WORD = "re";

  private final Db cache;
  private final TextNumbers numbers;
  private final int inOneRow;
  private final Map<Term, Sought> looked = new HashMap<>();

  /**
   * What has a word in one place.
   *
   * @param column subject, author or body
   */
  record Place(FullTextQuery.Column column, Sought found) {}

  private record Term(FullTextQuery.Column column, IndexText.Sought text) {}

  /** Looks into one file, and reads on in the numbers of texts where some were found. */
  WordSets(Db cache, TextNumbers numbers) {
    this(cache, numbers, IN_ONE_ROW);
  }

  /**
   * The same.
   *
   * @param inOneRow how many numbers are fetched at a time
   */
  WordSets(Db cache, TextNumbers numbers, int inOneRow) {
    this.cache = cache;
    this.numbers = numbers;
    this.inOneRow = inOneRow;
  }

  /** What fits a question. */
  Sought lookUp(FullTextQuery query) throws SQLException {
    return switch (query) {
      case FullTextQuery.Phrase phrase ->
          words(phrase.column(), IndexText.sought(phrase.text(), false));
      case FullTextQuery.Prefix prefix ->
          words(prefix.column(), IndexText.sought(prefix.text(), true));
      case FullTextQuery.Tag tag -> words(FullTextQuery.Column.BODY, IndexText.sought(tag));
      case FullTextQuery.Articles articles -> Sought.articles(articles.keys());
      case FullTextQuery.And and -> Sought.all(lookUp(and.parts()));
      case FullTextQuery.Or or -> Sought.any(lookUp(or.parts()));
      case FullTextQuery.Not not -> new Sought.Other(lookUp(not.part()));
    };
  }

  private List<Sought> lookUp(List<FullTextQuery> parts) throws SQLException {
    List<Sought> sought = new ArrayList<>();
    for (FullTextQuery part : parts) {
      sought.add(lookUp(part));
    }
    return sought;
  }

  private Sought words(FullTextQuery.Column column, IndexText.Sought text) throws SQLException {
    if (text.isEmpty()) {
      return Sought.Articles.NONE;
    }
    if (column == FullTextQuery.Column.ANY) {
      List<Sought> anywhere = new ArrayList<>();
      for (FullTextQuery.Column one : PLACES) {
        anywhere.add(words(one, text));
      }
      return Sought.any(anywhere);
    }
    Term term = new Term(column, text);
    Sought known = looked.get(term);
    if (known == null) {
      known = lookUp(term);
      looked.put(term, known);
    }
    return known;
  }

  private Sought lookUp(Term term) throws SQLException {
    return switch (term.column()) {
      case SUBJECT -> Sought.subjects(subjects(term.text()));
      case AUTHOR -> Sought.authors(rows(Initials.Of.AUTHORS, term.text()));
      case BODY -> texts(rows(Initials.Of.TEXTS, term.text()));
      case ANY -> throw new IllegalArgumentException("not one place");
    };
  }

  /**
   * Where each word stands that an article must or may have, in one place each; of many words those
   * that come first.
   */
  List<Place> places(FullTextQuery query) throws SQLException {
    List<Place> places = new ArrayList<>();
    collect(query, places);
    return places;
  }

  private void collect(FullTextQuery query, List<Place> places) throws SQLException {
    switch (query) {
      case FullTextQuery.Phrase phrase ->
          collect(phrase.column(), IndexText.sought(phrase.text(), false), places);
      case FullTextQuery.Prefix prefix ->
          collect(prefix.column(), IndexText.sought(prefix.text(), true), places);
      case FullTextQuery.And and -> collect(and.parts(), places);
      case FullTextQuery.Or or -> collect(or.parts(), places);
      case FullTextQuery.Tag _, FullTextQuery.Articles _, FullTextQuery.Not _ -> {
        // No words, or such as the article has not.
      }
    }
  }

  private void collect(List<FullTextQuery> parts, List<Place> places) throws SQLException {
    for (FullTextQuery part : parts) {
      collect(part, places);
    }
  }

  private void collect(FullTextQuery.Column column, IndexText.Sought text, List<Place> places)
      throws SQLException {
    for (FullTextQuery.Column one : PLACES) {
      if ((column == one || column == FullTextQuery.Column.ANY) && places.size() < MOST_PLACES) {
        places.add(new Place(one, words(one, text)));
      }
    }
  }

  /** Numbers of subjects: of answers too, whose first word is not in the index. */
  private BitSet subjects(IndexText.Sought text) throws SQLException {
    BitSet rows = rows(Initials.Of.SUBJECTS, text);
    BitSet found = new BitSet(2 * rows.length());
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      found.set(2 * row, 2 * row + 2);
    }
    if (text.beginsWith(REPLY_WORD)) {
      String rest = text.restAtBeginning();
      BitSet answers = rest.isEmpty() ? allSubjects() : ids(sql(Initials.Of.SUBJECTS), rest);
      answers.stream().forEach(row -> found.set(SubjectIds.of(row, true)));
    }
    return found;
  }

  private BitSet allSubjects() throws SQLException {
    BitSet all = new BitSet();
    all.set(0, Math.toIntExact(cache.number("select max(id) from subject").orElse(0)) + 1);
    return all;
  }

  private BitSet rows(Initials.Of of, IndexText.Sought text) throws SQLException {
    return Initials.know(text) ? Initials.rows(cache, of, text) : ids(sql(of), text.expression());
  }

  private static String sql(Initials.Of of) {
    return switch (of) {
      case SUBJECTS -> SUBJECTS;
      case AUTHORS -> AUTHORS;
      case TEXTS -> TEXTS;
    };
  }

  private BitSet ids(String sql, String expression) throws SQLException {
    BitSet ids = new BitSet();
    boolean more = true;
    while (more) {
      try (ResultSet row =
          cache.prepare(sql, expression, ids.length() - 1, inOneRow).executeQuery()) {
        more = row.next() && row.getInt(2) == inOneRow;
        byte[] numbers = row.getBytes(1);
        if (numbers != null) {
          NumberList.each(numbers, id -> ids.set((int) id));
        }
      }
    }
    return ids;
  }

  private Sought texts(BitSet ids) throws SQLException {
    if (ids.isEmpty()) {
      return Sought.Articles.NONE;
    }
    numbers.refresh(cache);
    return ids.cardinality() <= FEW_TEXTS
        ? Sought.articles(TextNumbers.keys(cache, ids.stream().iterator()))
        : Sought.texts(ids);
  }
}
