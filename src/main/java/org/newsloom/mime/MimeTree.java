package org.newsloom.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the MIME tree of an article (RFC 2046) as far as its octets allow: wrong, missing and
 * unclosed boundaries are mended, depth and number of parts are bounded.
 *
 * <p>A walk of our own over octet ranges. Stock parsers give up as a whole where one boundary or
 * encoding is wrong, copy every level, and do not say what they mended.
 */
final class MimeTree {
  private final Limits limits;
  private final Defects defects;
  private int entities;

  private MimeTree(Limits limits, Defects defects) {
    this.limits = limits;
    this.defects = defects;
  }

  static Entity read(byte[] raw, Limits limits, Defects defects) {
    return new MimeTree(limits, defects).entity(raw, 0, raw.length, "", "text/plain", 0);
  }

  /** An entity; {@code path} is empty for the whole article, {@code 2} for its second part. */
  private Entity entity(byte[] raw, int from, int to, String path, String defaultType, int depth) {
    entities++;
    // A part that begins with an empty line has no header, though its text may look like one.
    boolean bare = !path.isEmpty() && from < to && (raw[from] == '\n' || raw[from] == '\r');
    HeaderBlock header = HeaderBlock.of(raw, from, bare ? from : to);
    ContentFields content = ContentFields.of(header, defaultType, where(path), defects);
    int body = bare ? nextLine(raw, from, to) : header.bodyStart();
    String leafPath = path.isEmpty() ? "1" : path;
    if (content.isMultipart()) {
      return multipart(raw, header, content, body, to, path, leafPath, depth);
    }
    if (content.isMessage()) {
      return message(raw, header, content, body, to, leafPath, depth);
    }
    return new Entity(leafPath, raw, header, content, body, to, List.of());
  }

  private Entity message(
      byte[] raw,
      HeaderBlock header,
      ContentFields content,
      int from,
      int to,
      String path,
      int depth) {
    if (!hasRoom(path, depth)) {
      return new Entity(path, raw, header, content, from, to, List.of());
    }
    byte[] inner = raw;
    int innerFrom = from;
    int innerTo = to;
    if (!TransferEncoding.isIdentity(content.encoding())) {
      defects.add(where(path), "a message in " + content.encoding() + ", which is not allowed");
      inner = TransferEncoding.decode(raw, from, to, content.encoding()).octets();
      innerFrom = 0;
      innerTo = inner.length;
    }
    Entity child = innerMessage(inner, innerFrom, innerTo, path, depth + 1);
    return new Entity(path, raw, header, content, from, to, List.of(child));
  }

  /** The message in a message: its parts are numbered below the message's own number. */
  private Entity innerMessage(byte[] raw, int from, int to, String path, int depth) {
    entities++;
    HeaderBlock header = HeaderBlock.of(raw, from, to);
    ContentFields content = ContentFields.of(header, "text/plain", where(path), defects);
    int body = header.bodyStart();
    String leaf = path + ".1";
    if (content.isMultipart()) {
      return multipart(raw, header, content, body, to, path, leaf, depth);
    }
    return content.isMessage()
        ? message(raw, header, content, body, to, leaf, depth)
        : new Entity(leaf, raw, header, content, body, to, List.of());
  }

  /**
   * A multipart; where it has no parts to be read it is a leaf and takes {@code leafPath}, since
   * the message that it is in may have its path already.
   */
  private Entity multipart(
      byte[] raw,
      HeaderBlock header,
      ContentFields content,
      int from,
      int to,
      String path,
      String leafPath,
      int depth) {
    if (!hasRoom(path, depth)) {
      return new Entity(leafPath, raw, header, content, from, to, List.of());
    }
    byte[] inner = raw;
    int innerFrom = from;
    int innerTo = to;
    List<Range> ranges = ranges(inner, from, to, content, path);
    if (ranges.isEmpty() && !TransferEncoding.isIdentity(content.encoding())) {
      inner = TransferEncoding.decode(raw, from, to, content.encoding()).octets();
      innerFrom = 0;
      innerTo = inner.length;
      ranges = ranges(inner, innerFrom, innerTo, content, path);
    }
    if (ranges.isEmpty()) {
      defects.add(where(path), "a multipart without parts, shown as text");
      return new Entity(leafPath, raw, header, content.asText(), from, to, List.of());
    }
    List<Entity> children = new ArrayList<>();
    for (Range range : ranges) {
      if (entities >= limits.parts()) {
        defects.add(where(path), "more than " + limits.parts() + " parts; the rest is left out");
        break;
      }
      String childPath = (path.isEmpty() ? "" : path + ".") + (children.size() + 1);
      Entity child =
          entity(inner, range.from, range.to, childPath, content.typeOfParts(), depth + 1)
              .beginningAt(range.from);
      children.add(range.behindTheEnd ? child.leftOver() : child);
    }
    return new Entity(path, raw, header, content, from, to, children);
  }

  private boolean hasRoom(String path, int depth) {
    if (depth >= limits.depth()) {
      defects.add(
          where(path), "parts nest deeper than " + limits.depth() + "; the rest is not shown");
      return false;
    }
    return entities < limits.parts();
  }

  /** Where the parts of a multipart begin and end; empty where there are none. */
  private List<Range> ranges(byte[] raw, int from, int to, ContentFields content, String path) {
    Optional<String> told = content.boundary();
    if (told.isPresent()) {
      List<Range> ranges = splitAsTold(raw, from, to, told.get(), path);
      if (!ranges.isEmpty()) {
        return ranges;
      }
    }
    Optional<String> guessed = guessBoundary(raw, from, to);
    if (guessed.isEmpty()) {
      return List.of();
    }
    defects.add(
        where(path),
        told.isEmpty() ? "a multipart without boundary" : "the boundary is another one");
    return split(raw, from, to, guessed.get(), path);
  }

  /**
   * A boundary that ends with blanks (RFC 2046 section 5.1.1 forbids it) counts with them where its
   * lines have kept them; on the way they are often lost, and then it counts without.
   */
  private List<Range> splitAsTold(byte[] raw, int from, int to, String told, String path) {
    String bare = told.stripTrailing();
    boolean kept = !bare.equals(told) && hasLine(raw, from, to, told);
    return split(raw, from, to, kept ? told : bare, path);
  }

  private static boolean hasLine(byte[] raw, int from, int to, String boundary) {
    for (int line = from; line < to; line = nextLine(raw, line, to)) {
      if (raw[line] == '-' && delimiter(raw, line, to, boundary) != Delimiter.NONE) {
        return true;
      }
    }
    return false;
  }

  /** What comes behind the line that closes the multipart is read too, if it is a part. */
  private List<Range> split(byte[] raw, int from, int to, String boundary, String path) {
    List<Range> ranges = new ArrayList<>();
    int partFrom = -1;
    boolean closed = false;
    for (int line = from; line < to; line = nextLine(raw, line, to)) {
      if (raw[line] != '-') {
        continue;
      }
      Delimiter delimiter = delimiter(raw, line, to, boundary);
      if (delimiter == Delimiter.NONE) {
        continue;
      }
      if (partFrom >= 0) {
        int partTo = Math.max(partFrom, beforeLineEnd(raw, partFrom, line));
        ranges.add(new Range(partFrom, partTo, closed));
      }
      if (ranges.size() > limits.parts()) {
        return ranges;
      }
      if (delimiter == Delimiter.CLOSE) {
        partFrom = -1;
        closed = !ranges.isEmpty();
        continue;
      }
      if (closed && partFrom < 0) {
        defects.add(where(path), "parts behind the end of a multipart");
      }
      partFrom = nextLine(raw, line, to);
    }
    if (partFrom >= 0) {
      defects.add(where(path), "a multipart that is not closed");
      if (partFrom < to) {
        ranges.add(new Range(partFrom, to, closed));
      }
    }
    return ranges;
  }

  /** Where a part lies, and whether it comes behind the end of the multipart. */
  private record Range(int from, int to, boolean behindTheEnd) {}

  private enum Delimiter {
    NONE,
    OPEN,
    CLOSE
  }

  private static Delimiter delimiter(byte[] raw, int line, int to, String boundary) {
    int end = line + 2 + boundary.length();
    if (end > to || raw[line + 1] != '-') {
      return Delimiter.NONE;
    }
    for (int i = 0; i < boundary.length(); i++) {
      if ((raw[line + 2 + i] & 0xff) != boundary.charAt(i)) {
        return Delimiter.NONE;
      }
    }
    // What follows a blank does not matter (section 5.1.1); what follows at once would be another
    // boundary that begins alike.
    if (endsWord(raw, end, to)) {
      return Delimiter.OPEN;
    }
    boolean closes = end + 1 < to && raw[end] == '-' && raw[end + 1] == '-';
    return closes && endsWord(raw, end + 2, to) ? Delimiter.CLOSE : Delimiter.NONE;
  }

  /** The boundary that the body itself shows: a line of two dashes before a Content field. */
  private static Optional<String> guessBoundary(byte[] raw, int from, int to) {
    for (int line = from; line < to; ) {
      int next = nextLine(raw, line, to);
      if (raw[line] == '-'
          && line + 1 < to
          && raw[line + 1] == '-'
          && next - line < 200
          && next < to
          && isContentField(raw, next, to)) {
        String boundary = new String(raw, line + 2, next - line - 2, StandardCharsets.ISO_8859_1);
        return Optional.of(boundary.stripTrailing());
      }
      line = next;
    }
    return Optional.empty();
  }

  private static boolean isContentField(byte[] raw, int from, int to) {
    String name = "content-";
    if (to - from < name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if ((raw[from + i] | 0x20) != (name.charAt(i) | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsWord(byte[] raw, int at, int to) {
    return at >= to || raw[at] == ' ' || raw[at] == '\t' || raw[at] == '\n' || raw[at] == '\r';
  }

  /** The index before the line end that stands in front of {@code line}; it is the boundary's. */
  private static int beforeLineEnd(byte[] raw, int from, int line) {
    int end = line;
    if (end > from && raw[end - 1] == '\n') {
      end--;
    }
    if (end > from && raw[end - 1] == '\r') {
      end--;
    }
    return end;
  }

  /** The line after; CR alone ends a line too, since some articles lost their LF on the way. */
  private static int nextLine(byte[] raw, int from, int to) {
    int i = from;
    while (i < to && raw[i] != '\n' && raw[i] != '\r') {
      i++;
    }
    if (i + 1 < to && raw[i] == '\r' && raw[i + 1] == '\n') {
      i++;
    }
    return Math.min(i + 1, to);
  }

  static String where(String path) {
    return path.isEmpty() ? "body" : "part " + path;
  }
}
