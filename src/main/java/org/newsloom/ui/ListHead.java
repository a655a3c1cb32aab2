package org.newsloom.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.reading.ThreadListOptions;
import org.newsloom.reading.ThreadListOptions.Layout;
import org.newsloom.reading.ThreadListOptions.Shown;
import org.newsloom.ui.GroupListModel.Entry.View;
import org.newsloom.ui.ThreadListModel.Showing;

/** Over the thread list: what it shows, and which of it; or what a search found. */
final class ListHead {
  private static final Map<Shown, String> WORDS =
      new EnumMap<>(
          Map.of(
              Shown.ALL, "All, ignored too",
              Shown.NOT_IGNORED, "All threads",
              Shown.UNREAD_THREADS, "Unread threads",
              Shown.WATCHED, "Watched threads",
              Shown.FLAGGED, "Flagged threads"));

  /** Narrower than this many letters' sizes, the parts have no room beside each other. */
  private static final double EMS_FOR_ONE_LINE = 31;

  private static final double LEAST_TITLE = 0.3;
  private static final double LEAST_ABOUT = 50;

  private final GroupListModel groups;
  private final ThreadListModel threads;
  private final SearchFlow search;
  private final FilterField filter;
  private final ReadOnlyDoubleProperty scale;
  private final Label title = new Label();
  private final Label about = new Label();
  private final ComboBox<Shown> shown = new ComboBox<>();
  private final ToggleButton flat = new ToggleButton();
  private final ToggleButton best = new ToggleButton();
  private final ToggleButton byThread = new ToggleButton();
  private final Button rest = new Button("Fetch the rest");
  private final Button inThread = new Button("Open in its thread");
  private final Button save = new Button("Save…");
  private final Button back = new Button("Back");
  private final HBox upper = new HBox();
  private final HBox tools = new HBox();
  private final VBox box = new VBox(upper);
  private List<Node> parts = List.of();
  private boolean low;

  /**
   * Shows the models.
   *
   * @param filter narrows the list
   * @param fetchRest fetches the texts that a search could not look into
   * @param saveSearch keeps the search that is shown
   * @param scale of fonts
   */
  ListHead(
      GroupListModel groups,
      ThreadListModel threads,
      SearchFlow search,
      FilterField filter,
      Runnable fetchRest,
      Runnable saveSearch,
      ReadOnlyDoubleProperty scale) {
    this.scale = scale;
    this.filter = filter;
    this.groups = groups;
    this.threads = threads;
    this.search = search;
    title.getStyleClass().add("list-title");
    title.setMinWidth(0);
    about.getStyleClass().add("list-about");
    about.setMinWidth(0);
    // The name of the newsgroup has the room that it needs; what is said of it takes the rest.
    about.setPrefWidth(0);
    HBox.setHgrow(about, Priority.ALWAYS);
    HBox.setHgrow(filter.node(), Priority.SOMETIMES);
    about.setMaxWidth(Double.MAX_VALUE);
    // A few letters of it say nothing.
    about.visibleProperty().bind(about.widthProperty().greaterThan(LEAST_ABOUT));
    shown
        .getItems()
        .setAll(Shown.NOT_IGNORED, Shown.UNREAD_THREADS, Shown.WATCHED, Shown.FLAGGED, Shown.ALL);
    shown.setConverter(words());
    shown.setAccessibleText("Which threads are shown");
    shown.setOnAction(_ -> choose());
    Icons.dress(flat, Feather.LIST, "One article after the other, without threads");
    flat.setOnAction(_ ->
        threads
            .options()
            .set(threads.options().get().with(flat.isSelected() ? Layout.FLAT : Layout.THREADS)));
    Icons.dress(best, Feather.AWARD, "The best hits first, rather than the newest");
    best.selectedProperty().bindBidirectional(search.bestFirst());
    Icons.dress(byThread, Feather.GIT_BRANCH, "The hits of a thread together");
    byThread.selectedProperty().bindBidirectional(search.byThread());
    rest.setOnAction(_ -> fetchRest.run());
    save.setOnAction(_ -> saveSearch.run());
    save.setTooltip(new Tooltip("Keep this search in the list at the left"));
    inThread.setOnAction(_ -> search.openInThread());
    back.setGraphic(Icons.of(Feather.ARROW_LEFT));
    back.setOnAction(_ -> search.back());
    for (Region region : new Region[] {shown, flat, best, byThread, rest, save, inThread, back}) {
      region.setMinWidth(Region.USE_PREF_SIZE);
    }
    upper.getStyleClass().add("list-head");
    upper.setAlignment(Pos.CENTER_LEFT);
    tools.getStyleClass().addAll("list-head", "tight");
    tools.setAlignment(Pos.CENTER_LEFT);
    // Later: what changes in the middle of a layout is not laid out.
    box.widthProperty().addListener(_ -> Platform.runLater(this::arrange));
    scale.addListener(_ -> Platform.runLater(this::arrange));
    title.textProperty().addListener(_ -> keepTitle());
    title.fontProperty().addListener(_ -> Platform.runLater(this::keepTitle));
    filter.onUse(this::arrange);
    threads.options().addListener(_ -> update());
    threads.showing().addListener(_ -> update());
    threads.version().addListener(_ -> update());
    threads.current().addListener(_ -> update());
    groups.current().addListener(_ -> update());
    groups.currentView().addListener(_ -> update());
    search.active().addListener(_ -> update());
    search.line().addListener(_ -> update());
    update();
  }

  Node node() {
    return box;
  }

  private void update() {
    if (search.active().get()) {
      title.setText(groups.currentView().get().map(View::words).orElse("Search"));
      about.setText(search.line().get());
      inThread.setDisable(threads.current().get() < 0);
      boolean again = search.query().isPresent();
      boolean typed = again && groups.currentView().get().isEmpty();
      best.setDisable(!again);
      fill(back, title, about, best, byThread, rest, save, inThread);
      save.setVisible(typed);
      save.setManaged(typed);
      rest.setVisible(search.partial().get());
      rest.setManaged(search.partial().get());
      return;
    }
    if (threads.showing().get() != Showing.GROUP) {
      fill();
      return;
    }
    ThreadListOptions options = threads.options().get();
    title.setText(groups.current().get().map(group -> group.group().name()).orElse(""));
    about.setText(groups.currentCounts().map(counts -> counts.description()).orElse(""));
    shown.setValue(options.shown());
    flat.setSelected(options.layout() == Layout.FLAT);
    fill(title, about, filter.node(), shown, flat);
  }

  private void fill(Node... nodes) {
    parts = List.of(nodes);
    arrange();
    Form.show(box, nodes.length > 0);
  }

  /** In a low window there is one line at most. */
  void setLow(boolean now) {
    if (low != now) {
      low = now;
      arrange();
    }
  }

  /**
   * Where there is no room for all in one line, what can be done stands in a second one, and the
   * filter only while it is used; a low window, whose title tells what is open, has that line
   * alone.
   */
  private void arrange() {
    boolean narrow = box.getWidth() > 0 && box.getWidth() < EMS_FOR_ONE_LINE * em();
    List<Node> first = new ArrayList<>(parts);
    List<Node> second = new ArrayList<>();
    if (narrow && parts.contains(shown)) {
      first.removeAll(List.of(filter.node(), shown, flat));
      second.addAll(filter.isUsed() ? List.of(filter.node(), flat) : List.of(shown, flat));
    } else if (narrow && parts.contains(back)) {
      List<Node> buttons = first.stream().filter(ButtonBase.class::isInstance).toList();
      first.removeAll(buttons);
      second.addAll(buttons);
    }
    List<Node> lines = new ArrayList<>();
    if (!(low && !second.isEmpty())) {
      lines.add(upper);
    }
    if (!second.isEmpty()) {
      lines.add(tools);
    }
    fill(upper, first);
    fill(tools, second);
    // Only where it differs: each change of a style is a new layout.
    if (low != upper.getStyleClass().contains("tight")) {
      upper.getStyleClass().setAll(low ? List.of("list-head", "tight") : List.of("list-head"));
    }
    if (!box.getChildren().equals(lines)) {
      box.getChildren().setAll(lines);
    }
    keepTitle();
  }

  private static void fill(HBox line, List<Node> nodes) {
    if (!line.getChildren().equals(nodes)) {
      line.getChildren().setAll(nodes);
    }
  }

  /** The name of the newsgroup has a part of the line for sure if it needs it. */
  private void keepTitle() {
    title.setMinWidth(Math.min(Math.ceil(title.prefWidth(-1)), box.getWidth() * LEAST_TITLE));
  }

  private double em() {
    return Theme.BASE_SIZE * scale.get();
  }

  private void choose() {
    Shown wanted = shown.getValue();
    if (wanted != null && wanted != threads.options().get().shown()) {
      threads.options().set(threads.options().get().with(wanted));
    }
  }

  private static StringConverter<Shown> words() {
    return new StringConverter<>() {
      @Override
      public String toString(Shown value) {
        return value == null ? "" : WORDS.getOrDefault(value, value.name());
      }

      @Override
      public Shown fromString(String text) {
        return Shown.NOT_IGNORED;
      }
    };
  }
}
