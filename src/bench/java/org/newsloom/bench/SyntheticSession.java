package org.newsloom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The dialogue with one newsreader (RFC 3977; COMPRESS of RFC 8054; XOVER of RFC 2980). */
final class SyntheticSession {
  private static final List<String> OVERVIEW_FORMAT =
      List.of("Subject:", "From:", "Date:", "Message-ID:", "References:", ":bytes", ":lines");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final SyntheticSpool spool;
  private final ServerOptions options;
  private final SessionInput in;
  private final SessionOutput out;
  private GroupView group = GroupView.NONE;
  private long current;

  SyntheticSession(SyntheticSpool spool, ServerOptions options, SocketChannel link) {
    this.spool = spool;
    this.options = options;
    in = new SessionInput(link);
    out = new SessionOutput(link);
  }

  /** Talks until the newsreader says QUIT or is gone. */
  void run() throws IOException, InterruptedException {
    try {
      out.put("200 synthetic news, posting prohibited\r\n");
      out.flush();
      boolean talking = true;
      while (talking) {
        Optional<SessionInput.Command> command = in.next();
        talking = command.isPresent() && answer(command.get());
        out.flush();
      }
    } finally {
      out.end();
    }
  }

  private boolean answer(SessionInput.Command command) throws IOException, InterruptedException {
    if (options.latencyMillis() > 0) {
      long due = command.arrived() + TimeUnit.MILLISECONDS.toNanos(options.latencyMillis());
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
    }
    tell(command.line());
    String[] words = command.line().split("\\s+", 3);
    String verb = words[0].toUpperCase(Locale.ROOT);
    String argument = words.length > 1 ? words[1] : "";
    switch (verb) {
      case "CAPABILITIES" -> capabilities();
      case "MODE" -> out.put("201 no posting\r\n");
      case "DATE" -> out.put("111 " + DATE.format(Instant.now()) + "\r\n");
      case "HELP" -> out.put("100 what there is\r\nRFC 3977\r\n.\r\n");
      case "POST", "IHAVE" -> out.put("440 posting is not possible here\r\n");
      case "GROUP" -> group(argument);
      case "LISTGROUP" -> listGroup(argument);
      case "LIST" -> list(argument.toUpperCase(Locale.ROOT));
      case "NEWGROUPS" -> out.put("231 none\r\n.\r\n");
      case "OVER", "XOVER" -> over(argument);
      case "ARTICLE", "HEAD", "BODY", "STAT" -> article(verb, argument);
      case "NEXT", "LAST" -> step(verb.equals("NEXT") ? 1 : -1);
      case "COMPRESS" -> compress(argument);
      case "QUIT" -> out.put("205 goodbye\r\n");
      default -> out.put("500 unknown command\r\n");
    }
    tell("answered " + verb);
    return !verb.equals("QUIT");
  }

  private void tell(String what) {
    if (options.tell()) {
      System.out.printf(Locale.ROOT, "%.3f %s%n", System.currentTimeMillis() / 1e3, what);
    }
  }

  private void capabilities() {
    out.put("101 what there is\r\nVERSION 2\r\nREADER\r\n");
    out.put(options.over() ? "OVER\r\nLIST ACTIVE NEWSGROUPS OVERVIEW.FMT\r\n" : "LIST ACTIVE\r\n");
    out.put(options.deflate() ? "COMPRESS DEFLATE\r\n.\r\n" : ".\r\n");
  }

  private void group(String name) {
    Optional<GroupView> wanted = GroupView.named(name, spool);
    if (wanted.isEmpty()) {
      out.put("411 no such newsgroup\r\n");
      return;
    }
    group = wanted.get();
    current = group.low();
    out.put("211 " + group.count() + " " + group.low() + " " + group.high() + " " + name + "\r\n");
  }

  private void listGroup(String name) throws IOException {
    if (!name.isEmpty()) {
      Optional<GroupView> wanted = GroupView.named(name, spool);
      if (wanted.isEmpty()) {
        out.put("411 no such newsgroup\r\n");
        return;
      }
      group = wanted.get();
    }
    if (group == GroupView.NONE) {
      out.put("412 no newsgroup is open\r\n");
      return;
    }
    current = group.low();
    out.put("211 " + group.count() + " " + group.low() + " " + group.high() + " numbers\r\n");
    for (long number = group.low(); number <= group.high(); number = group.after(number)) {
      if (group.slot(number) >= 0) {
        out.put((number + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
    out.put(".\r\n");
  }

  private void list(String what) {
    switch (what) {
      case "", "ACTIVE" -> {
        out.put("215 newsgroups\r\n");
        for (GroupView one : GroupView.all(spool)) {
          out.put(one.name() + " " + one.high() + " " + one.low() + " n\r\n");
        }
        out.put(".\r\n");
      }
      case "NEWSGROUPS" -> {
        out.put("215 what they are for\r\n");
        for (GroupView one : GroupView.all(spool)) {
          out.put(one.name() + "\tMade-up articles for measuring\r\n");
        }
        out.put(".\r\n");
      }
      case "OVERVIEW.FMT" -> {
        out.put("215 fields\r\n");
        OVERVIEW_FORMAT.forEach(field -> out.put(field + "\r\n"));
        out.put("Xref:full\r\n.\r\n");
      }
      default -> out.put("503 there is no such list here\r\n");
    }
  }

  private void over(String range) throws IOException {
    if (!options.over()) {
      out.put("500 unknown command\r\n");
      return;
    }
    if (group == GroupView.NONE) {
      out.put("412 no newsgroup is open\r\n");
      return;
    }
    if (!range.matches("(\\d{1,18}(-(\\d{1,18})?)?)?")) {
      out.put("501 what range?\r\n");
      return;
    }
    String[] bounds = range.split("-", 2);
    long low = range.isEmpty() ? current : Long.parseLong(bounds[0]);
    long high = bounds.length < 2 ? low : Long.MAX_VALUE;
    if (bounds.length == 2 && !bounds[1].isEmpty()) {
      high = Long.parseLong(bounds[1]);
    }
    if (!group.isAnyIn(low, high)) {
      out.put("423 no articles in that range\r\n");
      return;
    }
    out.put("224 overview follows\r\n");
    group.over(low, high, out);
    out.put(".\r\n");
  }

  private void article(String verb, String which) throws IOException {
    boolean byId = which.startsWith("<");
    if (!byId && group == GroupView.NONE) {
      out.put("412 no newsgroup is open\r\n");
      return;
    }
    long number = byId ? 0 : which.isEmpty() ? current : number(which);
    int slot = byId ? spool.slotOf(which) : group.slot(number);
    if (slot < 0) {
      out.put(byId ? "430 no such article\r\n" : "423 no such article\r\n");
      return;
    }
    current = byId ? current : number;
    String about = " " + number + " " + spool.fields(slot).get(4) + "\r\n";
    switch (verb) {
      case "STAT" -> out.put("223" + about);
      case "HEAD" -> text("221" + about, spool.head(slot));
      case "BODY" -> text("222" + about, spool.body(slot));
      default -> text("220" + about, spool.head(slot), new byte[] {'\r', '\n'}, spool.body(slot));
    }
  }

  private void text(String reply, byte[]... parts) {
    out.put(reply);
    try {
      for (byte[] part : parts) {
        out.put(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.put(".\r\n");
  }

  private void step(int by) throws IOException {
    long number = current + by;
    while (number >= group.low() && number <= group.high() && group.slot(number) < 0) {
      number = by > 0 ? group.after(number) : number - 1;
    }
    if (group.slot(number) < 0) {
      out.put(by > 0 ? "421 no next article\r\n" : "422 no previous article\r\n");
    } else {
      current = number;
      out.put("223 " + number + " " + spool.fields(group.slot(number)).get(4) + "\r\n");
    }
  }

  private void compress(String algorithm) throws IOException {
    boolean agreed = options.deflate() && algorithm.equalsIgnoreCase("DEFLATE");
    out.put(agreed ? "206 compression active\r\n" : "503 not here\r\n");
    out.flush();
    if (agreed) {
      out.deflate();
    }
    in.readOn(agreed);
  }

  private static long number(String word) {
    return word.matches("\\d{1,18}") ? Long.parseLong(word) : -1;
  }
}
