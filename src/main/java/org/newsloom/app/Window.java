package org.newsloom.app;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.newsloom.cli.Cli;
import org.newsloom.cli.Place;
import org.newsloom.cli.Terminal;
import org.newsloom.cli.Workbench;
import org.newsloom.reading.ReadingServices;
import org.newsloom.settings.NetworkSettings;
import org.newsloom.settings.ProfilePaths;
import org.newsloom.settings.PublicArchive;
import org.newsloom.store.Store;
import org.newsloom.store.StoreException;
import org.newsloom.task.UiThread;
import org.newsloom.ui.DialogServices;
import org.newsloom.ui.DialogSetup;
import org.newsloom.ui.MainWindow;
import org.newsloom.ui.Offer;
import org.newsloom.ui.Preferences;
import org.newsloom.ui.Theme;
import org.newsloom.ui.WindowDialogs;
import org.newsloom.ui.WindowSetup;
import org.newsloom.ui.WindowState;

/** The window on one profile, from the first frame until it is closed. */
final class Window {
  private static final Logger LOG = System.getLogger(Window.class.getName());

  private final Place place;
  private final Optional<String> address;
  private final ProfilePaths paths;
  private final Clock clock;
  private final String version;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<@Nullable MainWindow> main = new AtomicReference<>();

  private Window(Place place, Optional<String> address, Clock clock, String version) {
    this.place = place;
    this.address = address;
    this.paths = Profiles.paths(place);
    this.clock = clock;
    this.version = version;
  }

  /**
   * Opens the window and returns when it is closed.
   *
   * @param address a news: address to show at once
   * @return the exit code, or {@link Cli#IN_USE} where another window has the profile open
   */
  static int open(
      Place place, Optional<String> address, Clock clock, String version, PrintStream err) {
    return new Window(place, address, clock, version).run(err);
  }

  private int run(PrintStream err) {
    Logging.toFolder(paths.logs());
    Thread.setDefaultUncaughtExceptionHandler(this::uncaught);
    // The databases are opened while JavaFX starts.
    CompletableFuture<OpenProfile> opening = CompletableFuture.supplyAsync(this::openProfile);
    CountDownLatch started = new CountDownLatch(1);
    startToolkit(started::countDown);
    OpenProfile profile;
    try {
      started.await();
      profile = opening.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (CompletionException e) {
      return couldNotOpen(e.getCause() == null ? e : e.getCause(), err);
    }
    // Settings are written one after the other; the last ones before the program ends.
    try (profile;
        ExecutorService writer = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
      Preferences preferences = new Preferences(profile.settings(), writer, Platform::runLater);
      Optional<Handover> handover = listen(profile);
      Platform.runLater(() -> show(profile, preferences, writer));
      closed.await();
      handover.ifPresent(Window::close);
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** JavaFX begins once; where it runs already, this window is one more. */
  private static void startToolkit(Runnable then) {
    try {
      Platform.startup(then);
    } catch (IllegalStateException e) {
      Platform.runLater(then);
    }
  }

  private static void close(Handover handover) {
    try {
      handover.close();
    } catch (IOException e) {
      LOG.log(Level.INFO, "The handover socket could not be removed", e);
    }
  }

  private OpenProfile openProfile() {
    OpenProfile profile = new OpenProfile(paths, openStore(), clock, version);
    profile
        .connections()
        .setOffline(
            place.offline() || profile.settings().load(NetworkSettings.AREA).value().offline());
    return profile;
  }

  /** What is here can be read even where nothing can be written. */
  private Store openStore() {
    return LocalWorkbench.store(paths, Workbench.Access.FETCH, clock);
  }

  private int couldNotOpen(Throwable failure, PrintStream err) {
    if (failure instanceof Workbench.InUse) {
      Platform.exit();
      return Cli.IN_USE;
    }
    String sentence =
        failure instanceof StoreException
            ? String.valueOf(failure.getMessage())
            : "The profile could not be opened: " + failure;
    LOG.log(Level.ERROR, "The profile could not be opened", failure);
    err.println("newsloom: " + sentence);
    CountDownLatch seen = new CountDownLatch(1);
    Platform.runLater(() -> {
      Alert alert = new Alert(Alert.AlertType.ERROR, sentence);
      alert.setHeaderText("Newsloom cannot open its files");
      alert.setOnHidden(_ -> seen.countDown());
      alert.show();
    });
    try {
      seen.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
    return 1;
  }

  /** Without the socket the window works all the same; other commands then wait for its end. */
  private Optional<Handover> listen(OpenProfile profile) {
    try {
      return Optional.of(
          Handover.listen(
              Profiles.socket(paths),
              (request, in, out, err) ->
                  Cli.run(
                      request.arguments(),
                      new Terminal(in, out, err, request.folder(), false),
                      new OpenWorkbench(profile, this::toFront))));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Other commands cannot be handed to this window", e);
      return Optional.empty();
    }
  }

  private void toFront(Optional<String> shown) {
    Platform.runLater(() ->
        Optional.ofNullable(main.get())
            .ifPresent(window -> {
              window.toFront();
              shown.ifPresent(window::open);
            }));
  }

  private void show(OpenProfile profile, Preferences preferences, Executor writer) {
    var _ = UiThread.claim();
    Stage stage = new Stage();
    Theme theme = new Theme();
    preferences.follow(theme);
    WindowDialogs dialogs = dialogs(profile, preferences, theme);
    MainWindow window =
        new MainWindow(
            stage,
            theme,
            profile.reading(),
            dialogs,
            new WindowSetup(
                Platform::runLater,
                clock,
                Browser::open,
                new WindowState(
                    profile
                        .settings()
                        .load(org.newsloom.settings.WindowState.AREA)
                        .value()
                        .values()),
                state -> writer.execute(() -> keep(profile, state)),
                preferences.reading(),
                preferences.searches(),
                preferences.keymap()));
    main.set(window);
    preferences.followOffline(window.offline());
    dialogs.attach(window);
    stage.setOnHidden(_ -> closed.countDown());
    var _ =
        window
            .show()
            .whenComplete((_, failure) -> {
              dialogs.offerDrafts();
              notices(profile, preferences).forEach(notice -> window.offer(Offer.ofNews(notice)));
              if (failure != null) {
                window.failed(failure);
              } else {
                address.ifPresent(window::open);
              }
            });
    var _ =
        profile.hooks().listen(words -> Platform.runLater(() -> window.offer(Offer.ofNews(words))));
    profile.startBackgroundWork();
    var _ =
        profile
            .sample()
            .resume()
            .thenCompose(known ->
                place.sample() && !known
                    ? profile.sample().explore()
                    : CompletableFuture.completedFuture(null))
            .whenComplete((_, failure) -> {
              if (failure != null) {
                Platform.runLater(() -> window.failed(failure));
              }
            });
  }

  /** A profile that can only be read is told of at once, not at the first mark that is lost. */
  private List<String> notices(OpenProfile profile, Preferences preferences) {
    // Some settings were read by both.
    List<String> known =
        Stream.concat(profile.notices().stream(), preferences.notices().stream())
            .distinct()
            .toList();
    return profile.isReadOnly() && known.isEmpty()
        ? List.of(
            "Nothing can be saved in "
                + paths.data()
                + ": what is there can be read. Make room or allow writing there, then start"
                + " Newsloom again.")
        : known;
  }

  private WindowDialogs dialogs(OpenProfile profile, Preferences preferences, Theme theme) {
    ReadingServices reading = profile.reading();
    return new WindowDialogs(
        theme,
        new DialogServices(
            profile.identities(),
            profile.writers(),
            profile.templates(),
            profile.editor(),
            profile.spelling(),
            profile.drafts(),
            profile.outbox(),
            profile.mailer(),
            profile.own(),
            reading.newsgroups(),
            reading.servers(),
            reading.fetching(),
            reading.retention(),
            reading.groupPreferences(),
            reading.archives(),
            reading.exportChoices(),
            reading.search(),
            reading.scoring(),
            reading.nocem(),
            profile.hooks(),
            reading.statistics(),
            profile.sharing(),
            profile.log(),
            reading.changes()),
        preferences,
        new DialogSetup(
            Platform::runLater,
            ForkJoinPool.commonPool(),
            clock.getZone(),
            Browser::open,
            Browser::open,
            () -> PublicArchive.load(paths.config()),
            profile.sample()::explore,
            profile.jobs().submit("keyring", profile::hasKeyring),
            version));
  }

  private static void keep(OpenProfile profile, WindowState state) {
    try {
      profile
          .settings()
          .save(
              org.newsloom.settings.WindowState.AREA,
              new org.newsloom.settings.WindowState(state.values()));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The window's places could not be kept", e);
    }
  }

  /** A fault of ours: logged once, and one quiet notice; the window goes on. */
  private void uncaught(Thread thread, Throwable failure) {
    LOG.log(Level.ERROR, "Uncaught on " + thread.getName(), failure);
    Platform.runLater(
        () -> Optional.ofNullable(main.get()).ifPresent(window -> window.failed(failure)));
  }
}
