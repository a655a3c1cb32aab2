package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How well headers fit the words of a question, by what the index alone knows: which words stand
 * where, and how seldom they are. How often they stand in a text it does not say.
 */
final class Ranking {
  /** A word of the subject says more of an article than one of its author, or of its text. */
  private static final float SUBJECT = 3;

  private static final float AUTHOR = 2;
  private static final float BODY = 1;

  private static final String SUBJECTS = "select max(id) from subject";
  private static final String AUTHORS = "select max(id) from author";

  /** Of texts, numbers are not given out again. */
  private static final String TEXTS = "select count(*) from indexed_text";

  private record Part(Sought found, float weight) {}

  private final List<Part> parts;

  private Ranking(List<Part> parts) {
    this.parts = parts;
  }

  static Ranking of(FullTextQuery query, WordSets words, Db cache) throws SQLException {
    List<Part> parts = new ArrayList<>();
    for (WordSets.Place place : words.places(query)) {
      float weight =
          switch (place.column()) {
            case SUBJECT -> SUBJECT * rarity(cache, SUBJECTS, place.found());
            case AUTHOR -> AUTHOR * rarity(cache, AUTHORS, place.found());
            case BODY, ANY -> BODY * rarity(cache, TEXTS, place.found());
          };
      if (place.found().size() > 0) {
        parts.add(new Part(place.found(), weight));
      }
    }
    return new Ranking(parts);
  }

  private static float rarity(Db cache, String count, Sought found) throws SQLException {
    double all = cache.number(count).orElse(0);
    return (float) Math.log1p(all / (1 + found.size()));
  }

  /** Whether it asks headers for their keys. */
  boolean needsKeys() {
    return parts.stream().anyMatch(part -> part.found().needsKeys());
  }

  /** Whether it asks headers for the numbers of their texts. */
  boolean needsTexts() {
    return parts.stream().anyMatch(part -> part.found().needsTexts());
  }

  /** At least 0; larger is better. */
  float of(HeaderScan.Header header) {
    float sum = 0;
    for (Part part : parts) {
      if (part.found().fits(header)) {
        sum += part.weight();
      }
    }
    return sum;
  }
}
