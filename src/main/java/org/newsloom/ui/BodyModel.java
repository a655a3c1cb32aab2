package org.newsloom.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jfx.incubator.scene.control.richtext.StyleResolver;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.StyleAttribute;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;
import jfx.incubator.scene.control.richtext.model.StyledTextModelViewOnlyBase;
import org.newsloom.ui.BodyLine.Kind;
import org.newsloom.ui.BodyLine.Span;
import org.newsloom.ui.BodyText.Place;
import org.newsloom.ui.Emoticons.Face;

/**
 * An article's text for the text control: paragraphs are made when they come into sight. Styles are
 * names, so that the theme gives the colours.
 */
final class BodyModel extends StyledTextModelViewOnlyBase {
  /** The style classes of a paragraph, separated by blanks. */
  static final StyleAttribute<String> PARAGRAPH_CLASSES =
      new StyleAttribute<>("PARAGRAPH_CLASSES", String.class, true);

  /** A line longer than this was never meant to be a line of 70 or 80 columns. */
  private static final int PARAGRAPH = 100;

  /** Of no width, and no line ends before or after it. */
  private static final String JOINER = "\u2060";

  private final BodyText body;
  private final Map<Integer, List<Place>> marks;
  private final Map<Integer, List<Place>> found;
  private final boolean emphasis;
  private final boolean emoticons;
  private Place current = new Place(-1, 0, 0);

  /**
   * A text with marked places.
   *
   * @param body the text
   * @param marks words of the search that led here
   * @param found what "Find in article" found
   * @param emphasis whether words between stars, slashes and underscores look as their writer meant
   * @param emoticons whether faces written with signs are drawn as emoji
   */
  BodyModel(
      BodyText body, List<Place> marks, List<Place> found, boolean emphasis, boolean emoticons) {
    this.body = body;
    this.emphasis = emphasis;
    this.emoticons = emoticons;
    this.marks = byLine(marks);
    this.found = byLine(found);
  }

  /** Shows one of the found places as the one that is looked at. */
  void setCurrent(Place place) {
    Place before = current;
    current = place;
    for (Place changed : List.of(before, place)) {
      if (changed.line() >= 0 && changed.line() < body.size()) {
        fireStyleChangeEvent(
            TextPos.ofLeading(changed.line(), 0),
            TextPos.ofLeading(changed.line(), getParagraphLength(changed.line())));
      }
    }
  }

  @Override
  public int size() {
    return body.size();
  }

  @Override
  public String getPlainText(int index) {
    return body.shown(index);
  }

  @Override
  public RichParagraph getParagraph(int index) {
    BodyLine line = body.line(index);
    List<Face> faces = faces(index);
    RichParagraph.Builder paragraph = RichParagraph.builder();
    int at = 0;
    for (Span span : line.spans()) {
      if (!emphasis && !span.style().isLink()) {
        continue;
      }
      add(paragraph, line, faces, at, span.from(), classOf(line));
      add(
          paragraph,
          line,
          faces,
          span.from(),
          span.to(),
          span.style().isLink() ? "link" : classOf(line),
          switch (span.style()) {
            case WEB_LINK, NEWS_LINK, MAIL_LINK -> "link";
            case BOLD -> "bold";
            case ITALIC -> "italic";
            case UNDERLINE -> "underlined";
          });
      at = span.to();
    }
    add(paragraph, line, faces, at, line.text().length(), classOf(line));
    marks.getOrDefault(index, List.of()).forEach(place -> highlight(paragraph, place, "mark"));
    found
        .getOrDefault(index, List.of())
        .forEach(place -> highlight(paragraph, place, place.equals(current) ? "here" : "found"));
    return paragraph
        .setParagraphAttributes(
            StyleAttributeMap.builder()
                .set(PARAGRAPH_CLASSES, paragraphClasses(line, index))
                .build())
        .build();
  }

  @Override
  public StyleAttributeMap getStyleAttributeMap(StyleResolver resolver, TextPos position) {
    return StyleAttributeMap.EMPTY;
  }

  private static void highlight(RichParagraph.Builder paragraph, Place place, String kind) {
    paragraph.addHighlight(place.from(), place.to() - place.from(), "highlight-" + kind);
  }

  private List<Face> faces(int index) {
    return emoticons ? body.faces(index) : List.of();
  }

  /** Where the emoji or face begins that a place of a line is inside of; else the place itself. */
  int begin(int index, int place) {
    return faces(index).stream()
        .filter(face -> face.from() <= place && place < face.to())
        .findFirst()
        .map(Face::from)
        .orElseGet(() -> EmojiPieces.begin(body.shown(index), place));
  }

  /** Where the emoji or face ends that a place of a line is inside of; else the place itself. */
  int end(int index, int place) {
    return faces(index).stream()
        .filter(face -> face.from() < place && place <= face.to())
        .findFirst()
        .map(Face::to)
        .orElseGet(() -> EmojiPieces.end(body.shown(index), place));
  }

  /** A piece of a line, the faces in it as pictures. */
  private static void add(
      RichParagraph.Builder paragraph,
      BodyLine line,
      List<Face> faces,
      int from,
      int to,
      String... classes) {
    int at = from;
    for (Face face : faces) {
      if (face.from() >= at && face.to() <= to) {
        add(paragraph, line.text().substring(at, face.from()), classes);
        picture(paragraph, face.emoji(), face.to() - face.from());
        at = face.to();
      }
    }
    add(paragraph, line.text().substring(at, to), classes);
  }

  /**
   * To the control a picture is one character; what is left of its text follows unseen, so that
   * places in the paragraph stay places in the text.
   */
  private static void picture(RichParagraph.Builder paragraph, String emoji, int length) {
    paragraph.addInlineNode(() -> new EmojiPicture(emoji));
    String rest = JOINER.repeat(length - 1);
    if (!rest.isEmpty()) {
      paragraph.addWithStyleNames(rest, "unseen");
    }
  }

  private static void add(RichParagraph.Builder paragraph, String text, String... classes) {
    for (EmojiPieces.Piece part : EmojiPieces.of(text)) {
      switch (part.kind()) {
        case TEXT ->
            RtlPieces.of(part.text()).forEach(piece -> paragraph.addWithStyleNames(piece, classes));
        case LETTER -> paragraph.addWithStyleNames(part.text(), with("emoji", classes));
        case UNSEEN -> paragraph.addWithStyleNames(part.text(), with("unseen", classes));
        case PICTURE -> picture(paragraph, part.text(), part.text().length());
      }
    }
  }

  private static String[] with(String more, String... classes) {
    String[] all = Arrays.copyOf(classes, classes.length + 1);
    all[classes.length] = more;
    return all;
  }

  private static String classOf(BodyLine line) {
    return switch (line.kind()) {
      case TEXT -> "body";
      case HEADING -> "heading";
      case UNREAD_HEADING -> "unread-heading";
      case QUOTE -> "quote-" + colour(line.level());
      case SIGNATURE, GATEWAY -> "dimmed";
      case FOLD -> "fold";
    };
  }

  private String paragraphClasses(BodyLine line, int index) {
    List<String> classes = new ArrayList<>(List.of("line"));
    // Programs that write a paragraph as one line leave no empty line between; the eye needs one.
    if (line.text().length() > PARAGRAPH
        && index + 1 < body.size()
        && !body.shown(index + 1).isBlank()) {
      classes.add("paragraph");
    }
    if (line.kind() == Kind.HEADING || line.kind() == Kind.UNREAD_HEADING) {
      classes.add("section");
    }
    if (line.kind() == Kind.QUOTE || line.kind() == Kind.FOLD) {
      classes.add("quoted-" + Math.min(line.level(), 6));
    }
    return String.join(" ", classes);
  }

  /** Levels beyond the fourth begin again with the first colour. */
  private static int colour(int level) {
    return (level - 1) % 4 + 1;
  }

  private static Map<Integer, List<Place>> byLine(List<Place> places) {
    return places.stream().collect(Collectors.groupingBy(Place::line));
  }
}
