package org.newsloom.reading;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.newsloom.article.Newsgroup;
import org.newsloom.language.Languages;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.Limits;
import org.newsloom.mime.MimeHeaderDecoder;
import org.newsloom.nntp.Timeouts;
import org.newsloom.pgp.Gnupg;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SecretStore;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.store.ServerRecord;
import org.newsloom.store.Store;
import org.newsloom.sync.BodyFetch;
import org.newsloom.sync.ConnectionLog;
import org.newsloom.sync.GroupListSync;
import org.newsloom.sync.HeaderFetch;
import org.newsloom.sync.Passwords;
import org.newsloom.sync.Retrying;
import org.newsloom.sync.ServerCheck;
import org.newsloom.sync.ServerConnections;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerHints;
import org.newsloom.sync.ServerSearch;
import org.newsloom.task.Jobs;

/** All services over one profile, as the program wires them, for one test. */
public final class Desk implements AutoCloseable {
  /** On a busy machine a server may take its time, and that is no fault of anybody's. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Gnupg NO_GNUPG = new Gnupg(List.of(), Map.of(), PATIENCE);

  /** The settings that the services see; a test changes them before it asks. */
  public volatile ReadingSettings settings = withoutPrefetch();

  public final Store store;
  public final Jobs jobs = new Jobs(Duration.ofSeconds(2));
  public final ConnectionLog log = new ConnectionLog(Clock.systemUTC());
  public final Passwords passwords =
      new Passwords(SecretStore.ofSession(), SecretStore.ofSession());
  public final ServerConnections connections;
  public final HeaderFetch headers;
  public final BodyFetch bodies;
  public final ServerSearch serverSearch;
  public final ChangeFeed feed;
  public final ReadingServices reading;
  public final List<Change> heard = new CopyOnWriteArrayList<>();

  /** From how many per cent on junk is hidden; 0 for never. */
  public final AtomicInteger hideJunkFrom = new AtomicInteger();

  private Desk(Path profile, Timeouts timeouts, Gnupg gnupg) {
    Clock clock = Clock.systemUTC();
    var decoder = new MimeHeaderDecoder(StandardCharsets.ISO_8859_1);
    ArticleParser parser = new ArticleParser(Optional.empty(), Limits.DEFAULT);
    store = Store.open(profile, decoder, clock);
    connections = new ServerConnections(store.servers(), passwords, log, timeouts, clock);
    headers = new HeaderFetch(store, connections, jobs, decoder, Retrying.atOnce(), clock);
    bodies = new BodyFetch(store, connections, jobs);
    serverSearch = new ServerSearch(store, connections, jobs, decoder, Retrying.atOnce());
    Changes changes = new Changes();
    changes.listen(heard::add);
    Newsgroups newsgroups =
        new Newsgroups(
            store,
            new GroupListSync(store, connections, jobs, clock),
            new ServerHints(connections, jobs),
            jobs);
    feed = new ChangeFeed(store, connections, newsgroups, changes);
    Junk junk = new Junk(store, parser, hideJunkFrom::get, jobs, changes);
    SettingsFolder folder = new SettingsFolder(profile.resolve("config"));
    Nocem nocem = new Nocem(store, parser, gnupg, folder, jobs, changes);
    Path rules = profile.resolve("scores");
    Scoring scoring = new Scoring(store, parser, rules, junk, nocem, jobs, clock, changes);
    ThreadLists lists = new ThreadLists(store, scoring, jobs);
    Languages languages = new Languages();
    Search search = new Search(store, lists, parser, languages, jobs, clock);
    ThreadOf threads = new ThreadOf(store, lists, bodies, parser, jobs);
    GroupPreferences groupPreferences = new GroupPreferences(store);
    reading =
        new ReadingServices(
            new Servers(
                store, passwords, connections, new ServerCheck(store, connections, jobs), jobs),
            newsgroups,
            new GroupFolders(store),
            lists,
            new ArticleReader(store, bodies, parser, groupPreferences, jobs),
            new Marks(store, jobs),
            new ThreadShaping(store, lists, jobs),
            search,
            new SearchOnServer(serverSearch, search, feed, jobs),
            threads,
            groupPreferences,
            new Fetching(store, headers, bodies, connections, () -> settings, feed, jobs, clock),
            new BodyIndexing(store, parser, languages, feed, jobs),
            new Retention(store, lists, () -> settings, jobs, clock),
            new Integrity(store),
            new Archives(store, bodies, jobs),
            new ExportChoices(lists, threads, search, jobs),
            scoring,
            junk,
            nocem,
            new SignatureCheck(bodies, parser, gnupg, () -> true, jobs),
            new Statistics(store, lists, jobs),
            changes);
  }

  /** Opens or makes a profile. */
  public static Desk open(Path profile) {
    return open(profile, PATIENCE);
  }

  /** The same with a server that must speak soon. */
  public static Desk open(Path profile, Duration silence) {
    return new Desk(profile, new Timeouts(PATIENCE, silence), NO_GNUPG);
  }

  /** The same with keys. */
  public static Desk open(Path profile, Gnupg gnupg) {
    return new Desk(profile, new Timeouts(PATIENCE, PATIENCE), gnupg);
  }

  /** Adds a server on this machine. */
  public Desk with(String server, int port) {
    await(
        store
            .servers()
            .save(
                new ServerRecord(
                    server,
                    "127.0.0.1",
                    port,
                    ServerRecord.Security.NONE,
                    "",
                    "",
                    2,
                    Optional.empty())));
    return this;
  }

  /** A group of a server. */
  public static ServerGroup group(String server, String name) {
    return new ServerGroup(server, new Newsgroup(name));
  }

  /** The outcome, or a failed test after a while. */
  public static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Nothing is fetched that the test did not ask for. */
  public static ReadingSettings withoutPrefetch() {
    return ReadingSettings.DEFAULTS.withPrefetch(false);
  }

  @Override
  public void close() {
    reading.indexing().close();
    reading.nocem().close();
    feed.close();
    connections.close();
    jobs.close();
    store.close();
  }
}
