package org.newsloom.ui;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/**
 * An emoji as a coloured picture, as high as the letters beside it: the theme gives its size. The
 * system's font of coloured bitmaps is left blank by JavaFX on Linux, so the pictures are our own
 * (made by {@code src/emoji/emoji-sheets.py}).
 */
final class EmojiPicture extends Region {
  /**
   * Pixels of a picture on its sheet; shown about half as large, so that it is sharp everywhere.
   */
  private static final int SIDE = 36;

  private static final int CELL = SIDE + 2;
  private static final int ROW = 8;

  /** A sheet takes 370 kB once it is unpacked. */
  private static final int MOST_SHEETS = 12;

  /** The part of the picture that stands above the line. */
  private static final double ABOVE = 0.8;

  private static final Map<Integer, Image> SHEETS =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Image> eldest) {
          return size() > MOST_SHEETS;
        }
      };

  private final ImageView view = new ImageView();

  /**
   * The picture of a sequence that has one.
   *
   * @param sequence as {@link EmojiPieces} cuts it
   */
  EmojiPicture(String sequence) {
    int place = EmojiIndex.get().place(sequence);
    int cell = place % (ROW * ROW);
    view.setImage(sheet(place / (ROW * ROW)));
    view.setViewport(new Rectangle2D(cell % ROW * CELL, cell / ROW * CELL, SIDE, SIDE));
    view.setSmooth(true);
    getChildren().add(view);
    getStyleClass().add("emoji-picture");
    setMouseTransparent(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(sequence);
  }

  /**
   * The same where no theme gives a size: on paper.
   *
   * @param letters the size of the letters beside it
   */
  EmojiPicture(String sequence, double letters) {
    this(sequence);
    double side = letters * 1.25;
    setMinSize(side, side);
    setPrefSize(side, side);
  }

  /** On the JavaFX thread, as all of a picture is. */
  private static Image sheet(int number) {
    return SHEETS.computeIfAbsent(
        number,
        it ->
            new Image(
                Objects.requireNonNull(
                    EmojiPicture.class.getResourceAsStream(
                        EmojiIndex.FOLDER + String.format(Locale.ROOT, "sheet-%02d.png", it)))));
  }

  @Override
  public double getBaselineOffset() {
    return Math.round(prefHeight(-1) * ABOVE);
  }

  @Override
  protected void layoutChildren() {
    view.setFitWidth(getWidth());
    view.setFitHeight(getHeight());
    view.relocate(0, 0);
  }
}
