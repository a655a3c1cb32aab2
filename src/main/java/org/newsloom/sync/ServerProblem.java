package org.newsloom.sync;

import java.util.Objects;

/**
 * Why a server could not be used, in words for the person who reads the news.
 *
 * @param kind what it is
 * @param server the name of the server, or its host where it has no name yet
 * @param sentence what happened and what to do, one or two plain sentences
 * @param detail the server's own words or the technical cause; may be empty
 */
public record ServerProblem(Kind kind, String server, String sentence, String detail) {
  /** Checks that all words are there. */
  public ServerProblem {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(server);
    Objects.requireNonNull(sentence);
    Objects.requireNonNull(detail);
  }

  /** What can be wrong with a server, and who is to blame. */
  public enum Kind {
    /** The host has no address. */
    UNKNOWN_HOST(Blame.NETWORK),
    /** Nothing listens at the port. */
    REFUSED_PORT(Blame.NETWORK),
    /** The network is away or no way leads to the server. */
    UNREACHABLE(Blame.NETWORK),
    /** The certificate is not for this host, not signed by anyone we trust, or out of date. */
    CERTIFICATE(Blame.NETWORK),
    /** TLS could not be agreed upon, or the server does not speak it at this port. */
    TLS(Blame.NETWORK),
    /** No answer in time. */
    TIMEOUT(Blame.NETWORK),
    /** The link was cut in the middle. */
    CUT_LINK(Blame.NETWORK),
    /** The server closed the link at once, without a word. */
    CLOSED_AT_ONCE(Blame.NETWORK),
    /** What came is not the language of news servers. */
    RUBBISH(Blame.NETWORK),
    /** The user asked to work offline. */
    OFFLINE(Blame.NETWORK),
    /** User or password is wrong. */
    WRONG_PASSWORD(Blame.SERVER),
    /** The server wants a login and none is known. */
    LOGIN_NEEDED(Blame.SERVER),
    /** The password would go in the clear, and the user did not allow it. */
    CLEAR_TEXT_PASSWORD(Blame.SERVER),
    /** The server does not permit this. */
    PERMISSION(Blame.SERVER),
    /** Too many connections at a time. */
    TOO_MANY_CONNECTIONS(Blame.SERVER),
    /** Not now; the server asks to try later. */
    TRY_LATER(Blame.SERVER),
    /** The server said no to something else. */
    REFUSED(Blame.SERVER),
    /** The server has no such newsgroup. */
    NO_SUCH_GROUP(Blame.NOT_FOUND),
    /** There is no server of that name. */
    NO_SUCH_SERVER(Blame.NOT_FOUND);

    private final Blame blame;

    Kind(Blame blame) {
      this.blame = blame;
    }

    /** Who is to blame. */
    public Blame blame() {
      return blame;
    }

    /** Whether the same thing may go well a little later without anybody's doing. */
    public boolean isPassing() {
      return switch (this) {
        case UNREACHABLE, TIMEOUT, CUT_LINK, CLOSED_AT_ONCE, TOO_MANY_CONNECTIONS, TRY_LATER ->
            true;
        default -> false;
      };
    }
  }

  /** Where the cause lies, with the exit code that the command line gives it. */
  public enum Blame {
    /** What was asked for does not exist: exit code 3. */
    NOT_FOUND(3),
    /** The server refused: exit code 4. */
    SERVER(4),
    /** Network or TLS: exit code 5. */
    NETWORK(5);

    private final int exitCode;

    Blame(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The exit code of a command that ends so. */
    public int exitCode() {
      return exitCode;
    }
  }
}
