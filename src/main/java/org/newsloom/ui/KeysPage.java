package org.newsloom.ui;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.newsloom.settings.KeyProfile;
import org.newsloom.settings.KeySettings;

/** The page of the settings that chooses whose keys hold. */
final class KeysPage {
  private final Form form = new Form();
  private final ComboBox<KeyProfile> profile = new ComboBox<>();
  private final Label own = Form.hintLabel("");
  private final Button forget = new Button("Forget my own keys");
  private final Label wrong = Form.hintLabel("");
  private final ObjectProperty<KeySettings> settings;
  private final ObservableValue<Keymap> keymap;
  private final List<KeyProfile> profiles;

  /** Held here, since the settings outlive the window. */
  private final ChangeListener<Keymap> follow = (_, _, _) -> update();

  /**
   * Shows what is chosen.
   *
   * @param change opens the window in which single keys are changed
   */
  KeysPage(
      List<KeyProfile> profiles,
      ObjectProperty<KeySettings> settings,
      ObservableValue<Keymap> keymap,
      Runnable change) {
    this.profiles = profiles;
    this.settings = settings;
    this.keymap = keymap;
    profile.getItems().setAll(profiles);
    profile.setConverter(ServerDialog.words(KeyProfile::title));
    profile.getStyleClass().add("wide-choice");
    profile
        .valueProperty()
        .addListener((_, _, chosen) -> {
          if (chosen != null && !chosen.name().equals(settings.get().profile())) {
            settings.set(settings.get().withProfile(chosen.name()));
          }
        });
    Button all = new Button("Show and change keys…");
    all.setOnAction(_ -> change.run());
    forget.setOnAction(_ -> settings.set(settings.get().withKeys(Map.of())));
    wrong.getStyleClass().add("bad");
    form.row("Keys", profile);
    form.hint("Keys that hands know from another newsreader. What differs holds at once.");
    form.below(all);
    form.below(own);
    form.below(forget);
    form.below(wrong);
    form.node().setUserData(this);
    keymap.addListener(new WeakChangeListener<>(follow));
    update();
  }

  Node node() {
    return form.node();
  }

  private void update() {
    // One that is not known stays in the file until another is chosen.
    profile.setValue(
        profiles.stream()
            .filter(it -> it.name().equals(settings.get().profile()))
            .findFirst()
            .orElse(null));
    int count = settings.get().keys().size();
    own.setText(
        count == 1
            ? "One command has keys of your own."
            : count + " commands have keys of your own.");
    Form.show(own, count > 0);
    Form.show(forget, count > 0);
    List<String> notices = keymap.getValue().notices();
    wrong.setText(String.join("\n", notices));
    Form.show(wrong, !notices.isEmpty());
  }
}
