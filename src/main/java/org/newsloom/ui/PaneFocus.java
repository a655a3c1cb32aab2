package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Takes the keys from pane to pane; one that is not shown is brought back or passed over. */
final class PaneFocus {
  private record Stop(Runnable focus, BooleanSupplier focused) {}

  private final Panes panes;
  private final GroupPane groups;
  private final ThreadTable table;
  private final ArticlePane article;

  PaneFocus(Panes panes, GroupPane groups, ThreadTable table, ArticlePane article) {
    this.panes = panes;
    this.groups = groups;
    this.table = table;
    this.article = article;
  }

  void toGroups() {
    showAll();
    groups.requestFocus();
  }

  void toThreads() {
    showAll();
    table.requestFocus();
  }

  void toArticle() {
    if (!panes.zoomed().get()) {
      panes.articleShown().set(true);
    }
    article.requestFocus();
  }

  void next() {
    step(1);
  }

  void previous() {
    step(-1);
  }

  /** The article alone leaves no other pane to go to. */
  private void showAll() {
    if (panes.zoomed().get()) {
      panes.setZoomed(false);
    }
  }

  private void step(int by) {
    if (panes.zoomed().get()) {
      article.requestFocus();
      return;
    }
    List<Stop> stops = new ArrayList<>();
    stops.add(new Stop(groups::requestFocus, groups::isFocused));
    stops.add(new Stop(table::requestFocus, table::isFocused));
    if (panes.articleShown().get()) {
      stops.add(new Stop(article::requestFocus, article::isFocused));
    }
    for (int i = 0; i < stops.size(); i++) {
      if (stops.get(i).focused().getAsBoolean()) {
        stops.get(Math.floorMod(i + by, stops.size())).focus().run();
        return;
      }
    }
    // From a field or a button.
    table.requestFocus();
  }
}
