package org.newsloom.nntp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Overview lines of the selected newsgroup by OVER, else by XOVER, else made from HEAD. Windows are
 * asked one ahead of the other (RFC 3977 section 3.5) and answered in their order.
 */
final class OverviewCommands {
  /**
   * Windows or heads on their way at once: enough to hide the distance to a far server. A fetch
   * that is cancelled closes its link, whatever is still on its way.
   */
  private static final int WINDOWS_IN_FLIGHT = 8;

  private static final int HEADS_IN_FLIGHT = 16;

  /** How overview lines are asked for; the next one is tried where one is not supported. */
  private enum Command {
    OVER,
    XOVER,
    HEAD
  }

  private final Session session;
  private final NntpLink link;
  private @Nullable Command command;
  private @Nullable List<String> format;

  /** Whether the command was ever answered; until then the server may turn out not to know it. */
  private boolean proven;

  OverviewCommands(Session session) {
    this.session = session;
    this.link = session.link();
  }

  void over(List<NumberWindow> windows, OverviewSink sink) throws IOException, NntpReplyException {
    session.compressIfItPays();
    List<NumberWindow> left = windows;
    for (Command by = command(); by != Command.HEAD && !left.isEmpty(); by = command()) {
      left = byLines(by, left, sink);
      if (!left.isEmpty()) {
        command = by == Command.OVER ? Command.XOVER : Command.HEAD;
      }
    }
    for (NumberWindow window : left) {
      byHeads(window, sink);
    }
  }

  private Command command() throws IOException, NntpReplyException {
    Command known = command;
    if (known != null) {
      return known;
    }
    boolean over = session.capabilities().has("OVER");
    // Only who offers OVER, or says so, must know the format; others may stumble over it.
    if (over || session.capabilities().has("LIST", "OVERVIEW.FMT")) {
      format = askFormat();
    }
    proven = over;
    known = over ? Command.OVER : Command.XOVER;
    command = known;
    return known;
  }

  private List<String> askFormat() throws IOException, NntpReplyException {
    try {
      return session.list("LIST OVERVIEW.FMT", ListLines::column, 215);
    } catch (ServerBusyException e) {
      throw e;
    } catch (NntpReplyException e) {
      return List.of();
    }
  }

  /** Returns the windows that are left where the server turns out not to know the command. */
  private List<NumberWindow> byLines(Command by, List<NumberWindow> windows, OverviewSink sink)
      throws IOException, NntpReplyException {
    OverviewRows rows =
        new OverviewRows(sink, format == null ? -1 : OverviewRows.xrefColumn(format));
    Deque<NumberWindow> waiting = new ArrayDeque<>(windows);
    Deque<NumberWindow> inFlight = new ArrayDeque<>();
    while (!waiting.isEmpty() || !inFlight.isEmpty()) {
      if (!proven) {
        // It goes alone: with it are settled the login, the group and the command.
        NumberWindow first = waiting.getFirst();
        NntpReply reply = session.commandInGroup(by + " " + first);
        if (Replies.saysUnsupported(reply)) {
          return List.copyOf(waiting);
        }
        waiting.removeFirst();
        answer(reply, first, rows, sink);
        proven = true;
        continue;
      }
      while (inFlight.size() < WINDOWS_IN_FLIGHT && !waiting.isEmpty()) {
        NumberWindow next = waiting.removeFirst();
        link.write(by + " " + next);
        inFlight.addLast(next);
      }
      link.flush();
      NntpReply reply = link.reply();
      boolean unsupported = reply.code() != 502 && Replies.saysUnsupported(reply);
      if (unsupported || reply.code() == 480 || reply.code() == 412) {
        // It does not know the command though it said so, or forgot who we are or where.
        proven = false;
        takeBack(inFlight, waiting);
        if (unsupported) {
          return List.copyOf(waiting);
        }
      } else {
        pipelined(reply, inFlight, rows, sink);
      }
    }
    return List.of();
  }

  /** The first in flight was refused: the others are asked again after it, in their order. */
  private void takeBack(Deque<NumberWindow> inFlight, Deque<NumberWindow> waiting)
      throws IOException {
    for (int others = inFlight.size() - 1; others > 0; others--) {
      if (link.reply().code() == 224) {
        session.readingBlock(() -> {
          Wire wire = link.wire();
          wire.beginBlock();
          while (wire.readBlockLine()) {
            // It is out of order, and comes again.
          }
          return wire;
        });
      }
    }
    while (!inFlight.isEmpty()) {
      waiting.addFirst(inFlight.removeLast());
    }
  }

  private void pipelined(
      NntpReply reply, Deque<NumberWindow> inFlight, OverviewRows rows, OverviewSink sink)
      throws IOException, NntpReplyException {
    NumberWindow oldest = inFlight.removeFirst();
    boolean whole = false;
    try {
      answer(reply, oldest, rows, sink);
      whole = true;
    } finally {
      if (!whole && !inFlight.isEmpty()) {
        link.abort();
      }
    }
  }

  private void answer(NntpReply reply, NumberWindow window, OverviewRows rows, OverviewSink sink)
      throws IOException, NntpReplyException {
    if (!Replies.saysAbsent(reply)) {
      session.require(reply, 224);
      session.readingBlock(() -> {
        rows.readBlock(link.wire(), window);
        return window;
      });
    }
    sink.done(window);
  }

  private void byHeads(NumberWindow window, OverviewSink sink)
      throws IOException, NntpReplyException {
    OverviewRows rows = new OverviewRows(sink, -1);
    long first = window.low();
    head(session.commandInGroup("HEAD " + first), first, window, rows);
    long asked = first;
    long answered = first;
    while (answered < window.high()) {
      while (asked < window.high() && asked - answered < HEADS_IN_FLIGHT) {
        link.write("HEAD " + ++asked);
      }
      link.flush();
      answered++;
      boolean whole = false;
      try {
        head(link.reply(), answered, window, rows);
        whole = true;
      } finally {
        if (!whole && answered < asked) {
          link.abort();
        }
      }
    }
    rows.giveOut();
    sink.done(window);
  }

  private void head(NntpReply reply, long number, NumberWindow window, OverviewRows rows)
      throws IOException, NntpReplyException {
    if (Replies.saysAbsent(reply)) {
      return;
    }
    session.require(reply, 221);
    byte[] head = session.readingBlock(() -> link.wire().readBlock(NntpConnection.MAX_ARTICLE));
    byte[] line = new HeadFields(head).overviewLine(number).getBytes(StandardCharsets.ISO_8859_1);
    rows.line(line, 0, line.length, window);
  }
}
