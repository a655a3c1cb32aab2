package org.newsloom.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.newsloom.reading.SearchHit.Mark;

/** One line of words, those found marked; where not all fit, an ellipsis tells so. */
final class PieceRow extends Region {
  /** Room that an ellipsis needs, in pixels. */
  private static final double LEAST = 18;

  private String styleClass = "";

  /**
   * Shows other words.
   *
   * @param marks the places that are marked, in their order
   * @param style the class of all pieces
   */
  void show(String words, List<Mark> marks, String style) {
    styleClass = style;
    getChildren().clear();
    int at = 0;
    for (Mark mark : marks) {
      if (mark.from() >= at && mark.to() <= words.length() && mark.from() < mark.to()) {
        add(words.substring(at, mark.from()), false);
        add(words.substring(mark.from(), mark.to()), true);
        at = mark.to();
      }
    }
    add(words.substring(at), false);
  }

  private void add(String words, boolean found) {
    for (EmojiPieces.Piece part : EmojiPieces.of(words)) {
      if (part.kind() != EmojiPieces.Kind.UNSEEN) {
        Label label = new Label(part.text());
        label.setMinWidth(0);
        label.getStyleClass().addAll("piece", styleClass);
        if (found) {
          label.getStyleClass().add("found-word");
        }
        if (part.kind() == EmojiPieces.Kind.PICTURE) {
          label.setText("");
          label.setGraphic(new EmojiPicture(part.text()));
        } else if (part.kind() == EmojiPieces.Kind.LETTER) {
          label.getStyleClass().add("emoji");
        }
        getChildren().add(label);
      }
    }
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return getManagedChildren().stream().mapToDouble(PieceRow::width).sum();
  }

  @Override
  protected double computePrefHeight(double width) {
    return getManagedChildren().stream().mapToDouble(it -> it.prefHeight(-1)).max().orElse(0);
  }

  @Override
  protected void layoutChildren() {
    double after = computePrefWidth(-1);
    double at = 0;
    boolean full = false;
    for (Node piece : getManagedChildren()) {
      double wanted = width(piece);
      double room = getWidth() - at;
      after -= wanted;
      // What follows must have room for an ellipsis of its own, or this one has to end in it.
      boolean fits = wanted <= room && (after <= room - wanted || room - wanted >= LEAST);
      piece.setVisible(!full && room > 0);
      if (piece.isVisible()) {
        double given = fits ? wanted : Math.min(room, wanted - 1);
        double height = piece.prefHeight(-1);
        piece.resizeRelocate(at, Math.max(0, (getHeight() - height) / 2), given, height);
        at += given;
        full = !fits;
      }
    }
  }

  private static double width(Node piece) {
    return Math.ceil(piece.prefWidth(-1));
  }
}
