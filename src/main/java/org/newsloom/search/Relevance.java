package org.newsloom.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.newsloom.search.QueryNode.Field;

/**
 * How well articles fit a query, by where its words stand in them and how often: one in the subject
 * counts more than one of the author's name, and that more than one in the text; there each further
 * time adds less, and a long text makes each of them less. Words that few of the articles have
 * count more.
 */
public final class Relevance {
  private static final double SUBJECT = 5;
  private static final double AUTHOR = 3;

  /** What a word that stands in a text very often comes to. */
  private static final double TEXT = 3;

  /** A text of this length, in chars, makes words neither more nor less. */
  private static final double USUAL_LENGTH = 1500;

  private final Highlighter words;

  /** For the positive words of a query. */
  public Relevance(SearchQuery query) {
    this.words = new Highlighter(query);
  }

  /**
   * What one article has of the words.
   *
   * @param ofWord by the words of the query, 0 for one that it has not
   */
  public record Fit(List<Double> ofWord) {
    /** Takes a copy of the list. */
    public Fit {
      ofWord = List.copyOf(ofWord);
    }
  }

  /**
   * Looks at one article.
   *
   * @param author name and address
   * @param weights tells, for an offset in the text, what a word there counts: 1 for the author's
   *     own words; asked once, and only where a word is found
   */
  public Fit fit(
      String subject, String author, String text, Supplier<IntToDoubleFunction> weights) {
    Folded inSubject = Folded.of(subject);
    Folded inAuthor = Folded.of(author);
    Folded inText = Folded.of(text);
    double length = 0.25 + 0.75 * text.length() / USUAL_LENGTH;
    List<List<Mark>> marks = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      marks.add(words.marksOf(word, inText, Field.BODY));
    }
    boolean isInText = marks.stream().anyMatch(some -> !some.isEmpty());
    IntToDoubleFunction weight = isInText ? weights.get() : _ -> 0;
    List<Double> all = new ArrayList<>();
    for (int word = 0; word < words.size(); word++) {
      double times = sum(marks.get(word), weight);
      all.add(
          (words.marksOf(word, inSubject, Field.SUBJECT).isEmpty() ? 0 : SUBJECT)
              + (words.marksOf(word, inAuthor, Field.FROM).isEmpty() ? 0 : AUTHOR)
              + TEXT * times / (times + length));
    }
    return new Fit(all);
  }

  private static double sum(List<Mark> marks, IntToDoubleFunction weight) {
    return marks.stream().mapToDouble(mark -> weight.applyAsDouble(mark.from())).sum();
  }

  /**
   * How relevant the articles are, in their order; larger is better, and only comparable with each
   * other.
   */
  public static List<Double> of(List<Fit> articles) {
    int count = articles.stream().mapToInt(fit -> fit.ofWord().size()).max().orElse(0);
    double[] rarity = new double[count];
    for (int word = 0; word < count; word++) {
      int at = word;
      long having = articles.stream().filter(fit -> fit.ofWord().get(at) > 0).count();
      rarity[word] = Math.log1p(articles.size() / (1.0 + having));
    }
    return articles.stream().map(fit -> sum(fit, rarity)).toList();
  }

  private static double sum(Fit fit, double[] rarity) {
    double sum = 0;
    for (int word = 0; word < rarity.length; word++) {
      sum += rarity[word] * fit.ofWord().get(word);
    }
    return sum;
  }
}
