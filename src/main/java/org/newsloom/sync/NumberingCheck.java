package org.newsloom.sync;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.nntp.ArticleStat;
import org.newsloom.nntp.GroupReply;
import org.newsloom.nntp.Lane;
import org.newsloom.nntp.NntpConnection;
import org.newsloom.nntp.NntpReplyException;
import org.newsloom.store.GroupRef;
import org.newsloom.store.Store;
import org.newsloom.task.Waiting;

/**
 * Asks whether a newsgroup's numbers still mean the articles that they meant. A server that was
 * rebuilt may have passed its old high water mark again, machines behind one name may each count
 * for themselves, and a leaf node counts from one again when it begins to carry a newsgroup.
 */
final class NumberingCheck {
  private final Store store;
  private final ServerConnections connections;

  NumberingCheck(Store store, ServerConnections connections) {
    this.store = store;
    this.connections = connections;
  }

  /** Begins a new numbering where the newest known number has another article now. */
  void check(ServerGroup group, GroupRef ref, GroupReply marks)
      throws ServerProblemException, InterruptedException {
    if (marks.isEmpty() || Waiting.on(store.headers().checkMarks(ref, marks.low(), marks.high()))) {
      return;
    }
    NumberRanges known = Waiting.on(store.headers().present(ref));
    long newest = known.isEmpty() ? -1 : known.high(known.rangeCount() - 1);
    // Where nothing is new, nothing would be fetched under a wrong number.
    if (newest < marks.low() || newest >= marks.high()) {
      return;
    }
    Optional<MessageId> ours =
        Optional.ofNullable(Waiting.on(store.headers().ids(ref, List.of(newest))).get(newest));
    Optional<MessageId> theirs =
        connections
            .run(group.server(), Lane.BULK, connection -> stat(connection, group, newest))
            .flatMap(ArticleStat::id);
    if (ours.isPresent() && theirs.isPresent() && !ours.equals(theirs)) {
      Waiting.on(store.headers().renumbered(ref, marks.high()));
    }
  }

  /** A server that does not know STAT is believed. */
  private static Optional<ArticleStat> stat(
      NntpConnection connection, ServerGroup group, long number)
      throws IOException, NntpReplyException {
    connection.select(group.group());
    try {
      return connection.stat(number);
    } catch (NntpReplyException e) {
      if (e.code() == 500 || e.code() == 501 || e.code() == 503) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
