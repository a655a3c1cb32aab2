package org.newsloom.nntp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * AUTHINFO (RFC 4643): by USER and PASS, or by SASL PLAIN (RFC 4616) where the server offers that
 * one alone. Whether the link is safe enough for a password is settled before.
 */
final class Authentication {
  private static final int ACCEPTED = 281;
  private static final int ACCEPTED_WITH_WORDS = 283;
  private static final int PASSWORD_WANTED = 381;
  private static final int GO_ON = 383;
  private static final String PLAIN = "AUTHINFO SASL PLAIN";
  private static final String MASK = " ****";

  private final NntpLink link;

  Authentication(NntpLink link) {
    this.link = link;
  }

  /** Tells the server who we are; its last answer. */
  NntpReply by(Credentials credentials, Capabilities capabilities) throws IOException {
    boolean plainAlone = capabilities.has("SASL", "PLAIN") && !capabilities.has("AUTHINFO", "USER");
    return plainAlone ? saslPlain(credentials) : userAndPassword(credentials);
  }

  /** Whether the server believes us. */
  static boolean isAccepted(NntpReply reply) {
    return reply.code() == ACCEPTED || reply.code() == ACCEPTED_WITH_WORDS;
  }

  private NntpReply userAndPassword(Credentials credentials) throws IOException {
    NntpReply reply = link.ask(CommandLine.withRest("AUTHINFO USER", credentials.user()));
    return reply.code() == PASSWORD_WANTED
        ? link.askSecretly(
            CommandLine.withRest("AUTHINFO PASS", credentials.password()), "AUTHINFO PASS" + MASK)
        : reply;
  }

  /** With the first answer in the command where it has room (RFC 4643 section 2.4.2). */
  private NntpReply saslPlain(Credentials credentials) throws IOException {
    String secret =
        Base64.getEncoder()
            .encodeToString(
                ("\0" + credentials.user() + "\0" + credentials.password())
                    .getBytes(StandardCharsets.UTF_8));
    NntpReply reply =
        CommandLine.hasRoom(PLAIN, secret)
            ? link.askSecretly(CommandLine.of(PLAIN, secret), PLAIN + MASK)
            : link.ask(PLAIN);
    if (reply.code() == GO_ON) {
      reply = link.askSecretly(secret, MASK.strip());
    }
    // PLAIN has nothing more to say: a server that wants more is told that we give up.
    return reply.code() == GO_ON ? link.ask("*") : reply;
  }
}
