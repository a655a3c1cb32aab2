package org.newsloom.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.newsloom.article.Counted;
import org.newsloom.article.Directions;
import org.newsloom.article.TextLine;
import org.newsloom.article.TextOutline;
import org.newsloom.ui.BodyLine.Kind;
import org.newsloom.ui.Emoticons.Face;

/**
 * An article's text as lines that are shown: huge ones are cut, quote marks taken off, long quotes
 * may be folded away. Finds nothing out by itself: what the lines are stands in the outline.
 */
final class BodyText {
  /** Nothing. */
  static final BodyText EMPTY = source("");

  /** A line longer than this is shown as several: one huge paragraph would stop the window. */
  static final int MAX_LINE = 2_000;

  /** Levels beyond this are shown like this one. */
  static final int MAX_LEVEL = 12;

  private static final int MAX_FOUND = 10_000;

  private final String text;
  private final boolean raw;
  private final TextOutline outline;
  private final Headings headings;

  /** Lines that are to be left as they are; found when they are first asked for. */
  private @Nullable BitSet verbatim;

  /** The quotes that are folded, in order, not overlapping. */
  private final List<TextOutline.Run> folded;

  /** Of each shown line: its line in the outline, or the folded quote it stands for as -1 - i. */
  private final int[] shown;

  /** Of each shown line: where it begins and ends in the text. */
  private final int[] from;

  private final int[] to;

  /**
   * A place in the text.
   *
   * @param line the line
   * @param from where it begins in the shown line
   * @param to where it ends, not included
   */
  record Place(int line, int from, int to) {}

  /**
   * One text of several.
   *
   * @param heading above the text
   * @param unread whether the heading says so
   */
  record Section(String heading, boolean unread, String text, TextOutline outline) {}

  /**
   * Lines of the outline that stand above a text.
   *
   * @param line of each section its heading
   * @param unread which of the lines say that what follows is unread
   */
  private record Headings(List<Integer> line, BitSet unread) {
    static final Headings NONE = new Headings(List.of(), new BitSet());
  }

  private BodyText(
      String text,
      boolean raw,
      TextOutline outline,
      Headings headings,
      List<TextOutline.Run> folded) {
    this.text = text;
    this.raw = raw;
    this.outline = outline;
    this.headings = headings;
    this.folded = folded;
    Pieces pieces = pieces();
    shown = Arrays.copyOf(pieces.shown, pieces.size);
    from = Arrays.copyOf(pieces.from, pieces.size);
    to = Arrays.copyOf(pieces.to, pieces.size);
  }

  /** Text with quotations, a signature and links told apart; nothing is folded. */
  static BodyText of(String text, TextOutline outline) {
    return new BodyText(text, false, outline, Headings.NONE, List.of());
  }

  /** Several texts one below the other, each under its heading; nothing is folded. */
  static BodyText of(List<Section> sections) {
    StringBuilder text = new StringBuilder();
    List<TextLine> lines = new ArrayList<>();
    List<TextOutline.Run> quotes = new ArrayList<>();
    List<Integer> headings = new ArrayList<>();
    BitSet unread = new BitSet();
    for (Section section : sections) {
      headings.add(lines.size());
      unread.set(lines.size(), section.unread());
      int begin = text.length();
      text.append(section.heading());
      lines.add(plain(begin, text.length()));
      text.append('\n');
      int shift = text.length();
      int shiftLines = lines.size();
      String words = section.text();
      text.append(words);
      for (TextLine line : section.outline().lines()) {
        lines.add(line.shifted(shift));
      }
      for (TextOutline.Run run : section.outline().longQuotes()) {
        quotes.add(new TextOutline.Run(run.firstLine() + shiftLines, run.endLine() + shiftLines));
      }
      if (!words.endsWith("\n")) {
        text.append('\n');
      }
      lines.add(plain(text.length(), text.length()));
      text.append('\n');
    }
    return new BodyText(
        text.toString(),
        false,
        new TextOutline(lines, quotes),
        new Headings(headings, unread),
        List.of());
  }

  private static TextLine plain(int from, int to) {
    return new TextLine(from, to, TextLine.Kind.BODY, 0, from, List.of());
  }

  /** The shown line of the heading of a section. */
  int lineOf(int section) {
    int wanted = headings.line().get(section);
    for (int i = 0; i < shown.length; i++) {
      if (shown[i] == wanted) {
        return i;
      }
    }
    return 0;
  }

  /** The section that a shown line belongs to; 0 for a text that has none. */
  int sectionOf(int index) {
    int line = isFold(index) ? folded.get(-1 - shown[index]).firstLine() : shown[index];
    int at = Collections.binarySearch(headings.line(), line);
    return Math.max(0, at >= 0 ? at : -at - 2);
  }

  /** Text that is shown as it is: the source of an article. */
  static BodyText source(String text) {
    List<TextLine> lines = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline;
      lines.add(plain(at, end));
      at = end + 1;
    }
    return new BodyText(text, true, new TextOutline(lines, List.of()), Headings.NONE, List.of());
  }

  /** Whether there is a quote in it. */
  boolean hasQuotes() {
    return outline.lines().stream().anyMatch(TextLine::isQuoted);
  }

  /** Whether all quotes are shown. */
  boolean isUnfolded() {
    return folded.isEmpty();
  }

  /** The same with other quotes folded; one that is nothing but quotes is shown whole. */
  BodyText folded(QuoteFolding which) {
    boolean own =
        outline.lines().stream()
            .anyMatch(line ->
                line.kind() == TextLine.Kind.BODY
                    && !line.isQuoted()
                    && !text.substring(line.from(), line.to()).isBlank());
    return with(own ? which.of(outline) : List.of());
  }

  /** The same with the quote shown that this line stands for. */
  BodyText opened(int index) {
    List<TextOutline.Run> left = new ArrayList<>(folded);
    if (isFold(index)) {
      left.remove(-1 - shown[index]);
    }
    return with(left);
  }

  /**
   * The same with the quote folded that a shown line is in: all lines around it that are quoted as
   * deep at least, and what is folded among them.
   */
  BodyText closed(int index, int level) {
    if (isFold(index) || outline.lines().isEmpty()) {
      return this;
    }
    TextOutline.Run run = QuoteFolding.around(outline.lines(), shown[index], Math.max(1, level));
    if (run.size() == 0) {
      return this;
    }
    List<TextOutline.Run> now = new ArrayList<>(folded);
    now.removeIf(it -> it.firstLine() >= run.firstLine() && it.endLine() <= run.endLine());
    now.add(run);
    now.sort(Comparator.comparingInt(TextOutline.Run::firstLine));
    return with(now);
  }

  private BodyText with(List<TextOutline.Run> folds) {
    return folds.equals(folded) ? this : new BodyText(text, raw, outline, headings, folds);
  }

  /** The shown line in which a line of this text is shown in another folding of it. */
  int lineIn(BodyText other, int index) {
    int line = isFold(index) ? folded.get(-1 - shown[index]).firstLine() : shown[index];
    for (int i = 0; i < other.shown.length; i++) {
      int end =
          other.isFold(i) ? other.folded.get(-1 - other.shown[i]).endLine() : other.shown[i] + 1;
      if (end > line) {
        return i;
      }
    }
    return other.size() - 1;
  }

  /** Whether a line stands for a folded quote. */
  boolean isFold(int index) {
    return shown[index] < 0;
  }

  /** How many lines are shown, at least one. */
  int size() {
    return shown.length;
  }

  /** One line as shown. */
  BodyLine line(int index) {
    if (isFold(index)) {
      TextOutline.Run run = folded.get(-1 - shown[index]);
      int level = outline.lines().get(run.firstLine()).quoteDepth();
      return new BodyLine(Kind.FOLD, Math.clamp(level, 1, MAX_LEVEL), "", shown(index), List.of());
    }
    String words = shown(index);
    if (raw || outline.lines().isEmpty()) {
      return new BodyLine(Kind.TEXT, 0, "", words, List.of());
    }
    TextLine line = outline.lines().get(shown[index]);
    int begin = begin(index);
    Kind kind =
        switch (line.kind()) {
          case GATEWAY -> Kind.GATEWAY;
          case SIGNATURE -> Kind.SIGNATURE;
          case BODY ->
              Collections.binarySearch(headings.line(), shown[index]) >= 0
                  ? headings.unread().get(shown[index]) ? Kind.UNREAD_HEADING : Kind.HEADING
                  : line.isQuoted() ? Kind.QUOTE : Kind.TEXT;
        };
    return new BodyLine(
        kind,
        Math.min(line.quoteDepth(), MAX_LEVEL),
        text.substring(from[index], begin),
        words,
        LineSpans.of(words, line.spans(), begin));
  }

  /** The faces that a person wrote with signs in a line, links apart. */
  List<Face> faces(int index) {
    if (raw || isFold(index) || outline.lines().isEmpty()) {
      return List.of();
    }
    BodyLine line = line(index);
    if (line.kind() != Kind.TEXT && line.kind() != Kind.QUOTE) {
      return List.of();
    }
    List<Face> faces = Emoticons.in(line.text());
    if (faces.isEmpty() || verbatim().get(shown[index])) {
      return List.of();
    }
    return faces.stream()
        .filter(face ->
            line.spans().stream()
                .noneMatch(span ->
                    span.style().isLink() && span.from() < face.to() && face.from() < span.to()))
        .toList();
  }

  private BitSet verbatim() {
    BitSet found = verbatim;
    if (found == null) {
      found = Emoticons.verbatim(text, outline.lines());
      verbatim = found;
    }
    return found;
  }

  /** What is shown of a line, without looking for links in it. */
  String shown(int index) {
    if (isFold(index)) {
      return Counted.of(folded.get(-1 - shown[index]).size(), "quoted line");
    }
    return Directions.asWritten(text.substring(begin(index), to[index]));
  }

  /**
   * A piece of the text as it was written, quote marks included where a line begins in it, a folded
   * quote whole.
   */
  String written(int fromLine, int fromAt, int toLine, int toAt) {
    StringBuilder out = new StringBuilder();
    for (int i = fromLine; i <= toLine; i++) {
      if (isFold(i)) {
        out.append(text, from[i], to[i]);
      } else {
        int begin = begin(i);
        int length = to[i] - begin;
        int start = i == fromLine ? Math.min(fromAt, length) : 0;
        int end = i == toLine ? Math.min(toAt, length) : length;
        out.append(text, start == 0 && (fromLine != toLine || end > 0) ? from[i] : begin, begin)
            .append(text, begin + start, begin + Math.max(start, end));
      }
      if (i < toLine && !isCut(i)) {
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** Where any of the words stands, letter case apart, in order; at most 10,000 places. */
  List<Place> find(List<String> words) {
    List<String> wanted =
        words.stream().map(BodyText::lower).filter(word -> !word.isBlank()).distinct().toList();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < size() && !wanted.isEmpty() && places.size() < MAX_FOUND; i++) {
      String line = lower(shown(i));
      int at = 0;
      while (at < line.length() && places.size() < MAX_FOUND) {
        int next = -1;
        int length = 0;
        for (String word : wanted) {
          int found = line.indexOf(word, at);
          if (found >= 0
              && (next < 0 || found < next || (found == next && word.length() > length))) {
            next = found;
            length = word.length();
          }
        }
        if (next < 0) {
          break;
        }
        places.add(new Place(i, next, next + length));
        at = next + length;
      }
    }
    return places;
  }

  /** Lower case letter by letter, so that places in the folded text are places in the text. */
  private static String lower(String text) {
    String simple = text.toLowerCase(Locale.ROOT);
    if (simple.length() == text.length()) {
      return simple;
    }
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.toLowerCase(chars[i]);
    }
    return new String(chars);
  }

  /** Where the words of a shown line begin: after its quote marks, unless it goes on a cut one. */
  private int begin(int index) {
    if (outline.lines().isEmpty()) {
      return from[index];
    }
    TextLine line = outline.lines().get(shown[index]);
    return from[index] == line.from() ? Math.min(line.contentFrom(), to[index]) : from[index];
  }

  /** Whether the next line goes on where this one was cut. */
  private boolean isCut(int index) {
    return index + 1 < shown.length && !isFold(index) && shown[index] == shown[index + 1];
  }

  /** The shown lines while they are counted. */
  private static final class Pieces {
    private int[] shown = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int size;

    private void add(int what, int begin, int end) {
      if (size == shown.length) {
        shown = Arrays.copyOf(shown, size * 2);
        from = Arrays.copyOf(from, size * 2);
        to = Arrays.copyOf(to, size * 2);
      }
      shown[size] = what;
      from[size] = begin;
      to[size] = end;
      size++;
    }
  }

  private Pieces pieces() {
    List<TextLine> lines = outline.lines();
    int last = lines.size();
    while (last > 0 && lines.get(last - 1).from() == lines.get(last - 1).to()) {
      last--;
    }
    Pieces pieces = new Pieces();
    int run = 0;
    for (int i = 0; i < last; ) {
      while (run < folded.size() && folded.get(run).endLine() <= i) {
        run++;
      }
      if (run < folded.size() && folded.get(run).firstLine() == i) {
        int end = Math.min(folded.get(run).endLine(), last);
        pieces.add(-1 - run, lines.get(i).from(), lines.get(end - 1).to());
        i = end;
      } else {
        cut(pieces, i, lines.get(i));
        i++;
      }
    }
    if (pieces.size == 0) {
      pieces.add(0, 0, 0);
    }
    return pieces;
  }

  private void cut(Pieces pieces, int index, TextLine line) {
    int at = line.from();
    while (line.to() - at > MAX_LINE) {
      int next = cutAt(at);
      pieces.add(index, at, next);
      at = next;
    }
    pieces.add(index, at, line.to());
  }

  /** Where a line that is too long is cut: after a blank if there is one near, never in a pair. */
  private int cutAt(int begin) {
    int end = begin + MAX_LINE;
    for (int blank = end - 1; blank > begin + MAX_LINE / 2; blank--) {
      if (text.charAt(blank) == ' ') {
        return blank + 1;
      }
    }
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }
}
