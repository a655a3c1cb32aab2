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
    List<Atom> atoms = Atoms.ofFolded(folded.text());
    List<Mark> marks = new ArrayList<>();
    for (Pattern pattern : patterns) {
      if (pattern.field == field || pattern.field == Field.ANY || field == Field.ANY) {
        for (int i = 0; i + pattern.atoms.size() <= atoms.size(); i++) {
          mark(pattern, atoms, i, folded, marks);
        }
      }
    }
    return merged(marks);
  }

  private static void mark(
      Pattern pattern, List<Atom> atoms, int start, Folded folded, List<Mark> marks) {
    if (pattern.atoms.size() == 1 && pattern.atoms.getFirst().unspaced()) {
      markParts(pattern.atoms.getFirst(), atoms.get(start), folded, marks);
      return;
    }
    int last = pattern.atoms.size() - 1;
    int from = -1;
    int to = -1;
    for (int i = 0; i <= last; i++) {
      Atom wanted = pattern.atoms.get(i);
      Atom found = atoms.get(start + i);
      if (!fits(wanted, found, i == 0, i == last, pattern.prefix)) {
        return;
      }
      if (i == 0) {
        from = found.to() - (wanted.unspaced() ? wanted.length() : found.length());
      }
      if (i == last) {
        to = wanted.unspaced() && last > 0 ? found.from() + wanted.length() : found.to();
      }
    }
    marks.add(folded.original(from, to));
  }

  /** Within a phrase a run of unspaced script may begin or end in the middle of the text's run. */
  private static boolean fits(
      Atom wanted, Atom found, boolean first, boolean last, boolean prefix) {
    if (wanted.unspaced() != found.unspaced()) {
      return false;
    }
    String text = found.text();
    if (wanted.unspaced() && first) {
      return text.endsWith(wanted.text());
    }
    if (last && (wanted.unspaced() || prefix)) {
      return text.startsWith(wanted.text());
    }
    return text.equals(wanted.text());
  }

  private static void markParts(Atom wanted, Atom run, Folded folded, List<Mark> marks) {
    if (!run.unspaced()) {
      return;
    }
    String part = wanted.text();
    String text = run.text();
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      marks.add(folded.original(run.from() + at, run.from() + at + part.length()));
    }
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
