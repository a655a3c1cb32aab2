package org.newsloom.post;

import org.newsloom.article.MessageId;

/**
 * What became of an e-mail that went out.
 *
 * @param id its Message-ID
 * @param state whether the server has it
 * @param words what the server replied; where the state is unknown, a sentence that says why
 */
public record Mailed(MessageId id, State state, String words) {
  /** Whether the server has it. */
  public enum State {
    /** The server took it. */
    SENT,
    /** The link was lost when all of it had gone out: it may have been sent. */
    UNKNOWN
  }
}
