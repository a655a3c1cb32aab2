package org.newsloom.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes an mbox file in the way of mboxrd: lines that begin with {@code From }, with any number of
 * {@code >} before it, get one {@code >} more, so that reading it gives the same octets. Where the
 * last line of an article has no end it gets one, and the separator says so behind its date, where
 * mail programs look for nothing that they need ({@link #NO_LINE_END}). The file has its name once
 * it is whole.
 */
public final class MboxWriter implements ArchiveWriter {
  private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

  /**
   * Behind the date of a separator: the end of the article's last line is none of it. The words
   * {@code remote from} and a host are what UUCP put there, so that readers know to pass them over.
   */
  static final String NO_LINE_END = " remote from no-line-end.newsloom.invalid";

  /** There too: the Content-Length of the article is its author's, and counts nothing here. */
  static final String NO_LENGTH = " remote from no-length.newsloom.invalid";

  /** The longest address in a separator: readers look at the beginning of a line. */
  private static final int MOST_ADDRESS = 200;

  private static final Pattern LENGTH =
      Pattern.compile("^content-length:", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  /** As the C library writes it (RFC 4155, appendix A). */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  private final WholeFile file;
  private final OutputStream out;

  /**
   * Begins a file.
   *
   * @throws IOException where it cannot be written
   */
  public MboxWriter(Path file) throws IOException {
    this.file = WholeFile.at(file);
    this.out = this.file.out();
  }

  @Override
  public void add(byte[] octets, About about) throws IOException {
    String address = about.address().replaceAll("[^!-~]", "");
    String sender = address.substring(0, Math.min(MOST_ADDRESS, address.length()));
    boolean ended = octets.length == 0 || octets[octets.length - 1] == '\n';
    out.write(
        String.format(
                Locale.ROOT,
                "From %s %s%s%s\n",
                sender.isEmpty() ? "MAILER-DAEMON" : sender,
                DATE.format(about.date().atOffset(ZoneOffset.UTC)),
                hasLength(octets) ? NO_LENGTH : "",
                ended ? "" : NO_LINE_END)
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
    out.write((ended ? "\n" : "\n\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean hasLength(byte[] octets) {
    return LENGTH.matcher(new String(octets, StandardCharsets.ISO_8859_1)).find();
  }

  @Override
  public void finish() throws IOException {
    file.finish();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
