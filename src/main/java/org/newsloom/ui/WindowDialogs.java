package org.newsloom.ui;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.reading.Change;
import org.newsloom.reading.Scoring;
import org.newsloom.reading.ShownArticle;
import org.newsloom.settings.KeepRule;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;

/** Opens the windows beside the main one. Made and used on the FX thread. */
public final class WindowDialogs implements Dialogs {
  private static final Set<Command> OFFERED =
      EnumSet.of(
          Command.NEW_POST,
          Command.FOLLOWUP,
          Command.REPLY,
          Command.CANCEL_ARTICLE,
          Command.SUPERSEDE,
          Command.ADD_SERVER,
          Command.SUBSCRIBE,
          Command.SAMPLE,
          Command.DRAFTS,
          Command.SETTINGS,
          Command.IMPORT,
          Command.EXPORT,
          Command.STATISTICS,
          Command.SCORE_LIKE,
          Command.SCORE_WHY,
          Command.SCORE_RULES,
          Command.KEEP,
          Command.GROUP_POSTING,
          Command.ENCODING,
          Command.IN_BROWSER,
          Command.IN_ARCHIVE,
          Command.SHORTCUTS,
          Command.CONNECTION_LOG,
          Command.ABOUT);

  private final Theme theme;
  private final DialogServices services;
  private final Preferences preferences;
  private final DialogSetup setup;
  private final PostOffice office;
  private final NewsServers servers;
  private final Writing writing;
  private final LoginOffers logins = new LoginOffers(it -> this.offer.accept(it), this::logIn);
  private Optional<Window> owner = Optional.empty();
  private Consumer<Offer> offer = _ -> {};
  private Consumer<String> say = _ -> {};
  private Optional<ConnectionLogWindow> log = Optional.empty();

  /** Windows over the services; {@link #attach} tells which window they belong to. */
  public WindowDialogs(
      Theme theme, DialogServices services, Preferences preferences, DialogSetup setup) {
    this.theme = theme;
    this.services = services;
    this.preferences = preferences;
    this.setup = setup;
    this.office =
        new ServicePostOffice(
            services,
            () -> preferences.posting().get(),
            () -> preferences.mail().get().smtp(),
            preferences.spelling(),
            setup.background());
    this.writing = new Writing(theme, services, setup, office);
    this.servers = NewsServers.of(services.servers(), setup.keyring());
  }

  /** Stands beside a main window from now on. */
  public void attach(MainWindow window) {
    attach(window.stage(), window::say, window::offer);
  }

  void attach(Window window, Consumer<String> toast, Consumer<Offer> offers) {
    owner = Optional.of(window);
    say = toast;
    offer = offers;
    writing.attach(window, toast, offers);
    var _ =
        services
            .changes()
            .listen(change -> {
              if (change instanceof Change.ConnectionChanged changed) {
                setup.ui().execute(() -> logins.connection(changed.state()));
              } else if (change instanceof Change.GroupsAppeared news) {
                setup.ui().execute(() -> offer.accept(offerOf(news)));
              }
            });
  }

  /** Holds out the drafts that an earlier session left, such as one that ended in a crash. */
  public void offerDrafts() {
    writing.offerDrafts();
  }

  @Override
  public CompletableFuture<Void> saveAll() {
    return writing.saveAll();
  }

  @Override
  public boolean offers(Command command) {
    return OFFERED.contains(command);
  }

  @Override
  public void newPost(Optional<ServerGroup> group) {
    writing.newPost(group);
  }

  @Override
  public void followup(ShownArticle article, Optional<String> selected) {
    writing.followup(article, selected);
  }

  @Override
  public void reply(ShownArticle article, Optional<String> selected) {
    writing.reply(article, selected);
  }

  @Override
  public void cancel(ShownArticle article) {
    writing.cancel(article);
  }

  @Override
  public void supersede(ShownArticle article) {
    writing.supersede(article);
  }

  @Override
  public void encoding(ShownArticle article, Consumer<Optional<Charset>> then) {
    new EncodingDialog(
            theme,
            owner,
            article,
            then,
            chosen -> article.group().ifPresent(group -> encodingOf(group, chosen)))
        .show();
  }

  private void encodingOf(ServerGroup group, Optional<Charset> charset) {
    var _ =
        services
            .groupPreferences()
            .change(group, own -> own.withCharset(charset))
            .whenCompleteAsync(
                (kept, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  } else if (!kept) {
                    say.accept(
                        "Subscribe to " + group.group() + " first: its settings stay with it.");
                  }
                },
                setup.ui());
  }

  @Override
  public void inBrowser(ShownArticle article) {
    new QuestionWindow(
            theme,
            owner,
            "Open this article in the browser?",
            "What loads anything from elsewhere was taken out, scripts and forms too. Links are"
                + " there, and lead where the writer wants: look at them before you click.",
            "Open",
            "Stay here",
            () -> openHtml(article))
        .show();
  }

  private void openHtml(ShownArticle article) {
    var _ =
        CompletableFuture.supplyAsync(() -> HtmlFile.write(article.article()), setup.background())
            .whenCompleteAsync(
                (file, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  } else {
                    setup.page().accept(file);
                  }
                },
                setup.ui());
  }

  @Override
  public void inArchive(ShownArticle article) {
    var _ =
        CompletableFuture.supplyAsync(setup.archives(), setup.background())
            .whenCompleteAsync(
                (archives, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                    return;
                  }
                  archives.notices().forEach(say);
                  new ArchiveWindow(
                          theme,
                          owner,
                          ArchiveWindow.places(article, archives.value()),
                          setup.browser())
                      .show();
                },
                setup.ui());
  }

  @Override
  public void keep(ServerGroup group) {
    var _ =
        services
            .groupPreferences()
            .of(group)
            .whenCompleteAsync(
                (own, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                    return;
                  }
                  new KeepDialog(
                          theme,
                          owner,
                          setup.ui(),
                          group,
                          own.keep(),
                          preferences.reading().get().keep(),
                          rules(group))
                      .show();
                },
                setup.ui());
  }

  @Override
  public void posting(ServerGroup group) {
    writing.posting(group, () -> {});
  }

  private KeepDialog.Rules rules(ServerGroup group) {
    return new KeepDialog.Rules() {
      @Override
      public CompletableFuture<?> keep(Optional<KeepRule> chosen) {
        return services.groupPreferences().change(group, own -> own.withKeep(chosen));
      }

      @Override
      public CompletableFuture<Long> wouldGo(KeepRule rule) {
        return services.retention().wouldGo(group, rule);
      }
    };
  }

  @Override
  public void importArticles(Consumer<ServerGroup> open) {
    new ImportDialog(theme, owner, services.archives(), setup.ui(), open).show();
  }

  @Override
  public void exportArticles(Scope scope) {
    List<ExportDialog.Source> sources =
        ExportDialog.sources(scope, services.exportChoices(), services.search());
    if (sources.isEmpty()) {
      say.accept("Open a newsgroup first, or search for articles.");
    } else {
      new ExportDialog(theme, owner, services.archives(), setup.ui(), sources).show();
    }
  }

  @Override
  public void scoreLike(ShownArticle article, Optional<ServerGroup> group) {
    LocalDate today = LocalDate.now(setup.zone());
    new ScoreDialog(theme, owner, services.scoring(), setup.ui(), article, group, today).show();
  }

  @Override
  public void scoreWhy(ShownArticle article) {
    var _ =
        services
            .scoring()
            .explain(article.id())
            .whenCompleteAsync(
                (fitting, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  } else {
                    Optional<ServerGroup> group =
                        fitting.stream().map(Scoring.Fitting::group).findFirst();
                    new ScoreWhyWindow(theme, owner, article, fitting, () -> scoreRules(group))
                        .show();
                  }
                },
                setup.ui());
  }

  @Override
  public void scoreRules(Optional<ServerGroup> group) {
    new ScoreRulesWindow(theme, owner, services.scoring(), setup.ui(), group).show();
  }

  @Override
  public void statistics(ServerGroup group) {
    new StatisticsWindow(theme, owner, services.statistics(), setup.ui(), setup.zone(), group)
        .show();
  }

  @Override
  public void open(Command command) {
    switch (command) {
      case ADD_SERVER -> editServer(Optional.empty(), () -> {});
      case SUBSCRIBE -> subscribe(Optional.empty(), "");
      case SAMPLE -> {
        var _ =
            setup
                .sample()
                .get()
                .whenCompleteAsync(
                    (_, wrong) -> {
                      if (wrong != null) {
                        failed(wrong);
                      }
                    },
                    setup.ui());
      }
      case DRAFTS -> writing.drafts();
      case SETTINGS -> settings();
      case SHORTCUTS -> keys();
      case CONNECTION_LOG -> connectionLog();
      case ABOUT -> new AboutDialog(theme, owner, setup.version(), setup.browser()).window().show();
      default -> throw new IllegalArgumentException("no window for " + command);
    }
  }

  @Override
  public void addServer(String host, OptionalInt port) {
    ServerForm form = new ServerForm(servers, setup.ui(), Optional.empty());
    form.begin(host, port);
    edit(form, true, () -> {});
  }

  @Override
  public void subscribe(Optional<String> server, String filter) {
    writing.withServers(names -> {
      SubscribeModel model =
          new SubscribeModel(
              GroupChoices.of(services.newsgroups()), setup.ui(), setup.background());
      model.filter().set(filter);
      server.ifPresent(model.server()::set);
      new SubscribeDialog(theme, owner, model, names).open();
    });
  }

  @Override
  public Node welcome() {
    return new WelcomePane(setup.sample(), () -> editServer(Optional.empty(), () -> {}), setup.ui())
        .node();
  }

  private void editServer(Optional<ServerAccount> account, Runnable after) {
    edit(new ServerForm(servers, setup.ui(), account), account.isEmpty(), after);
  }

  private void edit(ServerForm form, boolean isNew, Runnable after) {
    new ServerDialog(
            theme,
            owner,
            form,
            servers,
            setup.browser(),
            saved -> {
              services.changes().tell(new Change.ServersChanged());
              after.run();
              say.accept(saved.account().name() + " is saved.");
              if (isNew) {
                subscribeOn(saved.account().name());
              }
            })
        .show();
  }

  /** A new server has nothing to read until newsgroups are chosen. */
  private Offer offerOf(Change.GroupsAppeared news) {
    return NewGroupWords.offer(
        news,
        () -> {
          SubscribeModel model =
              new SubscribeModel(
                  GroupChoices.of(services.newsgroups()), setup.ui(), setup.background());
          model.showFresh(news.server(), news.groups());
          new SubscribeDialog(theme, owner, model, List.of(news.server())).open();
        });
  }

  private void subscribeOn(String server) {
    SubscribeModel model =
        new SubscribeModel(GroupChoices.of(services.newsgroups()), setup.ui(), setup.background());
    model.server().set(server);
    new SubscribeDialog(theme, owner, model, List.of(server)).open();
  }

  /** Opens the settings of a server that did not take its login; with the right one it goes on. */
  private void logIn(String name) {
    var _ =
        servers
            .all()
            .thenAcceptAsync(
                all ->
                    all.stream()
                        .filter(account -> account.name().equals(name))
                        .findFirst()
                        .ifPresent(account -> editServer(Optional.of(account), this::goOnFetching)),
                setup.ui());
  }

  private void goOnFetching() {
    // What is sent first is fetched with the rest.
    var _ =
        office
            .sendWaiting()
            .whenComplete((_, _) -> {
              var _ = services.fetching().allSubscribed();
            });
  }

  private void connectionLog() {
    ConnectionLogWindow window =
        log.orElseGet(
            () -> new ConnectionLogWindow(theme, owner, services.log(), setup.zone(), setup.ui()));
    log = Optional.of(window);
    window.open();
  }

  private void settings() {
    var _ =
        office
            .servers()
            .whenCompleteAsync(
                (names, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  }
                  showSettings(names == null ? List.of() : names);
                },
                setup.ui());
  }

  private void keys() {
    new ShortcutsDialog(theme, owner, preferences.keymap(), preferences.keys()).open();
  }

  private void showSettings(List<String> names) {
    ServersPage[] page = new ServersPage[1];
    page[0] =
        new ServersPage(
            servers, setup.ui(), account -> editServer(account, () -> page[0].reload()));
    IdentitiesPage identities =
        new IdentitiesPage(office, setup.ui(), preferences.posting(), names, this::failed);
    MailPage mail =
        new MailPage(
            MailPage.Server.of(services.mailer()), setup.ui(), preferences.mail(), setup.keyring());
    new SettingsDialog(
            theme,
            owner,
            preferences,
            List.of(
                new SettingsDialog.Page(
                    "Reading",
                    Feather.BOOK_OPEN,
                    SettingsPages.reading(
                        preferences.reading(), preferences.junk(), preferences.signatures())),
                new SettingsDialog.Page(
                    "Appearance",
                    Feather.DROPLET,
                    SettingsPages.appearance(preferences.appearance())),
                new SettingsDialog.Page(
                    "Keys",
                    Feather.COMMAND,
                    new KeysPage(
                            preferences.keyProfiles(),
                            preferences.keys(),
                            preferences.keymap(),
                            this::keys)
                        .node()),
                new SettingsDialog.Page("Identity", Feather.USER, identities.node()),
                new SettingsDialog.Page(
                    "Posting", Feather.EDIT_3, SettingsPages.posting(preferences.posting())),
                new SettingsDialog.Page("E-mail", Feather.MAIL, mail.node()),
                new SettingsDialog.Page("Servers", Feather.SERVER, page[0].node()),
                new SettingsDialog.Page(
                    "Network", Feather.WIFI, SettingsPages.network(preferences.network())),
                new SettingsDialog.Page(
                    "NoCeM",
                    Feather.EYE_OFF,
                    new NocemPage(NocemPage.Notices.of(services.nocem()), setup.ui()).node()),
                new SettingsDialog.Page(
                    "Own programs",
                    Feather.TERMINAL,
                    new HooksPage(
                            HooksPage.Programs.of(services.hooks()),
                            setup.ui(),
                            (known, then) -> new HookDialog(theme, owner, known, then).show())
                        .node()),
                new SettingsDialog.Page(
                    "Other machines",
                    Feather.SHARE_2,
                    new SharingPage(
                            SharingPage.Shared.of(services.sharing()),
                            setup.ui(),
                            Clock.system(setup.zone()))
                        .node())))
        .open();
  }

  private void failed(Throwable wrong) {
    if (!Failure.isCancelled(wrong)) {
      say.accept(Failure.of(wrong).sentence());
    }
  }
}
