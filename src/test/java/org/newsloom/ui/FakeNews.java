package org.newsloom.ui;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.newsloom.article.Article;
import org.newsloom.article.Author;
import org.newsloom.article.HeaderField;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.article.Part;
import org.newsloom.article.References;
import org.newsloom.reading.ArticleRow;
import org.newsloom.reading.ArticleSignature;
import org.newsloom.reading.ArticleState;
import org.newsloom.reading.Change;
import org.newsloom.reading.Changes;
import org.newsloom.reading.Excerpt;
import org.newsloom.reading.Facets;
import org.newsloom.reading.FoundOnServer;
import org.newsloom.reading.JoinedPosts;
import org.newsloom.reading.MarkCounts;
import org.newsloom.reading.NoticeState;
import org.newsloom.reading.RowText;
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
import org.newsloom.task.TaskFuture;

/** A small world of news in memory, for tests of what the window does with it. */
final class FakeNews implements News {
  static final String SERVER = "news.example.org";

  /** One article of a group; {@code depth} -1 stands for a placeholder at depth 0. */
  record Item(int depth, String subject, Author from, Instant date, String text, boolean missing) {}

  private final Map<ServerGroup, List<Item>> groups = new LinkedHashMap<>();
  private final Map<ServerGroup, BitSet> read = new LinkedHashMap<>();
  private final Map<ServerGroup, BitSet> flagged = new LinkedHashMap<>();
  final Changes changes = new Changes();

  /** What was asked for by its Message-ID. */
  final List<MessageId> askedFor = new ArrayList<>();

  private final Map<MessageId, References> references = new LinkedHashMap<>();

  /** Makes an article answer one that is nowhere in the lists. */
  void answers(MessageId id, MessageId parent) {
    references.put(id, new References(List.of(parent)));
  }

  final List<String> servers = new ArrayList<>(List.of(SERVER));
  SearchResult result = new SearchResult(List.of(), false, 0, 0, List.of(), List.of());

  /** What some queries find instead, by query and limit such as {@code word 80}. */
  final java.util.Map<String, SearchResult> results = new java.util.HashMap<>();

  final List<String> asked = new ArrayList<>();

  /** The answer to the next search; held back by the test that sets it. */
  Optional<CompletableFuture<SearchResult>> coming = Optional.empty();

  final java.util.Map<String, Facets> facets = new java.util.HashMap<>();

  private final Map<MessageId, String> snippets = new LinkedHashMap<>();

  /** The hits whose texts were looked into. */
  final List<MessageId> excerpted = new ArrayList<>();

  /** The rows that somebody was about to narrow. */
  final List<ArticleRows> toNarrow = new ArrayList<>();

  /** The order of each search. */
  final List<SearchOrder> orders = new ArrayList<>();

  private final List<Runnable> held = new ArrayList<>();
  Optional<Charset> readAs = Optional.empty();
  boolean prefersHtml;

  /** What is told of NoCeM notices. */
  final Map<MessageId, NoticeState> notices = new LinkedHashMap<>();

  /** Issuers of notices that were trusted. */
  final List<Issuer> trusted = new CopyOnWriteArrayList<>();

  long watched;
  long texts;
  private boolean holding;

  static ServerGroup group(String name) {
    return new ServerGroup(SERVER, new Newsgroup(name));
  }

  /** From now on no answer comes before {@link #answer}. */
  void hold() {
    holding = true;
  }

  /** Gives the answers that wait, and those that they lead to. */
  void answer() {
    while (!held.isEmpty()) {
      held.removeFirst().run();
    }
  }

  /** Gives the answer that waits longest. */
  void answerFirst() {
    held.removeFirst().run();
  }

  /** Gives the answers that wait, the latest one first. */
  void answerInReverse() {
    while (!held.isEmpty()) {
      held.removeLast().run();
    }
  }

  /** Answers at once what this asks for, before all that waits. */
  void answerLast(Runnable question) {
    int before = held.size();
    question.run();
    while (held.size() > before) {
      held.removeLast().run();
    }
  }

  List<String> names() {
    return groups.keySet().stream().map(group -> group.group().name()).toList();
  }

  int size(String group) {
    return items(group(group)).size();
  }

  /** Gives one newsgroup the articles of another. */
  void copy(String from, String to) {
    add(to, items(group(from)).toArray(Item[]::new));
  }

  void add(String group, Item... items) {
    groups.put(group(group), List.of(items));
    read.put(group(group), new BitSet());
    flagged.put(group(group), new BitSet());
  }

  BitSet read(String group) {
    return read(group(group));
  }

  BitSet flagged(String group) {
    return flagged(group(group));
  }

  private BitSet read(ServerGroup group) {
    return Objects.requireNonNull(read.get(group));
  }

  private BitSet flagged(ServerGroup group) {
    return Objects.requireNonNull(flagged.get(group));
  }

  private List<Item> items(ServerGroup group) {
    return Objects.requireNonNull(groups.get(group));
  }

  void tell(Change change) {
    changes.tell(change);
  }

  SubscribedGroup counts(ServerGroup group) {
    long cached = items(group).stream().filter(item -> !item.missing()).count();
    return new SubscribedGroup(
        group, "About " + group.group(), cached - read(group).cardinality(), cached, true);
  }

  @Override
  public CompletableFuture<List<SubscribedGroup>> groups() {
    return done(groups.keySet().stream().map(this::counts).toList());
  }

  /** The folders that there are. */
  final FakeFolders folders = new FakeFolders(changes);

  @Override
  public Folders folders() {
    return folders;
  }

  @Override
  public CompletableFuture<List<ServerAccount>> accounts() {
    return done(
        servers.stream()
            .map(name -> ServerAccount.of(name, name + ".example", ServerAccount.Security.TLS))
            .toList());
  }

  @Override
  public CompletableFuture<List<String>> servers() {
    return done(List.copyOf(servers));
  }

  @Override
  public CompletableFuture<ArticleRows> open(ServerGroup group, ThreadListOptions options) {
    return done(rows(group));
  }

  /** A newsgroup whose first rows come on their own; empty for none. */
  Optional<String> large = Optional.empty();

  @Override
  public CompletableFuture<Optional<ArticleRows>> beginning(
      ServerGroup group, ThreadListOptions options) {
    return done(
        large
            .filter(group.group().name()::equals)
            .map(_ ->
                new Rows(
                    group, items(group).subList(0, 2), new BitSet(), new BitSet(), references)));
  }

  /** All of them: what orders and narrows a list is tested where lists are made. */
  @Override
  public CompletableFuture<ArticleRows> changed(ArticleRows rows, ThreadListOptions options) {
    return done(rows);
  }

  @Override
  public CompletableFuture<ArticleRows> again(ArticleRows rows) {
    return done(rows instanceof Rows own ? rows(own.group) : rows);
  }

  @Override
  public CompletableFuture<ArticleRows> marks(ArticleRows rows) {
    return again(rows);
  }

  @Override
  public CompletableFuture<OptionalInt> find(ArticleRows rows, MessageId id) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.text(row).id().filter(id::equals).isPresent()) {
        return done(OptionalInt.of(row));
      }
    }
    return done(OptionalInt.empty());
  }

  @Override
  public CompletableFuture<Optional<ShownArticle>> article(ArticleRows rows, int row) {
    if (rows instanceof Rows own) {
      return done(Optional.of(own.shown(row)));
    }
    return article(rows.text(row).id().orElseThrow());
  }

  @Override
  public CompletableFuture<List<Optional<ShownArticle>>> articles(
      ArticleRows rows, int from, int to) {
    List<Optional<ShownArticle>> all = new ArrayList<>();
    for (int row = from; row < to; row++) {
      all.add(
          rows instanceof Rows own && !own.isPlaceholder(row)
              ? Optional.of(own.shown(row))
              : Optional.empty());
    }
    return done(all);
  }

  @Override
  public CompletableFuture<Optional<ShownArticle>> article(MessageId id, Charset readAs) {
    this.readAs = Optional.of(readAs);
    return article(id);
  }

  @Override
  public CompletableFuture<Optional<ArticleSignature>> signature(MessageId id, boolean wanted) {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  @Override
  public CompletableFuture<Optional<NoticeState>> notice(MessageId id) {
    return CompletableFuture.completedFuture(Optional.ofNullable(notices.get(id)));
  }

  @Override
  public CompletableFuture<List<NoticeState>> trust(Issuer issuer) {
    trusted.add(issuer);
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public void preferHtml(boolean prefer) {
    prefersHtml = prefer;
  }

  @Override
  public CompletableFuture<Optional<ShownArticle>> article(ServerGroup group, long number) {
    askedNumbers.add(group + " " + number);
    return done(Optional.empty());
  }

  /** What was asked for by number. */
  final List<String> askedNumbers = new ArrayList<>();

  @Override
  public CompletableFuture<Optional<ShownArticle>> article(MessageId id) {
    askedFor.add(id);
    for (ServerGroup group : groups.keySet()) {
      Rows rows = rows(group);
      for (int row = 0; row < rows.size(); row++) {
        if (rows.text(row).id().filter(id::equals).isPresent()) {
          return done(Optional.of(rows.shown(row)));
        }
      }
    }
    return done(Optional.empty());
  }

  @Override
  public CompletableFuture<Optional<JoinedPosts>> joined(ShownArticle shown, IntConsumer done) {
    return done(Optional.empty());
  }

  @Override
  public CompletableFuture<Optional<byte[]>> source(MessageId id) {
    return done(
        Optional.of(("Message-ID: " + id + "\r\n\r\nText").getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public CompletableFuture<Optional<byte[]>> part(MessageId id, String path) {
    return done(Optional.of(new byte[] {1, 2, 3}));
  }

  /** What was said to be junk or not. */
  final List<Mark> learnt = new CopyOnWriteArrayList<>();

  @Override
  public CompletableFuture<Marked> mark(Mark mark, ArticleRows rows, int[] chosen) {
    if (!(rows instanceof Rows own)) {
      return done(new Marked("Nothing", 0, () -> nothing()));
    }
    if (mark == Mark.JUNK || mark == Mark.NOT_JUNK) {
      learnt.add(mark);
      return done(
          new Marked(
              "1 article marked",
              1,
              () -> {
                learnt.removeLast();
                return nothing();
              }));
    }
    BitSet marks = mark == Mark.FLAG || mark == Mark.UNFLAG ? flagged(own.group) : read(own.group);
    BitSet before = (BitSet) marks.clone();
    int[] all =
        mark == Mark.SUBTHREAD_READ
            ? java.util.stream.IntStream.range(chosen[0], chosen[0] + rows.subtreeSize(chosen[0]))
                .toArray()
            : chosen;
    boolean on = mark != Mark.UNREAD && mark != Mark.UNFLAG;
    Arrays.stream(all).forEach(row -> marks.set(row, on));
    told(own.group);
    int changed = all.length;
    return done(
        new Marked(
            changed == 1 ? "1 article marked" : changed + " articles marked",
            changed,
            () -> {
              marks.clear();
              marks.or(before);
              told(own.group);
              return nothing();
            }));
  }

  @Override
  public CompletableFuture<Marked> read(MessageId id) {
    for (ServerGroup group : groups.keySet()) {
      Rows rows = rows(group);
      for (int row = 0; row < rows.size(); row++) {
        if (rows.text(row).id().filter(id::equals).isPresent()) {
          return mark(Mark.READ, rows, new int[] {row});
        }
      }
    }
    return done(new Marked("Nothing", 0, () -> nothing()));
  }

  @Override
  public CompletableFuture<Marked> catchUp(List<ServerGroup> wanted) {
    Map<ServerGroup, BitSet> before = new LinkedHashMap<>();
    long changed = 0;
    for (ServerGroup group : wanted) {
      BitSet marks = read(group);
      before.put(group, (BitSet) marks.clone());
      marks.set(0, items(group).size());
      changed += (long) marks.cardinality() - before.get(group).cardinality();
      told(group);
    }
    return done(
        new Marked(
            changed + " articles marked read",
            changed,
            () -> {
              before.forEach((group, marks) -> {
                read(group).clear();
                read(group).or(marks);
                told(group);
              });
              return nothing();
            }));
  }

  @Override
  public CompletableFuture<Void> unsubscribe(ServerGroup group) {
    groups.remove(group);
    tell(new Change.SubscriptionsChanged());
    return nothing();
  }

  @Override
  public CompletableFuture<Long> fetchNew(ServerGroup group) {
    return done(0L);
  }

  /** What was fetched together. */
  final List<List<ServerGroup>> fetched = new ArrayList<>();

  @Override
  public CompletableFuture<Long> fetchNew(List<ServerGroup> wanted) {
    fetched.add(wanted);
    return done(0L);
  }

  @Override
  public CompletableFuture<Long> fetchOlder(ServerGroup group) {
    return done(0L);
  }

  @Override
  public CompletableFuture<Long> fetchAll() {
    return done(0L);
  }

  @Override
  public CompletableFuture<BodyFetchResult> fetchBodies(ServerGroup group) {
    return done(BodyFetchResult.of(0, 0));
  }

  @Override
  public CompletableFuture<BodyFetchResult> fetchBodies(ArticleRows rows, int[] chosen) {
    return done(BodyFetchResult.of(chosen.length, 0));
  }

  @Override
  public CompletableFuture<Integer> wholeThread(MessageId id) {
    return done(1);
  }

  @Override
  public CompletableFuture<TextCounts> texts(ServerGroup group) {
    return done(new TextCounts(texts, counts(group).cached()));
  }

  @Override
  public CompletableFuture<MarkCounts> markCounts() {
    return done(
        new MarkCounts(flagged.values().stream().mapToLong(BitSet::cardinality).sum(), watched));
  }

  @Override
  public CompletableFuture<SearchResult> search(
      String query, Optional<MessageId> open, SearchOrder order, int limit) {
    orders.add(order);
    asked.add(query + " " + limit);
    Optional<CompletableFuture<SearchResult>> held = coming;
    coming = Optional.empty();
    return held.orElseGet(() -> done(results.getOrDefault(query + " " + limit, result)));
  }

  /** What is found on each server; held back by the test that sets it. */
  CompletableFuture<FoundOnServer> onServer = new CompletableFuture<>();

  Consumer<FoundOnServer> onServerSoFar = _ -> {};

  @Override
  public CompletableFuture<FoundOnServer> searchOnServer(
      ServerGroup group, ServerQuestion question, Consumer<FoundOnServer> meanwhile) {
    onServerSoFar = meanwhile;
    return onServer;
  }

  @Override
  public CompletableFuture<List<Excerpt>> excerpts(String query, List<SearchHit> hits) {
    hits.forEach(hit -> excerpted.add(hit.row().id()));
    return done(
        hits.stream()
            .map(hit -> new Excerpt(snippets.getOrDefault(hit.row().id(), ""), List.of()))
            .toList());
  }

  @Override
  public CompletableFuture<Facets> facets(String query, Optional<MessageId> open) {
    if (query.equals("(is:unread) is:unread") && !facets.containsKey(query)) {
      // No article of these newsgroups is in two of them.
      long unread = groups().join().stream().mapToLong(SubscribedGroup::unread).sum();
      return done(new Facets((int) unread, false, List.of(), List.of(), List.of()));
    }
    return done(facets.getOrDefault(query, Facets.NONE));
  }

  @Override
  public void looksAt(ArticleRows rows, int from, int to) {}

  @Override
  public void isAboutToNarrow(ArticleRows rows) {
    toNarrow.add(rows);
  }

  @Override
  public boolean isOffline() {
    return false;
  }

  @Override
  public void setOffline(boolean offline) {}

  @Override
  public Changes changes() {
    return changes;
  }

  /** A hit for an article of a group. */
  SearchHit hit(String group, int row, String snippet, SearchHit.Mark... marks) {
    ServerGroup where = group(group);
    snippets.put(Rows.id(where, row), snippet);
    Item item = items(where).get(row);
    return new SearchHit(
        new ArticleRow(
            Rows.id(where, row),
            row + 1L,
            where,
            List.of(where.group()),
            item.subject(),
            item.from(),
            Optional.of(item.date()),
            above(where, row).stream().mapToObj(at -> Rows.id(where, at)).findFirst(),
            Rows.id(where, root(where, row)),
            item.depth(),
            false,
            OptionalInt.empty(),
            new ArticleState(read(where).get(row), false, false, false),
            10,
            1000),
        List.of(marks));
  }

  /** The row that another one answers; empty for the beginning of a thread. */
  private OptionalInt above(ServerGroup group, int row) {
    int depth = items(group).get(row).depth();
    return IntStream.range(0, depth < 1 ? 0 : row)
        .filter(at -> items(group).get(at).depth() == depth - 1)
        .reduce((_, later) -> later);
  }

  private int root(ServerGroup group, int row) {
    OptionalInt above = above(group, row);
    return above.isPresent() ? root(group, above.getAsInt()) : row;
  }

  private void told(ServerGroup group) {
    tell(new Change.MarksChanged(group));
    tell(new Change.GroupChanged(counts(group)));
  }

  private Rows rows(ServerGroup group) {
    return new Rows(
        group,
        items(group),
        (BitSet) read(group).clone(),
        (BitSet) flagged(group).clone(),
        references);
  }

  private static HeaderField field(String name, String value) {
    return new HeaderField(name, value, value);
  }

  private static CompletableFuture<Void> nothing() {
    return TaskFuture.guarding(CompletableFuture.completedFuture(null));
  }

  private <T> CompletableFuture<T> done(T value) {
    TaskFuture<T> future = new TaskFuture<>();
    if (holding) {
      held.add(() -> future.complete(value));
    } else {
      future.complete(value);
    }
    return future;
  }

  /** The rows of one group. */
  static final class Rows implements ArticleRows {
    private final ServerGroup group;
    private final List<Item> items;
    private final BitSet read;
    private final BitSet flagged;
    private final Map<MessageId, References> references;
    private final ArrayRows shape;

    Rows(
        ServerGroup group,
        List<Item> items,
        BitSet read,
        BitSet flagged,
        Map<MessageId, References> references) {
      this.references = references;
      this.group = group;
      this.items = items;
      this.read = read;
      this.flagged = flagged;
      shape = new ArrayRows(items.stream().mapToInt(Item::depth).toArray());
    }

    static MessageId id(ServerGroup group, int row) {
      return MessageId.parse("<" + row + "." + group.group() + "@example.invalid>").orElseThrow();
    }

    ShownArticle shown(int row) {
      Item item = items.get(row);
      List<HeaderField> headers =
          List.of(
              field("Path", "news.example.org!not-for-mail"),
              field("From", item.from().toString()),
              field("Newsgroups", group.group().name()),
              field("Subject", item.subject()),
              field("X-No-Archive", row == 1 ? "yes" : "no"));
      Article article =
          new Article(
              Optional.of(id(group, row)),
              item.subject(),
              List.of(item.from()),
              row == 2 ? List.of(new Author("Answers", "answers@example.org")) : List.of(),
              Optional.of(item.date()),
              row == 2
                  ? List.of(
                      group.group(),
                      new Newsgroup("comp.lang.java.programmer"),
                      new Newsgroup("news.software.readers"))
                  : List.of(group.group()),
              row == 2 ? List.of(new Newsgroup("news.software.readers")) : List.of(),
              false,
              references.getOrDefault(id(group, row), References.NONE),
              headers,
              item.text(),
              "",
              false,
              "UTF-8",
              row == 2
                  ? List.of(
                      new Part(
                          "2",
                          "image/png",
                          "chart of everything.png",
                          48_213,
                          false,
                          Part.Origin.ENTITY),
                      new Part("3", "text/x-patch", "fix.patch", 912, false, Part.Origin.ENTITY))
                  : List.of(),
              List.of());
      return new ShownArticle(
          id(group, row),
          article,
          org.newsloom.mime.TextStructure.of(article.text()),
          Optional.of(group),
          row + 1L,
          new ArticleState(read.get(row), flagged.get(row), false, false),
          Optional.empty(),
          false,
          "");
    }

    @Override
    public int size() {
      return items.size();
    }

    @Override
    public int depth(int row) {
      return shape.depth(row);
    }

    @Override
    public int parent(int row) {
      return shape.parent(row);
    }

    @Override
    public int subtreeSize(int row) {
      return shape.subtreeSize(row);
    }

    @Override
    public int replies(int row) {
      return shape.replies(row);
    }

    @Override
    public boolean isPlaceholder(int row) {
      return items.get(row).missing();
    }

    @Override
    public Optional<Instant> date(int row) {
      return Optional.of(items.get(row).date());
    }

    @Override
    public RowText text(int row) {
      return new RowText(
          Optional.of(id(group, row)),
          items.get(row).subject(),
          items.get(row).from(),
          1_200 + 400L * row,
          20 + 9L * row,
          true);
    }

    @Override
    public CompletableFuture<Void> load(int from, int to) {
      return nothing();
    }

    @Override
    public boolean isRead(int row) {
      return read.get(row) || isPlaceholder(row);
    }

    @Override
    public boolean isFlagged(int row) {
      return flagged.get(row);
    }

    @Override
    public boolean isWatched(int row) {
      return items.get(row).subject().contains("Tariffs");
    }

    @Override
    public boolean isIgnored(int row) {
      return false;
    }

    @Override
    public int score(int row) {
      return 0;
    }

    @Override
    public int unread(int row) {
      int unread = 0;
      for (int at = row; at < row + subtreeSize(row); at++) {
        unread += isRead(at) ? 0 : 1;
      }
      return unread;
    }

    @Override
    public long key(int row) {
      return isPlaceholder(row) ? 0 : row + 1L;
    }

    @Override
    public int rowOf(long key) {
      return key >= 1 && key <= items.size() ? (int) key - 1 : -1;
    }
  }
}
