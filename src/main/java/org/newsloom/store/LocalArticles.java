package org.newsloom.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.store.StoreThreads.Files;
import org.newsloom.store.StoreThreads.Priority;

/**
 * Articles of newsgroups that no server carries: imported from archives. Their octets and numbers
 * are in the user's file; their headers are stored like all others, under the server's name {@value
 * #SERVER}, and can be made again from the octets.
 */
public final class LocalArticles {
  /** The name that stands for the server of local newsgroups; no connection is ever made to it. */
  public static final String SERVER = "Archives";

  private final StoreThreads threads;
  private final Bodies bodies;

  LocalArticles(StoreThreads threads, Bodies bodies) {
    this.threads = threads;
    this.bodies = bodies;
  }

  /**
   * An article that comes in.
   *
   * @param id its Message-ID, or one made for it
   * @param octets as they stood in the archive
   */
  @SuppressWarnings("ArrayRecordComponent") // lives for a moment
  public record Incoming(MessageId id, byte[] octets) {}

  /**
   * Keeps articles of a newsgroup, all of them or none, and gives them numbers.
   *
   * @return for each its number; 0 for one that the newsgroup has already
   * @throws StoreException READ_ONLY if nothing can be written; through the future, as all others
   */
  public CompletableFuture<List<Long>> add(Newsgroup group, List<Incoming> articles) {
    List<Incoming> all = List.copyOf(articles);
    return CompletableFuture.supplyAsync(
            () -> all.stream().map(one -> Bodies.pack(one.octets())).toList(), threads.answers())
        .thenCompose(packed ->
            threads.write(
                Priority.USER,
                (files, tell) -> {
                  List<Long> numbers =
                      files.user().transaction(() -> keep(files.user(), group, all, packed));
                  List<MessageId> stored = bodies.putAll(files.cache(), all, packed);
                  if (!stored.isEmpty()) {
                    tell.accept(new StoreChange.BodiesStored(stored));
                  }
                  return numbers;
                }));
  }

  private static List<Long> keep(
      Db user, Newsgroup group, List<Incoming> articles, List<byte[]> packed) throws SQLException {
    requireServer(user);
    long last =
        user.number("select max(number) from local_article where grp = ?", group.name()).orElse(0);
    List<Long> numbers = new ArrayList<>();
    for (int i = 0; i < articles.size(); i++) {
      MessageId id = articles.get(i).id();
      int added =
          user.run(
              "insert or ignore into local_article(grp, number, msgid) values(?,?,?)",
              group.name(),
              last + 1,
              id.text());
      if (added > 0) {
        last++;
        user.run("insert or ignore into kept(msgid, raw) values(?,?)", id.text(), packed.get(i));
      }
      numbers.add(added > 0 ? last : 0);
    }
    return numbers;
  }

  private static void requireServer(Db user) throws SQLException {
    OptionalLong real = user.number("select id from server where name = ? and host <> ''", SERVER);
    if (real.isPresent()) {
      throw new IllegalStateException(
          "A news server is called " + SERVER + ", the name of what is imported: rename it first.");
    }
    user.run(
        """
        insert or ignore into server(
          name, host, port, security, user, password_store, connections, ca)
        values(?, '', 0, '', '', '', 0, null)\
        """,
        SERVER);
  }

  /** The newsgroups that something was imported into, by name. */
  public CompletableFuture<List<Newsgroup>> groups() {
    return threads.read(files ->
        files
            .user()
            .list(
                "select distinct grp from local_article order by grp",
                row -> new Newsgroup(row.getString(1))));
  }

  /**
   * An article of a local newsgroup.
   *
   * @param number in the newsgroup, from 1
   */
  public record Numbered(long number, MessageId id) {}

  /** Some articles of a newsgroup by number. */
  public CompletableFuture<List<Numbered>> articles(Newsgroup group, long after, int most) {
    return threads.read((Files files) ->
        files
            .user()
            .list(
                """
                select number, msgid from local_article
                where grp = ? and number > ? order by number limit ?\
                """,
                row -> new Numbered(row.getLong(1), new MessageId(row.getString(2))),
                group.name(),
                after,
                most));
  }

  /** The highest number of a newsgroup; 0 where it has none. */
  public CompletableFuture<Long> high(Newsgroup group) {
    return threads.read(files ->
        files
            .user()
            .number("select max(number) from local_article where grp = ?", group.name())
            .orElse(0));
  }
}
