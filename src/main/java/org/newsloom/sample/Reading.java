package org.newsloom.sample;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.newsloom.article.MessageId;

/** The commands that heed the selected group and the current article, which are kept here. */
final class Reading {
  private static final String NO_GROUP = "412 no newsgroup selected";
  private static final String NO_CURRENT = "420 no current article";
  private static final String NO_NUMBER = "423 no article with that number";
  private static final String NO_ID = "430 no such article";

  private final Wire wire;
  private final Spool spool;
  private Optional<SpoolGroup> selected = Optional.empty();
  private long current;

  Reading(Wire wire, Spool spool) {
    this.wire = wire;
    this.spool = spool;
  }

  void command(String verb, List<String> arguments) throws IOException {
    switch (verb) {
      case "GROUP" -> group(arguments);
      case "LISTGROUP" -> listgroup(arguments);
      case "NEXT", "LAST" -> step(verb, arguments);
      case "ARTICLE" -> article(Shown.ARTICLE, arguments);
      case "HEAD" -> article(Shown.HEAD, arguments);
      case "BODY" -> article(Shown.BODY, arguments);
      case "STAT" -> article(Shown.STAT, arguments);
      case "OVER", "XOVER" -> over(verb, arguments);
      case "HDR", "XHDR" -> hdr(verb, arguments);
      default -> xpat(arguments);
    }
  }

  private enum Shown {
    ARTICLE(220),
    HEAD(221),
    BODY(222),
    STAT(223);

    private final int code;

    Shown(int code) {
      this.code = code;
    }
  }

  private void group(List<String> arguments) throws IOException {
    if (arguments.size() != 1) {
      wire.reply("501 GROUP newsgroup");
    } else if (select(arguments.getFirst())) {
      wire.reply("211 " + summary(selected.orElseThrow()));
    } else {
      wire.reply("411 no such newsgroup");
    }
  }

  private void listgroup(List<String> arguments) throws IOException {
    Optional<Range> range =
        arguments.size() < 2 ? Optional.of(Range.ALL) : Range.parse(arguments.get(1));
    if (arguments.size() > 2 || range.isEmpty()) {
      wire.reply("501 LISTGROUP [newsgroup [range]]");
    } else if (!arguments.isEmpty() && !select(arguments.getFirst())) {
      wire.reply("411 no such newsgroup");
    } else if (selected.isEmpty()) {
      wire.reply(NO_GROUP);
    } else {
      SpoolGroup group = selected.get();
      // Selected anew even without an argument: RFC 3977 section 6.1.2.2 moves to the first
      // article.
      current = group.low();
      wire.reply("211 " + summary(group) + " list follows");
      for (long number : group.range(range.get().low(), range.get().high()).keySet()) {
        wire.blockLine(Long.toString(number));
      }
      wire.blockEnd();
    }
  }

  private boolean select(String wireName) {
    Optional<SpoolGroup> group = spool.group(Octets.fromWire(wireName));
    if (group.isPresent()) {
      selected = group;
      current = group.get().low();
    }
    return group.isPresent();
  }

  private static String summary(SpoolGroup group) {
    return String.format(
        Locale.ROOT, "%d %d %d %s", group.count(), group.low(), group.high(), group.wireName());
  }

  private void step(String verb, List<String> arguments) throws IOException {
    if (!arguments.isEmpty()) {
      wire.reply("501 " + verb);
    } else if (selected.isEmpty()) {
      wire.reply(NO_GROUP);
    } else if (currentArticle().isEmpty()) {
      wire.reply(NO_CURRENT);
    } else {
      boolean forward = verb.equals("NEXT");
      SpoolGroup group = selected.get();
      Optional<Long> number = forward ? group.next(current) : group.previous(current);
      current = number.orElse(current);
      wire.reply(
          number
              .flatMap(group::article)
              .map(article -> "223 " + current + " " + article.id())
              .orElse(forward ? "421 no next article" : "422 no previous article"));
    }
  }

  private Optional<StoredArticle> currentArticle() {
    return selected.flatMap(group -> group.article(current));
  }

  private void article(Shown shown, List<String> arguments) throws IOException {
    String argument = arguments.isEmpty() ? "" : arguments.getFirst();
    if (arguments.size() > 1) {
      wire.reply("501 " + shown + " [message-id|number]");
    } else if (argument.startsWith("<")) {
      Optional<StoredArticle> article = MessageId.parse(argument).flatMap(spool::article);
      if (article.isPresent()) {
        send(shown, 0, article.get());
      } else {
        wire.reply(NO_ID);
      }
    } else if (!argument.matches("\\d{0,16}")) {
      wire.reply("501 " + shown + " [message-id|number]");
    } else if (selected.isEmpty()) {
      wire.reply(NO_GROUP);
    } else {
      long number = argument.isEmpty() ? current : Long.parseLong(argument);
      Optional<StoredArticle> article = selected.get().article(number);
      if (article.isPresent()) {
        current = number;
        send(shown, number, article.get());
      } else {
        wire.reply(argument.isEmpty() ? NO_CURRENT : NO_NUMBER);
      }
    }
  }

  private void send(Shown shown, long number, StoredArticle article) throws IOException {
    wire.reply(shown.code + " " + number + " " + article.id());
    byte[] octets = article.octets();
    // The head goes without the empty line that ends it; that is one LF, since filing writes it.
    int headEnd = article.bodyStart() - 1;
    switch (shown) {
      case ARTICLE -> wire.blockOctets(octets, 0, octets.length);
      case HEAD -> wire.blockOctets(octets, 0, headEnd);
      case BODY -> wire.blockOctets(octets, article.bodyStart(), octets.length);
      case STAT -> {
        return;
      }
    }
    wire.blockEnd();
  }

  private void over(String verb, List<String> arguments) throws IOException {
    if (arguments.size() > 1) {
      wire.reply("501 " + verb + " [message-id|range]");
      return;
    }
    Optional<Map<Long, StoredArticle>> chosen = chosen(verb, arguments);
    if (chosen.isPresent()) {
      wire.reply("224 overviews follow");
      for (Map.Entry<Long, StoredArticle> entry : chosen.get().entrySet()) {
        wire.blockLine(entry.getKey() + "\t" + entry.getValue().overview());
      }
      wire.blockEnd();
    }
  }

  private void hdr(String verb, List<String> arguments) throws IOException {
    if (arguments.isEmpty() || arguments.size() > 2) {
      wire.reply("501 " + verb + " header [message-id|range]");
      return;
    }
    Optional<Map<Long, StoredArticle>> chosen =
        chosen(verb, arguments.subList(1, arguments.size()));
    if (chosen.isPresent()) {
      boolean old = verb.equals("XHDR");
      wire.reply((old ? "221" : "225") + " headers follow");
      for (Map.Entry<Long, StoredArticle> entry : chosen.get().entrySet()) {
        String value = entry.getValue().header(arguments.getFirst());
        // RFC 2980 section 2.6 lets XHDR show the absence of a header; HDR leaves it blank.
        wire.blockLine(name(entry, old) + " " + (old && value.isEmpty() ? "(none)" : value));
      }
      wire.blockEnd();
    }
  }

  private void xpat(List<String> arguments) throws IOException {
    if (arguments.size() < 3) {
      wire.reply("501 XPAT header message-id|range pattern [pattern...]");
      return;
    }
    Optional<Map<Long, StoredArticle>> chosen = chosen("XPAT", arguments.subList(1, 2));
    if (chosen.isPresent()) {
      HeaderPattern pattern =
          new HeaderPattern(String.join(" ", arguments.subList(2, arguments.size())));
      wire.reply("221 headers follow");
      for (Map.Entry<Long, StoredArticle> entry : chosen.get().entrySet()) {
        String value = entry.getValue().header(arguments.getFirst());
        if (pattern.fits(value)) {
          wire.blockLine(name(entry, true) + " " + value);
        }
      }
      wire.blockEnd();
    }
  }

  /** RFC 2980's commands name an article by its Message-ID where it was asked for so. */
  private static String name(Map.Entry<Long, StoredArticle> entry, boolean old) {
    return old && entry.getKey() == 0
        ? entry.getValue().id().toString()
        : entry.getKey().toString();
  }

  /**
   * The articles that a Message-ID, a range or nothing means, by number, 0 for a Message-ID; empty
   * where there are none, and then the answer has been given.
   */
  private Optional<Map<Long, StoredArticle>> chosen(String verb, List<String> arguments)
      throws IOException {
    String argument = arguments.isEmpty() ? "" : arguments.getFirst();
    if (argument.startsWith("<")) {
      Optional<StoredArticle> article = MessageId.parse(argument).flatMap(spool::article);
      if (article.isEmpty()) {
        wire.reply(NO_ID);
      }
      return article.map(found -> Map.of(0L, found));
    }
    Optional<Range> range =
        argument.isEmpty() ? Optional.of(new Range(current, current)) : Range.parse(argument);
    if (range.isEmpty()) {
      wire.reply("501 not a range");
      return Optional.empty();
    }
    if (selected.isEmpty()) {
      wire.reply(NO_GROUP);
      return Optional.empty();
    }
    Map<Long, StoredArticle> articles = selected.get().range(range.get().low(), range.get().high());
    if (articles.isEmpty()) {
      // RFC 2980's commands have no 423.
      boolean old = argument.isEmpty() || verb.startsWith("X");
      wire.reply(old ? NO_CURRENT : "423 no articles in that range");
      return Optional.empty();
    }
    return Optional.of(articles);
  }
}
