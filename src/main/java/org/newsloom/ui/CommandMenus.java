package org.newsloom.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Menus made of {@link Commands}. */
final class CommandMenus {
  private CommandMenus() {}

  /** The whole menu bar; menus without a command are left out. */
  static MenuBar bar(Commands commands) {
    MenuBar bar = new MenuBar();
    for (Command.Menu place : Command.Menu.values()) {
      Menu menu = new Menu(place.marked());
      fill(menu, place, commands);
      if (!menu.getItems().isEmpty()) {
        bar.getMenus().add(menu);
      }
    }
    return bar;
  }

  private static void fill(Menu menu, Command.Menu place, Commands commands) {
    Map<Submenu, Menu> inner = new EnumMap<>(Submenu.class);
    int section = -1;
    for (Command command : commands.available()) {
      if (command.menu() != place) {
        continue;
      }
      Optional<Submenu> of = Submenu.of(command);
      if (of.isPresent() && inner.containsKey(of.get())) {
        inner.get(of.get()).getItems().add(item(commands, command));
        continue;
      }
      if (section >= 0 && command.section() != section) {
        menu.getItems().add(new SeparatorMenuItem());
      }
      section = command.section();
      MenuItem item = item(commands, command);
      if (of.isPresent()) {
        Menu made = new Menu(of.get().words(), null, item);
        inner.put(of.get(), made);
        item = made;
      }
      menu.getItems().add(item);
    }
  }

  /** A context menu of the commands that there are among those. */
  static ContextMenu context(Commands commands, List<Command> wanted) {
    ContextMenu menu = new ContextMenu();
    wanted.stream()
        .filter(commands::isAvailable)
        .forEach(command -> menu.getItems().add(item(commands, command)));
    return menu;
  }

  static MenuItem item(Commands commands, Command command) {
    MenuItem item =
        commands
            .on(command)
            .<MenuItem>map(on -> {
              CheckMenuItem check = new CheckMenuItem(command.words());
              check.setSelected(on.get());
              on.addListener(_ -> check.setSelected(on.get()));
              check.setOnAction(_ -> {
                commands.run(command);
                check.setSelected(on.get());
              });
              return check;
            })
            .orElseGet(() -> {
              MenuItem plain = new MenuItem(command.words());
              plain.setOnAction(_ -> commands.run(command));
              return plain;
            });
    // What stands there is meant as it is, as the underscores of the entry that shows such words.
    item.setMnemonicParsing(false);
    var enabled = commands.enabled(command);
    item.setDisable(!enabled.get());
    enabled.addListener(_ -> item.setDisable(!enabled.get()));
    Keymap.follow(
        commands.keymap(),
        keymap ->
            item.setAccelerator(
                keymap.keys(command).stream().findFirst().map(Shown::new).orElse(null)));
    return item;
  }

  /**
   * Shows a key beside a menu item and never acts: an accelerator would take single letters even
   * from a text field. The window's own filter acts.
   */
  private static final class Shown extends KeyCombination {
    private final Key key;

    Shown(Key key) {
      this.key = key;
    }

    @Override
    public boolean match(KeyEvent event) {
      return false;
    }

    @Override
    public String getDisplayText() {
      return key.words();
    }

    @Override
    public String getName() {
      return key.words();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Shown that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
      return key.hashCode();
    }
  }
}
