package org.newsloom.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a folded text, and its runs of unspaced script, in their order. */
final class Atoms {
  /**
   * One word or one run.
   *
   * @param from its first char in the folded text
   * @param to the char behind its last
   * @param unspaced whether it is a run in which any part may be found
   */
  record Atom(String folded, int from, int to, boolean unspaced) {
    String text() {
      return folded.substring(from, to);
    }

    int length() {
      return to - from;
    }
  }

  private Atoms() {}

  static List<Atom> of(String text) {
    return ofFolded(SearchText.fold(text));
  }

  static List<Atom> ofFolded(String folded) {
    List<Atom> atoms = new ArrayList<>();
    for (Atom atom = next(folded, 0); atom != null; atom = next(folded, atom.to())) {
      atoms.add(atom);
    }
    return atoms;
  }

  /** The first one that begins at an offset or behind it; null for none. */
  static @Nullable Atom next(String folded, int from) {
    int at = from;
    while (at < folded.length()) {
      int point = folded.codePointAt(at);
      int end = at + Character.charCount(point);
      if (SearchText.isUnspaced(point)) {
        return new Atom(folded, at, SearchText.unspacedEnd(folded, at), true);
      }
      if (SearchText.isWordPart(point)) {
        while (end < folded.length() && continuesWord(folded.codePointAt(end))) {
          end += Character.charCount(folded.codePointAt(end));
        }
        return new Atom(folded, at, end, false);
      }
      at = end;
    }
    return null;
  }

  /** Whether a word that is not unspaced goes on with that character. */
  static boolean continuesWord(int point) {
    return SearchText.isWordPart(point) && !SearchText.isUnspaced(point);
  }
}
