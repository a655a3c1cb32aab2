package org.newsloom.ui;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The menu bar over the tool bar. Where its words have no room beside each other, the menus stand
 * in one button of the tool bar, which saves a line too.
 */
final class MainMenus {
  /** Narrower than this many letters' sizes, the menu bar has no room for its words. */
  private static final double EMS_FOR_BAR = 31;

  private final MenuBar bar;
  private final MenuButton button = new MenuButton();
  private final ToolBarView tools;
  private final List<Menu> menus;
  private final VBox box = new VBox();

  MainMenus(Commands commands, ToolBarView tools) {
    this.tools = tools;
    bar = CommandMenus.bar(commands);
    menus = List.copyOf(bar.getMenus());
    Icons.dress(button, Feather.MENU, "All menus (F10)");
    button.getStyleClass().add("no-arrow");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    box.getChildren().setAll(bar, tools.node());
    // Later: what changes in the middle of a layout is not laid out.
    box.widthProperty().addListener(_ -> Platform.runLater(this::place));
    tools.letters().addListener(_ -> Platform.runLater(this::place));
    box.sceneProperty()
        .addListener((_, before, now) -> {
          if (before == null && now != null) {
            now.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
          }
        });
  }

  Node node() {
    return box;
  }

  /** As the menu bar opens at its own key. */
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.F10 && isOneButton()) {
      button.show();
      event.consume();
    }
  }

  private boolean isOneButton() {
    return bar.getMenus().isEmpty();
  }

  private void place() {
    // In the middle of a change of styles letters have their usual size for a moment.
    box.applyCss();
    boolean narrow =
        box.getWidth() > 0 && box.getWidth() < EMS_FOR_BAR * tools.letters().get().getSize();
    if (narrow == isOneButton()) {
      return;
    }
    if (narrow) {
      bar.getMenus().clear();
      button.getItems().setAll(menus);
      box.getChildren().remove(bar);
      tools.setBefore(button);
    } else {
      tools.removeBefore(button);
      button.getItems().clear();
      bar.getMenus().setAll(menus);
      box.getChildren().addFirst(bar);
    }
  }
}
