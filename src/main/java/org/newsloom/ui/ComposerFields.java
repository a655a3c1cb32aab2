package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.sync.Moderators;

/** The header fields of what is written; those that few need come on demand. */
final class ComposerFields {
  private final ComposerModel model;
  private final Form form = new Form();
  private final GroupField newsgroups;
  private final GroupField followupTo;
  private final TextField subject = new TextField();
  private final TextField replyTo = new TextField();
  private final TextArea extra = new TextArea();
  private final Hyperlink addReplyTo = new Hyperlink("Add Reply-To");
  private final Hyperlink addExtra = new Hyperlink("Add other headers");
  private final ComboBox<String> server = new ComboBox<>();

  /**
   * Fields over a model.
   *
   * @param onIdentity the person wants to change who writes
   */
  ComposerFields(ComposerModel model, Runnable onIdentity) {
    this.model = model;
    newsgroups = new GroupField(() -> model.checks().groups().get());
    followupTo = new GroupField(() -> model.checks().groups().get());
    newsgroups.field().setPromptText("Names separated by commas");
    followupTo.field().setPromptText("Where answers go; “poster” asks for e-mail");
    newsgroups.field().textProperty().bindBidirectional(model.written().newsgroups());
    followupTo.field().textProperty().bindBidirectional(model.written().followupTo());
    subject.textProperty().bindBidirectional(model.written().subject());
    subject.getStyleClass().add("subject-field");
    replyTo.textProperty().bindBidirectional(model.written().replyTo());
    extra.textProperty().bindBidirectional(model.written().extra());
    extra.setPrefRowCount(3);
    extra.setPromptText("Keywords: gardening, roses");
    extra.getStyleClass().add("monospace-field");
    server.valueProperty().bindBidirectional(model.written().server());
    server.setMaxWidth(Double.MAX_VALUE);
    server.setConverter(withoutGone());

    BooleanBinding post = model.written().kind().isNotEqualTo(Composition.Kind.REPLY);
    form.row("From", from(onIdentity));
    Node serverRow = server;
    form.row("News server", serverRow);
    BooleanBinding several =
        Bindings.createBooleanBinding(() -> server.getItems().size() > 1, server.getItems());
    shownWhile(serverRow, post.and(several));
    model.checks().servers().subscribe(this::listServers);
    form.row("To", toLabel(post.not()));
    shownWhile(newsgroups.node(), post);
    shownWhile(followupTo.node(), post);
    form.row("Newsgroups", newsgroups.node(), newsgroups.field());
    form.row("Followup-To", followupTo.node(), followupTo.field());
    form.row("Subject", subject);
    form.row("Reply-To", replyTo);
    form.row("Other headers", extra);
    onDemand(replyTo, addReplyTo);
    onDemand(extra, addExtra);
    DistributionButton distribution = new DistributionButton(model);
    shownWhile(distribution.node(), post.and(extra.visibleProperty()));
    HBox links = new HBox(14, addReplyTo, addExtra, distribution.node());
    links.setAlignment(Pos.CENTER_LEFT);
    links.getStyleClass().add("form-links");
    form.below(links);
    model.checks().known().addListener(_ -> mark());
    model.checks().moderators().addListener(_ -> mark());
    model.written().newsgroups().addListener(_ -> mark());
    model.written().followupTo().addListener(_ -> mark());
    mark();
  }

  Node node() {
    return form.node();
  }

  /** The first field that still needs something; the text where all are filled. */
  boolean focusFirstEmpty() {
    boolean post = model.written().kind().get() != Composition.Kind.REPLY;
    if (post && model.written().newsgroups().get().isBlank()) {
      newsgroups.field().requestFocus();
      return true;
    }
    if (model.written().subject().get().isBlank()) {
      subject.requestFocus();
      return true;
    }
    return false;
  }

  /** One that was removed stays to be seen until another is chosen. */
  private void listServers(List<String> names) {
    String chosen = model.written().server().get();
    List<String> all = new ArrayList<>(names);
    if (!chosen.isBlank() && !all.contains(chosen)) {
      all.add(chosen);
    }
    if (!all.equals(server.getItems())) {
      // A list that changes chooses another item: the person did not.
      server.valueProperty().unbindBidirectional(model.written().server());
      server.setValue(null);
      server.getItems().setAll(all);
      server.setValue(chosen);
      server.valueProperty().bindBidirectional(model.written().server());
    }
  }

  private StringConverter<String> withoutGone() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable String name) {
        boolean gone = name != null && model.checks().isGone(name);
        return gone ? name + " (removed)" : name == null ? "" : name;
      }

      @Override
      public String fromString(String words) {
        return words;
      }
    };
  }

  private HBox from(Runnable onIdentity) {
    Label author = new Label();
    author.textProperty().bind(model.written().from().asString());
    author.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(author, Priority.ALWAYS);
    Button change = new Button("Change…");
    change.getStyleClass().addAll("flat", "small");
    change.setAccessibleText("Change your name and address");
    change.setOnAction(_ -> onIdentity.run());
    MenuButton others = new MenuButton("Write as");
    others.getStyleClass().addAll("flat", "small");
    model
        .identities()
        .subscribe(all -> {
          Form.show(others, all.size() > 1);
          others.getItems().setAll(all.stream().map(this::as).toList());
        });
    HBox row = new HBox(8, author, others, change);
    row.setAlignment(Pos.BASELINE_LEFT);
    return row;
  }

  private MenuItem as(Identity identity) {
    MenuItem item =
        new MenuItem(IdentitiesPage.shownName(identity.name()) + ": " + identity.author());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> model.writeAs(identity));
    return item;
  }

  private Label toLabel(BooleanBinding shown) {
    Label label = new Label();
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.written().recipients(), model.written().kind()));
    shownWhile(label, shown);
    return label;
  }

  private void mark() {
    Moderators moderators = model.checks().moderators().get();
    newsgroups.mark(model.checks().known().get(), moderators);
    followupTo.mark(model.checks().known().get(), moderators);
  }

  private static void shownWhile(Node node, BooleanBinding shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
  }

  private static void onDemand(TextInputControl field, Hyperlink link) {
    Form.show(field, !field.getText().isBlank());
    Form.show(link, field.getText().isBlank());
    // What comes into it from elsewhere is to be seen.
    field
        .textProperty()
        .addListener((_, _, now) -> {
          if (!now.isBlank()) {
            Form.show(field, true);
            Form.show(link, false);
          }
        });
    link.setOnAction(_ -> {
      Form.show(field, true);
      Form.show(link, false);
      field.requestFocus();
    });
  }
}
