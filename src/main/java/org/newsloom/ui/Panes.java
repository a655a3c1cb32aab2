package org.newsloom.ui;

import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The three panes and how they share the window. */
final class Panes {
  /** The share of the window that the newsgroups take by themselves when letters grow. */
  private static final double MOST_GROUPS = 0.32;

  /** A list that is lower than this many pixels of normal letters shows rows and little else. */
  private static final double LOW = 125;

  /** What the list keeps of a low window, in pixels of normal letters. */
  private static final double LEAST_LIST = 105;

  private static final double LEAST_ARTICLE = 90;

  private final Node groups;
  private final VBox list;
  private final ThreadTable table;
  private final ArticlePane article;
  private final HBox rows = new HBox();
  private final SplitPane outer = new SplitPane();
  private final SplitPane inner = new SplitPane();
  private final BooleanProperty low = new SimpleBooleanProperty();
  private final BooleanProperty articleShown = new SimpleBooleanProperty(true);
  private final ReadOnlyBooleanWrapper wide = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper zoomed = new ReadOnlyBooleanWrapper();

  /** What the newsgroups have of the window with letters of the usual size. */
  private double groupsShare = 0.19;

  /** Where the divider was put for that. */
  private double placed = Double.NaN;

  private ReadOnlyDoubleProperty letters = new ReadOnlyDoubleWrapper(1);
  private double listShare = 0.42;
  private double wideShare = 0.5;

  Panes(Node groups, VBox list, ThreadTable table, ArticlePane article) {
    this.groups = groups;
    this.list = list;
    this.table = table;
    this.article = article;
    list.getStyleClass().add("list-pane");
    HBox.setHgrow(table.node(), Priority.ALWAYS);
    VBox.setVgrow(rows, Priority.ALWAYS);
    rows.getChildren().setAll(table.node());
    list.getChildren().setAll(rows);
    list.setMinSize(0, 0);
    outer.getStyleClass().add("panes");
    inner.getStyleClass().add("panes");
    SplitPane.setResizableWithParent(groups, false);
    articleShown.addListener(_ -> arrange());
    arrange();
  }

  Node node() {
    return outer;
  }

  SplitPane outer() {
    return outer;
  }

  void setListHead(ListHead head) {
    list.getChildren().setAll(head.node(), rows);
    low.addListener(_ -> Platform.runLater(() -> head.setLow(low.get())));
  }

  /** Follows the size of letters: the newsgroups take more room for larger ones. */
  void letters(ReadOnlyDoubleProperty scale) {
    list.minHeightProperty()
        .bind(Bindings.min(inner.heightProperty().multiply(0.5), scale.multiply(LEAST_LIST)));
    article
        .node()
        .minHeightProperty()
        .bind(Bindings.min(inner.heightProperty().multiply(0.4), scale.multiply(LEAST_ARTICLE)));
    low.bind(
        list.heightProperty()
            .greaterThan(0)
            .and(list.heightProperty().lessThan(scale.multiply(LOW))));
    // Later: what changes in the middle of a layout is not laid out.
    low.addListener(_ -> Platform.runLater(() -> table.showTitles(!low.get())));
    letters = scale;
    arrange();
    scale.addListener(_ -> {
      if (!zoomed.get()) {
        outer.setDividerPositions(groupsPlace());
      }
    });
  }

  /** Larger letters take the newsgroups more room, as long as enough is left beside them. */
  private double groupsPlace() {
    placed = Math.min(groupsShare * letters.get(), Math.max(groupsShare, MOST_GROUPS));
    return placed;
  }

  /** Puts something beside the list. */
  void setBesideList(FacetPane facets) {
    rows.getChildren().setAll(table.node(), facets.node());
    facets.follow(list);
  }

  /** Whether the article pane is there at all. */
  BooleanProperty articleShown() {
    return articleShown;
  }

  /** Whether the article stands beside the list. */
  ReadOnlyBooleanProperty wide() {
    return wide.getReadOnlyProperty();
  }

  /** Whether the article has the window for itself. */
  ReadOnlyBooleanProperty zoomed() {
    return zoomed.getReadOnlyProperty();
  }

  void setWide(boolean now) {
    remember();
    wide.set(now);
    arrange();
  }

  void setZoomed(boolean now) {
    remember();
    zoomed.set(now);
    arrange();
    if (now) {
      article.requestFocus();
    } else {
      table.requestFocus();
    }
  }

  ArticlePane article() {
    return article;
  }

  ThreadTable table() {
    return table;
  }

  void describe(WindowState.Builder state) {
    remember();
    state
        .set("wide", wide.get())
        .set("articleShown", articleShown.get())
        .set("shares", List.of(groupsShare, listShare, wideShare))
        .set("columns", table.widths());
  }

  void restore(WindowState state) {
    List<Double> shares = state.numbers("shares");
    if (shares.size() == 3) {
      groupsShare = share(shares.get(0));
      listShare = share(shares.get(1));
      wideShare = share(shares.get(2));
    }
    table.setWidths(state.numbers("columns"));
    wide.set(state.is("wide"));
    articleShown.set(state.text("articleShown").map("true"::equals).orElse(true));
    arrange();
  }

  private static double share(double value) {
    return Math.clamp(value, 0.05, 0.95);
  }

  private void remember() {
    if (zoomed.get() || outer.getDividers().isEmpty()) {
      return;
    }
    double place = outer.getDividerPositions()[0];
    if (Math.abs(place - placed) > 0.005) {
      groupsShare = place / letters.get();
    }
    if (!inner.getDividers().isEmpty()) {
      double share = inner.getDividerPositions()[0];
      if (inner.getOrientation() == Orientation.HORIZONTAL) {
        wideShare = share;
      } else {
        listShare = share;
      }
    }
  }

  private void arrange() {
    if (zoomed.get()) {
      outer.getItems().setAll(article.node());
      return;
    }
    inner.setOrientation(wide.get() ? Orientation.HORIZONTAL : Orientation.VERTICAL);
    List<Node> wanted = articleShown.get() ? List.of(list, article.node()) : List.of(list);
    outer.getItems().clear();
    inner.getItems().setAll(wanted);
    outer.getItems().setAll(Arrays.asList(groups, inner));
    outer.setDividerPositions(groupsPlace());
    if (articleShown.get()) {
      inner.setDividerPositions(wide.get() ? wideShare : listShare);
    }
  }
}
