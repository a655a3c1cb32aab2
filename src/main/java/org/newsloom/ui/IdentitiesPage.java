package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.newsloom.post.Identity;
import org.newsloom.settings.PostingSettings;
import org.newsloom.task.UiExecutor;

/** The page of the settings that says who the person is, by newsgroup or server several people. */
final class IdentitiesPage {
  private static final String NONE = "";

  private final PostOffice office;
  private final UiExecutor ui;
  private final ObjectProperty<PostingSettings> settings;
  private final List<String> servers;
  private final Consumer<Throwable> failed;
  private final ComboBox<String> shown = new ComboBox<>();
  private final TextField fresh = new TextField();
  private final Button add = new Button("Add");
  private final Button remove = new Button("Remove");
  private final StackPane place = new StackPane();
  private final VBox uses = new VBox(8);
  private final VBox node = new VBox(14);
  private final List<ComboBox<String>> choices = new ArrayList<>();
  private List<Identity> identities = List.of();
  private Optional<IdentityForm> form = Optional.empty();
  private boolean filling;

  /**
   * The page; it fills itself.
   *
   * @param servers the names of the servers, each of which may have an identity of its own
   * @param failed is told where something could not be saved
   */
  IdentitiesPage(
      PostOffice office,
      UiExecutor ui,
      ObjectProperty<PostingSettings> settings,
      List<String> servers,
      Consumer<Throwable> failed) {
    this.office = office;
    this.ui = ui;
    this.settings = settings;
    this.servers = servers;
    this.failed = failed;
    shown.setAccessibleText("Identity");
    shown.setConverter(names("No other"));
    shown.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(shown, Priority.ALWAYS);
    shown.valueProperty().addListener(_ -> showForm());
    fresh.setPromptText("Another one, such as work");
    fresh.setAccessibleText("Name of a further identity");
    add.setOnAction(_ -> add());
    add.disableProperty().bind(fresh.textProperty().map(text -> !isFree(text)));
    fresh.setOnAction(_ -> add.fire());
    remove.setOnAction(_ -> remove());
    remove.setTooltip(
        new Tooltip("What was posted as this identity cannot be cancelled from here any more"));
    HBox choice = new HBox(8, shown, remove);
    choice.setAlignment(Pos.CENTER_LEFT);
    HBox further = new HBox(8, fresh, add);
    further.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(fresh, Priority.ALWAYS);
    remove.setMinWidth(Region.USE_PREF_SIZE);
    add.setMinWidth(Region.USE_PREF_SIZE);
    node.getChildren().addAll(new VBox(8, choice, further), place, uses);
    load(Identity.USUAL);
  }

  Node node() {
    return node;
  }

  ComboBox<String> shown() {
    return shown;
  }

  TextField fresh() {
    return fresh;
  }

  /** The choices of the servers, in their order. */
  List<ComboBox<String>> uses() {
    return choices;
  }

  Button addButton() {
    return add;
  }

  /** The form of the identity that is shown; empty before it is there. */
  Optional<IdentityForm> form() {
    return form;
  }

  private boolean isFree(String text) {
    String name = text.strip();
    return !name.isEmpty()
        && name.length() <= 40
        && name.indexOf(';') < 0
        && !name.equals(Identity.USUAL)
        && identities.stream().noneMatch(identity -> identity.name().equals(name))
        && !identities.isEmpty()
        && identities.getFirst().problem().isEmpty();
  }

  /** A further identity begins like the first one. */
  private void add() {
    String name = fresh.getText().strip();
    Identity like = identities.getFirst();
    fresh.clear();
    told(
        office.saveIdentity(
            new Identity(name, like.fullName(), like.address(), like.replyTo(), "", "")),
        name);
  }

  private void remove() {
    told(office.removeIdentity(shown.getValue()), Identity.USUAL);
  }

  private void told(CompletableFuture<?> change, String next) {
    var _ =
        change.whenCompleteAsync(
            (_, wrong) -> {
              if (wrong != null) {
                failed.accept(wrong);
              }
              load(next);
            },
            ui);
  }

  private void load(String next) {
    var _ =
        office
            .identities()
            .whenCompleteAsync(
                (all, wrong) -> {
                  if (wrong != null) {
                    failed.accept(wrong);
                  } else {
                    fill(all, next);
                  }
                },
                ui);
  }

  private void fill(List<Identity> all, String next) {
    identities = all;
    List<String> names = new ArrayList<>(List.of(Identity.USUAL));
    all.stream().map(Identity::name).filter(name -> !names.contains(name)).forEach(names::add);
    filling = true;
    shown.getItems().setAll(names);
    shown.setValue(names.contains(next) ? next : Identity.USUAL);
    filling = false;
    showForm();
    showUses(names);
  }

  private void showForm() {
    if (filling || shown.getValue() == null) {
      return;
    }
    String name = shown.getValue();
    remove.setDisable(name.equals(Identity.USUAL));
    IdentityForm made =
        new IdentityForm(
            identities.stream().filter(identity -> identity.name().equals(name)).findFirst());
    made.onChange(this::save);
    form = Optional.of(made);
    place.getChildren().setAll(made.node());
  }

  private void save(Identity changed) {
    var _ =
        office
            .saveIdentity(changed)
            .whenCompleteAsync(
                (_, wrong) -> {
                  if (wrong != null) {
                    failed.accept(wrong);
                  } else {
                    List<Identity> others = new ArrayList<>(identities);
                    others.removeIf(identity -> identity.name().equals(changed.name()));
                    others.add(changed);
                    identities = others;
                  }
                },
                ui);
  }

  /** Who writes where; nothing to choose while there is one identity. */
  private void showUses(List<String> names) {
    uses.getChildren().clear();
    choices.clear();
    if (names.size() < 2) {
      return;
    }
    Label title = new Label("Who posts where");
    title.getStyleClass().add("check-title");
    Form rows = new Form();
    ComboBox<String> usual = new ComboBox<>();
    usual.setConverter(names("No other"));
    usual.getItems().setAll(names);
    usual.setValue(
        names.contains(settings.get().identity()) ? settings.get().identity() : Identity.USUAL);
    usual
        .valueProperty()
        .addListener((_, _, name) -> settings.set(settings.get().withIdentity(name)));
    rows.row("Where nothing else is chosen", usual);
    for (String server : servers) {
      ComboBox<String> own = new ComboBox<>();
      own.setConverter(names("No other"));
      own.getItems().add(NONE);
      own.getItems().addAll(names);
      String now = settings.get().serverIdentities().getOrDefault(server, NONE);
      own.setValue(names.contains(now) ? now : NONE);
      own.valueProperty()
          .addListener((_, _, name) -> settings.set(settings.get().withIdentityOf(server, name)));
      rows.row("On " + server, own);
      choices.add(own);
    }
    rows.hint("A newsgroup can have its own: Group › Posting in this newsgroup…");
    uses.getChildren().addAll(title, rows.node());
  }

  /** What an identity is called on the screen. */
  static String shownName(String name) {
    return name.equals(Identity.USUAL) ? "Usual identity" : name;
  }

  /**
   * Shows names of identities.
   *
   * @param none what stands for none of them
   */
  static StringConverter<String> names(String none) {
    return new StringConverter<>() {
      @Override
      public String toString(String name) {
        return name == null || name.equals(NONE) ? none : shownName(name);
      }

      @Override
      public String fromString(String words) {
        return words;
      }
    };
  }
}
