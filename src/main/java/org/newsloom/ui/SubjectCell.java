package org.newsloom.ui;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.newsloom.reading.RowText;
import org.newsloom.reading.SearchHit.Mark;

/** Dot of an unread article, indentation, twisty, subject, and what the person did with it. */
final class SubjectCell extends ArticleCell {
  private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
  private static final double STEP = 18;

  /** Threads may be a thousand levels deep; the subject must stay in sight. */
  private static final int MOST_STEPS = 14;

  private final Circle dot = new Circle(4);
  private final StackPane dotPlace = new StackPane(dot);
  private final Region indentation = new Region();
  private final FontIcon twisty = Icons.of(Feather.CHEVRON_RIGHT);
  private final StackPane twistyPlace = new StackPane(twisty);
  private final Label subject = new Label();
  private final HBox marked = new HBox();
  private final Label aside = new Label();
  private final HBox states = new HBox(4);
  private final HBox box =
      new HBox(dotPlace, indentation, twistyPlace, subject, marked, aside, states);

  SubjectCell(ThreadListModel model) {
    super(model);
    getStyleClass().add("subject-cell");
    dot.getStyleClass().add("unread-dot");
    dotPlace.getStyleClass().add("dot-place");
    twistyPlace.getStyleClass().add("twisty");
    subject.getStyleClass().add("subject");
    aside.getStyleClass().add("aside");
    states.setAlignment(Pos.CENTER_RIGHT);
    states.setMinWidth(Region.USE_PREF_SIZE);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(0);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(box.widthProperty());
    clip.heightProperty().bind(box.heightProperty());
    box.setClip(clip);
    subject.setMinWidth(0);
    subject.setTextOverrun(OverrunStyle.ELLIPSIS);
    marked.setMinWidth(Region.USE_PREF_SIZE);
    marked.setAlignment(Pos.CENTER_LEFT);
    aside.setMinWidth(0);
    // The subject has the room that it needs; what stands aside takes the rest.
    aside.setPrefWidth(0);
    HBox.setHgrow(aside, Priority.ALWAYS);
    aside.setMaxWidth(Double.MAX_VALUE);
    twistyPlace.setOnMousePressed(event -> {
      int row = row();
      if (row >= 0 && model.rows().isExpandable(row)) {
        model.toggle(row);
        event.consume();
      }
    });
  }

  @Override
  void draw(ArticleRows rows, int row) {
    boolean expandable = model().rows().isExpandable(row);
    boolean expanded = model().rows().isExpanded(row);
    boolean unread = !rows.isRead(row);
    boolean unreadBelow = !unread && expandable && !expanded && rows.unread(row) > 0;
    dot.setVisible(unread || unreadBelow);
    dot.pseudoClassStateChanged(BELOW, unreadBelow);
    double indent = STEP * Math.min(rows.depth(row), MOST_STEPS);
    indentation.setMinWidth(indent);
    indentation.setPrefWidth(indent);
    twisty.setVisible(expandable);
    twisty.setIconCode(expanded ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    words(rows, row);
    states.getChildren().clear();
    state(rows.isFlagged(row), Feather.STAR, "flagged");
    state(rows.isWatched(row), Feather.EYE, "watched");
    state(rows.isIgnored(row), Feather.BELL_OFF, "ignored");
    setGraphic(box);
  }

  @Override
  void clear() {
    setGraphic(null);
  }

  private void words(ArticleRows rows, int row) {
    RowText text = rows.text(row);
    String words =
        rows.isPlaceholder(row)
            ? "An article that is not here"
            : text.isLoaded() && text.subject().isBlank() ? "(no subject)" : text.subject();
    List<Mark> marks = rows.subjectMarks(row);
    boolean plain = marks.isEmpty() && !EmojiPieces.isIn(words);
    subject.setVisible(plain);
    subject.setManaged(plain);
    marked.setVisible(!plain);
    marked.setManaged(!plain);
    if (plain) {
      subject.setText(words);
      marked.getChildren().clear();
    } else {
      pieces(words, marks);
    }
    aside.setText(rows.aside(row));
    aside.setVisible(!aside.getText().isEmpty());
  }

  private void pieces(String words, List<Mark> marks) {
    marked.getChildren().clear();
    int at = 0;
    for (Mark mark : marks) {
      if (mark.from() >= at && mark.to() <= words.length() && mark.from() < mark.to()) {
        piece(words.substring(at, mark.from()), false);
        piece(words.substring(mark.from(), mark.to()), true);
        at = mark.to();
      }
    }
    piece(words.substring(at), false);
  }

  private void piece(String words, boolean found) {
    for (EmojiPieces.Piece part : EmojiPieces.of(words)) {
      if (part.kind() != EmojiPieces.Kind.UNSEEN) {
        Label label = new Label(part.text());
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add(found ? "found-word" : "subject");
        if (part.kind() == EmojiPieces.Kind.EMOJI) {
          label.getStyleClass().add("emoji");
        }
        marked.getChildren().add(label);
      }
    }
  }

  private void state(boolean is, Feather picture, String name) {
    if (is) {
      FontIcon icon = Icons.of(picture);
      icon.getStyleClass().add("state-" + name);
      states.getChildren().add(icon);
    }
  }
}
