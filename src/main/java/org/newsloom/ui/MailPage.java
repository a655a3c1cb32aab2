package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.newsloom.post.Mailer;
import org.newsloom.settings.MailSettings;
import org.newsloom.settings.MailSettings.Security;
import org.newsloom.sync.ServerProblem;
import org.newsloom.task.UiExecutor;

/** The page of the settings that says how e-mail goes out. */
final class MailPage {
  /** The mail server, as far as the page tries it. Nothing here waits. */
  interface Server {
    /** Connects and logs in; a sentence says what it found. */
    CompletableFuture<String> check(MailSettings tried);

    /** Keeps the password; the one that was kept under other settings is forgotten. */
    CompletableFuture<Void> keepPassword(MailSettings before, MailSettings now, String password);

    /** The service's server. */
    static Server of(Mailer mailer) {
      return new Server() {
        @Override
        public CompletableFuture<String> check(MailSettings tried) {
          return mailer.check(tried);
        }

        @Override
        public CompletableFuture<Void> keepPassword(
            MailSettings before, MailSettings now, String password) {
          return mailer.keepPassword(before, now, password);
        }
      };
    }
  }

  private final Server server;
  private final UiExecutor ui;
  private final ObjectProperty<MailSettings> settings;
  private final ComboBox<Boolean> way;
  private final TextField host = new TextField();
  private final ComboBox<Security> security;
  private final NumberField port;
  private final CheckBox clearText =
      SettingsPages.box("Let the password go to this server in clear text");
  private final TextField authority = new TextField();
  private final TextField user = new TextField();
  private final PasswordField password = new PasswordField();
  private final ComboBox<ServerForm.Keeping> keeping = new ComboBox<>();
  private final CheckBox copy = SettingsPages.box("Send me a copy of each e-mail");
  private final Button attempt = new Button("Try it");
  private final ProgressIndicator busy = new ProgressIndicator();
  private final Banner banner = new Banner();
  private final VBox node;
  private MailSettings kept;
  private boolean authorityWanted;

  /**
   * The page.
   *
   * @param keyring whether the system keeps passwords
   */
  MailPage(
      Server server,
      UiExecutor ui,
      ObjectProperty<MailSettings> settings,
      CompletableFuture<Boolean> keyring) {
    this.server = server;
    this.ui = ui;
    this.settings = settings;
    MailSettings at = settings.get();
    kept = at;
    authorityWanted = !at.caFile().isEmpty();
    way =
        SettingsPages.choice(
            new Boolean[] {false, true},
            at.smtp(),
            smtp -> smtp ? "Are sent from here (SMTP)" : "Open in the system's mail program");
    security = SettingsPages.choice(Security.values(), at.security(), MailPage::words);
    port = new NumberField(1, 65_535, at.port());
    fill(at, true);
    Form form = new Form();
    form.row("Replies by e-mail", way);
    form.row("Server", host);
    form.row("Protection", security);
    form.row("Port", port.node(), port.spinner());
    form.below(clearText);
    form.row("Authority", authority);
    form.row("User name", user);
    form.row("Password", password);
    form.row("Keep password", keeping);
    form.below(copy);
    Label hint =
        form.hint(
            "The password is kept when you try it, and never stands in the settings. The check"
                + " connects and logs in; it sends nothing.");
    HBox trying = new HBox(10, attempt, busy);
    trying.setAlignment(Pos.CENTER_LEFT);
    form.below(trying);
    node = new VBox(14, form.node(), banner.node());
    List<Node> ofSmtp =
        List.of(host, security, port.node(), user, password, keeping, copy, hint, trying);
    Runnable show =
        () -> {
          ofSmtp.forEach(it -> Form.show(it, way.getValue()));
          Form.show(clearText, way.getValue() && security.getValue() == Security.NONE);
          Form.show(authority, way.getValue() && authorityWanted);
        };
    show.run();
    security
        .valueProperty()
        .addListener((_, before, now) -> {
          if (port.value() == before.usualPort()) {
            port.spinner().getValueFactory().setValue(now.usualPort());
          }
        });
    SettingsPages.onChange(
        () -> {
          show.run();
          banner.hide();
          settings.set(typed());
        },
        way.valueProperty(),
        host.textProperty(),
        security.valueProperty(),
        port.spinner().valueProperty(),
        clearText.selectedProperty(),
        authority.textProperty(),
        user.textProperty(),
        keeping.valueProperty(),
        copy.selectedProperty());
    attempt.setOnAction(_ -> attempt());
    password.setOnAction(_ -> attempt());
    var _ = keyring.thenAcceptAsync(there -> offer(there), ui);
  }

  private void fill(MailSettings at, boolean keyring) {
    host.setText(at.host());
    host.setPromptText("mail.example.org");
    clearText.setSelected(at.allowCleartextPassword());
    authority.setText(at.caFile());
    authority.setPromptText("A file of its operators, such as ca.pem");
    user.setText(at.user());
    user.setPromptText("Leave empty if the server needs none");
    password.setPromptText(at.user().isEmpty() ? "" : "Unchanged");
    copy.setSelected(at.copyToSelf());
    keeping.setConverter(ServerDialog.words(ServerForm.Keeping::words));
    keeping.getStyleClass().add("wide-choice");
    offer(keyring);
    busy.setPrefSize(16, 16);
    busy.setVisible(false);
  }

  private void offer(boolean keyring) {
    boolean inFile = settings.get().passwordInFile();
    ServerForm.Keeping system = keyring ? ServerForm.Keeping.KEYRING : ServerForm.Keeping.SESSION;
    keeping.getItems().setAll(system, ServerForm.Keeping.FILE);
    keeping.setValue(inFile ? ServerForm.Keeping.FILE : system);
  }

  Node node() {
    return node;
  }

  ComboBox<Boolean> way() {
    return way;
  }

  TextField host() {
    return host;
  }

  ComboBox<Security> security() {
    return security;
  }

  Spinner<Integer> port() {
    return port.spinner();
  }

  TextField user() {
    return user;
  }

  PasswordField password() {
    return password;
  }

  Button attemptButton() {
    return attempt;
  }

  private MailSettings typed() {
    return new MailSettings(
        way.getValue(),
        host.getText().strip(),
        port.value(),
        security.getValue(),
        authority.getText().strip(),
        user.getText().strip(),
        keeping.getValue() == ServerForm.Keeping.FILE,
        clearText.isSelected(),
        copy.isSelected());
  }

  private void attempt() {
    if (attempt.isDisabled()) {
      return;
    }
    if (port.problem().isPresent()) {
      // What is wrong stands below the field.
      port.spinner().requestFocus();
      return;
    }
    MailSettings now = typed();
    trying(true);
    banner.hide();
    String secret = password.getText();
    CompletableFuture<Void> keep =
        secret.isEmpty() || now.user().isEmpty()
            ? CompletableFuture.completedFuture(null)
            : server
                .keepPassword(kept, now, secret)
                .thenRunAsync(
                    () -> {
                      kept = now;
                      password.clear();
                      password.setPromptText("Unchanged");
                    },
                    ui);
    var _ =
        keep.thenComposeAsync(_ -> server.check(now), ui)
            .whenCompleteAsync(
                (found, wrong) -> {
                  trying(false);
                  if (wrong == null) {
                    banner.show(Banner.Tone.SUCCESS, List.of(found), Optional.empty());
                  } else {
                    failed(wrong);
                  }
                },
                ui);
  }

  private void trying(boolean now) {
    attempt.setDisable(now);
    busy.setVisible(now);
  }

  private void failed(Throwable wrong) {
    boolean certificate =
        Failure.problemOf(wrong)
            .filter(problem -> problem.kind() == ServerProblem.Kind.CERTIFICATE)
            .isPresent();
    if (certificate) {
      authorityWanted = true;
      Form.show(authority, true);
    }
    Failure failure = Failure.ofFile(wrong, "The password could not be kept.");
    banner.show(Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail()));
  }

  private static String words(Security security) {
    return switch (security) {
      case TLS -> "TLS (recommended)";
      case STARTTLS -> "STARTTLS";
      case NONE -> "None: readable on the way";
    };
  }
}
