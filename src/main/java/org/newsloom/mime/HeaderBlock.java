package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.Defect;

/**
 * The header fields of an article's octets (RFC 5536 section 2.2, RFC 5322 section 2.2), and where
 * its body begins. Takes line ends of all kinds, a line of mbox before the fields, lines among them
 * that are no fields, a missing empty line, no fields at all.
 *
 * @param fields in their order
 * @param bodyStart index of the body's first octet, the array's length where there is none
 * @param defects what is not as it should be
 */
public record HeaderBlock(List<Field> fields, int bodyStart, List<Defect> defects) {
  private static final int MAX_FIELDS = 10_000;
  private static final int MAX_NAME = 200;

  /** Octets of a value that are kept; longer ones are an attack or a broken gateway. */
  private static final int MAX_VALUE = 256 * 1024;

  /** How far the kind of line end is looked for. */
  private static final int LOOK_AHEAD = 64 * 1024;

  /** Takes copies. */
  public HeaderBlock {
    fields = List.copyOf(fields);
    defects = List.copyOf(defects);
  }

  /**
   * One field.
   *
   * @param name as written
   * @param raw the value unfolded, not decoded, without blanks at its ends, one char an octet
   * @param start index of the name's first octet
   * @param end index after the last octet of the value's last line, before its line end
   */
  public record Field(String name, String raw, int start, int end) {
    /** Whether this is the field of that name; names do not heed case. */
    public boolean is(String otherName) {
      return name.equalsIgnoreCase(otherName);
    }

    /** The value's octets, to be decoded. */
    public byte[] octets() {
      return raw.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** The first field of that name. */
  public Optional<Field> first(String name) {
    return fields.stream().filter(field -> field.is(name)).findFirst();
  }

  /** Reads the fields of a whole article or of its header alone. */
  public static HeaderBlock of(byte[] octets) {
    return of(octets, 0, octets.length);
  }

  /** Reads the fields of an article or of a part of one that lies between two indexes. */
  public static HeaderBlock of(byte[] octets, int from, int to) {
    return new Reading(octets, from, to).read();
  }

  /** One block being read, line by line. */
  private static final class Reading {
    private final byte[] octets;
    private final int from;
    private final int to;

    /** Whether CR alone ends a line: only where there is no LF at all. */
    private final boolean bareCr;

    private final List<Field> fields = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();

    Reading(byte[] octets, int from, int to) {
      this.octets = octets;
      this.from = from;
      this.to = to;
      this.bareCr = hasNoLf();
    }

    HeaderBlock read() {
      int at = firstLine();
      int begin = at;
      while (at < to) {
        int end = lineEnd(at);
        int next = afterLineEnd(end);
        if (end == at) {
          return block(next);
        }
        int colon = isBlank(octets[at]) ? -1 : colon(at, end);
        if (colon >= 0 && fields.size() < MAX_FIELDS) {
          at = field(at, colon, end);
        } else if (isBlankLine(at, end) && !looksLikeField(next)) {
          complain("blanks in the empty line before the body");
          return block(next);
        } else if (fields.isEmpty() ? beginsTwoFields(next) : looksLikeField(next)) {
          complain("line that is no header field");
          at = next;
        } else {
          complain(fields.isEmpty() ? "no header fields" : "no empty line before the body");
          return block(fields.isEmpty() ? begin : at);
        }
      }
      if (fields.isEmpty() && to > from) {
        complain("no header fields");
      }
      return block(to);
    }

    /** Passes a byte order mark, empty lines and mbox's line, where fields follow. */
    private int firstLine() {
      int at = from;
      if (to - at >= 3
          && octets[at] == (byte) 0xef
          && octets[at + 1] == (byte) 0xbb
          && octets[at + 2] == (byte) 0xbf) {
        at += 3;
      }
      int line = at;
      while (line < to && (octets[line] == '\r' || octets[line] == '\n')) {
        line++;
      }
      if (startsWith(line, "From ") || startsWith(line, ">From ")) {
        int next = afterLineEnd(lineEnd(line));
        if (looksLikeField(next)) {
          return next;
        }
      }
      if (line > at && looksLikeField(line)) {
        complain("empty line before the header fields");
        return line;
      }
      return at;
    }

    /** Takes a field with its folded lines; yields the index of the line after it. */
    private int field(int start, int colon, int firstEnd) {
      int end = firstEnd;
      int next = afterLineEnd(end);
      while (next < to && isBlank(octets[next])) {
        int following = lineEnd(next);
        if (isBlankLine(next, following) && !continues(afterLineEnd(following))) {
          break; // an empty line that somebody put blanks in
        }
        end = following;
        next = afterLineEnd(end);
      }
      int nameEnd = colon;
      while (isBlank(octets[nameEnd - 1])) {
        nameEnd--;
      }
      String name = latin(start, nameEnd);
      int valueEnd = Math.min(end, colon + 1 + MAX_VALUE);
      if (valueEnd < end) {
        defects.add(new Defect(name, "value cut, it is too long"));
      }
      byte[] line = Unfolding.unfold(octets, colon + 1, valueEnd);
      String raw = new String(line, StandardCharsets.ISO_8859_1).strip();
      fields.add(new Field(name, raw, start, end));
      return next;
    }

    private boolean continues(int at) {
      return (at < to && isBlank(octets[at])) || looksLikeField(at);
    }

    private boolean looksLikeField(int at) {
      return at < to && !isBlank(octets[at]) && colon(at, lineEnd(at)) > 0;
    }

    /** Readers of old wrote a line of their own before the fields: "Article 645 of net.news:". */
    private boolean beginsTwoFields(int at) {
      return looksLikeField(at) && looksLikeField(afterLineEnd(lineEnd(at)));
    }

    /** Index of the colon after a field's name, or -1. Blanks may stand before it. */
    private int colon(int at, int end) {
      int limit = Math.min(end, at + MAX_NAME);
      int i = at;
      while (i < limit && octets[i] > ' ' && octets[i] < 0x7f && octets[i] != ':') {
        i++;
      }
      if (i == at) {
        return -1;
      }
      while (i < limit && isBlank(octets[i])) {
        i++;
      }
      return i < limit && octets[i] == ':' ? i : -1;
    }

    private int lineEnd(int at) {
      int i = at;
      while (i < to && octets[i] != '\n' && !(bareCr && octets[i] == '\r')) {
        i++;
      }
      return i < to && i > at && octets[i] == '\n' && octets[i - 1] == '\r' ? i - 1 : i;
    }

    private int afterLineEnd(int end) {
      if (end + 1 < to && octets[end] == '\r' && octets[end + 1] == '\n') {
        return end + 2;
      }
      return Math.min(to, end + 1);
    }

    private boolean isBlankLine(int at, int end) {
      for (int i = at; i < end; i++) {
        if (!isBlank(octets[i]) && octets[i] != '\r') {
          return false;
        }
      }
      return true;
    }

    private static boolean isBlank(byte b) {
      return b == ' ' || b == '\t';
    }

    private boolean startsWith(int at, String prefix) {
      return at + prefix.length() <= to && latin(at, at + prefix.length()).equals(prefix);
    }

    private boolean hasNoLf() {
      int end = Math.min(to, from + LOOK_AHEAD);
      for (int i = from; i < end; i++) {
        if (octets[i] == '\n') {
          return false;
        }
      }
      return true;
    }

    private String latin(int start, int end) {
      return new String(octets, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private void complain(String what) {
      new Complaints("header", defects).add(what);
    }

    private HeaderBlock block(int bodyStart) {
      return new HeaderBlock(fields, bodyStart, defects);
    }
  }
}
