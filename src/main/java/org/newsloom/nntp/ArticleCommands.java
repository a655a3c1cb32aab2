package org.newsloom.nntp;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.MessageId;

/** ARTICLE, HEAD, BODY and STAT; never another article than the one that was asked for. */
final class ArticleCommands {
  /** Articles on their way at once: enough to hide the distance, few enough to cancel. */
  private static final int ARTICLES_IN_FLIGHT = 8;

  private final Session session;
  private final NntpLink link;

  ArticleCommands(Session session) {
    this.session = session;
    this.link = session.link();
  }

  List<MessageId> articles(List<MessageId> ids, ArticleSink sink)
      throws IOException, NntpReplyException {
    session.compressIfItPays();
    List<MessageId> refused = new ArrayList<>();
    Deque<MessageId> inFlight = new ArrayDeque<>();
    int asked = 0;
    while (asked < ids.size() || !inFlight.isEmpty()) {
      if (asked < ids.size() && inFlight.size() < ARTICLES_IN_FLIGHT) {
        MessageId next = ids.get(asked++);
        if (CommandLine.fits(next)) {
          link.write(CommandLine.of("ARTICLE", next));
          inFlight.addLast(next);
        } else {
          refused.add(next);
        }
        continue;
      }
      link.flush();
      MessageId oldest = inFlight.removeFirst();
      NntpReply reply = link.reply();
      if (reply.code() == 220 || Replies.saysAbsent(reply)) {
        sink.answered(oldest, taken(reply, 220, oldest));
      } else if (Replies.refusal(reply) instanceof ServerBusyException busy) {
        link.abort();
        throw busy;
      } else {
        refused.add(oldest);
      }
    }
    return List.copyOf(refused);
  }

  Optional<ArticleStat> stat(long number) throws IOException, NntpReplyException {
    NntpReply reply = session.commandInGroup("STAT " + number);
    return Replies.saysAbsent(reply)
        ? Optional.empty()
        : Optional.of(named(session.require(reply, 223), number));
  }

  Optional<ArticleStat> stat(MessageId id) throws IOException, NntpReplyException {
    if (!CommandLine.fits(id)) {
      return Optional.empty();
    }
    NntpReply reply = session.command(CommandLine.of("STAT", id));
    return Replies.saysAbsent(reply)
        ? Optional.empty()
        : Optional.of(named(session.require(reply, 223), id));
  }

  Optional<ArticleOctets> retrieve(String verb, int code, long number)
      throws IOException, NntpReplyException {
    NntpReply reply = session.commandInGroup(verb + " " + number);
    if (Replies.saysAbsent(reply)) {
      return Optional.empty();
    }
    ArticleStat named = named(session.require(reply, code), number);
    byte[] octets = session.readingBlock(() -> link.wire().readBlock(NntpConnection.MAX_ARTICLE));
    return Optional.of(new ArticleOctets(number, named.id(), octets));
  }

  Optional<ArticleOctets> retrieve(String verb, int code, MessageId id)
      throws IOException, NntpReplyException {
    if (!CommandLine.fits(id)) {
      return Optional.empty();
    }
    return taken(session.command(CommandLine.of(verb, id)), code, id);
  }

  private Optional<ArticleOctets> taken(NntpReply reply, int code, MessageId id)
      throws IOException, NntpReplyException {
    if (Replies.saysAbsent(reply)) {
      return Optional.empty();
    }
    ArticleStat named = named(session.require(reply, code), id);
    String[] words = link.rawReplyText().split("\\s+", -1);
    byte[] octets = session.readingBlock(() -> link.wire().readBlock(NntpConnection.MAX_ARTICLE));
    // A reply that names the article vouches for it; one that does not leaves only the head.
    if (idIn(words).isEmpty() && code != 222) {
      Optional<MessageId> found =
          new HeadFields(octets).value("Message-ID").flatMap(MessageId::parse);
      if (found.isPresent() && !found.get().equals(id)) {
        throw link.outOfStep("another article than was asked for: " + found.get());
      }
    }
    return Optional.of(new ArticleOctets(0, named.id(), octets));
  }

  /** What the reply line calls the article; another number than was asked is out of step. */
  private ArticleStat named(NntpReply reply, long number) throws IOException {
    String[] words = link.rawReplyText().split("\\s+", -1);
    var told = ListLines.number(words[0]);
    if (told.isPresent() && told.getAsLong() != number && told.getAsLong() != 0) {
      throw link.outOfStep("another article than was asked for: " + reply);
    }
    return new ArticleStat(number, idIn(words));
  }

  /** The number of such a reply is often 0 and never ours to use (RFC 3977 section 6.2.1). */
  private ArticleStat named(NntpReply reply, MessageId id) throws IOException {
    Optional<MessageId> told = idIn(link.rawReplyText().split("\\s+", -1));
    if (told.isPresent() && !told.get().equals(id)) {
      throw link.outOfStep("another article than was asked for: " + reply);
    }
    return new ArticleStat(0, Optional.of(id));
  }

  private static Optional<MessageId> idIn(String[] words) {
    return words.length > 1 && words[1].startsWith("<")
        ? MessageId.parse(words[1])
        : Optional.empty();
  }
}
