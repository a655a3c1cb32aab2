package org.newsloom.sync;

import java.io.IOException;

/**
 * A machine behind a server's name counts articles otherwise than the one that was asked before.
 */
final class OtherNumberingException extends IOException {
  private static final long serialVersionUID = 1L;

  OtherNumberingException(ServerGroup group, long number) {
    super("number " + number + " of " + group + " means another article than before");
  }
}
