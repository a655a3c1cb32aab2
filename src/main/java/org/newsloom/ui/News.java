package org.newsloom.ui;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.newsloom.article.MessageId;
import org.newsloom.reading.ArticleSignature;
import org.newsloom.reading.Changes;
import org.newsloom.reading.Excerpt;
import org.newsloom.reading.Facets;
import org.newsloom.reading.FoundOnServer;
import org.newsloom.reading.JoinedPosts;
import org.newsloom.reading.MarkCounts;
import org.newsloom.reading.NoticeState;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchOrder;
import org.newsloom.reading.SearchResult;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.reading.TextCounts;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.settings.NocemSettings.Issuer;
import org.newsloom.sync.BodyFetchResult;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerQuestion;

/**
 * What the view models ask for, in the words of the window: rows of a list, whether it is a
 * newsgroup or what a search found. {@link ServiceNews} hands it to the services. Nothing here
 * waits.
 */
interface News {
  /** What can be done with rows. */
  enum Mark {
    READ,
    UNREAD,
    FLAG,
    UNFLAG,
    /** Learn that the rows are junk. */
    JUNK,
    /** Learn that the rows are no junk. */
    NOT_JUNK,
    /** The row and what is below it. */
    SUBTHREAD_READ,
    /** Watch the thread of the row, or no longer. */
    WATCH,
    /** Ignore the thread of the row, or no longer. */
    IGNORE,
    /** Ignore the row and what is below it, or no longer. */
    IGNORE_SUBTHREAD,
    /** Let the row begin a thread, or no longer. */
    SPLIT,
    /** Hang the rows below the oldest of them. */
    JOIN
  }

  /** The subscribed groups in the person's order. */
  CompletableFuture<List<SubscribedGroup>> groups();

  /** The folders that groups stand in. */
  Folders folders();

  /** The person's servers. */
  CompletableFuture<List<ServerAccount>> accounts();

  /** The names of the servers in their order. */
  CompletableFuture<List<String>> servers();

  CompletableFuture<ArticleRows> open(ServerGroup group, ThreadListOptions options);

  /** The rows of a newsgroup by other options: another order, others shown, narrowed to words. */
  CompletableFuture<ArticleRows> changed(ArticleRows rows, ThreadListOptions options);

  /** The first rows of a large newsgroup, for a look while the whole is on its way. */
  CompletableFuture<Optional<ArticleRows>> beginning(ServerGroup group, ThreadListOptions options);

  /** A later state of a newsgroup's rows. */
  CompletableFuture<ArticleRows> again(ArticleRows rows);

  /** The same rows with later marks. */
  CompletableFuture<ArticleRows> marks(ArticleRows rows);

  CompletableFuture<OptionalInt> find(ArticleRows rows, MessageId id);

  CompletableFuture<Optional<ShownArticle>> article(ArticleRows rows, int row);

  CompletableFuture<Optional<ShownArticle>> article(MessageId id);

  /** The article of that number; its server is asked where it is not known here. */
  CompletableFuture<Optional<ShownArticle>> article(ServerGroup group, long number);

  /** The article with all its text read in a charset, whatever it says of itself. */
  CompletableFuture<Optional<ShownArticle>> article(MessageId id, Charset readAs);

  /** Whether articles opened from now on are read by their HTML where they have plain text too. */
  void preferHtml(boolean prefer);

  /** The articles of rows, in their order; empty for those that are not here and did not come. */
  CompletableFuture<List<Optional<ShownArticle>>> articles(ArticleRows rows, int from, int to);

  /**
   * The files of which an article holds one piece; empty where it is not one of several posts.
   *
   * @param done is told, on any thread, how many of the posts have been asked for
   */
  CompletableFuture<Optional<JoinedPosts>> joined(ShownArticle shown, IntConsumer done);

  CompletableFuture<Optional<byte[]>> source(MessageId id);

  CompletableFuture<Optional<byte[]>> part(MessageId id, String path);

  CompletableFuture<Marked> mark(Mark mark, ArticleRows rows, int[] chosen);

  /** Marks one article read, wherever it is listed. */
  CompletableFuture<Marked> read(MessageId id);

  /** Marks all of some newsgroups read, in one step to take back. */
  CompletableFuture<Marked> catchUp(List<ServerGroup> groups);

  CompletableFuture<Void> unsubscribe(ServerGroup group);

  /**
   * Fetches what is new, or as many headers as the settings say where nothing was ever fetched.
   * Ends when the headers are here; gives how many are new.
   */
  CompletableFuture<Long> fetchNew(ServerGroup group);

  /** Fetches what is new in some newsgroups; gives how many headers are new. */
  CompletableFuture<Long> fetchNew(List<ServerGroup> groups);

  /** Fetches all headers that are still missing, however old; gives how many came. */
  CompletableFuture<Long> fetchOlder(ServerGroup group);

  /** Fetches what is new in all newsgroups; gives how many headers are new. */
  CompletableFuture<Long> fetchAll();

  /** Gives how many texts are new. */
  CompletableFuture<BodyFetchResult> fetchBodies(ServerGroup group);

  /** The same for some rows and what stands below them. */
  CompletableFuture<BodyFetchResult> fetchBodies(ArticleRows rows, int[] chosen);

  /** Asks the servers for what is missing of a thread; gives how many articles it has now. */
  CompletableFuture<Integer> wholeThread(MessageId id);

  /** How many texts of a newsgroup are here. */
  CompletableFuture<TextCounts> texts(ServerGroup group);

  /**
   * What there is to tell of an article's signature; empty where it has none.
   *
   * @param wanted whether the person asked for the check
   */
  CompletableFuture<Optional<ArticleSignature>> signature(MessageId id, boolean wanted);

  /** What there is to tell of the NoCeM notice in an article; empty where it is none. */
  CompletableFuture<Optional<NoticeState>> notice(MessageId id);

  /** Lets the NoCeM notices of an issuer count from now on. */
  CompletableFuture<List<NoticeState>> trust(Issuer issuer);

  /** How much is flagged and watched. */
  CompletableFuture<MarkCounts> markCounts();

  /**
   * Searches everywhere.
   *
   * @param open the article whose thread {@code in:thread} means
   * @param limit hits at most
   */
  CompletableFuture<SearchResult> search(
      String query, Optional<MessageId> open, SearchOrder order, int limit);

  /**
   * Searches one newsgroup where its articles are; what is found is here from then on.
   *
   * @param meanwhile is given all that was found so far, whenever that is more, on any thread
   */
  CompletableFuture<FoundOnServer> searchOnServer(
      ServerGroup group, ServerQuestion question, Consumer<FoundOnServer> meanwhile);

  /** The words around what a search found, of some of its hits. */
  CompletableFuture<List<Excerpt>> excerpts(String query, List<SearchHit> hits);

  /**
   * How what a search finds is spread.
   *
   * @param open the article whose thread {@code in:thread} means
   */
  CompletableFuture<Facets> facets(String query, Optional<MessageId> open);

  /** These rows are on screen. */
  void looksAt(ArticleRows rows, int from, int to);

  /** Somebody is about to narrow these rows to words. */
  void isAboutToNarrow(ArticleRows rows);

  boolean isOffline();

  void setOffline(boolean offline);

  Changes changes();
}
