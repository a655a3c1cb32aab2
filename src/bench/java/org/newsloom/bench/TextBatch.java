package org.newsloom.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes made-up articles with text into one batch as servers exchange them (RFC 5537 section 4.2):
 * most answer another, quote it and end in a signature; one of 25 is Chinese. The same number of
 * articles gives the same octets.
 */
final class TextBatch {
  private static final Instant FIRST = Instant.parse("2005-01-01T00:00:00Z");
  private static final int MINUTES_APART = 100;
  private static final int LETTERS = 68;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private TextBatch() {}

  static void write(Path file, int articles) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (int number = 0; number < articles; number++) {
        SplittableRandom random = new SplittableRandom(OverviewWriter.mix(2, number, 1));
        String author = Words.author(random);
        byte[] head = head(random, number, author).getBytes(StandardCharsets.ISO_8859_1);
        byte[] text = text(random, number, author).getBytes(StandardCharsets.UTF_8);
        out.write(
            ("#! rnews " + (head.length + text.length) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(head);
        out.write(text);
      }
    }
  }

  /** Octets as letters of ISO 8859-1. */
  private static String head(SplittableRandom random, int number, String author) {
    String references = isAnswer(number) ? "References: " + id(number - number % 5) + "\n" : "";
    return "Path: news.synth.example!not-for-mail\nFrom: "
        + author
        + "\nNewsgroups: synth.texts\nSubject: "
        + (isAnswer(number) ? "Re: " : "")
        + Words.subject(random)
        + "\nDate: "
        + DATE.format(FIRST.plusSeconds(60L * MINUTES_APART * number))
        + "\nMessage-ID: "
        + id(number)
        + "\n"
        + references
        + "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        + "Content-Transfer-Encoding: 8bit\n\n";
  }

  private static String text(SplittableRandom random, int number, String author) {
    boolean chinese = number % 25 == 7;
    StringBuilder text = new StringBuilder(4_000);
    if (isAnswer(number)) {
      text.append("On ").append(DATE.format(FIRST)).append(", somebody wrote:\n");
      lines(random, chinese, "> ", 2 + random.nextInt(12), text);
      text.append('\n');
    }
    for (int paragraph = 1 + random.nextInt(4); paragraph > 0; paragraph--) {
      lines(random, chinese, "", 2 + random.nextInt(7), text);
      text.append('\n');
    }
    if (number % 1_000 == 500) {
      text.append("Above all, ").append(Words.RARE_IN_TEXT).append(".\n");
    }
    if (number % 3 != 0) {
      text.append("-- \n").append(author.replaceAll("[^ -~]|\\d", "")).append('\n');
    }
    return text.toString();
  }

  private static void lines(
      SplittableRandom random, boolean chinese, String mark, int count, StringBuilder text) {
    for (int i = 0; i < count; i++) {
      text.append(mark)
          .append(chinese ? Words.chinese(random) : Words.prose(random, LETTERS - mark.length()))
          .append('\n');
    }
  }

  private static boolean isAnswer(int number) {
    return number % 5 != 0;
  }

  private static String id(int number) {
    return "<text." + Integer.toString(number, Character.MAX_RADIX) + "@news.synth.example>";
  }
}
