package org.newsloom.archive;

import java.io.ByteArrayOutputStream;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article of an mbox, line by line. An empty line waits for what follows: the last one is none
 * of it, unless its own length counts it.
 */
final class GrowingArticle {
  private static final Pattern LENGTH =
      Pattern.compile("content-length:\\s*(\\d{1,9})\\s*", Pattern.CASE_INSENSITIVE);

  private final boolean takesLength;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private byte[] waiting = new byte[0];
  private OptionalLong length = OptionalLong.empty();
  private int bodyStart = -1;
  private boolean believed;
  private boolean tooLong;

  /**
   * Nothing yet.
   *
   * @param takesLength whether a Content-Length is heeded
   */
  GrowingArticle(boolean takesLength) {
    this.takesLength = takesLength;
  }

  void add(byte[] line) {
    out.writeBytes(waiting);
    waiting = new byte[0];
    if (MboxReader.isEmpty(line)) {
      waiting = line;
      if (bodyStart < 0) {
        bodyStart = out.size() + line.length;
      }
    } else {
      if (bodyStart < 0 && takesLength) {
        takeLength(line);
      }
      out.writeBytes(line);
    }
    if (out.size() > ArchiveReader.MAX_OCTETS) {
      tooLong = true;
      length = OptionalLong.empty();
      out.reset();
    }
  }

  private void takeLength(byte[] line) {
    Matcher counted = LENGTH.matcher(MboxReader.text(line));
    if (counted.matches()) {
      long octets = Long.parseLong(counted.group(1));
      length = octets <= ArchiveReader.MAX_OCTETS ? OptionalLong.of(octets) : OptionalLong.empty();
    }
  }

  boolean endsWithEmptyLine() {
    return waiting.length > 0;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /** How many octets there are to come as its length says; 0 where it says nothing. */
  long missing() {
    return bodyStart < 0 ? 0 : Math.max(0, length.orElse(0) - bodySize());
  }

  private long bodySize() {
    return out.size() + (long) waiting.length - bodyStart;
  }

  /** Its length was found to be right. */
  void believe() {
    believed = true;
  }

  /** Whether its length is right. */
  boolean isExact() {
    return believed || (bodyStart >= 0 && length.isPresent() && (countsAll() || countsText()));
  }

  private boolean countsAll() {
    return length.orElse(-1) == bodySize();
  }

  private boolean countsText() {
    return length.orElse(-1) == bodySize() - waiting.length;
  }

  /** What it is. */
  byte[] octets() {
    if (bodyStart >= 0 && length.isPresent() && countsAll() && bodySize() > 0) {
      out.writeBytes(waiting);
      waiting = new byte[0];
    }
    return out.toByteArray();
  }
}
