package org.newsloom.ui;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
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
  private final Label subject = new Label();
  private final VBox words = new VBox(1, subject);
  private final HBox states = new HBox(4);
  private final HBox box = new HBox(dotPlace, lines, twistyPlace, words, states);

  // What few rows have is made where it is needed: each node of a row costs time in each of them.
  private @Nullable Label level;
  private @Nullable PieceRow marked;
  private @Nullable HitLine about;

  /** Below the subject of a hit: its newsgroup and the words around what was found. */
  private static final class HitLine extends HBox {
    private final Label group = new Label();
    private final PieceRow snippet = new PieceRow();

    HitLine() {
      super(10);
      getChildren().addAll(group, snippet);
      group.getStyleClass().add("hit-group");
      group.setMinWidth(Region.USE_PREF_SIZE);
      setAlignment(Pos.CENTER_LEFT);
      setMinWidth(0);
      setHgrow(snippet, Priority.ALWAYS);
    }
  }

  SubjectCell(ThreadListModel model) {
    super(model);
    getStyleClass().add("subject-cell");
    dot.getStyleClass().add("unread-dot");
    dotPlace.getStyleClass().add("dot-place");
    twistyPlace.getStyleClass().add("twisty");
    subject.getStyleClass().add("subject");
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
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
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
    level(rows.depth(row));
    twisty.setVisible(expandable);
    twisty.setIconCode(expanded ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    words(rows, row);
    states.getChildren().clear();
    state(rows.isFlagged(row), Feather.STAR, "flagged");
    state(rows.isWatched(row), Feather.EYE, "watched");
    state(rows.isIgnored(row), Feather.BELL_OFF, "ignored");
    state(rows.isWithdrawn(row), Feather.SLASH, "withdrawn");
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
    subject.setText(plain ? title : "");
    Node line = plain ? subject : marked(title, marks);
    if (!words.getChildren().getFirst().equals(line)) {
      words.getChildren().set(0, line);
    }
    about(rows, row);
  }

  /** The subject with what was found marked, or with pictures of emoji. */
  private PieceRow marked(String title, List<Mark> marks) {
    PieceRow pieces = marked == null ? new PieceRow() : marked;
    marked = pieces;
    pieces.show(title, marks, "subject");
    return pieces;
  }

  private void about(ArticleRows rows, int row) {
    boolean isHit = !rows.group(row).isEmpty();
    if (!isHit) {
      words.getChildren().remove(about);
      return;
    }
    HitLine line = about == null ? new HitLine() : about;
    about = line;
    line.group.setText(rows.group(row));
    line.snippet.show(rows.snippet(row), rows.snippetMarks(row), "snippet");
    if (!words.getChildren().contains(line)) {
      words.getChildren().add(line);
    }
  }

  /** The level of an article that lies deeper than the lines are drawn. */
  private void level(int depth) {
    if (depth <= ThreadLines.MOST_LEVELS) {
      box.getChildren().remove(level);
      return;
    }
    Label label = level;
    if (label == null) {
      label = new Label();
      label.getStyleClass().add("level");
      label.setMinWidth(Region.USE_PREF_SIZE);
      level = label;
    }
    label.setText(Integer.toString(depth + 1));
    if (!box.getChildren().contains(label)) {
      box.getChildren().add(box.getChildren().indexOf(words), label);
    }
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
