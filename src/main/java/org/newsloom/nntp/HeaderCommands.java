package org.newsloom.nntp;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Single header fields of the selected newsgroup: HDR (RFC 3977 section 8.5), XHDR and XPAT (RFC
 * 2980 sections 2.6 and 2.9). Servers offer them in every mixture, and some offer what they then
 * refuse: what was refused is tried another way.
 */
final class HeaderCommands {
  private static final String NEW = "HDR";
  private static final String OLD = "XHDR";

  private final Session session;

  /** The one that was answered last, to be asked first. */
  private @Nullable String known;

  HeaderCommands(Session session) {
    this.session = session;
  }

  List<HeaderLine> hdr(String field, NumberWindow window) throws IOException, NntpReplyException {
    String first = known != null ? known : session.capabilities().has(NEW) ? NEW : OLD;
    try {
      return ask(window, CommandLine.of(first, field, window.toString()));
    } catch (UnsupportedCommandException e) {
      if (first.equals(NEW) && e.code() == 503) {
        throw e; // it knows the command, and not this field (RFC 3977 section 8.5.2)
      }
      String other = first.equals(NEW) ? OLD : NEW;
      List<HeaderLine> lines = ask(window, CommandLine.of(other, field, window.toString()));
      known = other;
      return lines;
    }
  }

  List<HeaderLine> xpat(String field, NumberWindow window, String pattern)
      throws IOException, NntpReplyException {
    return ask(window, CommandLine.of("XPAT", field, window.toString(), pattern));
  }

  private List<HeaderLine> ask(NumberWindow window, String line)
      throws IOException, NntpReplyException {
    session.compressIfItPays();
    NntpReply reply = session.commandInGroup(line);
    if (Replies.saysAbsent(reply)) {
      return List.of();
    }
    if (Replies.refusesCommand(reply)) {
      throw new UnsupportedCommandException(reply);
    }
    session.require(reply, 221, 225);
    // A server that answers more than it was asked is heard about the window alone.
    return session.block(
        text -> ListLines.header(text).filter(header -> window.contains(header.number())));
  }
}
