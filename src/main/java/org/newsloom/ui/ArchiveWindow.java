package org.newsloom.ui;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.article.HeaderField;
import org.newsloom.reading.ShownArticle;
import org.newsloom.settings.PublicArchive;

/** Shows where in the web an article may be looked at; each address is seen before it is opened. */
final class ArchiveWindow {
  /**
   * A place.
   *
   * @param name whose it is
   * @param address the whole address
   */
  record Place(String name, String address) {}

  private final SideWindow window;
  private final List<Button> buttons = new ArrayList<>();

  /**
   * The window.
   *
   * @param browser opens an address outside
   */
  ArchiveWindow(Theme theme, Optional<Window> owner, List<Place> places, Consumer<String> browser) {
    Label title = new Label("Open in a public archive");
    title.getStyleClass().add("window-title");
    VBox middle =
        new VBox(
            12,
            title,
            Form.hintLabel(
                places.isEmpty()
                    ? "No archive is known: archives.json in the folder of the settings is empty."
                    : "The browser opens the address on a click; the archive learns from it which"
                        + " article you read. Not every archive has every article."));
    middle.getStyleClass().add("window-body");
    for (Place place : places) {
      Button open = new Button(place.name());
      open.setMaxWidth(Double.MAX_VALUE);
      Label address = Form.hintLabel(place.address());
      open.setAccessibleText(place.name() + ", " + place.address());
      buttons.add(open);
      middle.getChildren().add(new VBox(4, open, address));
    }
    ScrollPane scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    BorderPane root = new BorderPane(scroll);
    root.setBottom(Form.buttonBar(Form.spring(), cancel));
    window = new SideWindow(theme, owner, "Open in a public archive", root, 560, 420);
    cancel.setOnAction(_ -> window.close());
    for (int i = 0; i < places.size(); i++) {
      String address = places.get(i).address();
      buttons
          .get(i)
          .setOnAction(_ -> {
            window.close();
            browser.accept(address);
          });
    }
  }

  /** What the article says itself (Archived-At, RFC 5064), then each archive. */
  static List<Place> places(ShownArticle shown, List<PublicArchive> archives) {
    List<Place> places = new ArrayList<>();
    shown.article().headers().stream()
        .filter(field -> field.is("Archived-At"))
        .map(HeaderField::value)
        .flatMap(value -> archivedAt(value).stream())
        .distinct()
        .limit(3)
        .forEach(
            address -> places.add(new Place("Where the article says it is archived", address)));
    for (PublicArchive archive : archives) {
      places.add(new Place(archive.name(), archive.address(shown.id().text())));
    }
    return places;
  }

  /** The web address in angle brackets; empty where it is another one or none. */
  private static Optional<String> archivedAt(String value) {
    int from = value.indexOf('<');
    int to = value.indexOf('>', from + 1);
    if (from < 0 || to < 0 || to > 2_000) {
      return Optional.empty();
    }
    String address = value.substring(from + 1, to).replaceAll("\\s+", "");
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))
          ? Optional.of(uri.toASCIIString())
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }

  List<Button> buttons() {
    return buttons;
  }
}
