package org.newsloom.post;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.newsloom.nntp.DialogueListener;

/**
 * Speaks SMTP while somebody listens: commands and replies, not the message itself, and never what
 * proves who we are.
 */
final class HeardTransport extends SMTPTransport {
  private static final String AUTH = "AUTH ";

  /** The server asks for the next part of a login (RFC 4954 section 4). */
  private static final int GO_ON = 334;

  private final DialogueListener listener;
  private boolean isLoggingIn;

  HeardTransport(Session session, DialogueListener listener) {
    super(session, null);
    this.listener = listener;
  }

  @Override
  protected void sendCommand(String command) throws MessagingException {
    if (command.regionMatches(true, 0, AUTH, 0, AUTH.length())) {
      isLoggingIn = true;
      int end = command.indexOf(' ', AUTH.length());
      listener.sent(end < 0 ? command : command.substring(0, end) + " ****");
    } else {
      listener.sent(isLoggingIn ? "****" : command);
    }
    super.sendCommand(command);
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    int code = super.readServerResponse();
    isLoggingIn &= code == GO_ON;
    getLastServerResponse().lines().forEach(listener::received);
    return code;
  }
}
