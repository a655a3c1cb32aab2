package org.newsloom.sample;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link SampleServer} serves and whom it lets in.
 *
 * @param port the TCP port on loopback; 0 for any free one
 * @param spools {@code rnews} batches, plain or gzip; none: the built-in sample newsgroups
 * @param posts a folder that posted articles are kept in and read from at the next start; it is
 *     made where it is absent; empty: they are forgotten at the end
 * @param login the only name and password that are let in, asked for at every command that reads or
 *     posts; empty: nobody must log in, and whoever tries is let in
 * @param clock tells the time of arrival
 */
public record SampleServerOptions(
    int port, List<Path> spools, Optional<Path> posts, Optional<Login> login, Clock clock) {
  /** The sample newsgroups on any free port, nothing kept, open to all. */
  public static final SampleServerOptions DEFAULT =
      new SampleServerOptions(0, List.of(), Optional.empty(), Optional.empty(), Clock.systemUTC());

  /** Takes a copy of the list. */
  public SampleServerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    spools = List.copyOf(spools);
  }

  /**
   * Who may read and post.
   *
   * @param user the argument of AUTHINFO USER
   * @param password the argument of AUTHINFO PASS
   */
  public record Login(String user, String password) {}

  /** The same on another port. */
  public SampleServerOptions withPort(int newPort) {
    return new SampleServerOptions(newPort, spools, posts, login, clock);
  }

  /** The same with these batches instead of the sample newsgroups. */
  public SampleServerOptions withSpools(List<Path> newSpools) {
    return new SampleServerOptions(port, newSpools, posts, login, clock);
  }

  /** The same, keeping what is posted in this folder. */
  public SampleServerOptions withPosts(Path folder) {
    return new SampleServerOptions(port, spools, Optional.of(folder), login, clock);
  }

  /** The same, asking for a name and a password. */
  public SampleServerOptions withLogin(String user, String password) {
    return new SampleServerOptions(
        port, spools, posts, Optional.of(new Login(user, password)), clock);
  }

  /** The same by another clock. */
  public SampleServerOptions withClock(Clock newClock) {
    return new SampleServerOptions(port, spools, posts, login, newClock);
  }
}
