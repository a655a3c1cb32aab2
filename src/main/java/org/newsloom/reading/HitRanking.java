package org.newsloom.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.newsloom.article.Article;
import org.newsloom.article.TextLine;
import org.newsloom.mime.TextStructure;
import org.newsloom.search.Relevance;
import org.newsloom.search.SearchQuery;
import org.newsloom.store.Store;

/**
 * Puts the best hits first by what their texts say: the author's own words count more than what is
 * quoted, and that more than a signature.
 */
final class HitRanking {
  /** Articles whose texts are looked into; what the index says fits less well follows them. */
  private static final int MOST = 50;

  /** Of a text that is longer its beginning says enough. */
  private static final int MOST_CHARS = 20_000;

  private static final double QUOTED = 0.3;
  private static final double SIGNATURE = 0.1;

  private record Ranked(Candidate candidate, double value) {}

  private HitRanking() {}

  /** Puts the first ones, of which the texts are looked into, in their order. */
  static void sort(SearchQuery query, List<Candidate> found, Store store)
      throws InterruptedException {
    Relevance relevance = new Relevance(query);
    List<Candidate> first = found.subList(0, Math.min(MOST, found.size()));
    Candidate.loadArticles(first, store);
    List<Relevance.Fit> fits = new ArrayList<>();
    for (Candidate one : first) {
      String whole = one.article().map(Article::text).orElse("");
      String text = whole.substring(0, Math.min(MOST_CHARS, whole.length()));
      fits.add(
          relevance.fit(
              one.overview().subject(),
              one.overview().from().toString(),
              text,
              () -> weights(text)));
    }
    List<Double> values = Relevance.of(fits);
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      ranked.add(new Ranked(first.get(i), values.get(i)));
    }
    // What fits equally well stays in the order of the index.
    ranked.sort(Comparator.comparingDouble(Ranked::value).reversed());
    for (int i = 0; i < first.size(); i++) {
      first.set(i, ranked.get(i).candidate());
    }
  }

  /** What a word at an offset counts: one's own words more than those of others. */
  private static IntToDoubleFunction weights(String text) {
    NavigableMap<Integer, Double> byLine = new TreeMap<>();
    for (TextLine line : TextStructure.of(text).lines()) {
      byLine.put(
          line.from(),
          line.kind() != TextLine.Kind.BODY ? SIGNATURE : line.isQuoted() ? QUOTED : 1);
    }
    return offset ->
        Optional.ofNullable(byLine.floorEntry(offset)).map(Map.Entry::getValue).orElse(1.0);
  }
}
