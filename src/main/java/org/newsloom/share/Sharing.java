package org.newsloom.share;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.settings.SharingSettings;
import org.newsloom.store.StateExchange;
import org.newsloom.store.Store;
import org.newsloom.store.StoreChange;
import org.newsloom.store.StoreException;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;
import org.newsloom.task.Waiting;

/**
 * Shares read marks, flags, watched and ignored threads and subscriptions with other machines, by a
 * folder that some other program carries between them. While a window is open that is done at the
 * start, within a minute of a change here or there, and at the end.
 */
public final class Sharing implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Sharing.class.getName());
  private static final Duration BETWEEN = Duration.ofMinutes(1);

  /** A folder that does not answer must not keep the program from ending. */
  private static final Duration AT_THE_END = Duration.ofSeconds(5);

  private final Store store;
  private final SettingsFolder settings;
  private final String systemName;
  private final Jobs jobs;
  private final Clock clock;
  private final RandomGenerator random;
  private final SharedFolder files = new SharedFolder();

  /** Held during an exchange. */
  private final ReentrantLock exchanging = new ReentrantLock();

  private volatile boolean isChanged = true;
  private volatile List<SharingState.Machine> machines = List.of();
  private volatile List<String> troubles = List.of();
  private volatile @Nullable Instant exchanged;
  private @Nullable Future<?> rounds;

  /**
   * Shares nothing before it is told to.
   *
   * @param settings where the folder is noted
   * @param systemName what this machine is called where the person has not said it
   */
  public Sharing(
      Store store,
      SettingsFolder settings,
      String systemName,
      Jobs jobs,
      Clock clock,
      RandomGenerator random) {
    this.store = store;
    this.settings = settings;
    this.systemName = systemName;
    this.jobs = jobs;
    this.clock = clock;
    this.random = random;
    var _ = store.listen(this::changed);
  }

  private void changed(StoreChange change) {
    switch (change) {
      case StoreChange.MarksChanged _,
          StoreChange.ArticleMarked _,
          StoreChange.ThreadMarked _,
          StoreChange.SubscriptionsChanged _,
          StoreChange.HeadersAdded _,
          StoreChange.ServersChanged _ ->
          isChanged = true;
      default -> {
        // Nothing of it is shared.
      }
    }
  }

  /** Begins to exchange by itself, while a window is open. */
  public synchronized void start() {
    if (rounds == null) {
      rounds = jobs.submitBackground("sharing", this::go);
    }
  }

  private Void go() throws InterruptedException {
    while (true) {
      Optional<Path> folder = folder(load());
      if (folder.isPresent() && (isChanged || files.isNews(folder.get()))) {
        try {
          exchangeNow();
        } catch (RuntimeException e) {
          // Such as a server that was removed meanwhile: the next round begins anew.
          LOG.log(Level.WARNING, "Read marks could not be exchanged", e);
        }
      }
      Thread.sleep(BETWEEN);
    }
  }

  /**
   * Chooses a folder and the name of this machine, or no folder, and exchanges at once.
   *
   * @param folder empty for no more sharing; what was shared stays where it is
   * @param machine empty for the name that the system has
   */
  public TaskFuture<SharingState> choose(Optional<Path> folder, String machine) {
    return jobs.submit(
        "sharing",
        () -> {
          settings.save(
              SharingSettings.AREA,
              new SharingSettings(
                  folder.map(it -> it.toAbsolutePath().normalize().toString()).orElse(""),
                  LedgerFile.plainName(machine)));
          exchanged = null;
          machines = List.of();
          troubles = List.of();
          return exchangeNow();
        });
  }

  /** Exchanges now; where no folder is chosen, nothing happens. */
  public TaskFuture<SharingState> exchange() {
    return jobs.submit("sharing", this::exchangeNow);
  }

  /** How it stands; reads a small file of settings. */
  public TaskFuture<SharingState> state() {
    return jobs.submit("sharing", () -> state(load()));
  }

  private SharingState state(SharingSettings chosen) {
    return new SharingState(
        folder(chosen), name(chosen), Optional.ofNullable(exchanged), machines, troubles);
  }

  private SharingSettings load() {
    return settings.load(SharingSettings.AREA).value();
  }

  private String name(SharingSettings chosen) {
    String name = LedgerFile.plainName(chosen.machine());
    return name.isEmpty() ? LedgerFile.plainName(systemName) : name;
  }

  private static Optional<Path> folder(SharingSettings chosen) {
    try {
      return chosen.folder().isBlank() ? Optional.empty() : Optional.of(Path.of(chosen.folder()));
    } catch (InvalidPathException e) {
      LOG.log(Level.WARNING, "No name of a folder: {0}", chosen.folder());
      return Optional.empty();
    }
  }

  private SharingState exchangeNow() throws InterruptedException {
    exchanging.lockInterruptibly();
    try {
      SharingSettings chosen = load();
      Optional<Path> folder = folder(chosen);
      if (folder.isPresent()) {
        isChanged = false;
        boolean done = false;
        try {
          exchange(folder.get(), name(chosen));
          done = true;
        } finally {
          if (!done) {
            isChanged = true;
          }
        }
      }
      return state(chosen);
    } finally {
      exchanging.unlock();
    }
  }

  private void exchange(Path folder, String name) throws InterruptedException {
    if (store.isReadOnly()) {
      troubles = List.of("Nothing can be saved in this profile, so nothing is exchanged.");
      return;
    }
    List<String> told = new ArrayList<>();
    try {
      StateExchange marks = store.exchange();
      Memory memory = Memory.of(Waiting.on(marks.remembered()), random);
      Optional<SharedFolder.Contents> contents = read(folder, memory, told);
      new Exchange(
              store, memory, contents.map(it -> it.ledger).orElseGet(Ledger::new), clock.millis())
          .run();
      contents.ifPresent(it -> {
        machines =
            it.machines.values().stream()
                .sorted(
                    Comparator.comparing(SharingState.Machine::name)
                        .thenComparing(SharingState.Machine::id))
                .toList();
        if (it.isOursTaken) {
          memory.rename(random);
        }
      });
      boolean whole = contents.isPresent() && keepAndWrite(folder, name, memory, contents.get());
      if (!whole) {
        Waiting.on(marks.remember(memory.octets()));
      }
      if (contents.isPresent()) {
        exchanged = clock.instant();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Read marks could not be written for other machines", e);
      told.add(
          "This machine's file cannot be written in "
              + folder
              + ": look whether there is room and whether you may write there. What is read here is"
              + " kept and goes out later.");
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "Read marks could not be exchanged", e);
      told.add(String.valueOf(e.getMessage()));
    }
    troubles = List.copyOf(told);
  }

  /** Reads the folder, or says why not; what was done here is noted all the same. */
  private Optional<SharedFolder.Contents> read(Path folder, Memory memory, List<String> told) {
    if (!Files.isDirectory(folder)) {
      told.add(
          "The folder "
              + folder
              + " is not there: is its disk or network drive connected? What is read here is kept and"
              + " goes out when it is back.");
      return Optional.empty();
    }
    try {
      SharedFolder.Contents contents = files.read(folder, memory);
      told.addAll(contents.troubles);
      return Optional.of(contents);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The folder of read marks cannot be read", e);
      told.add("The folder " + folder + " cannot be read: look whether you may.");
      return Optional.empty();
    }
  }

  /** Writes our file where it has to say something new; false if it says all already. */
  private boolean keepAndWrite(
      Path folder, String name, Memory memory, SharedFolder.Contents contents)
      throws IOException, InterruptedException {
    String said =
        SharedFolder.digest(
            new LedgerFile(memory.machine(), name, 0, memory.ledger(), List.of()).octets());
    if (contents.isOursThere && said.equals(memory.content())) {
      return false;
    }
    byte[] octets =
        new LedgerFile(memory.machine(), name, clock.millis(), memory.ledger(), List.of()).octets();
    memory.writing(SharedFolder.digest(octets), said);
    // First what we are about to write, so that we know our own file again whatever happens.
    Waiting.on(store.exchange().remember(memory.octets()));
    files.write(folder, memory.machine(), octets);
    return true;
  }

  /** Exchanges a last time, but not for long. */
  @Override
  public void close() {
    synchronized (this) {
      if (rounds == null) {
        return;
      }
      rounds.cancel(true);
    }
    if (!isChanged) {
      return;
    }
    Future<?> last = jobs.submitBackground("sharing", this::exchangeNow);
    try {
      var _ = last.get(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      // What was done is kept in the profile, and goes out next time.
      LOG.log(Level.INFO, "Not exchanged at the end: {0}", e.toString());
      last.cancel(true);
    }
  }
}
