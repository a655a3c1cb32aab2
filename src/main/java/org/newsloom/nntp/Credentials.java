package org.newsloom.nntp;

import java.util.Objects;

/**
 * A user name and a password of one server; its text form hides the password.
 *
 * @param user the user name
 * @param password the password, never logged
 */
public record Credentials(String user, String password) {
  /** Checks that both words are there. */
  public Credentials {
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
  }

  /** Whether a command can carry both: neither is empty, of several lines or longer than it. */
  boolean canBeSent() {
    return CommandLine.canBeRest("AUTHINFO USER", user)
        && CommandLine.canBeRest("AUTHINFO PASS", password);
  }

  @Override
  public String toString() {
    return "Credentials[user=" + user + ", password=****]";
  }
}
