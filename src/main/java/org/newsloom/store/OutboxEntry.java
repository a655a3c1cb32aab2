package org.newsloom.store;

import java.time.Instant;
import org.newsloom.article.MessageId;

/**
 * An article on its way to a server, byte for byte as it is sent.
 *
 * @param id its number in the outbox
 * @param messageId made before the first attempt, so that the server can be asked for it
 * @param server where it goes
 * @param state how far it is
 * @param attempts how often POST was begun
 * @param lastReply what the server or the connection said last; may be empty
 * @param created when it was put in
 * @param changed when its state changed last
 * @param octets the exact article; not to be written to
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as they are sent, compared by nobody
public record OutboxEntry(
    long id,
    MessageId messageId,
    String server,
    State state,
    int attempts,
    String lastReply,
    Instant created,
    Instant changed,
    byte[] octets) {
  /** How far an article is on its way. */
  public enum State {
    /** Waits to be sent. */
    QUEUED,
    /** POST has begun; after a crash this means the same as {@link #UNKNOWN}. */
    SENDING,
    /** It may have arrived: ask by STAT before sending again. */
    UNKNOWN,
    /** The server took it. */
    SENT,
    /** The server will not have it. */
    REFUSED
  }
}
