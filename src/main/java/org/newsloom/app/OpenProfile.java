package org.newsloom.app;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.random.RandomGenerator;
import org.newsloom.cli.Rows;
import org.newsloom.cli.Workbench;
import org.newsloom.hook.Hooks;
import org.newsloom.language.Languages;
import org.newsloom.mime.ArticleParser;
import org.newsloom.mime.Limits;
import org.newsloom.mime.MimeHeaderDecoder;
import org.newsloom.nntp.Timeouts;
import org.newsloom.pgp.Gnupg;
import org.newsloom.post.ArticleWriter;
import org.newsloom.post.CancelSecrets;
import org.newsloom.post.Drafts;
import org.newsloom.post.ExternalEditor;
import org.newsloom.post.Identities;
import org.newsloom.post.Mailer;
import org.newsloom.post.MessageIds;
import org.newsloom.post.Outbox;
import org.newsloom.post.OwnArticles;
import org.newsloom.post.Signatures;
import org.newsloom.post.Templates;
import org.newsloom.post.Writers;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Arrivals;
import org.newsloom.reading.ArticleReader;
import org.newsloom.reading.BodyIndexing;
import org.newsloom.reading.ChangeFeed;
import org.newsloom.reading.Changes;
import org.newsloom.reading.ExportChoices;
import org.newsloom.reading.Fetching;
import org.newsloom.reading.GroupFolders;
import org.newsloom.reading.GroupPreferences;
import org.newsloom.reading.Integrity;
import org.newsloom.reading.Junk;
import org.newsloom.reading.Marks;
import org.newsloom.reading.NewGroups;
import org.newsloom.reading.Newsgroups;
import org.newsloom.reading.Nocem;
import org.newsloom.reading.ReadingServices;
import org.newsloom.reading.Retention;
import org.newsloom.reading.Scoring;
import org.newsloom.reading.Search;
import org.newsloom.reading.SearchOnServer;
import org.newsloom.reading.Servers;
import org.newsloom.reading.SignatureCheck;
import org.newsloom.reading.Statistics;
import org.newsloom.reading.ThreadLists;
import org.newsloom.reading.ThreadOf;
import org.newsloom.reading.ThreadShaping;
import org.newsloom.settings.HookSettings;
import org.newsloom.settings.JunkSettings;
import org.newsloom.settings.Loaded;
import org.newsloom.settings.MailSettings;
import org.newsloom.settings.NetworkSettings;
import org.newsloom.settings.NocemSettings;
import org.newsloom.settings.PostingSettings;
import org.newsloom.settings.ProfilePaths;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SecretStore;
import org.newsloom.settings.SettingsArea;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.settings.SignatureSettings;
import org.newsloom.share.Sharing;
import org.newsloom.spelling.Spelling;
import org.newsloom.store.Store;
import org.newsloom.sync.BodyFetch;
import org.newsloom.sync.ConnectionLog;
import org.newsloom.sync.GroupListSync;
import org.newsloom.sync.HeaderFetch;
import org.newsloom.sync.Passwords;
import org.newsloom.sync.Refresh;
import org.newsloom.sync.Retrying;
import org.newsloom.sync.ServerCheck;
import org.newsloom.sync.ServerConnections;
import org.newsloom.sync.ServerHints;
import org.newsloom.sync.ServerSearch;
import org.newsloom.task.Jobs;

/** All services of one profile, built by their constructors and closed in the opposite order. */
final class OpenProfile implements Workbench.Services {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private final ProfilePaths paths;
  private final SettingsFolder settings;
  private final Set<String> notices = new CopyOnWriteArraySet<>();
  private final Store store;
  private final Jobs jobs = new Jobs(PATIENCE);
  private final SecretStore keyring;
  private final ConnectionLog log;
  private final ServerConnections connections;
  private final ReadingServices reading;
  private final ChangeFeed feed;
  private final Refresh refresh;
  private final NewGroups newGroups;
  private final Identities identities;
  private final Writers writers;
  private final Templates templates;
  private final ExternalEditor editor;
  private final Spelling spelling;
  private final Drafts drafts;
  private final CancelSecrets cancelSecrets;
  private final OwnArticles own;
  private final Outbox outbox;
  private final Mailer mailer;
  private final OutboxRounds rounds;
  private final SampleNews sample;
  private final Sharing sharing;
  private final Hooks hooks;
  private volatile boolean background;

  /**
   * Builds the services; reads no network. Takes a while: not for the FX thread.
   *
   * @param store the profile's databases, closed with this
   */
  OpenProfile(ProfilePaths paths, Store store, Clock clock, String version) {
    this.paths = paths;
    this.store = store;
    this.settings = new SettingsFolder(paths.config());
    NetworkSettings network = load(NetworkSettings.AREA);
    ReadingSettings usual = load(ReadingSettings.AREA);
    this.log = new ConnectionLog(clock);
    this.keyring = SecretStore.ofSystem();
    SecretStore file = SecretStore.ofFile(paths.config().resolve("secrets"));
    Passwords passwords = new Passwords(keyring, file);
    Timeouts timeouts =
        new Timeouts(
            Duration.ofSeconds(network.connectSeconds()),
            Duration.ofSeconds(network.readSeconds()));
    this.connections = new ServerConnections(store.servers(), passwords, log, timeouts, clock);
    Optional<Charset> chosen = chosen(usual.defaultCharset());
    MimeHeaderDecoder decoder = new MimeHeaderDecoder(chosen.orElse(WESTERN));
    ArticleParser parser = new ArticleParser(chosen, Limits.DEFAULT);
    GroupListSync groupLists = new GroupListSync(store, connections, jobs, clock);
    Newsgroups newsgroups =
        new Newsgroups(store, groupLists, new ServerHints(connections, jobs), jobs);
    Changes changes = new Changes();
    this.feed = new ChangeFeed(store, connections, newsgroups, changes);
    this.newGroups = new NewGroups(store, groupLists, () -> !asksByItself(), changes, jobs);
    BodyFetch bodies = new BodyFetch(store, connections, jobs);
    Fetching fetching =
        new Fetching(
            store,
            new HeaderFetch(store, connections, jobs, decoder, Retrying.usual(), clock),
            bodies,
            connections,
            this::readingSettings,
            feed,
            jobs,
            clock);
    Junk junk = new Junk(store, parser, () -> load(JunkSettings.AREA).hideFrom(), jobs, changes);
    Gnupg gnupg = Gnupg.ofSystem();
    notices.addAll(settings.load(NocemSettings.AREA).notices());
    Nocem nocem = new Nocem(store, parser, gnupg, settings, jobs, changes);
    Path rules = paths.config().resolve("scores");
    Scoring scoring = new Scoring(store, parser, rules, junk, nocem, jobs, clock, changes);
    ThreadLists lists = new ThreadLists(store, scoring, jobs);
    Languages languages = new Languages();
    Search search = new Search(store, lists, parser, languages, jobs, clock);
    ThreadOf threads = new ThreadOf(store, lists, bodies, parser, jobs);
    GroupPreferences groupPreferences = new GroupPreferences(store);
    this.reading =
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
            new SearchOnServer(
                new ServerSearch(store, connections, jobs, decoder, Retrying.usual()),
                search,
                feed,
                jobs),
            threads,
            groupPreferences,
            fetching,
            new BodyIndexing(store, parser, languages, feed, jobs),
            new Retention(store, lists, () -> load(ReadingSettings.AREA), jobs, clock),
            new Integrity(store),
            new Archives(store, bodies, jobs),
            new ExportChoices(lists, threads, search, jobs),
            scoring,
            junk,
            nocem,
            new SignatureCheck(
                bodies, parser, gnupg, () -> load(SignatureSettings.AREA).checked(), jobs),
            new Statistics(store, lists, jobs),
            changes);
    this.refresh =
        new Refresh(
            store,
            connections,
            fetching::inBackground,
            fetching::roundEnded,
            () -> Duration.ofMinutes(load(NetworkSettings.AREA).checkMinutes()),
            jobs,
            clock);
    this.identities = new Identities(store);
    this.writers =
        new Writers(store, identities, new Signatures(RandomGenerator.getDefault()), jobs);
    this.templates = new Templates(paths.config().resolve("templates"), jobs);
    this.editor = new ExternalEditor(paths.data().resolve("editing"), jobs);
    this.spelling =
        new Spelling(
            paths.config().resolve("dictionaries"),
            Spelling.OF_SYSTEM,
            paths.config().resolve("my-words.txt"),
            jobs);
    this.drafts = new Drafts(store);
    // In the file: a keyring does not tell "none" from "locked", and a second secret would disown
    // all that was posted with the first.
    this.cancelSecrets = new CancelSecrets(file, new SecureRandom());
    this.own = new OwnArticles(store, cancelSecrets, jobs);
    ArticleWriter writer = new ArticleWriter("Newsloom/" + version);
    MessageIds ids = new MessageIds(new SecureRandom());
    this.outbox = new Outbox(store, connections, writer, ids, own, jobs, clock);
    this.mailer =
        new Mailer(
            () -> load(MailSettings.AREA),
            keyring,
            file,
            writer,
            ids,
            timeouts,
            log::of,
            connections::isOffline,
            jobs,
            clock);
    this.rounds = new OutboxRounds(outbox, connections::isOffline, jobs);
    this.sharing =
        new Sharing(
            store,
            settings,
            Profiles.machineName(System.getenv()),
            jobs,
            clock,
            new SecureRandom());
    load(HookSettings.AREA); // what is wrong in it is told at the start
    this.hooks =
        new Hooks(settings, new Arrivals(store), search, Rows::json, jobs, Hooks.USUAL_PATIENCE);
    this.sample = new SampleNews(paths.data().resolve("sample-posts"), reading, jobs);
  }

  /** Whether servers may be asked without being told to each time. */
  private boolean asksByItself() {
    return !connections.isOffline() && load(NetworkSettings.AREA).checkMinutes() > 0;
  }

  /** A command fetches what it was told to and nothing ahead of anybody. */
  private ReadingSettings readingSettings() {
    ReadingSettings chosen = load(ReadingSettings.AREA);
    return background ? chosen : chosen.withPrefetch(false);
  }

  private <T> T load(SettingsArea<T> area) {
    Loaded<T> loaded = settings.load(area);
    notices.addAll(loaded.notices());
    return loaded.value();
  }

  /** The usual default is no choice: then the octets themselves are asked first. */
  private static Optional<Charset> chosen(String name) {
    return name.equals(ReadingSettings.DEFAULTS.defaultCharset()) || !Charset.isSupported(name)
        ? Optional.empty()
        : Optional.of(Charset.forName(name));
  }

  /**
   * Begins what goes on by itself while a window is open: indexing, looking for new articles,
   * fetching ahead of the reader.
   */
  void startBackgroundWork() {
    background = true;
    if (!store.isReadOnly()) {
      var _ = reading.archives().restore();
      reading.indexing().start();
      reading.nocem().start();
      reading.retention().start();
      StartCache.makeLater(jobs);
      refresh.start();
      newGroups.start();
      rounds.start();
      sharing.start();
      hooks.follow(reading.changes());
    }
  }

  /** Makes the headers of imported articles again where the cache was begun anew; waits for it. */
  void restoreImported() {
    if (!store.isReadOnly()) {
      reading.archives().restore().join();
    }
  }

  @Override
  public ReadingServices reading() {
    return reading;
  }

  @Override
  public Identities identities() {
    return identities;
  }

  Drafts drafts() {
    return drafts;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public OwnArticles own() {
    return own;
  }

  @Override
  public CancelSecrets cancelSecrets() {
    return cancelSecrets;
  }

  @Override
  public Writers writers() {
    return writers;
  }

  @Override
  public PostingSettings posting() {
    return load(PostingSettings.AREA);
  }

  ExternalEditor editor() {
    return editor;
  }

  @Override
  public Sharing sharing() {
    return sharing;
  }

  Templates templates() {
    return templates;
  }

  Spelling spelling() {
    return spelling;
  }

  SettingsFolder settings() {
    return settings;
  }

  ConnectionLog log() {
    return log;
  }

  ServerConnections connections() {
    return connections;
  }

  SampleNews sample() {
    return sample;
  }

  Jobs jobs() {
    return jobs;
  }

  ProfilePaths paths() {
    return paths;
  }

  boolean isReadOnly() {
    return store.isReadOnly();
  }

  /** What a person must be told after opening; a sentence each. */
  List<String> notices() {
    List<String> all = new ArrayList<>(notices);
    all.addAll(reading.integrity().notices());
    return List.copyOf(all);
  }

  @Override
  public Hooks hooks() {
    return hooks;
  }

  @Override
  public boolean hasKeyring() {
    return keyring.kind() == SecretStore.Kind.SYSTEM;
  }

  @Override
  public void finishIndexing() {
    if (!store.isReadOnly()) {
      reading.indexing().finish().join();
    }
  }

  @Override
  public void close() {
    rounds.close();
    refresh.close();
    sharing.close();
    hooks.close();
    reading.indexing().close();
    reading.nocem().close();
    connections.close();
    sample.close();
    jobs.close();
    feed.close();
    store.close();
  }
}
