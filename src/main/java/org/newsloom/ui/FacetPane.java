package org.newsloom.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.newsloom.article.Counted;
import org.newsloom.reading.Facets;
import org.newsloom.reading.Facets.Facet;

/** Beside what a search found: by newsgroup, author and year; a click narrows the search. */
final class FacetPane {
  private static final double WIDTH = 210;

  /** Beside the words of a facet: the scroll bar and what stands around them. */
  private static final double AROUND = 44;

  private static final double BARS = 44;

  /** A narrower window has no room for it. */
  private static final double LEAST_ROOM = 680;

  private final SearchFlow search;
  private final Consumer<String> narrow;
  private final ReadOnlyDoubleProperty scale;
  private final VBox box = new VBox(14);
  private final ScrollPane node = new ScrollPane(box);
  private Region room = new Region();

  /**
   * The pane; it shows itself while a search has something to show.
   *
   * @param narrow is given the condition of what was clicked
   * @param scale of fonts
   */
  FacetPane(SearchFlow search, Consumer<String> narrow, ReadOnlyDoubleProperty scale) {
    this.scale = scale;
    this.search = search;
    this.narrow = narrow;
    box.getStyleClass().add("facets");
    node.getStyleClass().addAll("facet-pane", "edge-to-edge");
    node.setFitToWidth(true);
    node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    node.minWidthProperty().bind(scale.multiply(WIDTH));
    node.prefWidthProperty().bind(scale.multiply(WIDTH));
    node.maxWidthProperty().bind(scale.multiply(WIDTH));
    scale.addListener(_ -> update());
    node.setFocusTraversable(false);
    node.managedProperty().bind(node.visibleProperty());
    search.facets().addListener(_ -> update());
    search.active().addListener(_ -> update());
    update();
  }

  Node node() {
    return node;
  }

  /** Shows it only in a list of enough room. */
  void follow(Region list) {
    list.widthProperty().addListener(_ -> update());
    room = list;
    update();
  }

  private void update() {
    Facets facets = search.facets().get();
    boolean shown =
        search.active().get()
            && facets.counted() > 1
            && room.getWidth() >= LEAST_ROOM * scale.get();
    node.setVisible(shown);
    if (!shown) {
      box.getChildren().clear();
      return;
    }
    box.getChildren().setAll(section("Newsgroups", facets.groups()));
    box.getChildren().add(section("Authors", facets.authors()));
    if (facets.years().size() > 1) {
      box.getChildren().add(years(facets.years()));
    }
    if (facets.more()) {
      box.getChildren()
          .add(Form.hintLabel("Of the newest " + Counted.of(facets.counted(), "article") + "."));
    }
  }

  private Node section(String title, List<Facet> facets) {
    VBox section = new VBox(1, title(title));
    for (Facet facet : facets) {
      Label words = new Label(facet.words());
      words.setMinWidth(0);
      words.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(words, Priority.ALWAYS);
      Label count = new Label(number(facet.count()));
      count.getStyleClass().add("facet-count");
      count.setMinWidth(Region.USE_PREF_SIZE);
      HBox line = new HBox(8, words, count);
      line.setAlignment(Pos.CENTER_LEFT);
      line.setPrefWidth(WIDTH * scale.get() - AROUND);
      Button button = button(facet);
      button.setGraphic(line);
      button.setMaxWidth(Double.MAX_VALUE);
      button.getStyleClass().add("facet");
      section.getChildren().add(button);
    }
    return section;
  }

  private Node years(List<Facet> years) {
    int most = years.stream().mapToInt(Facet::count).max().orElse(1);
    HBox bars = new HBox(1);
    bars.setAlignment(Pos.BOTTOM_LEFT);
    bars.setMinHeight(BARS + 2);
    for (Facet year : years) {
      Button bar = button(year);
      bar.getStyleClass().add("facet-bar");
      double height = year.count() == 0 ? 1 : Math.max(3, BARS * year.count() / most);
      bar.setMinHeight(height);
      bar.setPrefHeight(height);
      bar.setMaxHeight(height);
      bar.setMinWidth(1);
      bar.setPrefWidth(20);
      bar.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(bar, Priority.ALWAYS);
      bar.setDisable(year.count() == 0);
      bars.getChildren().add(bar);
    }
    HBox ends =
        new HBox(hint(years.getFirst().words()), Form.spring(), hint(years.getLast().words()));
    return new VBox(4, title("Years"), bars, ends);
  }

  private Button button(Facet facet) {
    Button button = new Button();
    String words = facet.words() + ": " + number(facet.count());
    button.setAccessibleText("Narrow to " + words);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(_ -> narrow.accept(facet.condition()));
    return button;
  }

  private static Label title(String words) {
    Label title = new Label(words);
    title.getStyleClass().add("facet-title");
    return title;
  }

  private static Label hint(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("facet-count");
    return label;
  }

  private static String number(int count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }
}
