package org.newsloom.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.newsloom.app.Main;
import org.newsloom.app.ProgramServices;
import org.newsloom.cli.Workbench;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.settings.ProfilePaths;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SettingsFolder;

/**
 * Measures the whole program with its window open, in a process of its own, driven by keys and
 * clicks as a person does: {@code open} opens a group from nothing, {@code warm} one that is here,
 * {@code work} does to all rows of it what can be done, {@code type} types what to search for while
 * headers stream in.
 */
final class WindowProbe {
  /** So long nothing changes once a list is whole, in ns. */
  private static final long QUIET = TimeUnit.SECONDS.toNanos(3);

  private static final long PATIENCE = 300;
  private static final long STEP_PATIENCE = 60;

  private static final Map<String, Node> NODES = new HashMap<>();
  private static @Nullable Scene mainScene;

  private final Path profile;
  private final int articles;
  private final PulseMeter pulses = new PulseMeter();
  private long changed;
  private int changes;

  private WindowProbe(Path profile, int articles) {
    this.profile = profile;
    this.articles = articles;
  }

  /** Arguments: what to do, the profile's folder, how many articles, the server's port. */
  public static void main(String[] args) throws Exception {
    Path profile = Path.of(args[1]);
    prepare(profile, Integer.parseInt(args[3]));
    Stopwatch start = new Stopwatch();
    Thread.ofPlatform()
        .name("program")
        .start(() -> Main.main(new String[] {"--profile", profile.toString()}));
    awaitToolkit();
    WindowProbe probe = new WindowProbe(profile, Integer.parseInt(args[2]));
    probe.need("the newsgroup in the window", () -> groups().isPresent());
    Figures.tell("start", start);
    probe.follow();
    switch (args[0]) {
      case "open" -> probe.open();
      case "warm" -> probe.warm();
      case "work" -> probe.work();
      case "type" -> probe.type();
      default -> throw new IllegalArgumentException(args[0]);
    }
    Figures.tellPeak("peak");
    Runtime.getRuntime().halt(0);
  }

  /**
   * A reader with one server and one newsgroup, who wants all of it; before anything is measured.
   */
  private static void prepare(Path profile, int port) throws IOException {
    new SettingsFolder(ProfilePaths.under(profile).config())
        .save(ReadingSettings.AREA, ReadingSettings.DEFAULTS.withFirstFetch(0));
    try (Workbench.Services services = ProgramServices.open(profile)) {
      ServicesProbe.await(
          services.reading().servers().save(ServicesProbe.account(port), Optional.empty()));
      ServicesProbe.await(services.reading().newsgroups().subscribe(List.of(ServicesProbe.GROUP)));
    }
  }

  private void open() throws InterruptedException, IOException {
    pulses.restart();
    Stopwatch click = new Stopwatch();
    long clicked = System.nanoTime();
    run(WindowProbe::clickGroup);
    need("first rows", () -> rows() > 0);
    PulseMeter.frames(2);
    Figures.tell("first", click);
    String all = " of " + grouped(articles);
    need("all articles counted", () -> counts().endsWith(all));
    Figures.tell("counted", click);
    long counted = System.nanoTime();
    need("quiet", () -> System.nanoTime() - Math.max(changed, counted) > QUIET);
    // The last change of the list, not the silence after it.
    Figures.tell("listed.wall", (changed - clicked) / 1e6);
    Figures.tell("listed.cpu", click.cpuMillis());
    Figures.tell("rebuilt", changes);
    pulses.tell("stream");
    Figures.tellPeak("peak.open");
    Figures.tell("rows", rows());
  }

  private void warm() throws InterruptedException {
    Stopwatch click = new Stopwatch();
    run(WindowProbe::clickGroup);
    need("first rows", () -> rows() > 0);
    PulseMeter.frames(2);
    Figures.tell("first", click);
  }

  /** Words letter by letter, each painted before the next is typed. */
  private void type() throws InterruptedException {
    run(WindowProbe::clickGroup);
    need("first rows", () -> rows() > 0);
    Thread.sleep(TimeUnit.SECONDS.toMillis(1));
    int[] answers = {0};
    run(() ->
        ((Labeled) node(".list-about"))
            .textProperty()
            .addListener((_, _, text) -> answers[0] += text.equals("Searching…") ? 0 : 1));
    List<Double> waits = new ArrayList<>();
    for (String word : List.of("budget", "railway", "kettering", "telescope", "the council")) {
      run(() -> searchField().setText(""));
      PulseMeter.frames(20);
      // Fewer letters are not searched for by themselves.
      for (int letters = 3; letters <= word.length(); letters++) {
        String typed = word.substring(0, letters);
        int before = answers[0];
        long begun = System.nanoTime();
        run(() -> searchField().setText(typed));
        need("hits of " + typed, () -> answers[0] > before);
        // The frame in which the answer was seen is painted when the next one begins.
        PulseMeter.frames(0);
        waits.add((System.nanoTime() - begun) / 1e6);
      }
    }
    Figures.tell("typed", waits.stream().mapToDouble(Double::doubleValue).toArray());
    Figures.tell("typed.letters", waits.size());
  }

  private static TextField searchField() {
    return (TextField) node(".search-field");
  }

  private void work() throws InterruptedException {
    warm();
    // The newest part of it comes first, as a list of its own.
    need("the whole list", () -> System.nanoTime() - changed > QUIET);
    run(() -> table().requestFocus());
    step("expand all", () -> press(KeyCode.MULTIPLY, false), () -> rows() >= articles);
    step("end of the list", () -> scroll(1), () -> true);
    step("thumb drag, 20 places", () -> {}, this::draggedOn);
    step("page down, 20 times", () -> {}, this::pagedOn);
    step("collapse all", () -> press(KeyCode.DIVIDE, false), () -> rows() < articles);
    rebuild("sort by subject", () -> clickTitle(0));
    rebuild("sort by author", () -> clickTitle(1));
    rebuild("sort by date", () -> clickTitle(3));
    rebuild("filter: unread threads", () -> choose(ThreadListOptions.Shown.UNREAD_THREADS));
    rebuild("filter: all threads", () -> choose(ThreadListOptions.Shown.NOT_IGNORED));
    run(() -> table().requestFocus());
    // A command for rows wants one to be current.
    run(() -> press(KeyCode.DOWN, false));
    PulseMeter.frames(20);
    step("select all", () -> press(KeyCode.A, true), () -> true);
    step("mark all read", () -> press(KeyCode.M, false), () -> counts().startsWith("0 unread"));
    step("undo", () -> press(KeyCode.Z, true), () -> !counts().startsWith("0 unread"));
  }

  private int dragged;

  private boolean draggedOn() {
    scroll(++dragged * 7 % 20 / 20.0);
    return dragged >= 20;
  }

  private int paged;

  private boolean pagedOn() {
    press(KeyCode.PAGE_DOWN, false);
    return ++paged >= 20;
  }

  /** Something that ends when the list was replaced. */
  private void rebuild(String name, Runnable action) throws InterruptedException {
    int before = changes;
    step(name, action, () -> changes > before);
  }

  /** Does it, waits until it is so and painted, and tells how long that took. */
  private void step(String name, Runnable action, BooleanSupplier done)
      throws InterruptedException {
    PulseMeter.frames(5);
    pulses.restart();
    Stopwatch watch = new Stopwatch();
    run(action);
    boolean reached = PulseMeter.until(done, STEP_PATIENCE);
    if (!reached) {
      System.out.println(name + " did not end within " + STEP_PATIENCE + " s");
      return;
    }
    PulseMeter.frames(1);
    Figures.tell("work." + name, watch);
    Figures.tell("work." + name + ".stall", pulses.longestDelay());
  }

  private void need(String what, BooleanSupplier so) throws InterruptedException {
    if (!PulseMeter.until(so, PATIENCE)) {
      throw new IllegalStateException("It never came to this: " + what + " in " + profile);
    }
  }

  private void follow() {
    run(() -> {
      ListChangeListener<Object> listener =
          _ -> {
            changed = System.nanoTime();
            changes++;
          };
      table().getItems().addListener(listener);
    });
  }

  private static void awaitToolkit() throws InterruptedException {
    for (int tries = 0; tries < 600; tries++) {
      try {
        Platform.runLater(() -> {});
        return;
      } catch (IllegalStateException e) {
        Thread.sleep(10); // It is about to start.
      }
    }
    throw new IllegalStateException("The window's toolkit did not start.");
  }

  /** The main window's, once it is there. */
  private static Optional<Scene> scene() {
    if (mainScene == null) {
      mainScene =
          Window.getWindows().stream()
              .filter(window -> window instanceof Stage stage && stage.isShowing())
              .map(Window::getScene)
              .filter(scene -> scene != null && scene.lookup(".thread-table") != null)
              .findFirst()
              .orElse(null);
    }
    return Optional.ofNullable(mainScene);
  }

  /** What is looked at in each frame is looked up once: else the probe would be half the load. */
  private static Node node(String selector) {
    return NODES.computeIfAbsent(selector, any -> scene().orElseThrow().lookup(any));
  }

  private static Optional<ListView<Object>> groups() {
    return scene()
        .map(scene -> scene.lookup(".group-list"))
        .filter(ListView.class::isInstance)
        .map(WindowProbe::list)
        .filter(list -> list.getItems().stream().anyMatch(WindowProbe::isGroup));
  }

  @SuppressWarnings("unchecked") // only read
  private static ListView<Object> list(Node node) {
    return (ListView<Object>) node;
  }

  private static boolean isGroup(Object item) {
    return item.toString().contains(SyntheticSpool.GROUP);
  }

  private static void clickGroup() {
    ListView<Object> list = groups().orElseThrow();
    list.getItems().stream()
        .filter(WindowProbe::isGroup)
        .findFirst()
        .ifPresent(list.getSelectionModel()::select);
  }

  @SuppressWarnings("unchecked") // only read
  private static TableView<Object> table() {
    return (TableView<Object>) node(".thread-table");
  }

  private static int rows() {
    return table().getItems().size();
  }

  /** As the status line has it: how many are unread of how many. */
  private static String counts() {
    return ((Parent) node(".status-line"))
        .getChildrenUnmodifiable().stream()
            .filter(Labeled.class::isInstance)
            .map(node -> ((Labeled) node).getText())
            .filter(text -> text.contains("unread of"))
            .findFirst()
            .orElse("");
  }

  private static void press(KeyCode code, boolean ctrl) {
    Scene scene = scene().orElseThrow();
    Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      target.fireEvent(new KeyEvent(type, "", "", code, false, ctrl, false, false));
    }
  }

  private static void clickTitle(int column) {
    Node title = table().getColumns().get(column).getGraphic();
    Event.fireEvent(
        title,
        new MouseEvent(
            MouseEvent.MOUSE_CLICKED,
            1,
            1,
            1,
            1,
            MouseButton.PRIMARY,
            1,
            false,
            false,
            false,
            false,
            true,
            false,
            false,
            true,
            false,
            true,
            null));
  }

  @SuppressWarnings("unchecked") // the list head has one choice, of these
  private static void choose(ThreadListOptions.Shown shown) {
    ((ComboBox<ThreadListOptions.Shown>) node(".list-head .combo-box")).setValue(shown);
  }

  private static void scroll(double part) {
    table().lookupAll(".scroll-bar:vertical").stream()
        .map(ScrollBar.class::cast)
        .forEach(bar -> bar.setValue(bar.getMin() + part * (bar.getMax() - bar.getMin())));
  }

  private static String grouped(int number) {
    return String.format(java.util.Locale.ENGLISH, "%,d", number);
  }

  private static void run(Runnable action) {
    Callable<Boolean> doing =
        () -> {
          action.run();
          return true;
        };
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        done.complete(doing.call());
      } catch (Exception e) {
        done.completeExceptionally(e);
      }
    });
    done.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
  }
}
