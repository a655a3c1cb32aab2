package org.newsloom.ui;

import java.nio.charset.Charset;
import java.util.Arrays;
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
import org.newsloom.reading.Junk;
import org.newsloom.reading.MarkCounts;
import org.newsloom.reading.NoticeState;
import org.newsloom.reading.ReadingServices;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchOrder;
import org.newsloom.reading.SearchResult;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.reading.TextCounts;
import org.newsloom.reading.ThreadList;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.reading.Undo;
import org.newsloom.settings.NocemSettings.Issuer;
import org.newsloom.sync.BodyFetchResult;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.FetchResult;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerQuestion;

/**
 * The news as the services have it.
 *
 * @param services what to ask
 */
record ServiceNews(ReadingServices services) implements News {
  @Override
  public CompletableFuture<List<SubscribedGroup>> groups() {
    return services.newsgroups().subscribed();
  }

  @Override
  public Folders folders() {
    return new ServiceFolders(services.folders());
  }

  @Override
  public CompletableFuture<List<ServerAccount>> accounts() {
    return services.servers().all();
  }

  @Override
  public CompletableFuture<List<String>> servers() {
    return accounts().thenApply(all -> all.stream().map(ServerAccount::name).toList());
  }

  @Override
  public CompletableFuture<ArticleRows> open(ServerGroup group, ThreadListOptions options) {
    return services.threadLists().open(group, options).thenApply(ServiceNews::rows);
  }

  @Override
  public CompletableFuture<ArticleRows> changed(ArticleRows rows, ThreadListOptions options) {
    return rows instanceof GroupRows group
        ? services.threadLists().changed(group.list(), options).thenApply(ServiceNews::rows)
        : CompletableFuture.completedFuture(rows);
  }

  @Override
  public CompletableFuture<Optional<ArticleRows>> beginning(
      ServerGroup group, ThreadListOptions options) {
    return services
        .threadLists()
        .beginning(group, options)
        .thenApply(list -> list.map(ServiceNews::rows));
  }

  @Override
  public CompletableFuture<ArticleRows> again(ArticleRows rows) {
    return rows instanceof GroupRows group
        ? services.threadLists().again(group.list()).thenApply(ServiceNews::rows)
        : CompletableFuture.completedFuture(rows);
  }

  @Override
  public CompletableFuture<ArticleRows> marks(ArticleRows rows) {
    return rows instanceof GroupRows group
        ? services
            .threadLists()
            .marks(group.list())
            .thenApply(marks -> new GroupRows(group.list(), marks))
        : rows instanceof HitRows hits
            ? services.search().remarked(hits.hits()).thenApply(hits::with)
            : CompletableFuture.completedFuture(rows);
  }

  @Override
  public CompletableFuture<OptionalInt> find(ArticleRows rows, MessageId id) {
    return rows instanceof GroupRows group
        ? services.threadLists().find(group.list(), id)
        : CompletableFuture.completedFuture(OptionalInt.empty());
  }

  @Override
  public CompletableFuture<Optional<ShownArticle>> article(ArticleRows rows, int row) {
    if (rows instanceof GroupRows group) {
      return services.articles().open(group.list().group(), group.list().number(row));
    }
    return rows.text(row)
        .id()
        .map(services.articles()::open)
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  @Override
  public CompletableFuture<Optional<ShownArticle>> article(ServerGroup group, long number) {
    return services.articles().find(group, number);
  }

  @Override
  public CompletableFuture<Optional<ShownArticle>> article(MessageId id) {
    return services.articles().open(id);
  }

  @Override
  public CompletableFuture<Optional<ShownArticle>> article(MessageId id, Charset readAs) {
    return services.articles().open(id, readAs);
  }

  @Override
  public CompletableFuture<Optional<ArticleSignature>> signature(MessageId id, boolean wanted) {
    return wanted ? services.signatures().check(id) : services.signatures().whenOpened(id);
  }

  @Override
  public CompletableFuture<Optional<NoticeState>> notice(MessageId id) {
    return services.nocem().ofArticle(id);
  }

  @Override
  public CompletableFuture<List<NoticeState>> trust(Issuer issuer) {
    return services.nocem().trust(issuer);
  }

  @Override
  public void preferHtml(boolean prefer) {
    services.articles().preferHtml(prefer);
  }

  @Override
  public CompletableFuture<List<Optional<ShownArticle>>> articles(
      ArticleRows rows, int from, int to) {
    return rows instanceof GroupRows group
        ? services.articles().open(group.list(), from, to)
        : CompletableFuture.completedFuture(List.of());
  }

  @Override
  public CompletableFuture<Optional<JoinedPosts>> joined(ShownArticle shown, IntConsumer done) {
    return services.articles().joined(shown, done);
  }

  @Override
  public CompletableFuture<Optional<byte[]>> source(MessageId id) {
    return services.articles().source(id);
  }

  @Override
  public CompletableFuture<Optional<byte[]>> part(MessageId id, String path) {
    return services.articles().part(id, path);
  }

  @Override
  public CompletableFuture<Marked> mark(Mark mark, ArticleRows rows, int[] chosen) {
    CompletableFuture<Undo> undo =
        rows instanceof GroupRows group
            ? inGroup(mark, group.list(), chosen)
            : anywhere(mark, ids(rows, chosen));
    return undo.thenApply(Marked::of);
  }

  @Override
  public CompletableFuture<Marked> read(MessageId id) {
    return services.marks().read(List.of(id)).thenApply(Marked::of);
  }

  @Override
  public CompletableFuture<Marked> catchUp(List<ServerGroup> groups) {
    return services.marks().catchUp(groups).thenApply(Marked::of);
  }

  @Override
  public CompletableFuture<Void> unsubscribe(ServerGroup group) {
    return services.newsgroups().unsubscribe(List.of(group));
  }

  @Override
  public CompletableFuture<Long> fetchNew(ServerGroup group) {
    return services.fetching().newest(group).thenApply(FetchResult::added);
  }

  @Override
  public CompletableFuture<Long> fetchNew(List<ServerGroup> groups) {
    return services.fetching().newest(groups).thenApply(ServiceNews::added);
  }

  private static long added(List<FetchResult> results) {
    return results.stream().mapToLong(FetchResult::added).sum();
  }

  @Override
  public CompletableFuture<Long> fetchOlder(ServerGroup group) {
    return services.fetching().headers(group, new FetchRange.All()).thenApply(FetchResult::added);
  }

  @Override
  public CompletableFuture<Long> fetchAll() {
    return services.fetching().allSubscribed().thenApply(ServiceNews::added);
  }

  @Override
  public CompletableFuture<BodyFetchResult> fetchBodies(ServerGroup group) {
    return services.fetching().bodies(group);
  }

  @Override
  public CompletableFuture<BodyFetchResult> fetchBodies(ArticleRows rows, int[] chosen) {
    return rows instanceof GroupRows group
        ? services.fetching().bodies(group.list(), chosen)
        : services.fetching().bodies(ids(rows, chosen));
  }

  @Override
  public CompletableFuture<Integer> wholeThread(MessageId id) {
    return services.threads().complete(id).thenApply(List::size);
  }

  @Override
  public CompletableFuture<TextCounts> texts(ServerGroup group) {
    return services.fetching().texts(group);
  }

  @Override
  public CompletableFuture<MarkCounts> markCounts() {
    return services.marks().counts();
  }

  @Override
  public CompletableFuture<SearchResult> search(
      String query, Optional<MessageId> open, SearchOrder order, int limit) {
    return services
        .search()
        .run(services.search().parse(query), Optional.empty(), open, order, limit);
  }

  @Override
  public CompletableFuture<FoundOnServer> searchOnServer(
      ServerGroup group, ServerQuestion question, Consumer<FoundOnServer> meanwhile) {
    return services.searchOnServer().run(group, question, meanwhile);
  }

  @Override
  public CompletableFuture<List<Excerpt>> excerpts(String query, List<SearchHit> hits) {
    return services.search().excerpts(services.search().parse(query), hits);
  }

  @Override
  public CompletableFuture<Facets> facets(String query, Optional<MessageId> open) {
    return services.search().facets(services.search().parse(query), Optional.empty(), open);
  }

  @Override
  public void looksAt(ArticleRows rows, int from, int to) {
    if (rows instanceof GroupRows group) {
      services.fetching().looksAt(group.list(), from, to);
    }
  }

  @Override
  public void isAboutToNarrow(ArticleRows rows) {
    if (rows instanceof GroupRows group) {
      // What goes wrong here goes wrong again at the first letter, where it is told.
      var _ = services.threadLists().readWords(group.list());
    }
  }

  @Override
  public boolean isOffline() {
    return services.fetching().isOffline();
  }

  @Override
  public void setOffline(boolean offline) {
    services.fetching().setOffline(offline);
  }

  @Override
  public Changes changes() {
    return services.changes();
  }

  private static ArticleRows rows(ThreadList list) {
    return new GroupRows(list, list.marks());
  }

  private CompletableFuture<Undo> inGroup(Mark mark, ThreadList list, int[] chosen) {
    return switch (mark) {
      case READ -> services.marks().read(list.group(), list.numbers(chosen));
      case UNREAD -> services.marks().unread(list.group(), list.numbers(chosen));
      case FLAG -> loadedIds(list, chosen).thenCompose(services.marks()::flag);
      case UNFLAG -> loadedIds(list, chosen).thenCompose(services.marks()::unflag);
      case JUNK -> loadedIds(list, lessons(chosen)).thenCompose(services.junk()::junk);
      case NOT_JUNK -> loadedIds(list, lessons(chosen)).thenCompose(services.junk()::notJunk);
      case SUBTHREAD_READ -> services.marks().readSubthread(list, chosen[0]);
      case WATCH -> services.marks().toggleWatch(list, chosen[0]);
      case IGNORE -> services.marks().toggleIgnoreThread(list, chosen[0]);
      case IGNORE_SUBTHREAD -> services.marks().toggleIgnoreSubthread(list, chosen[0]);
      case SPLIT -> services.threadShaping().split(list, chosen[0]);
      case JOIN -> services.threadShaping().join(list, chosen);
    };
  }

  /** Hits come from many newsgroups; threads are watched and ignored where they are seen whole. */
  private CompletableFuture<Undo> anywhere(Mark mark, List<MessageId> ids) {
    return switch (mark) {
      case READ, SUBTHREAD_READ -> services.marks().read(ids);
      case UNREAD -> services.marks().unread(ids);
      case FLAG -> services.marks().flag(ids);
      case UNFLAG -> services.marks().unflag(ids);
      case JUNK -> services.junk().junk(ids);
      case NOT_JUNK -> services.junk().notJunk(ids);
      case WATCH, IGNORE, IGNORE_SUBTHREAD, SPLIT, JOIN ->
          CompletableFuture.failedFuture(
              new IllegalStateException("Open the article in its thread first."));
    };
  }

  /** The words of a million rows need not be loaded for what is not learnt. */
  private static int[] lessons(int[] chosen) {
    return Arrays.copyOf(chosen, Math.min(chosen.length, Junk.MOST_AT_ONCE));
  }

  /** Flags belong to Message-IDs, which rows that were never on screen do not have yet. */
  private static CompletableFuture<List<MessageId>> loadedIds(ThreadList list, int[] chosen) {
    int from = Arrays.stream(chosen).min().orElse(0);
    int to = Arrays.stream(chosen).max().orElse(-1) + 1;
    return list.load(from, to).thenApply(_ -> ids(rows(list), chosen));
  }

  private static List<MessageId> ids(ArticleRows rows, int[] chosen) {
    return Arrays.stream(chosen).boxed().flatMap(row -> rows.text(row).id().stream()).toList();
  }
}
