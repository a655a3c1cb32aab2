package org.newsloom.ui;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.Article;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.Compositions;
import org.newsloom.post.Identity;
import org.newsloom.post.LineWrap;
import org.newsloom.post.PostingStyle;
import org.newsloom.post.SavedDraft;
import org.newsloom.reading.Change;
import org.newsloom.reading.ShownArticle;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.settings.KeepRule;
import org.newsloom.settings.PostingSettings;
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
          Command.ENCODING,
          Command.IN_BROWSER,
          Command.SHORTCUTS,
          Command.CONNECTION_LOG,
          Command.ABOUT);

  private final Theme theme;
  private final DialogServices services;
  private final Preferences preferences;
  private final DialogSetup setup;
  private final PostOffice office;
  private final NewsServers servers;
  private final List<ComposerModel> writing = new ArrayList<>();
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
    this.office = new ServicePostOffice(services, this::style);
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
    var _ =
        services
            .changes()
            .listen(change -> {
              if (change instanceof Change.ConnectionChanged changed) {
                setup.ui().execute(() -> logins.connection(changed.state()));
              }
            });
  }

  /** Holds out the drafts that an earlier session left, such as one that ended in a crash. */
  public void offerDrafts() {
    var _ =
        office
            .drafts()
            .thenAcceptAsync(
                drafts -> {
                  if (drafts.size() == 1) {
                    offer.accept(
                        new Offer(
                            "A draft is not finished: “"
                                + drafts.getFirst().composition().subject()
                                + "”.",
                            "Go on writing",
                            () -> goOn(drafts.getFirst())));
                  } else if (!drafts.isEmpty()) {
                    offer.accept(
                        new Offer(
                            drafts.size() + " drafts are not finished.",
                            "Show drafts",
                            this::drafts));
                  }
                },
                setup.ui());
  }

  @Override
  public CompletableFuture<Void> saveAll() {
    return CompletableFuture.allOf(
        writing.stream().map(ComposerModel::keepDraft).toArray(CompletableFuture[]::new));
  }

  @Override
  public boolean offers(Command command) {
    return OFFERED.contains(command);
  }

  @Override
  public void newPost(Optional<Newsgroup> group) {
    withIdentity(who ->
        withServers(names ->
            compose(
                ComposerStart.ofNew(
                    who.sign(
                        Compositions.newPost(
                            who.author(), group.stream().toList(), style().signedBy(who))),
                    names.isEmpty() ? "" : names.getFirst()),
                names)));
  }

  @Override
  public void followup(ShownArticle article, Optional<String> selected) {
    if (article.article().id().isEmpty()) {
      say.accept("This article has no Message-ID, so nothing can refer to it: reply by e-mail.");
      return;
    }
    answer(article, (who, server) -> Answering.followup(article, selected, who, style(), server));
  }

  @Override
  public void reply(ShownArticle article, Optional<String> selected) {
    answer(article, (who, server) -> Answering.reply(article, selected, who, style(), server));
  }

  @Override
  public void cancel(ShownArticle article) {
    Withdrawal withdrawal = withdrawal();
    withdrawal.ifOwn(
        article.article().id(),
        own ->
            withServers(names -> {
              String server = serverOf(article, names);
              askToCancel(
                      theme,
                      owner,
                      own,
                      () -> {
                        var _ = withdrawal.cancel(own, server);
                      })
                  .show();
            }));
  }

  static QuestionWindow askToCancel(
      Theme theme, Optional<Window> owner, Article own, Runnable then) {
    return new QuestionWindow(
        theme,
        owner,
        "Cancel this article?",
        Withdrawal.question(own),
        "Cancel the article",
        "Keep it",
        then);
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
                    new ScoreWhyWindow(theme, owner, article, fitting, this::scoreRules).show();
                  }
                },
                setup.ui());
  }

  private void scoreRules() {
    new ScoreRulesWindow(theme, owner, services.scoring(), setup.ui()).show();
  }

  @Override
  public void statistics(ServerGroup group) {
    new StatisticsWindow(theme, owner, services.statistics(), setup.ui(), setup.zone(), group)
        .show();
  }

  @Override
  public void supersede(ShownArticle article) {
    withdrawal()
        .ifOwn(
            article.article().id(),
            own ->
                withServers(names ->
                    compose(
                        ComposerStart.ofNew(Compositions.supersede(own), serverOf(article, names)),
                        names)));
  }

  private Withdrawal withdrawal() {
    return new Withdrawal(office, setup.ui(), words -> say.accept(words), this::failed);
  }

  private static String serverOf(ShownArticle article, List<String> names) {
    // What was imported came from no server: the answer goes out by the first.
    return article
        .group()
        .map(ServerGroup::server)
        .filter(server -> names.isEmpty() || names.contains(server))
        .orElse(names.isEmpty() ? "" : names.getFirst());
  }

  @Override
  public void open(Command command) {
    switch (command) {
      case ADD_SERVER -> editServer(Optional.empty(), () -> {});
      case SUBSCRIBE ->
          withServers(names ->
              new SubscribeDialog(
                      theme,
                      owner,
                      new SubscribeModel(
                          GroupChoices.of(services.newsgroups()), setup.ui(), setup.background()),
                      names)
                  .open());
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
      case DRAFTS -> drafts();
      case SCORE_RULES -> scoreRules();
      case SETTINGS -> settings();
      case SHORTCUTS -> new ShortcutsDialog(theme, owner).open();
      case CONNECTION_LOG -> connectionLog();
      case ABOUT -> new AboutDialog(theme, owner, setup.version(), setup.browser()).window().show();
      default -> throw new IllegalArgumentException("no window for " + command);
    }
  }

  @Override
  public Node welcome() {
    return new WelcomePane(setup.sample(), () -> editServer(Optional.empty(), () -> {}), setup.ui())
        .node();
  }

  private PostingStyle style() {
    PostingSettings chosen = preferences.posting().get();
    return new PostingStyle(
        chosen.attribution(),
        LineWrap.DEFAULT_COLUMNS,
        chosen.signature(),
        chosen.userAgent(),
        chosen.noArchive());
  }

  private void answer(ShownArticle article, BiFunction<Identity, String, ComposerStart> starting) {
    withIdentity(
        who -> withServers(names -> compose(starting.apply(who, serverOf(article, names)), names)));
  }

  private void compose(ComposerStart start, List<String> names) {
    ComposerModel model =
        new ComposerModel(office, setup.ui(), Delay.ofToolkit(), setup.zone(), start);
    writing.add(model);
    new ComposerWindow(theme, owner, model, names, new AroundComposer()).show();
  }

  /** The first post asks once who the person is. */
  private void withIdentity(Consumer<Identity> then) {
    var _ =
        office
            .identity()
            .whenCompleteAsync(
                (known, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  } else if (known.filter(who -> who.problem().isEmpty()).isPresent()) {
                    known.ifPresent(then);
                  } else {
                    askIdentity(known, then);
                  }
                },
                setup.ui());
  }

  private void askIdentity(Optional<Identity> known, Consumer<Identity> then) {
    new IdentityDialog(theme, owner, office, setup.ui(), known, then).show();
  }

  private void withServers(Consumer<List<String>> then) {
    var _ =
        office
            .servers()
            .whenCompleteAsync(
                (names, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  } else {
                    then.accept(names);
                  }
                },
                setup.ui());
  }

  private void editServer(Optional<ServerAccount> account, Runnable after) {
    new ServerDialog(
            theme,
            owner,
            new ServerForm(servers, setup.ui(), account),
            servers,
            setup.browser(),
            saved -> {
              services.changes().tell(new Change.ServersChanged());
              after.run();
              say.accept(saved.account().name() + " is saved.");
              if (account.isEmpty()) {
                subscribeOn(saved.account().name());
              }
            })
        .show();
  }

  /** A new server has nothing to read until newsgroups are chosen. */
  private void subscribeOn(String server) {
    SubscribeModel model =
        new SubscribeModel(GroupChoices.of(services.newsgroups()), setup.ui(), setup.background());
    model.server().set(server);
    new SubscribeDialog(theme, owner, model, List.of(server)).open();
  }

  private void drafts() {
    new OutboxDialog(theme, owner, new OutboxModel(office, setup.ui()), setup.zone(), this::goOn)
        .open();
  }

  private void goOn(SavedDraft draft) {
    withServers(names -> compose(ComposerStart.ofDraft(draft), names));
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
            .identity()
            .whenCompleteAsync(
                (known, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  }
                  showSettings(known == null ? Optional.empty() : known);
                },
                setup.ui());
  }

  private void showSettings(Optional<Identity> known) {
    ServersPage[] page = new ServersPage[1];
    page[0] =
        new ServersPage(
            servers, setup.ui(), account -> editServer(account, () -> page[0].reload()));
    new SettingsDialog(
            theme,
            owner,
            preferences,
            List.of(
                new SettingsDialog.Page(
                    "Reading", Feather.BOOK_OPEN, SettingsPages.reading(preferences.reading())),
                new SettingsDialog.Page(
                    "Appearance",
                    Feather.DROPLET,
                    SettingsPages.appearance(preferences.appearance())),
                new SettingsDialog.Page(
                    "Identity", Feather.USER, SettingsPages.identity(known, this::saveIdentity)),
                new SettingsDialog.Page(
                    "Posting", Feather.EDIT_3, SettingsPages.posting(preferences.posting())),
                new SettingsDialog.Page("Servers", Feather.SERVER, page[0].node()),
                new SettingsDialog.Page(
                    "Network", Feather.WIFI, SettingsPages.network(preferences.network()))))
        .open();
  }

  private void saveIdentity(Identity identity) {
    var _ =
        office
            .saveIdentity(identity)
            .whenCompleteAsync(
                (_, wrong) -> {
                  if (wrong != null) {
                    failed(wrong);
                  }
                },
                setup.ui());
  }

  private void failed(Throwable wrong) {
    if (!Failure.isCancelled(wrong)) {
      say.accept(Failure.of(wrong).sentence());
    }
  }

  /** What a composer needs of us. */
  private final class AroundComposer implements ComposerWindow.Outside {
    @Override
    public void mail(String address) {
      setup.browser().accept(address);
    }

    @Override
    public void askIdentity(Consumer<Identity> then) {
      var _ =
          office
              .identity()
              .thenAcceptAsync(known -> WindowDialogs.this.askIdentity(known, then), setup.ui());
    }

    @Override
    public void closed(ComposerModel model) {
      writing.remove(model);
      services.changes().tell(new Change.OutboxChanged());
      model
          .posted()
          .ifPresentOrElse(
              _ -> {
                say.accept("Posted to " + Newsgroup.join(model.composition().groups()) + ".");
                fetch(model);
              },
              () -> {
                if (model.isInOutbox()) {
                  say.accept("The article waits in the outbox.");
                }
              });
    }

    /** The article is to be seen at once where it was posted; later looks mend what fails. */
    private void fetch(ComposerModel model) {
      List<Newsgroup> groups = model.composition().groups();
      var _ =
          services
              .newsgroups()
              .subscribed()
              .thenAccept(subscribed ->
                  subscribed.stream()
                      .map(SubscribedGroup::group)
                      .filter(group -> group.server().equals(model.server().get()))
                      .filter(group -> groups.contains(group.group()))
                      .forEach(new PostedLook(services.fetching())::lookFor));
    }
  }
}
