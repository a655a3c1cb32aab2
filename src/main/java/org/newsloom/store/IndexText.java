package org.newsloom.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.newsloom.search.SearchText;

/**
 * Text as the index holds it, and questions as the index understands them. Words are folded and
 * runs of unspaced scripts cut as {@link SearchText} says: overlapping pairs and the last character
 * alone.
 */
final class IndexText {
  private static final Pattern NOT_IN_WORDS = Pattern.compile("[\\p{Z}\\p{C}\"]");

  private IndexText() {}

  /** The words of a text, separated by blanks: what goes into the index. */
  static String indexed(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    String folded = SearchText.fold(text);
    for (int at = 0; at < folded.length(); ) {
      at = word(folded, at, out);
    }
    return out.toString();
  }

  /** The same with tags behind it. */
  static String indexed(String text, List<FullTextQuery.Tag> tags) {
    StringBuilder out = new StringBuilder(indexed(text));
    for (FullTextQuery.Tag tag : tags) {
      out.append(' ').append(word(tag));
    }
    return out.toString();
  }

  /** A tag as a word that no text holds, and no query: none begins with an equals sign. */
  private static String word(FullTextQuery.Tag tag) {
    return "=" + tag.name() + "=" + NOT_IN_WORDS.matcher(tag.value()).replaceAll("_");
  }

  /** What is looked for where a tag is. */
  static Sought sought(FullTextQuery.Tag tag) {
    return new Sought(List.of(word(tag)), false);
  }

  /** Appends what stands at an offset, if it is a word or a run; returns where that ends. */
  private static int word(String folded, int from, StringBuilder out) {
    int first = folded.codePointAt(from);
    boolean unspaced = SearchText.isUnspaced(first);
    if (!unspaced && !SearchText.isWordPart(first)) {
      return from + Character.charCount(first);
    }
    if (!out.isEmpty()) {
      out.append(' ');
    }
    int to = from;
    while (!unspaced && to < folded.length() && isPlain(folded.charAt(to))) {
      to++;
    }
    while (to < folded.length()) {
      int c = folded.codePointAt(to);
      if (SearchText.isUnspaced(c) != unspaced || !(unspaced || SearchText.isWordPart(c))) {
        break;
      }
      to += Character.charCount(c);
    }
    if (unspaced) {
      pairs(folded, from, to, out);
    } else {
      out.append(folded, from, to);
    }
    return to;
  }

  /** What most words are made of; folded, so none is a capital. */
  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static void pairs(String folded, int from, int to, StringBuilder out) {
    for (int at = from; at < to; ) {
      int next = at + Character.charCount(folded.codePointAt(at));
      int end = next < to ? next + Character.charCount(folded.codePointAt(next)) : next;
      out.append(at == from ? "" : " ").append(folded, at, end);
      at = next;
    }
  }

  /**
   * What is looked for: words one after another.
   *
   * @param words as the index holds them; none for a text without a letter or digit
   * @param open whether the last word may be only the beginning of one
   */
  record Sought(List<String> words, boolean open) {
    Sought {
      words = List.copyOf(words);
    }

    boolean isEmpty() {
      return words.isEmpty();
    }

    /**
     * An FTS5 expression. Always quoted, so that no text is ever taken for an operator; empty for
     * no words.
     */
    String expression() {
      return isEmpty() ? "" : "\"" + String.join(" ", words) + (open ? "\" *" : "\"");
    }

    /** Whether its first word is that one, or may be. */
    boolean beginsWith(String word) {
      return !isEmpty()
          && (words.getFirst().equals(word)
              || (words.size() == 1 && open && word.startsWith(words.getFirst())));
    }

    /** An FTS5 expression for all words but the first, where a text begins; empty for none. */
    String restAtBeginning() {
      return words.size() < 2
          ? ""
          : "^ " + new Sought(words.subList(1, words.size()), open).expression();
    }
  }

  /**
   * The words of a question.
   *
   * @param open whether the last word is only the beginning of one
   */
  static Sought sought(String text, boolean open) {
    String folded = SearchText.fold(text);
    List<String> words = new ArrayList<>();
    boolean endsInRun = false;
    int ofLast = 0;
    for (int at = 0; at < folded.length(); ) {
      StringBuilder piece = new StringBuilder();
      int next = word(folded, at, piece);
      if (!piece.isEmpty()) {
        List<String> some = List.of(piece.toString().split(" ", -1));
        words.addAll(some);
        ofLast = some.size();
        endsInRun = SearchText.isUnspaced(folded.codePointAt(at));
      }
      at = next;
    }
    if (!endsInRun) {
      return new Sought(words, open);
    }
    if (ofLast == 1) {
      // One character alone: it begins a pair, or is the last one of its run.
      return new Sought(words, true);
    }
    // The run may go on in the text; its last character alone is in the index only where it ends.
    return new Sought(words.subList(0, words.size() - 1), open);
  }
}
