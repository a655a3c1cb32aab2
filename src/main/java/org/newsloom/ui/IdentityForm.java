package org.newsloom.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.newsloom.article.Author;
import org.newsloom.post.Identity;

/** Name and address with a check while one types. */
final class IdentityForm {
  private final Form form = new Form();
  private final TextField name = new TextField();
  private final TextField address = new TextField();
  private final TextField replyTo = new TextField();
  private final TextField organization = new TextField();
  private final TextArea signature = new TextArea();
  private final Label check = Form.hintLabel("");
  private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
  private final Identity known;
  private Consumer<Identity> onChange = _ -> {};

  IdentityForm(Optional<Identity> known) {
    this.known = known.orElse(Identity.of("", ""));
    name.setText(this.known.fullName());
    address.setText(this.known.address());
    replyTo.setText(this.known.replyTo());
    organization.setText(this.known.organization());
    signature.setText(this.known.signature());
    name.setPromptText("Ann Reader");
    address.setPromptText("ann@example.org");
    replyTo.setPromptText("Only if answers by e-mail shall go elsewhere");
    organization.setPromptText("Optional");
    form.row("Name", name);
    form.row("E-mail address", address);
    form.below(check);
    form.row("Reply-To", replyTo);
    form.row("Organization", organization);
    signature.setPrefRowCount(3);
    // The words of an empty field are never broken: they are short enough for it.
    signature.setPromptText("At most four lines, or file: and a path");
    signature.getStyleClass().add("monospace-field");
    form.row("Signature", signature);
    form.hint("Empty: the one of Settings › Posting.");
    signature.textProperty().addListener(_ -> changed());
    for (TextField field : new TextField[] {name, address, replyTo, organization}) {
      field.textProperty().addListener(_ -> changed());
    }
    check();
  }

  Node node() {
    Label hint =
        Form.hintLabel(
            "Articles stay public for ever, and collectors of addresses read them. If you want no"
                + " e-mail, write an address that ends in .invalid, such as"
                + " ann@example.invalid: everybody knows that mail to it cannot arrive.");
    hint.getStyleClass().add("note");
    return new VBox(12, form.node(), hint);
  }

  /** Is told of every change that one can post with. */
  void onChange(Consumer<Identity> listener) {
    onChange = listener;
  }

  ReadOnlyBooleanProperty valid() {
    return valid.getReadOnlyProperty();
  }

  TextField name() {
    return name;
  }

  TextField address() {
    return address;
  }

  /** What the fields say now. */
  Identity identity() {
    return new Identity(
        known.name(),
        name.getText().strip(),
        address.getText().strip(),
        replyTo.getText().strip(),
        organization.getText().strip(),
        signature.getText().strip());
  }

  /** The sentence below the address. */
  String sentence() {
    return check.getText();
  }

  void focus() {
    Platform.runLater((name.getText().isBlank() ? name : address)::requestFocus);
  }

  private void changed() {
    check();
    if (valid.get()) {
      onChange.accept(identity());
    }
  }

  private void check() {
    Identity typed = identity();
    Optional<String> problem = typed.problem();
    boolean untouched = typed.address().isEmpty();
    check.setText(
        untouched
            ? "An address is needed, real or ending in .invalid."
            : problem.orElseGet(() -> good(typed)));
    check.getStyleClass().removeAll("bad", "good");
    if (!untouched) {
      check.getStyleClass().add(problem.isPresent() ? "bad" : "good");
    }
    valid.set(problem.isEmpty());
  }

  private static String good(Identity typed) {
    Author author = typed.author();
    return "Your articles will say: "
        + author
        + (author.isUndeliverable() ? ". Nobody can answer you by e-mail." : ".");
  }
}
