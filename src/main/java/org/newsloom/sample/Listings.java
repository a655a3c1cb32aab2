package org.newsloom.sample;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.newsloom.article.Wildmat;

/** The commands about the server as a whole: LIST, NEWGROUPS, NEWNEWS. */
final class Listings {
  private static final List<String> OVERVIEW_FORMAT =
      List.of(
          "Subject:",
          "From:",
          "Date:",
          "Message-ID:",
          "References:",
          ":bytes",
          ":lines",
          "Xref:full");
  private static final List<String> MESSAGE_OF_THE_DAY =
      List.of(
          "This is the sample server of Newsloom. It runs inside the program and needs no network.",
          "Read, post and search as you like: nothing leaves this computer.");
  private static final List<String> DISTRIBUTIONS = List.of("1:*:world", "5:uk.*:uk", "5:de.*:de");
  private static final String BAD_WILDMAT = "501 not a wildmat";

  private final Wire wire;
  private final Spool spool;
  private final Clock clock;

  Listings(Wire wire, Spool spool, Clock clock) {
    this.wire = wire;
    this.spool = spool;
    this.clock = clock;
  }

  void list(List<String> arguments) throws IOException {
    String kind = arguments.isEmpty() ? "ACTIVE" : arguments.getFirst().toUpperCase(Locale.ROOT);
    if (arguments.size() > 2) {
      wire.reply("501 LIST [keyword [wildmat]]");
      return;
    }
    Optional<String> argument =
        arguments.size() < 2 ? Optional.empty() : Optional.of(arguments.get(1));
    switch (kind) {
      case "ACTIVE" -> groups(argument, Listings::active);
      case "ACTIVE.TIMES" ->
          groups(
              argument,
              group ->
                  group.wireName() + " " + group.created().getEpochSecond() + " " + Spool.HOST);
      case "COUNTS" ->
          groups(
              argument,
              group ->
                  String.format(
                      Locale.ROOT,
                      "%s %d %d %d %s",
                      group.wireName(),
                      group.high(),
                      group.low(),
                      group.count(),
                      group.status().letter()));
      case "NEWSGROUPS" ->
          groups(argument, group -> group.wireName() + "\t" + Octets.toWire(group.description()));
      case "SUBSCRIPTIONS" -> groups(argument, SpoolGroup::wireName);
      case "OVERVIEW.FMT" -> lines(argument, OVERVIEW_FORMAT);
      case "HEADERS" -> headers(argument);
      case "MOTD" -> lines(argument, MESSAGE_OF_THE_DAY);
      case "DISTRIB.PATS" -> lines(argument, DISTRIBUTIONS);
      case "DISTRIBUTIONS", "MODERATORS" -> wire.reply("503 no such list is kept here");
      default -> wire.reply("501 unknown kind of list");
    }
  }

  void newgroups(List<String> arguments) throws IOException {
    Optional<Instant> since = since(arguments, 0);
    if (since.isEmpty()) {
      wire.reply("501 NEWGROUPS [yy]yymmdd hhmmss [GMT]");
      return;
    }
    wire.reply("231 new newsgroups follow");
    for (SpoolGroup group : spool.groups()) {
      if (!group.created().isBefore(since.get())) {
        wire.blockLine(active(group));
      }
    }
    wire.blockEnd();
  }

  void newnews(List<String> arguments) throws IOException {
    Optional<Instant> since = since(arguments, 1);
    if (since.isEmpty()) {
      wire.reply("501 NEWNEWS wildmat [yy]yymmdd hhmmss [GMT]");
      return;
    }
    Optional<Wildmat> wildmat = wildmat(arguments.getFirst());
    if (wildmat.isEmpty()) {
      wire.reply(BAD_WILDMAT);
      return;
    }
    Set<String> ids = new LinkedHashSet<>();
    for (SpoolGroup group : spool.groups()) {
      if (wildmat.get().matches(group.name().name())) {
        for (StoredArticle article : group.range(0, Long.MAX_VALUE).values()) {
          if (!article.arrived().isBefore(since.get())) {
            ids.add(article.id().toString());
          }
        }
      }
    }
    wire.reply("230 new articles follow");
    for (String id : ids) {
      wire.blockLine(id);
    }
    wire.blockEnd();
  }

  /** Date, time and perhaps GMT from the argument {@code first} on. */
  private Optional<Instant> since(List<String> arguments, int first) {
    int given = arguments.size() - first;
    boolean fits = given == 2 || (given == 3 && arguments.getLast().equalsIgnoreCase("GMT"));
    return fits
        ? Moment.parse(arguments.get(first), arguments.get(first + 1), clock)
        : Optional.empty();
  }

  /** A wildmat never begins with taking away (RFC 3977 section 4.1). */
  private static Optional<Wildmat> wildmat(String text) {
    return text.startsWith("!") ? Optional.empty() : Optional.of(Wildmat.of(Octets.fromWire(text)));
  }

  private static String active(SpoolGroup group) {
    return String.format(
        Locale.ROOT,
        "%s %d %d %s",
        group.wireName(),
        group.high(),
        group.low(),
        group.status().letter());
  }

  private void groups(Optional<String> argument, Function<SpoolGroup, String> line)
      throws IOException {
    Optional<Wildmat> wildmat = wildmat(argument.orElse("*"));
    if (wildmat.isEmpty()) {
      wire.reply(BAD_WILDMAT);
      return;
    }
    wire.reply("215 list follows");
    for (SpoolGroup group : spool.groups()) {
      if (wildmat.get().matches(group.name().name())) {
        wire.blockLine(line.apply(group));
      }
    }
    wire.blockEnd();
  }

  private void headers(Optional<String> argument) throws IOException {
    String kind = argument.orElse("RANGE").toUpperCase(Locale.ROOT);
    if (kind.equals("MSGID") || kind.equals("RANGE")) {
      lines(Optional.empty(), List.of(":", ":bytes", ":lines"));
    } else {
      wire.reply("501 LIST HEADERS [MSGID|RANGE]");
    }
  }

  private void lines(Optional<String> argument, List<String> lines) throws IOException {
    if (argument.isPresent()) {
      wire.reply("501 this list takes no argument");
      return;
    }
    wire.reply("215 list follows");
    for (String line : lines) {
      wire.blockLine(line);
    }
    wire.blockEnd();
  }
}
