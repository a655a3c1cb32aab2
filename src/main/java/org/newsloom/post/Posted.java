package org.newsloom.post;

import java.util.Optional;
import org.newsloom.article.MessageId;
import org.newsloom.sync.ServerProblem;

/**
 * How it stands with an article that was to be sent.
 *
 * @param id its Message-ID
 * @param state how far it is
 * @param attempts how often it was tried
 * @param reply what the server said, or the sentence of the problem; may be empty
 * @param problem what kept it from being sent now; empty where the server answered
 */
public record Posted(
    MessageId id, State state, int attempts, String reply, Optional<ServerProblem> problem) {
  /** How far an article is. */
  public enum State {
    /** The server has it. */
    SENT,
    /** It waits in the outbox; whether the server has it is asked before it is sent again. */
    QUEUED,
    /** The server will not have it as it is; it waits in the outbox to be edited or dropped. */
    REFUSED
  }

  /** What to do about a refusal; empty where the server's words do not tell. */
  public Optional<PostCheck> advice() {
    return state == State.REFUSED ? RefusalAdvice.on(reply) : Optional.empty();
  }
}
