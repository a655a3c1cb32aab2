package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.newsloom.article.Newsgroup;
import org.newsloom.sync.Distributions;
import org.newsloom.sync.Distributions.Choice;

/**
 * Offers what the server names for the field Distribution: first what it holds fitting for the
 * newsgroups (RFC 3977 section 7.6.5), then the others. Nothing is set but by choosing.
 */
final class DistributionButton {
  private static final String FIELD = "Distribution";

  private final ComposerModel model;
  private final MenuButton button = new MenuButton("Distribution");

  DistributionButton(ComposerModel model) {
    this.model = model;
    button.getStyleClass().addAll("flat", "small");
    button.setAccessibleText("Choose a distribution");
    button.getItems().setAll(note("Asking the server…"));
    button.setOnShowing(_ -> ask());
  }

  MenuButton node() {
    return button;
  }

  /** The server is asked when somebody wants to know. */
  private void ask() {
    String server = model.written().server().get();
    List<Newsgroup> groups = model.written().composition().groups();
    var _ =
        model
            .office()
            .distributions(server)
            .exceptionally(_ -> Distributions.NONE)
            .thenAcceptAsync(known -> show(known, known.fitting(groups)), model.ui());
  }

  private void show(Distributions known, List<Choice> fitting) {
    List<MenuItem> items = new ArrayList<>();
    fitting.forEach(choice -> items.add(item(choice, " (fits these newsgroups)")));
    List<Choice> others =
        known.choices().stream().filter(choice -> !fitting.contains(choice)).toList();
    if (!fitting.isEmpty() && !others.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    others.forEach(choice -> items.add(item(choice, "")));
    if (items.isEmpty()) {
      items.add(note("The server names no distributions"));
    }
    button.getItems().setAll(items);
  }

  private MenuItem item(Choice choice, String why) {
    String about = choice.text().isEmpty() ? "" : ": " + choice.text();
    MenuItem item = new MenuItem(choice.value() + about + why);
    item.setMnemonicParsing(false);
    item.setOnAction(_ ->
        model
            .written()
            .extra()
            .set(ExtraHeaders.with(model.written().extra().get(), FIELD, choice.value())));
    return item;
  }

  private static MenuItem note(String words) {
    MenuItem item = new MenuItem(words);
    item.setDisable(true);
    return item;
  }
}
