package org.newsloom.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** All settings, a page an area. What is changed holds at once; there is nothing to confirm. */
final class SettingsDialog {
  /** One page. */
  record Page(String title, Feather picture, Node content) {}

  private final SideWindow window;
  private final ListView<Page> list = new ListView<>();
  private final ScrollPane shown = new ScrollPane();
  private final Banner banner = new Banner();
  private final Map<String, Page> pages = new LinkedHashMap<>();

  SettingsDialog(Theme theme, Optional<Window> owner, Preferences preferences, List<Page> given) {
    given.forEach(page -> pages.put(page.title(), page));
    list.getItems().setAll(given);
    list.setCellFactory(_ -> new PageCell());
    list.getStyleClass().add("settings-pages");
    list.setAccessibleText("Pages of settings");
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, page) -> {
          if (page != null) {
            show(page);
          }
        });
    shown.setFitToWidth(true);
    shown.getStyleClass().add("plain-scroll");
    BorderPane root = new BorderPane(shown);
    root.setLeft(list);
    root.setTop(banner.node());
    window = new SideWindow(theme, owner, "Settings", root, 800, 580);
    preferences
        .failure()
        .addListener((_, _, failure) ->
            failure.ifPresentOrElse(
                it ->
                    banner.show(
                        Banner.Tone.DANGER, List.of(it.sentence()), Optional.of(it.detail())),
                banner::hide));
    list.getSelectionModel().select(0);
  }

  SideWindow window() {
    return window;
  }

  void open() {
    window.show();
    // Arrow keys go from page to page; in the first field of a page they would change a setting.
    list.requestFocus();
  }

  /** Goes to a page by its title. */
  void open(String title) {
    Optional.ofNullable(pages.get(title)).ifPresent(list.getSelectionModel()::select);
    open();
  }

  private void show(Page page) {
    Label title = new Label(page.title());
    title.getStyleClass().add("window-title");
    VBox box = new VBox(16, title, page.content());
    box.getStyleClass().add("window-body");
    shown.setContent(box);
    shown.setVvalue(0);
  }

  /** A page's name. */
  private static final class PageCell extends ListCell<Page> {
    @Override
    protected void updateItem(@Nullable Page page, boolean empty) {
      super.updateItem(page, empty);
      setText(empty || page == null ? null : page.title());
      setGraphic(empty || page == null ? null : Icons.of(page.picture()));
      setGraphicTextGap(10);
    }
  }
}
