package org.newsloom.search;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.search.Atoms.Atom;
import org.newsloom.search.QueryNode.Field;
import org.newsloom.search.QueryNode.Kind;

/** Finds in a text what the positive words of a query mark, folded as the index folds. */
public final class Highlighter {
  private record Pattern(Field field, boolean prefix, List<Atom> atoms) {}

  private final List<Pattern> patterns;

  /** Ready to mark any number of texts. */
  public Highlighter(SearchQuery query) {
    this.patterns =
        query.positiveWords().stream()
            .map(words ->
                new Pattern(words.field(), words.kind() == Kind.PREFIX, Atoms.of(words.text())))
            .toList();
  }

  /**
   * The ranges to mark, ascending, not touching each other.
   *
   * @param text any text
   * @param field what the text is; with {@link Field#ANY} every word of the query marks
   */
  public List<Mark> marks(String text, Field field) {
    if (patterns.isEmpty() || text.isEmpty()) {
      return List.of();
    }
    Folded folded = Folded.of(text);
    List<Mark> marks = new ArrayList<>();
    for (int word = 0; word < patterns.size(); word++) {
      marks.addAll(marksOf(word, folded, field));
    }
    return merged(marks);
  }

  /** How many words, phrases and beginnings of words it looks for. */
  int size() {
    return patterns.size();
  }

  /** Where one of them stands; of scripts without blanks these may overlap. */
  List<Mark> marksOf(int word, Folded text, Field field) {
    Pattern pattern = patterns.get(word);
    List<Mark> marks = new ArrayList<>();
    if (pattern.field == field || pattern.field == Field.ANY || field == Field.ANY) {
      mark(pattern, text, marks);
    }
    return marks;
  }

  /** Looks for the first word of a pattern, and at what follows only where that stands. */
  private static void mark(Pattern pattern, Folded folded, List<Mark> marks) {
    String text = folded.text();
    Atom first = pattern.atoms.getFirst();
    boolean single = pattern.atoms.size() == 1;
    String word = first.text();
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      if (first.unspaced() && single) {
        marks.add(folded.original(at, end));
      } else if (first.unspaced() ? isRunEnd(text, end) : isWordStart(text, at)) {
        int to = single ? endOfWord(pattern, text, end) : endOfPhrase(pattern, text, end);
        if (to >= 0) {
          marks.add(folded.original(at, to));
        }
      }
    }
  }

  private static boolean isRunEnd(String text, int at) {
    return at == text.length() || !SearchText.isUnspaced(text.codePointAt(at));
  }

  private static boolean isWordStart(String text, int at) {
    return at == 0 || !Atoms.continuesWord(text.codePointBefore(at));
  }

  private static boolean isWordEnd(String text, int at) {
    return at == text.length() || !Atoms.continuesWord(text.codePointAt(at));
  }

  /** Where the one word of a pattern ends that stands before an offset; -1 if it goes on. */
  private static int endOfWord(Pattern pattern, String text, int end) {
    int at = end;
    while (pattern.prefix && !isWordEnd(text, at)) {
      at += Character.charCount(text.codePointAt(at));
    }
    return isWordEnd(text, at) ? at : -1;
  }

  /** Where a phrase ends whose first word stands before an offset; -1 if it is not one. */
  private static int endOfPhrase(Pattern pattern, String text, int firstEnd) {
    if (!pattern.atoms.getFirst().unspaced() && !isWordEnd(text, firstEnd)) {
      return -1;
    }
    int at = firstEnd;
    int to = -1;
    int last = pattern.atoms.size() - 1;
    for (int i = 1; i <= last; i++) {
      Atom wanted = pattern.atoms.get(i);
      Atom found = Atoms.next(text, at);
      if (found == null || !fits(wanted, found, i == last, pattern.prefix)) {
        return -1;
      }
      at = found.to();
      to = wanted.unspaced() ? found.from() + wanted.length() : found.to();
    }
    return to;
  }

  /** Behind the first word; the last run of unspaced script may end in the middle of the text's. */
  private static boolean fits(Atom wanted, Atom found, boolean last, boolean prefix) {
    if (wanted.unspaced() != found.unspaced()) {
      return false;
    }
    boolean open = last && (wanted.unspaced() || prefix);
    return open ? found.text().startsWith(wanted.text()) : found.text().equals(wanted.text());
  }

  private static List<Mark> merged(List<Mark> marks) {
    marks.sort((a, b) -> Integer.compare(a.from(), b.from()));
    List<Mark> merged = new ArrayList<>();
    for (Mark mark : marks) {
      if (!merged.isEmpty() && mark.from() <= merged.getLast().to()) {
        Mark before = merged.removeLast();
        merged.add(new Mark(before.from(), Math.max(before.to(), mark.to())));
      } else {
        merged.add(mark);
      }
    }
    return List.copyOf(merged);
  }
}
