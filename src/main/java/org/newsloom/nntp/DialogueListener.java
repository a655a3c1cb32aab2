package org.newsloom.nntp;

/**
 * Hears the command and reply lines of a connection (not the blocks that follow), for the
 * connection log. Passwords are masked before they get here. Called on the thread that talks.
 */
public interface DialogueListener {
  /** Hears nothing. */
  DialogueListener NONE =
      new DialogueListener() {
        @Override
        public void sent(String line) {}

        @Override
        public void received(String line) {}
      };

  /** A command line was sent; without its CRLF. */
  void sent(String line);

  /** A reply line came; without its CRLF. */
  void received(String line);
}
