package org.newsloom.post;

import java.util.Optional;

/**
 * What a post says so that it can be cancelled, and to prove that it may cancel another (RFC 8315).
 *
 * @param lock the value of Cancel-Lock
 * @param key the value of Cancel-Key
 */
record CancelHeaders(Optional<String> lock, Optional<String> key) {
  /** Neither. */
  static final CancelHeaders NONE = new CancelHeaders(Optional.empty(), Optional.empty());
}
