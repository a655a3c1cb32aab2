package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import jfx.incubator.scene.control.input.KeyBinding;
import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.SideDecorator;
import jfx.incubator.scene.control.richtext.StyleHandlerRegistry;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.StyledTextModel;
import org.newsloom.ui.BodyLine.Span;
import org.newsloom.ui.BodyText.Place;

/**
 * Shows a {@link BodyText}: quotations with bars, links to click, marks, selection and copying. The
 * only class that knows the text control, which is an incubating part of JavaFX.
 */
final class BodyView {
  private static final double MEASURE = 860;
  private static final double OVERLAP = 40;
  private static final double NARROWEST = 160;

  /** From the bar of one level to the next, and how many are drawn, as in the theme. */
  private static final double BAR_STEP = 11;

  private static final int MOST_BARS = 6;

  private static final BodyModel NO_TEXT =
      new BodyModel(BodyText.EMPTY, List.of(), List.of(), true, false);

  private final Area area = new Area();

  /** Below the upper border, where the first line has its letters. */
  private static final double TOP = 12;

  private final double left;
  private final Consumer<Span> onLink;
  private BodyText body = BodyText.EMPTY;
  private BodyModel model = new BodyModel(body, List.of(), List.of(), true, false);
  private List<Place> marks = List.of();
  private List<String> words = List.of();
  private QuoteFolding folding = QuoteFolding.NONE;
  private boolean emphasis = true;
  private boolean emoticons;
  private boolean fixed;
  private double scale = 1;
  private Optional<Place> toReveal = Optional.empty();
  private boolean atTop;

  /** Whether the text that is shown was laid out once. */
  private boolean isSeen;

  /**
   * An empty text.
   *
   * @param left the margin at its left
   * @param onLink is told which link was clicked
   */
  BodyView(double left, Consumer<Span> onLink) {
    this.left = left;
    this.onLink = onLink;
    area.setModel(NO_TEXT);
    area.afterLayout = () -> Platform.runLater(this::attach);
    area.setEditable(false);
    area.setWrapText(true);
    area.setDisplayCaret(false);
    area.setMinWidth(NARROWEST);
    area.setHighlightCurrentParagraph(false);
    area.getStyleClass().add("article-body");
    area.setAccessibleText("Text of the article");
    area.setContentPadding(new Insets(4, left, 24, left));
    setMeasure();
    area.addEventFilter(
        MouseEvent.MOUSE_MOVED,
        event ->
            area.setCursor(
                linkAt(event).isPresent() || foldAt(event).isPresent() || barAt(event).isPresent()
                    ? Cursor.HAND
                    : Cursor.TEXT));
    area.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    area.getInputMap().registerFunction(RichTextArea.Tag.COPY, this::copySelection);
    // These keys read on and go to other articles; the text has no caret to move with them.
    for (KeyCode key : List.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.TAB)) {
      area.getInputMap().disableKeyBinding(KeyBinding.of(key));
    }
    area.getInputMap().disableKeyBinding(KeyBinding.shift(KeyCode.TAB));
    area.getInputMap().register(KeyBinding.of(KeyCode.UP), () -> scrollBy(-OVERLAP));
    area.getInputMap().register(KeyBinding.of(KeyCode.DOWN), () -> scrollBy(OVERLAP));
    area.getInputMap().register(KeyBinding.of(KeyCode.PAGE_UP), this::pageUp);
    area.getInputMap().register(KeyBinding.of(KeyCode.PAGE_DOWN), this::pageDown);
    area.getInputMap().register(KeyBinding.of(KeyCode.HOME), this::scrollToStart);
    area.getInputMap()
        .register(
            KeyBinding.of(KeyCode.END), () -> bar().ifPresent(bar -> bar.setValue(bar.getMax())));
  }

  /** The control. */
  Node node() {
    return area;
  }

  /** Shows another text from its beginning. */
  void show(BodyText text, List<String> markedWords) {
    words = markedWords;
    toReveal = Optional.empty();
    setBody(markedWords.isEmpty() ? text.folded(folding) : text);
    isSeen = false;
    seeAfterLayout();
    scrollToStart();
    if (!marks.isEmpty()) {
      reveal(marks.getFirst());
    }
  }

  /** Which quotes are folded at first. */
  void setFolding(QuoteFolding fold) {
    folding = fold;
    if (body.hasQuotes()) {
      refold(body.folded(fold));
    }
  }

  /** Whether *bold*, /italic/ and _underlined_ words look so. */
  void setEmphasis(boolean show) {
    if (emphasis != show) {
      emphasis = show;
      redraw();
    }
  }

  /** Whether faces written with signs are drawn as emoji; never among letters of one width. */
  void setEmoticons(boolean show) {
    if (emoticons != show) {
      emoticons = show;
      redraw();
    }
  }

  /** Draws the text anew where it stands; what was found in it is marked no more. */
  private void redraw() {
    double place = position();
    setModel(List.of());
    setPosition(place);
  }

  /** Shows all quotes: something is looked for in the whole text. */
  void unfold() {
    if (!body.isUnfolded()) {
      setBody(body.folded(QuoteFolding.NONE));
    }
  }

  /** Other quotes are folded; what is at the top stays there. */
  private void refold(BodyText text) {
    int top = firstLineInSight();
    int line = body.lineIn(text, Math.min(top, body.size() - 1));
    setBody(text);
    if (top > 0) {
      goToLine(line);
    }
  }

  private void setBody(BodyText text) {
    body = text;
    marks = text.find(words);
    setModel(List.of());
  }

  /** Draws the text anew in other colours; the control keeps those that its letters had. */
  void recolour() {
    double place = position();
    area.setModel(NO_TEXT);
    attach();
    setPosition(place);
  }

  /** Marks what was found in the text. */
  void mark(List<Place> found) {
    double place = position();
    setModel(found);
    setPosition(place);
  }

  /** Brings a place of the found ones into sight. */
  void goTo(Place place) {
    model.setCurrent(place);
    reveal(place);
  }

  /** Brings a line to the top, or as near as the text allows. */
  void goToLine(int line) {
    toReveal = Optional.of(new Place(line, 0, 0));
    atTop = true;
    revealAfterLayout();
  }

  /** The line at the top of what is in sight. */
  int firstLineInSight() {
    return lineAt(TOP);
  }

  /** The text that is shown. */
  BodyText body() {
    return body;
  }

  /** Fixed width letters or others, and the scale of fonts. */
  void setFont(boolean monospace, double newScale) {
    scale = newScale;
    area.getStyleClass().remove("monospace");
    if (monospace) {
      area.getStyleClass().add("monospace");
    }
    setMeasure();
    if (fixed != monospace) {
      fixed = monospace;
      if (emoticons) {
        redraw();
      }
    }
    // The control leaves marks where words stood in the letters before.
    recolour();
  }

  /** Puts the selection on the clipboard, with its quote marks. */
  void copySelection() {
    selected()
        .ifPresent(text -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(text);
          Clipboard.getSystemClipboard().setContent(content);
        });
  }

  boolean isFocused() {
    return area.isFocused();
  }

  /** What is selected, with its quote marks; empty where nothing is. */
  Optional<String> selected() {
    SelectionSegment selection = area.getSelection();
    if (selection == null || selection.isCollapsed()) {
      return Optional.empty();
    }
    TextPos from = selection.getMin();
    TextPos to = selection.getMax();
    // An emoji is one thing to the eye; none is copied by half.
    return Optional.of(
        body.written(
            from.index(),
            model.begin(from.index(), from.offset()),
            to.index(),
            model.end(to.index(), to.offset())));
  }

  void selectAll() {
    area.selectAll();
  }

  /**
   * One page on; false where the end is in sight already. A key that comes, perhaps by itself,
   * before the text is laid out does nothing: nobody has seen where the text ends.
   */
  boolean pageDown() {
    if (!isSeen) {
      seeAfterLayout();
      return true;
    }
    return scrollBy(pageHeight());
  }

  /** One page back; false where the beginning is in sight already. */
  boolean pageUp() {
    return scrollBy(-pageHeight());
  }

  void scrollToStart() {
    bar().ifPresent(bar -> bar.setValue(bar.getMin()));
    area.select(TextPos.ZERO);
  }

  /** How far the text is scrolled, 0 to 1. */
  double position() {
    return bar().map(bar -> bar.getMax() > 0 ? bar.getValue() / bar.getMax() : 0).orElse(0.0);
  }

  void setPosition(double place) {
    afterLayout(() -> bar().ifPresent(bar -> bar.setValue(Math.clamp(place, 0, 1) * bar.getMax())));
  }

  /** As {@link #setPosition}, as soon as the control has laid the text out. */
  void restorePosition(double place) {
    Platform.runLater(() -> Platform.runLater(() -> setPosition(place)));
  }

  private double pageHeight() {
    return Math.max(OVERLAP, area.getHeight() - OVERLAP);
  }

  private boolean scrollBy(double pixels) {
    Optional<ScrollBar> bar = bar().filter(ScrollBar::isVisible);
    if (bar.isEmpty()) {
      return false;
    }
    ScrollBar found = bar.get();
    double range = found.getMax() - found.getMin();
    double shown = Math.clamp(found.getVisibleAmount() / range, 0.0001, 1);
    double height = area.getHeight() / shown - area.getHeight();
    if (height < 1) {
      return false;
    }
    double before = found.getValue();
    double after = Math.clamp(before + pixels / height * range, found.getMin(), found.getMax());
    found.setValue(after);
    return Math.abs(after - before) * height / range > 1;
  }

  private Optional<ScrollBar> bar() {
    return area.lookupAll(".scroll-bar").stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == javafx.geometry.Orientation.VERTICAL)
        .findFirst();
  }

  /** Brings a place into sight, once the text is laid out. */
  private void reveal(Place place) {
    toReveal = Optional.of(place);
    revealAfterLayout();
  }

  private void revealAfterLayout() {
    if (toReveal.isPresent() && isAttached()) {
      afterLayout(() -> {
        Optional<Place> place = toReveal.filter(it -> it.line() < body.size());
        if (isAttached()) {
          toReveal = Optional.empty();
          place.ifPresent(atTop ? this::showAtTop : this::show);
          atTop = false;
        }
      });
    }
  }

  /** Does it when the text is laid out; to do that by hand breaks the bounds of the scene. */
  private void afterLayout(Runnable action) {
    Scene scene = area.getScene();
    if (scene != null) {
      scene.addPostLayoutPulseListener(
          new Runnable() {
            @Override
            public void run() {
              scene.removePostLayoutPulseListener(this);
              action.run();
            }
          });
      Platform.requestNextPulse();
    }
  }

  /** The control brings a place to the nearest border; what follows it is wanted too. */
  private void show(Place place) {
    double before = position();
    area.select(TextPos.ofLeading(place.line(), place.from()));
    if (position() > before) {
      scrollBy(area.getHeight() * 0.4);
    }
  }

  /** The control brings a place into sight somewhere; from there it is scrolled to the top. */
  private void showAtTop(Place place) {
    area.select(TextPos.ofLeading(place.line(), place.from()));
    afterLayout(() -> {
      for (double y = TOP; y < area.getHeight(); y += TOP) {
        if (lineAt(y) >= place.line()) {
          scrollBy(y - TOP);
          return;
        }
      }
    });
  }

  /** The line at a distance from the upper border; the last one below the text. */
  private int lineAt(double y) {
    Point2D place = area.localToScreen(left + 4, y);
    TextPos at = place == null ? null : area.getTextPosition(place.getX(), place.getY());
    return at == null ? 0 : at.index();
  }

  /** The control lays long texts out in two steps. */
  private void seeAfterLayout() {
    BodyText text = body;
    afterLayout(() -> Platform.runLater(() -> isSeen |= text.equals(body) && isAttached()));
  }

  private boolean isAttached() {
    return model.equals(area.getModel());
  }

  private void setModel(List<Place> found) {
    model = new BodyModel(body, marks, found, emphasis, emoticons && !fixed);
    attach();
  }

  /**
   * Gives the control its text once it has a width: words that are written from right to left
   * cannot be laid out where they are wider than the view (see {@link RtlPieces}).
   */
  private void attach() {
    StyledTextModel wanted =
        area.lookup(".vflow") instanceof Region flow && flow.getWidth() >= NARROWEST
            ? model
            : NO_TEXT;
    if (!wanted.equals(area.getModel())) {
      area.setModel(wanted);
      revealAfterLayout();
    }
  }

  /**
   * Text lines end at the measure, and the scroll bar stays at the border of the pane: an empty
   * margin takes the rest, since the control centres the text where its paddings differ.
   */
  private void setMeasure() {
    area.setRightDecorator(new Margin(left * 2 + MEASURE * scale));
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY
        && event.isStillSincePress()
        && selected().isEmpty()) {
      linkAt(event).ifPresent(onLink);
      foldAt(event)
          .ifPresent(line -> {
            setBody(body.opened(line));
            afterLayout(() -> area.select(TextPos.ofLeading(line, 0)));
          });
      barAt(event).ifPresent(bar -> refold(body.closed(bar.line(), bar.level())));
    }
  }

  /**
   * The bar at the left of a quote.
   *
   * @param line a line that it stands beside
   * @param level of how deep a quote it is
   */
  private record Bar(int line, int level) {}

  private Optional<Bar> barAt(MouseEvent event) {
    double x = area.sceneToLocal(event.getSceneX(), event.getSceneY()).getX() - left;
    TextPos at = area.getTextPosition(event.getScreenX(), event.getScreenY());
    if (at == null || at.index() >= body.size() || body.isFold(at.index()) || x < -BAR_STEP / 2) {
      return Optional.empty();
    }
    int level = (int) Math.max(0, x / BAR_STEP) + 1;
    int depth = Math.min(body.line(at.index()).level(), MOST_BARS);
    return body.line(at.index()).kind() == BodyLine.Kind.QUOTE && level <= depth
        ? Optional.of(new Bar(at.index(), level))
        : Optional.empty();
  }

  private Optional<Integer> foldAt(MouseEvent event) {
    TextPos at = area.getTextPosition(event.getScreenX(), event.getScreenY());
    return at == null || at.index() >= body.size() || !body.isFold(at.index())
        ? Optional.empty()
        : Optional.of(at.index());
  }

  private Optional<Span> linkAt(MouseEvent event) {
    TextPos at = area.getTextPosition(event.getScreenX(), event.getScreenY());
    if (at == null || at.index() >= body.size()) {
      return Optional.empty();
    }
    int index = at.charIndex();
    return body.line(at.index()).spans().stream()
        .filter(span -> span.style().isLink() && span.from() <= index && index < span.to())
        .findFirst();
  }

  /**
   * Nothing, at the right of the text.
   *
   * @param from how wide the text may be
   */
  private record Margin(double from) implements SideDecorator {
    @Override
    public double getPrefWidth(double viewWidth) {
      return Math.max(1, Math.floor(viewWidth - from));
    }

    @Override
    public Node getMeasurementNode(int index) {
      return new Region();
    }

    @Override
    public Node getNode(int index) {
      return new Region();
    }
  }

  /** The text control with our paragraph styles. */
  private static final class Area extends RichTextArea {
    private static final StyleHandlerRegistry STYLES = styles();

    private Runnable afterLayout = () -> {};
    private double laidOut;

    @Override
    protected void layoutChildren() {
      super.layoutChildren();
      if (laidOut != getWidth()) {
        laidOut = getWidth();
        afterLayout.run();
      }
    }

    @Override
    public StyleHandlerRegistry getStyleHandlerRegistry() {
      return STYLES;
    }

    private static StyleHandlerRegistry styles() {
      StyleHandlerRegistry.Builder builder =
          StyleHandlerRegistry.builder(RichTextArea.styleHandlerRegistry);
      builder.<RichTextArea, String>setParHandler(
          BodyModel.PARAGRAPH_CLASSES,
          (_, cell, classes) -> {
            cell.getNode().getStyleClass().addAll(List.of(classes.split(" ")));
            // The control lays a paragraph out once before it gives it a width.
            if (cell.getNode() instanceof Region region) {
              region.setMinWidth(NARROWEST);
            }
          });
      return builder.build();
    }
  }
}
