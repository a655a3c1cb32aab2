package org.newsloom.post;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.Newsgroup;

/** The line that says who is quoted (net-keeping row G10e). */
public final class Attribution {
  /** What is used unless the writer chooses another. */
  public static final String DEFAULT_TEMPLATE = "On {date}, {name} wrote:";

  private static final int MAX_NAME = 200;

  private Attribution() {}

  /**
   * Fills a template. {@code {name}} is the author's name or else the address, {@code {address}}
   * the address, {@code {date}} the day in UTC (no time zone of anybody is given away), {@code
   * {time}} the time in UTC, {@code {id}} the Message-ID, {@code {group}} the first newsgroup,
   * {@code {subject}} the subject. Where the article has no valid date, {@code "On {date}, "} is
   * left out.
   */
  public static String of(String template, Article article) {
    Author from = article.from();
    Optional<Instant> date = article.date();
    String line =
        date.isPresent() ? template : template.replaceAll("(?i)on \\{date}( \\{time})?,? ?", "");
    return line.replace("{date}", format(date, "d MMMM yyyy"))
        .replace("{time}", format(date, "HH:mm 'UTC'"))
        .replace("{id}", article.id().map(Object::toString).orElse(""))
        .replace(
            "{group}", article.newsgroups().stream().findFirst().map(Newsgroup::name).orElse(""))
        .replace("{address}", oneLine(from.address()))
        .replace("{subject}", oneLine(article.subject()))
        .replace("{name}", oneLine(from.displayName().isEmpty() ? "somebody" : from.displayName()));
  }

  private static String format(Optional<Instant> date, String pattern) {
    return date.map(instant ->
            DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .format(instant.atOffset(ZoneOffset.UTC)))
        .orElse("");
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() > MAX_NAME ? line.substring(0, MAX_NAME) : line;
  }
}
