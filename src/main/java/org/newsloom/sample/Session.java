package org.newsloom.sample;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The dialogue with one client: which command is meant, and whether it may be given. */
final class Session {
  /** RFC 3977 section 3.1: a command line has at most 512 octets with its line end. */
  private static final int MAX_LINE = 511;

  private static final int MAX_ARTICLE = 8 * 1024 * 1024;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String HELP =
      """
      ARTICLE [message-id|number]
      AUTHINFO USER name, AUTHINFO PASS password
      BODY [message-id|number]
      CAPABILITIES
      DATE
      GROUP newsgroup
      HDR header [message-id|range]
      HEAD [message-id|number]
      HELP
      LAST
      LIST [ACTIVE|ACTIVE.TIMES|COUNTS|DISTRIB.PATS|HEADERS|MOTD|NEWSGROUPS|OVERVIEW.FMT|\
      SUBSCRIPTIONS] [wildmat]
      LISTGROUP [newsgroup [range]]
      MODE READER
      NEWGROUPS [yy]yymmdd hhmmss [GMT]
      NEWNEWS wildmat [yy]yymmdd hhmmss [GMT]
      NEXT
      OVER [message-id|range]
      POST
      QUIT
      STAT [message-id|number]
      XHDR header [message-id|range]
      XOVER [range]
      XPAT header message-id|range pattern [pattern...]
      """;

  private final Wire wire;
  private final Injector injector;
  private final SampleServerOptions options;
  private final Listings listings;
  private final Reading reading;
  private Optional<String> user = Optional.empty();
  private boolean loggedIn;

  Session(Wire wire, Spool spool, Injector injector, SampleServerOptions options) {
    this.wire = wire;
    this.injector = injector;
    this.options = options;
    this.listings = new Listings(wire, spool, options.clock());
    this.reading = new Reading(wire, spool);
  }

  /** Speaks until the client quits or is gone. */
  void run() throws IOException {
    wire.reply("200 Newsloom sample server ready, posting allowed");
    boolean open = true;
    while (open) {
      Optional<Wire.Line> line = wire.line(MAX_LINE);
      if (line.isEmpty()) {
        return;
      }
      open = answer(line.get());
    }
    wire.flush();
  }

  /** Answers one command; false after QUIT. */
  private boolean answer(Wire.Line line) throws IOException {
    String[] words = line.text().strip().split("[ \\t]+");
    String verb = words[0].toUpperCase(Locale.ROOT);
    List<String> arguments = List.copyOf(Arrays.asList(words).subList(1, words.length));
    if (line.tooLong()) {
      wire.reply("501 the line is longer than 512 octets");
    } else if (line.text().indexOf(0) >= 0) {
      wire.reply("501 a NUL in the command");
    } else if (verb.equals("QUIT")) {
      wire.reply("205 good bye");
      return false;
    } else if (!isFree(verb) && options.login().isPresent() && !loggedIn) {
      wire.reply(isKnown(verb) ? "480 log in first" : "500 unknown command");
    } else {
      command(verb, arguments);
    }
    return true;
  }

  /** What may be asked before logging in. */
  private static boolean isFree(String verb) {
    return List.of("CAPABILITIES", "MODE", "HELP", "DATE", "AUTHINFO").contains(verb);
  }

  private static boolean isKnown(String verb) {
    return HELP.lines().anyMatch(line -> line.startsWith(verb + " ") || line.equals(verb))
        || verb.equals("IHAVE");
  }

  private void command(String verb, List<String> arguments) throws IOException {
    switch (verb) {
      case "CAPABILITIES" -> capabilities(arguments);
      case "MODE" -> mode(arguments);
      case "AUTHINFO" -> authinfo(arguments);
      case "DATE" -> date(arguments);
      case "HELP" -> help(arguments);
      case "POST" -> post(arguments);
      case "IHAVE" -> ihave(arguments);
      case "LIST" -> listings.list(arguments);
      case "NEWGROUPS" -> listings.newgroups(arguments);
      case "NEWNEWS" -> listings.newnews(arguments);
      case "GROUP",
          "LISTGROUP",
          "NEXT",
          "LAST",
          "ARTICLE",
          "HEAD",
          "BODY",
          "STAT",
          "OVER",
          "XOVER",
          "HDR",
          "XHDR",
          "XPAT" ->
          reading.command(verb, arguments);
      default -> wire.reply("500 unknown command");
    }
  }

  private void capabilities(List<String> arguments) throws IOException {
    if (arguments.size() > 1) {
      wire.reply("501 CAPABILITIES [keyword]");
      return;
    }
    wire.reply("101 capabilities follow");
    wire.blockLine("VERSION 2");
    wire.blockLine("IMPLEMENTATION Newsloom sample server");
    if (!loggedIn) {
      wire.blockLine("AUTHINFO USER");
    }
    for (String capability :
        List.of(
            "READER",
            "POST",
            "NEWNEWS",
            "HDR",
            "OVER MSGID",
            "LIST ACTIVE ACTIVE.TIMES COUNTS DISTRIB.PATS HEADERS MOTD NEWSGROUPS OVERVIEW.FMT"
                + " SUBSCRIPTIONS",
            "XPAT")) {
      wire.blockLine(capability);
    }
    wire.blockEnd();
  }

  private void mode(List<String> arguments) throws IOException {
    boolean reader = arguments.size() == 1 && arguments.getFirst().equalsIgnoreCase("READER");
    wire.reply(reader ? "200 posting allowed" : "501 MODE READER");
  }

  private void authinfo(List<String> arguments) throws IOException {
    String kind = arguments.isEmpty() ? "" : arguments.getFirst().toUpperCase(Locale.ROOT);
    if (arguments.size() < 2 || !(kind.equals("USER") || kind.equals("PASS"))) {
      wire.reply("501 AUTHINFO USER name, AUTHINFO PASS password");
    } else if (loggedIn) {
      wire.reply("502 logged in already");
    } else if (kind.equals("USER")) {
      user = Optional.of(argument(arguments));
      wire.reply("381 password please");
    } else if (user.isEmpty()) {
      wire.reply("482 AUTHINFO USER comes first");
    } else {
      var attempt = new SampleServerOptions.Login(user.get(), argument(arguments));
      loggedIn = options.login().isEmpty() || options.login().get().equals(attempt);
      user = Optional.empty();
      wire.reply(loggedIn ? "281 welcome" : "481 wrong name or password");
    }
  }

  /** Names and passwords may have blanks, and are UTF-8. */
  private static String argument(List<String> arguments) {
    return Octets.fromWire(String.join(" ", arguments.subList(1, arguments.size())));
  }

  private void date(List<String> arguments) throws IOException {
    wire.reply(arguments.isEmpty() ? "111 " + STAMP.format(options.clock().instant()) : "501 DATE");
  }

  private void help(List<String> arguments) throws IOException {
    if (!arguments.isEmpty()) {
      wire.reply("501 HELP");
      return;
    }
    wire.reply("100 commands of this server");
    for (String line : HELP.lines().toList()) {
      wire.blockLine(line);
    }
    wire.blockEnd();
  }

  private void post(List<String> arguments) throws IOException {
    if (!arguments.isEmpty()) {
      wire.reply("501 POST");
      return;
    }
    wire.reply("340 send the article");
    Optional<Wire.Block> block = wire.block(MAX_ARTICLE);
    if (block.isPresent()) {
      switch (injector.post(block.get())) {
        case Injector.Outcome.Accepted accepted ->
            wire.reply("240 article received " + accepted.id());
        case Injector.Outcome.Refused refused -> wire.reply("441 " + refused.reason());
      }
    }
  }

  private void ihave(List<String> arguments) throws IOException {
    wire.reply(arguments.size() == 1 ? "435 this server takes no feed" : "501 IHAVE message-id");
  }
}
