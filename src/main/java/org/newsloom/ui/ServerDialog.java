package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.settings.ServerPreset;
import org.newsloom.sync.ServerAccount.Security;

/** Adds a news server or changes one; the connection is tried before it is saved. */
final class ServerDialog {
  /** The most that the list of public servers takes of the window. */
  private static final double PRESETS = 0.42;

  /** AtlantaFX draws such a field in the colour of a danger. */
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final ServerForm form;
  private final Consumer<ServerForm.State.Saved> onSaved;
  private final SideWindow window;
  private final Banner banner = new Banner();
  private final Button save = new Button();
  private final ListView<ServerPreset> presets = new ListView<>();
  private final ComboBox<ServerForm.Keeping> keeping = new ComboBox<>();
  private final Consumer<String> browser;

  /**
   * The window.
   *
   * @param browser opens the page where accounts are had
   * @param onSaved is told when the server is saved
   */
  ServerDialog(
      Theme theme,
      Optional<Window> owner,
      ServerForm form,
      NewsServers servers,
      Consumer<String> browser,
      Consumer<ServerForm.State.Saved> onSaved) {
    this.form = form;
    this.onSaved = onSaved;
    this.browser = browser;
    Form fields = fields();
    ScrollPane scroll = new ScrollPane(new VBox(12, fields.node()));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    BorderPane root = new BorderPane(scroll);
    root.getStyleClass().add("server-dialog");
    if (!form.isChange()) {
      Region list = presetList();
      list.maxWidthProperty().bind(root.widthProperty().multiply(PRESETS));
      root.setLeft(list);
    }
    // Over the buttons, so that the fields stay where they are when it comes and goes.
    root.setBottom(new VBox(banner.node(), buttons()));
    window =
        new SideWindow(
            theme,
            owner,
            form.isChange() ? "Change news server" : "Add a news server",
            root,
            form.isChange() ? 560 : 820,
            560);
    window.onCloseWish(() -> {
      form.cancel();
      window.close();
    });
    form.state().addListener(_ -> show());
    var _ =
        servers
            .hasKeyring()
            .thenAccept(there ->
                javafx.application.Platform.runLater(() -> {
                  form.setKeyring(there);
                  offerKeepings();
                }));
  }

  SideWindow window() {
    return window;
  }

  void show() {
    if (!window.isShowing()) {
      window.show();
    }
    switch (form.state().get()) {
      case ServerForm.State.Editing _ -> banner.hide();
      case ServerForm.State.Trying _ -> banner.hide();
      case ServerForm.State.Wrong wrong ->
          banner.show(Banner.Tone.WARNING, List.of(wrong.sentence()), Optional.empty());
      case ServerForm.State.Failed failed ->
          banner.show(
              Banner.Tone.DANGER,
              List.of(failed.failure().sentence(), "Nothing is saved yet."),
              Optional.of(failed.failure().detail()),
              Banner.button("Save anyway", form::saveAnyway));
      case ServerForm.State.Saved saved -> {
        window.close();
        onSaved.accept(saved);
      }
    }
  }

  private Region presetList() {
    Label title = new Label("Public news servers");
    title.getStyleClass().add("section-title");
    presets.getItems().setAll(ServerPreset.all());
    // The control remembers how high cells were with another width or other letters.
    presets
        .widthProperty()
        .addListener(_ -> javafx.application.Platform.runLater(presets::refresh));
    title.fontProperty().addListener(_ -> javafx.application.Platform.runLater(presets::refresh));
    presets.setCellFactory(_ -> new PresetCell());
    presets.setAccessibleText("Public news servers");
    presets.getStyleClass().add("preset-list");
    title.setLabelFor(presets);
    presets
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, chosen) -> {
          if (chosen != null) {
            form.choose(chosen);
          }
        });
    VBox.setVgrow(presets, Priority.ALWAYS);
    VBox box = new VBox(8, title, presets);
    box.getStyleClass().add("preset-pane");
    return box;
  }

  private Form fields() {
    Form fields = new Form();
    TextField host = field(form.host(), "news.example.org");
    TextField name = field(form.name(), "As you like to call it");
    TextField port = field(form.port(), "563");
    port.setPrefColumnCount(6);
    port.setMaxWidth(Region.USE_PREF_SIZE);
    name.setDisable(form.isChange());
    ComboBox<Security> security = new ComboBox<>();
    security.getItems().setAll(Security.values());
    security.setConverter(words(ServerDialog::wordsOf));
    security.valueProperty().bindBidirectional(form.security());
    TextField user = field(form.user(), "Leave empty if the server needs none");
    PasswordField password = new PasswordField();
    password.textProperty().bindBidirectional(form.password());
    password.setPromptText(form.isChange() ? "Unchanged" : "");
    keeping.setConverter(words(ServerForm.Keeping::words));
    offerKeepings();
    keeping.setMaxWidth(Double.MAX_VALUE);
    security.setMaxWidth(Double.MAX_VALUE);
    fields.row("Server", host);
    fields.row("Name", name);
    fields.row("Protection", security);
    Label open =
        fields.hint("Without TLS anybody on the way can read your password and what you read.");
    shownWhile(open, form.security().isEqualTo(Security.NONE));
    Label portHint = Form.hintLabel("");
    portHint.getStyleClass().add("bad");
    Form.show(portHint, false);
    Runnable tellPort =
        () -> {
          Optional<String> wrong = form.portProblem();
          boolean told = wrong.isPresent() && (portHint.isVisible() || !port.isFocused());
          portHint.setText(wrong.orElse(""));
          Form.show(portHint, told);
          port.pseudoClassStateChanged(WRONG, told);
        };
    port.focusedProperty().addListener(_ -> tellPort.run());
    form.port().addListener(_ -> tellPort.run());
    fields.row("Port", new VBox(4, port, portHint), port);
    TextField authority = field(form.authority(), "A file of its operators, such as ca.pem");
    fields.row("Authority", withChooser(authority), authority);
    fields.row("User name", user);
    fields.row("Password", password);
    fields.row("Keep password", keeping);
    Label session =
        fields.hint(
            "The system has no keyring that Newsloom can use: it asks again after a restart.");
    shownWhile(session, form.keeping().isEqualTo(ServerForm.Keeping.SESSION));
    Label file =
        fields.hint("Who can read your files can read it. Choose this only on your own computer.");
    shownWhile(file, form.keeping().isEqualTo(ServerForm.Keeping.FILE));
    fields.row("Proxy", field(form.proxy(), "None, or such as socks://127.0.0.1:9050"));
    connections(fields);
    if (!form.isChange()) {
      fields.below(signUp());
    }
    // A server that is changed mostly has a new password.
    boolean login = form.isChange() && !form.user().get().isEmpty();
    javafx.application.Platform.runLater((login ? password : host)::requestFocus);
    fields
        .node()
        .disableProperty()
        .bind(form.state().map(state -> state instanceof ServerForm.State.Trying));
    return fields;
  }

  private void connections(Form fields) {
    ComboBox<Integer> connections = new ComboBox<>();
    connections.setItems(FXCollections.observableArrayList(form.connectionChoices()));
    connections.valueProperty().bindBidirectional(form.connections());
    CheckBox more = new CheckBox("Its operators allow more than four");
    more.selectedProperty().bindBidirectional(form.moreAllowed());
    more.selectedProperty()
        .addListener(_ -> {
          Integer chosen = form.connections().get();
          connections.getItems().setAll(form.connectionChoices());
          connections.setValue(chosen);
        });
    fields.row("Connections", new VBox(6, connections, more), connections);
    Label manners =
        fields.hint("More than they allow is bad manners, and some servers lock out who takes it.");
    shownWhile(manners, form.moreAllowed());
  }

  /** A choice whose list changes under it shows nothing until it is made anew. */
  private void offerKeepings() {
    keeping.valueProperty().unbindBidirectional(form.keeping());
    keeping.setItems(FXCollections.observableArrayList(form.keepings()));
    keeping.setValue(null);
    keeping.valueProperty().bindBidirectional(form.keeping());
  }

  private Node withChooser(TextField file) {
    Button choose =
        Banner.button(
            "Choose…",
            () -> {
              FileChooser chooser = new FileChooser();
              chooser.setTitle("Certificate of the server's authority");
              Optional.ofNullable(chooser.showOpenDialog(window.stage()))
                  .ifPresent(chosen -> form.authority().set(chosen.getPath()));
            });
    choose.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(file, Priority.ALWAYS);
    HBox box = new HBox(8, file, choose);
    shownWhile(box, form.authorityWanted());
    return box;
  }

  private Node signUp() {
    Label note = Form.hintLabel("Choose a server on the left, or type the one you have.");
    Hyperlink link = new Hyperlink("Get an account");
    Form.show(link, false);
    presets
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, preset) -> {
          if (preset != null) {
            note.setText(
                preset.needsAccount()
                    ? "You need an account there. With its name and password come back here."
                    : "No account is needed.");
            link.setText(preset.needsAccount() ? "Get an account" : "About this server");
            link.setOnAction(_ -> browser.accept(preset.signUp()));
            Form.show(link, !preset.signUp().isBlank());
          }
        });
    link.getStyleClass().add("inline-link");
    return new VBox(4, note, link);
  }

  private Node buttons() {
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(16, 16);
    Label connecting = new Label("Connecting…");
    connecting.getStyleClass().add("hint");
    Button cancel = new Button("Cancel");
    cancel.setOnAction(_ -> {
      if (form.state().get() instanceof ServerForm.State.Trying) {
        form.cancel();
      } else {
        window.close();
      }
    });
    save.setText(form.isChange() ? "Try and save" : "Connect and add");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    save.setOnAction(_ -> form.tryAndSave());
    var trying = form.state().map(state -> state instanceof ServerForm.State.Trying);
    busy.visibleProperty().bind(trying);
    connecting.visibleProperty().bind(trying);
    save.disableProperty().bind(trying);
    Region spring = Form.spring();
    HBox bar = Form.buttonBar(busy, connecting, spring, cancel, save);
    return bar;
  }

  private static void shownWhile(Node node, javafx.beans.value.ObservableBooleanValue shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }

  private static TextField field(javafx.beans.property.StringProperty text, String prompt) {
    TextField field = new TextField();
    field.textProperty().bindBidirectional(text);
    field.setPromptText(prompt);
    return field;
  }

  private static String wordsOf(Security security) {
    return switch (security) {
      case TLS -> "TLS (recommended)";
      case STARTTLS -> "STARTTLS";
      case NONE -> "None: readable on the way";
    };
  }

  /** Shows values by words; nobody types them. */
  static <T> StringConverter<T> words(java.util.function.Function<T, String> wordsOf) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : wordsOf.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("nobody types " + text);
      }
    };
  }

  /** Name and note of a public server. */
  private static final class PresetCell extends ListCell<ServerPreset> {
    /** Room beside the words: the cell's own, and a scroll bar. */
    private static final double AROUND = 40;

    PresetCell() {
      setPrefWidth(0);
    }

    /** As high as the words are when they are wrapped, which the control does not ask. */
    @Override
    protected double computePrefHeight(double width) {
      return getGraphic() instanceof Region words
          ? snappedTopInset() + words.prefHeight(words.getPrefWidth()) + snappedBottomInset()
          : super.computePrefHeight(width);
    }

    @Override
    protected void updateItem(@Nullable ServerPreset preset, boolean empty) {
      super.updateItem(preset, empty);
      if (empty || preset == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Label name = new Label(preset.name(), Icons.of(Feather.SERVER));
      name.getStyleClass().add("preset-name");
      Label note = Form.hintLabel(preset.note());
      VBox words = new VBox(3, name, note);
      words.prefWidthProperty().bind(getListView().widthProperty().subtract(AROUND));
      words.maxWidthProperty().bind(words.prefWidthProperty());
      setGraphic(words);
      setAccessibleText(preset.name() + ". " + preset.note());
    }
  }
}
