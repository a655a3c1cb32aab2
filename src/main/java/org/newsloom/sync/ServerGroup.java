package org.newsloom.sync;

import java.util.Comparator;
import java.util.Objects;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.LocalArticles;

/**
 * A newsgroup as one server carries it: article numbers and read marks belong to this pair.
 *
 * @param server the name that the user gave the server
 * @param group the newsgroup
 */
public record ServerGroup(String server, Newsgroup group) implements Comparable<ServerGroup> {
  private static final Comparator<ServerGroup> ORDER =
      Comparator.comparing(ServerGroup::group).thenComparing(ServerGroup::server);

  /** Checks that both words are there. */
  public ServerGroup {
    Objects.requireNonNull(server);
    Objects.requireNonNull(group);
  }

  /** Whether it is one of imported articles, which no server is asked for. */
  public boolean isLocal() {
    return server.equals(LocalArticles.SERVER);
  }

  @Override
  public int compareTo(ServerGroup other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return group + " on " + server;
  }
}
