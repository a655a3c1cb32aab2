package org.newsloom.search;

import java.util.ArrayList;
import java.util.List;
import org.newsloom.search.QueryNode.Field;

/**
 * The piece of a text that shows best why it was found.
 *
 * @param text one line, white space folded, {@code …} where something was left out
 * @param marks what to mark in it
 */
public record Snippet(String text, List<Mark> marks) {
  private static final String MORE = "…";
  private static final int MOST_BEFORE = 30;

  /** Takes a copy of the list. */
  public Snippet {
    marks = List.copyOf(marks);
  }

  /**
   * The window of the body with the most marks, the first of several; the beginning where nothing
   * is marked.
   *
   * @param words what to mark
   * @param maxChars about how long, at least 20
   */
  public static Snippet of(String body, Highlighter words, int maxChars) {
    int room = Math.max(20, maxChars);
    List<Mark> marks = words.marks(body, Field.BODY);
    int from = 0;
    int most = 0;
    int end = 0;
    for (int i = 0; i < marks.size(); i++) {
      while (end < marks.size() && marks.get(end).to() - marks.get(i).from() <= room) {
        end++;
      }
      if (end - i > most) {
        most = end - i;
        // A third of what is left over stands before the first mark, as its context; not more
        // than lets the mark be seen where only the beginning has room.
        int used = marks.get(end - 1).to() - marks.get(i).from();
        from = Math.max(0, marks.get(i).from() - Math.min(MOST_BEFORE, (room - used) / 3));
      }
    }
    return cut(body, wordStart(body, from, marks), room, marks);
  }

  /** Moves forward to the beginning of a word, but never past a mark. */
  private static int wordStart(String body, int from, List<Mark> marks) {
    if (from == 0) {
      return 0;
    }
    for (int at = from; at < Math.min(body.length(), from + 20); at++) {
      int here = at;
      if (marks.stream().anyMatch(mark -> mark.from() == here)) {
        return at;
      }
      if (Character.isWhitespace(body.charAt(at - 1)) && !Character.isWhitespace(body.charAt(at))) {
        return at;
      }
    }
    return Character.isLowSurrogate(body.charAt(from)) ? from - 1 : from;
  }

  private static Snippet cut(String body, int from, int room, List<Mark> marks) {
    StringBuilder text = new StringBuilder(from > 0 ? MORE : "");
    int limit = text.length() + room;
    List<Mark> moved = new ArrayList<>();
    int next = 0;
    while (next < marks.size() && marks.get(next).from() < from) {
      next++;
    }
    int opened = -1;
    int at = from;
    while (at < body.length() && text.length() < limit) {
      if (next < marks.size() && at == marks.get(next).from()) {
        opened = text.length();
      }
      int point = body.codePointAt(at);
      if (!Character.isWhitespace(point)) {
        text.appendCodePoint(point);
      } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
        text.append(' ');
      }
      at += Character.charCount(point);
      if (opened >= 0 && at >= marks.get(next).to()) {
        moved.add(new Mark(opened, text.length()));
        opened = -1;
        next++;
      }
    }
    if (opened >= 0 && opened < text.length()) {
      moved.add(new Mark(opened, text.length()));
    }
    if (at < body.length() && !body.substring(at).isBlank()) {
      text.append(MORE);
    }
    return new Snippet(text.toString().stripTrailing(), moved);
  }
}
