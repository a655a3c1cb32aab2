package org.newsloom.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** What this program is, its version, and what it is made with. */
final class AboutDialog {
  private static final String[][] PARTS = {
    {"OpenJFX", "GPL v2 with Classpath Exception"},
    {"AtlantaFX", "MIT"},
    {"Ikonli and the Feather icons", "Apache-2.0, MIT"},
    {"Inter and JetBrains Mono", "SIL Open Font License 1.1"},
    {"Apache Commons Net", "Apache-2.0"},
    {"Eclipse Angus Mail and Jakarta Mail", "EPL-2.0, or GPL v2 with Classpath Exception"},
    {"SQLite and sqlite-jdbc", "Public domain, Apache-2.0"},
    {"jsoup", "MIT"},
    {"java-keyring", "BSD-3-Clause"},
    {"picocli", "Apache-2.0"},
    {"Jackson jr", "Apache-2.0"},
    {"JSpecify", "Apache-2.0"},
  };

  private final SideWindow window;

  AboutDialog(Theme theme, Optional<Window> owner, String version, Consumer<String> browser) {
    Node emblem = Icons.large(Feather.MESSAGE_SQUARE);
    emblem.getStyleClass().add("welcome-emblem");
    Label name = new Label("Newsloom " + version);
    name.getStyleClass().add("window-title");
    Label lead =
        Form.hintLabel("A newsreader for Usenet. Free software under the Apache License 2.0.");
    Label java =
        Form.hintLabel(
            "Java "
                + Runtime.version().feature()
                + " · JavaFX "
                + System.getProperty("javafx.version", "")
                + " · "
                + System.getProperty("os.name", ""));
    Hyperlink licence = new Hyperlink("Read the licence");
    licence.setOnAction(_ -> browser.accept("https://www.apache.org/licenses/LICENSE-2.0"));
    licence.getStyleClass().add("inline-link");
    Label made = new Label("Made with");
    made.getStyleClass().add("section-title");
    Form parts = new Form();
    for (String[] part : PARTS) {
      parts.row(part[0], new Label(part[1]));
    }
    VBox head = new VBox(4, name, lead, java, licence);
    HBox top = new HBox(18, emblem, head);
    top.setAlignment(Pos.TOP_LEFT);
    VBox middle = new VBox(16, top, made, parts.node());
    middle.getStyleClass().add("window-body");
    ScrollPane scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    Button close = new Button("Close");
    Region spring = Form.spring();
    HBox bar = Form.buttonBar(spring, close);
    BorderPane root = new BorderPane(scroll);
    root.setBottom(bar);
    window = new SideWindow(theme, owner, "About Newsloom", root, 600, 540);
    close.setCancelButton(true);
    close.setOnAction(_ -> window.close());
  }

  SideWindow window() {
    return window;
  }
}
