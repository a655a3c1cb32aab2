package org.newsloom.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import jfx.incubator.scene.control.input.KeyBinding;
import jfx.incubator.scene.control.richtext.CodeArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.SyntaxDecorator;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.CodeTextModel;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.StyledTextModel;
import org.newsloom.ui.TextFinder.Match;

/**
 * The text that is written: fixed-width letters, quotations in colour, a line at the column where
 * lines are broken. The only class of the composer that knows the text control.
 */
final class ComposerText {
  private static final double LEFT = 18;
  private static final String FONT = "JetBrains Mono";

  private final CodeArea area = new CodeArea();
  private final Line mark = new Line();
  private final Pane over = new Pane(mark);
  private final StackPane node = new StackPane(area, over);
  private final StringProperty text;
  private final IntSupplier columns;
  private Map<String, List<Match>> marks = Map.of();
  private boolean setting;
  private boolean isGivenAway;
  private boolean isTakenOver;

  /**
   * Shows and changes the text of a property.
   *
   * @param columns where lines are broken
   */
  ComposerText(StringProperty text, IntSupplier columns) {
    this.text = text;
    this.columns = columns;
    area.getStyleClass().add("composer-text");
    area.setAccessibleText("Text of the article");
    area.setSyntaxDecorator(new QuoteColours());
    area.setWrapText(false);
    area.setTabSize(8);
    area.setLineSpacing(3);
    area.setContentPadding(new Insets(10, 12, 24, LEFT));
    area.setHighlightCurrentParagraph(false);
    // Tab leaves the field as in every other; a tab in an article would be made blanks anyway.
    area.getInputMap().disableKeyBinding(KeyBinding.shift(javafx.scene.input.KeyCode.TAB));
    mark.getStyleClass().add("column-mark");
    over.setMouseTransparent(true);
    over.setPickOnBounds(false);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(over.widthProperty());
    clip.heightProperty().bind(over.heightProperty());
    over.setClip(clip);
    setText(text.get());
    area.getModel().addListener(changed());
    text.addListener((_, _, wanted) -> {
      if (!setting) {
        setText(wanted);
      }
    });
    area.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (!event.isShortcutDown() && !event.getCharacter().isBlank()) {
            Platform.runLater(this::breakLine);
          }
        });
    node.heightProperty().addListener(_ -> place());
    node.widthProperty().addListener(_ -> place());
  }

  Node node() {
    return node;
  }

  CodeArea area() {
    return area;
  }

  /** The size of letters in pixels. */
  void setFontSize(double size) {
    area.setFont(Font.font(FONT, size));
    place();
  }

  /** Paints anew: the text control keeps letters in the colours that they were made in. */
  void repaint() {
    area.setSyntaxDecorator(new QuoteColours());
  }

  /**
   * Marks words by a line below them. A line that has changed since has no marks.
   *
   * @param in the text that the places are of
   * @param places in their order
   */
  void mark(String in, List<Match> places) {
    Map<String, List<Match>> byLine = new HashMap<>();
    int start = 0;
    int next = 0;
    for (String line : in.split("\n", -1)) {
      List<Match> inLine = new ArrayList<>();
      for (; next < places.size() && places.get(next).to() <= start + line.length(); next++) {
        inLine.add(new Match(places.get(next).from() - start, places.get(next).to() - start));
      }
      if (!inLine.isEmpty()) {
        byLine.put(line, inLine);
      }
      start += line.length() + 1;
    }
    if (!byLine.equals(marks)) {
      marks = byLine;
      repaint();
    }
  }

  /** Where in the text a point of the screen is. */
  int offsetAt(double screenX, double screenY) {
    TextPos place = area.getTextPosition(screenX, screenY);
    return place == null ? 0 : offset(place);
  }

  /** Puts other text in the place of a piece. */
  void replace(Match place, String other) {
    area.replaceText(position(place.from()), position(place.to()), other);
  }

  /** Puts the caret where one begins to write: at the end, but above the signature. */
  void toStart() {
    List<String> lines = lines();
    int signature = lines.indexOf("-- ");
    int line = signature < 0 ? lines.size() - 1 : Math.max(0, signature - 2);
    area.select(TextPos.ofLeading(line, signature < 0 ? lines.get(line).length() : 0));
    area.requestFocus();
  }

  /** Puts what is on the clipboard at the caret as a quotation. */
  void pasteQuoted(UnaryOperator<String> quoting) {
    String pasted = Clipboard.getSystemClipboard().getString();
    if (pasted != null && !pasted.isBlank()) {
      insert(quoting.apply(pasted));
    }
  }

  /** Puts text at the caret, which stands behind it then. */
  void insert(String inserted) {
    int at = selection().to();
    area.replaceText(position(at), position(at), inserted);
    select(new Match(at + inserted.length(), at + inserted.length()));
  }

  /** All of the text. */
  String text() {
    return text.get();
  }

  /** What is selected; empty for nothing. */
  Optional<String> selected() {
    Match at = selection();
    return at.from() == at.to()
        ? Optional.empty()
        : Optional.of(text.get().substring(at.from(), at.to()));
  }

  /** Where the selection is; where the caret is, if nothing is selected, at first the beginning. */
  Match selection() {
    SelectionSegment selection = area.getSelection();
    return selection == null
        ? new Match(0, 0)
        : new Match(offset(selection.getMin()), offset(selection.getMax()));
  }

  /** Selects a place and brings it into sight. */
  void select(Match place) {
    area.select(position(place.from()), position(place.to()));
  }

  /** Puts other text in the place of the selected one, and selects it. */
  void replaceSelection(UnaryOperator<String> change) {
    Match at = selection();
    String changed = change.apply(text.get().substring(at.from(), at.to()));
    area.replaceText(position(at.from()), position(at.to()), changed);
    select(new Match(at.from(), at.from() + changed.length()));
  }

  /** Makes it another text, which Undo takes back. */
  void change(String other) {
    int caret = selection().from();
    area.replaceText(TextPos.ZERO, area.getDocumentEnd(), other);
    int to = Math.min(caret, other.length());
    select(new Match(to, to));
  }

  /** Another program has the text: it can be read here, and {@link #takeOver taken over}. */
  void giveAway() {
    isTakenOver = false;
    isGivenAway = true;
    area.setEditable(false);
  }

  /** It can be changed here again. */
  void takeBack() {
    isGivenAway = false;
    area.setEditable(true);
  }

  /** Makes it what the other program saved. All that it saves is one step for Undo. */
  void takeOver(String saved) {
    area.setEditable(true);
    if (isTakenOver) {
      area.undo();
      isTakenOver = false;
    }
    if (!saved.equals(text.get())) {
      change(saved);
      isTakenOver = true;
    }
    area.setEditable(!isGivenAway);
  }

  private int offset(TextPos place) {
    int offset = place.offset();
    for (int line = 0; line < place.index(); line++) {
      offset += area.getPlainText(line).length() + 1;
    }
    return offset;
  }

  private TextPos position(int offset) {
    int left = offset;
    int line = 0;
    while (line < area.getParagraphCount() - 1 && left > area.getPlainText(line).length()) {
      left -= area.getPlainText(line).length() + 1;
      line++;
    }
    return TextPos.ofLeading(line, Math.min(left, area.getPlainText(line).length()));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < area.getParagraphCount(); i++) {
      lines.add(area.getPlainText(i));
    }
    return lines;
  }

  private void setText(String wanted) {
    setting = true;
    TextPos caret = area.getCaretPosition();
    area.setText(wanted);
    if (caret != null) {
      int line = Math.min(caret.index(), area.getParagraphCount() - 1);
      int offset = Math.min(caret.offset(), area.getPlainText(line).length());
      area.select(TextPos.ofLeading(line, offset));
    }
    setting = false;
  }

  private StyledTextModel.Listener changed() {
    return change -> {
      if (change.isEdit() && !setting) {
        setting = true;
        text.set(area.getText());
        setting = false;
      }
    };
  }

  private void breakLine() {
    TextPos caret = area.getCaretPosition();
    if (caret == null || caret.index() >= area.getParagraphCount()) {
      return;
    }
    int line = caret.index();
    List<String> above = lines().subList(0, line);
    HardWrap.of(above, area.getPlainText(line), columns.getAsInt())
        .ifPresent(found -> {
          int after = caret.offset() - found.at() - found.length();
          area.replaceText(
              TextPos.ofLeading(line, found.at()),
              TextPos.ofLeading(line, found.at() + found.length()),
              "\n");
          area.select(after >= 0 ? TextPos.ofLeading(line + 1, after) : caret);
        });
  }

  /** The mark stands right of the last letter that fits, unless the text is moved to the side. */
  private void place() {
    Text sample = new Text("0".repeat(100));
    sample.setFont(area.getFont());
    double width = sample.getLayoutBounds().getWidth() / 100;
    mark.setStartX(LEFT + columns.getAsInt() * width + 1.5);
    mark.setEndX(mark.getStartX());
    mark.setStartY(0);
    mark.setEndY(node.getHeight());
    bar(Orientation.HORIZONTAL)
        .ifPresent(bar ->
            mark.visibleProperty()
                .bind(
                    bar.visibleProperty()
                        .not()
                        .or(bar.valueProperty().isEqualTo(bar.minProperty()))));
    // The text control leaves the bar standing where a banner came and all of the text still fits.
    bar(Orientation.VERTICAL)
        .ifPresent(bar ->
            bar.opacityProperty()
                .bind(
                    Bindings.when(bar.visibleAmountProperty().lessThan(bar.maxProperty()))
                        .then(1.0)
                        .otherwise(0.0)));
  }

  private Optional<ScrollBar> bar(Orientation orientation) {
    return area.lookupAll(".scroll-bar").stream()
        .filter(bar -> bar instanceof ScrollBar it && it.getOrientation() == orientation)
        .map(ScrollBar.class::cast)
        .findFirst();
  }

  /** Quotations by level, the signature dimmed. */
  private final class QuoteColours implements SyntaxDecorator {
    @Override
    public RichParagraph createRichParagraph(CodeTextModel model, int index) {
      String line = model.getPlainText(index);
      RichParagraph.Builder paragraph = RichParagraph.builder();
      if (!line.isEmpty()) {
        paragraph.addWithStyleNames(line, classOf(line));
        for (Match word : marks.getOrDefault(line, List.of())) {
          paragraph.addWavyUnderline(word.from(), word.to() - word.from(), "misspelt");
        }
      }
      return paragraph.build();
    }

    @Override
    public void handleChange(
        CodeTextModel model, TextPos start, TextPos end, int top, int added, int bottom) {}

    private String classOf(String line) {
      int level = 0;
      for (int i = 0; i < line.length() && (line.charAt(i) == '>' || line.charAt(i) == ' '); i++) {
        if (line.charAt(i) == '>') {
          level++;
        } else if (level == 0) {
          break;
        }
      }
      if (line.equals("-- ")) {
        return "dimmed";
      }
      return level == 0 ? "body" : "quote-" + ((level - 1) % 4 + 1);
    }
  }
}
