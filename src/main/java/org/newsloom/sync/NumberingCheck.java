package org.newsloom.sync;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.nntp.ArticleOctets;
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
    long newest = newest(ref);
    if (newest >= 0 && newest < marks.low()) {
      checkGone(group, ref, marks, newest);
      return;
    }
    // Where nothing is new, nothing would be fetched under a wrong number.
    if (newest < 0 || newest >= marks.high()) {
      return;
    }
    Optional<MessageId> ours = id(ref, newest);
    boolean same =
        connections.run(
            group.server(), Lane.BULK, connection -> isSame(connection, group, newest, ours));
    if (!same) {
      Waiting.on(store.headers().renumbered(ref, marks.high()));
    }
  }

  /** What the store is to be asked before a connection is tried. */
  record Known(long newest, Optional<MessageId> id) {}

  /** The newest known number, and what it means; blocks. */
  Known known(GroupRef ref) throws InterruptedException {
    long newest = newest(ref);
    return new Known(newest, newest < 0 ? Optional.empty() : id(ref, newest));
  }

  /**
   * Whether a connection counts as the one did that brought what is known: behind one name there
   * may be several machines, each with numbers of its own.
   */
  static boolean isSame(NntpConnection connection, ServerGroup group, Known known)
      throws IOException, NntpReplyException {
    return known.id().isEmpty() || isSame(connection, group, known.newest(), known.id());
  }

  private static boolean isSame(
      NntpConnection connection, ServerGroup group, long newest, Optional<MessageId> ours)
      throws IOException, NntpReplyException {
    Optional<MessageId> theirs = stat(connection, group, newest).flatMap(ArticleStat::id);
    return ours.isEmpty() || theirs.isEmpty() || ours.equals(theirs);
  }

  /**
   * All that is known lies below what the server has: it expired, or was given higher numbers. In
   * the second case the server has it still, and says where.
   */
  private void checkGone(ServerGroup group, GroupRef ref, GroupReply marks, long newest)
      throws ServerProblemException, InterruptedException {
    Optional<MessageId> ours = id(ref, newest);
    if (ours.isEmpty()) {
      return;
    }
    Optional<ArticleOctets> head =
        connections.run(group.server(), Lane.BULK, connection -> head(connection, ours.get()));
    boolean moved =
        head.map(octets -> HeadRow.read(octets.octets()).text(Field.XREF))
            .filter(xref -> isElsewhere(xref, group.group().name(), newest))
            .isPresent();
    if (moved) {
      Waiting.on(store.headers().renumbered(ref, marks.high()));
    }
  }

  private static boolean isElsewhere(String xref, String group, long number) {
    for (String place : xref.split("\\s+", -1)) {
      if (place.startsWith(group + ":")) {
        return !place.equals(group + ":" + number);
      }
    }
    return false;
  }

  private static Optional<ArticleOctets> head(NntpConnection connection, MessageId id)
      throws IOException {
    try {
      return connection.head(id);
    } catch (NntpReplyException e) {
      return Optional.empty();
    }
  }

  private long newest(GroupRef ref) throws InterruptedException {
    NumberRanges known = Waiting.on(store.headers().present(ref));
    return known.isEmpty() ? -1 : known.high(known.rangeCount() - 1);
  }

  private Optional<MessageId> id(GroupRef ref, long number) throws InterruptedException {
    return Optional.ofNullable(Waiting.on(store.headers().ids(ref, List.of(number))).get(number));
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
