package org.newsloom.ui;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Words that were cut for want of room are told whole under the pointer, in every window, wherever
 * they have no tooltip of their own.
 */
final class CutWords {
  private CutWords() {}

  /** Looks after all words of a scene, those to come too. */
  static void tellWhole(Scene scene) {
    scene.addEventFilter(
        MouseEvent.MOUSE_ENTERED_TARGET,
        event -> {
          if (event.getTarget() instanceof Node node) {
            entered(node);
          }
        });
  }

  private static void entered(Node node) {
    for (@Nullable Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Labeled words) {
        dress(words);
        return;
      }
    }
  }

  private static void dress(Labeled words) {
    boolean ours = words.getTooltip() instanceof Whole;
    if (words.isTextTruncated() && (ours || words.getTooltip() == null)) {
      if (!ours) {
        words.setTooltip(new Whole());
      }
      words.getTooltip().setText(words.getText());
    } else if (ours) {
      words.setTooltip(null);
    }
  }

  /** A tooltip that goes when the words are not cut any more. */
  private static final class Whole extends Tooltip {
    Whole() {
      setWrapText(true);
      setMaxWidth(600);
    }
  }
}
