package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** Looks for words that nobody can read, as where letters are larger than their place. */
final class CutOff {
  /** Fewer letters than these say nothing. */
  private static final int READABLE = 3;

  private CutOff() {}

  /** What is cut off in a window that is laid out: a line for each. */
  static List<String> in(Scene scene) {
    List<String> found = new ArrayList<>();
    walk(scene.getRoot(), scene, false, found);
    return found;
  }

  private static void walk(Node node, Scene scene, boolean scrolled, List<String> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled words && words.getText() != null && !words.getText().isBlank()) {
      look(words, scene, scrolled, found);
    }
    if (node instanceof ListCell<?> cell
        && cell.getGraphic() instanceof Region graphic
        && graphic.prefHeight(graphic.getWidth()) > cell.getHeight() + 1) {
      found.add("“" + cell.getItem() + "” is higher than its line");
    }
    if (node instanceof Parent parent) {
      boolean inner = scrolled || node instanceof ScrollPane || node instanceof VirtualFlow<?>;
      parent.getChildrenUnmodifiable().forEach(it -> walk(it, scene, inner, found));
    }
  }

  private static void look(Labeled words, Scene scene, boolean scrolled, List<String> found) {
    String whole = words.getText();
    if (words.lookup(".text") instanceof Text text
        && text.isVisible()
        && words.isTextTruncated()
        && text.getText().replace("…", "").replace("...", "").length()
            < Math.min(READABLE, whole.length())) {
      found.add("“" + whole + "” is shown as “" + text.getText() + "”");
    }
    Bounds place = words.localToScene(words.getLayoutBounds());
    boolean outside =
        place.getMinX() < -1
            || place.getMaxX() > scene.getWidth() + 1
            || place.getMinY() < -1
            || place.getMaxY() > scene.getHeight() + 1;
    if (outside && !scrolled) {
      found.add("“" + whole + "” stands outside of the window: " + place);
    }
  }
}
