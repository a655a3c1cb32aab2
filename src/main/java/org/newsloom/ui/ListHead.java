package org.newsloom.ui;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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

  private final GroupListModel groups;
  private final ThreadListModel threads;
  private final SearchFlow search;
  private final FilterField filter;
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
  private final HBox box = new HBox();

  /**
   * Shows the models.
   *
   * @param filter narrows the list
   * @param fetchRest fetches the texts that a search could not look into
   * @param saveSearch keeps the search that is shown
   */
  ListHead(
      GroupListModel groups,
      ThreadListModel threads,
      SearchFlow search,
      FilterField filter,
      Runnable fetchRest,
      Runnable saveSearch) {
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
    about.setMaxWidth(Double.MAX_VALUE);
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
    box.getStyleClass().add("list-head");
    box.setAlignment(Pos.CENTER_LEFT);
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
    if (!box.getChildren().equals(java.util.List.of(nodes))) {
      box.getChildren().setAll(nodes);
    }
    box.setVisible(nodes.length > 0);
    box.setManaged(nodes.length > 0);
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
