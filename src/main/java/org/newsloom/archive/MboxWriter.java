package org.newsloom.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writes an mbox file in the way of mboxrd: lines that begin with {@code From }, with any number of
 * {@code >} before it, get one {@code >} more, so that reading it gives the same octets. The file
 * has its name once it is whole.
 */
public final class MboxWriter implements ArchiveWriter {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  /** As the C library writes it (RFC 4155, appendix A). */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  private final Path file;
  private final Path part;
  private final OutputStream out;

  /**
   * Begins a file.
   *
   * @throws IOException where it cannot be written
   */
  public MboxWriter(Path file) throws IOException {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + ".part");
    this.out = new BufferedOutputStream(Files.newOutputStream(part), 64 * 1024);
  }

  @Override
  public void add(byte[] octets, About about) throws IOException {
    String sender = about.address().replaceAll("[^!-~]", "");
    out.write(
        "From %s %s\n"
            .formatted(
                sender.isEmpty() ? "MAILER-DAEMON" : sender,
                DATE.format(about.date().atOffset(ZoneOffset.UTC)))
            .getBytes(StandardCharsets.US_ASCII));
    for (int from = 0; from < octets.length; ) {
      int to = from;
      while (to < octets.length && octets[to] != '\n') {
        to++;
      }
      to = Math.min(to + 1, octets.length);
      int marks = from;
      while (marks < to && octets[marks] == '>') {
        marks++;
      }
      if (to - marks >= FROM.length
          && Arrays.equals(octets, marks, marks + FROM.length, FROM, 0, FROM.length)) {
        out.write('>');
      }
      out.write(octets, from, to - from);
      from = to;
    }
    if (octets.length > 0 && octets[octets.length - 1] != '\n') {
      out.write('\n');
    }
    out.write('\n');
  }

  @Override
  public void finish() throws IOException {
    out.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
