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
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.newsloom.article.Subjects;
import org.newsloom.reading.RowText;
import org.newsloom.reading.SearchHit.Mark;

/** Dot of an unread article, indentation, twisty, subject, and what the person did with it. */
final class SubjectCell extends ArticleCell {
  private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");

  private static final double FAINT = 0.6;

  private final Circle dot = new Circle(4);
  private final StackPane dotPlace = new StackPane(dot);
  private final ThreadLines lines = new ThreadLines();
  private final FontIcon twisty = Icons.of(Feather.CHEVRON_RIGHT);
  private final StackPane twistyPlace = new StackPane(twisty);
  private final Label level = new Label();
  private final Label subject = new Label();
  private final PieceRow marked = new PieceRow();
  private final StackPane subjectLine = new StackPane(marked, subject);
  private final Label group = new Label();
  private final PieceRow snippet = new PieceRow();
  private final HBox about = new HBox(10, group, snippet);
  private final VBox words = new VBox(1, subjectLine, about);
  private final HBox states = new HBox(4);
  private final HBox box = new HBox(dotPlace, lines, twistyPlace, level, words, states);

  SubjectCell(ThreadListModel model) {
    super(model);
    getStyleClass().add("subject-cell");
    dot.getStyleClass().add("unread-dot");
    dotPlace.getStyleClass().add("dot-place");
    twistyPlace.getStyleClass().add("twisty");
    level.getStyleClass().add("level");
    level.setMinWidth(Region.USE_PREF_SIZE);
    subject.getStyleClass().add("subject");
    group.getStyleClass().add("hit-group");
    group.setMinWidth(Region.USE_PREF_SIZE);
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
    subjectLine.setAlignment(Pos.CENTER_LEFT);
    subjectLine.setMinWidth(0);
    about.setAlignment(Pos.CENTER_LEFT);
    about.setMinWidth(0);
    about.managedProperty().bind(about.visibleProperty());
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox.setHgrow(snippet, Priority.ALWAYS);
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
    double height = getTableView().getFixedCellSize();
    box.setMinHeight(height);
    box.setMaxHeight(height);
    lines.draw(rows, row, expandable && expanded, height);
    boolean deep = rows.depth(row) > ThreadLines.MOST_LEVELS;
    level.setText(deep ? Integer.toString(rows.depth(row) + 1) : "");
    level.setVisible(deep);
    level.setManaged(deep);
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
    String title =
        rows.isPlaceholder(row) && text.subject().isBlank()
            ? "An article that is not here"
            : text.isLoaded() && text.subject().isBlank() ? "(no subject)" : text.subject();
    List<Mark> marks = rows.subjectMarks(row);
    boolean repeated =
        !model().repeatedSubjects().get() && marks.isEmpty() && isRepeated(rows, row, text);
    subject.setOpacity(repeated ? FAINT : 1);
    if (repeated) {
      title = "…";
    }
    boolean plain = marks.isEmpty() && !EmojiPieces.isIn(title);
    subject.setVisible(plain);
    marked.setVisible(!plain);
    subject.setText(plain ? title : "");
    marked.show(plain ? "" : title, marks, "subject");
    group.setText(rows.group(row));
    snippet.show(rows.snippet(row), rows.snippetMarks(row), "snippet");
    about.setVisible(!group.getText().isEmpty());
  }

  /** Whether the subject is the one of what the article answers, marks of an answer apart. */
  private static boolean isRepeated(ArticleRows rows, int row, RowText text) {
    int parent = rows.parent(row);
    return parent >= 0
        && !rows.isPlaceholder(row)
        && text.isLoaded()
        && !text.subject().isBlank()
        && Subjects.base(text.subject()).equals(Subjects.base(rows.text(parent).subject()));
  }

  private void state(boolean is, Feather picture, String name) {
    if (is) {
      FontIcon icon = Icons.of(picture);
      icon.getStyleClass().add("state-" + name);
      states.getChildren().add(icon);
    }
  }
}
