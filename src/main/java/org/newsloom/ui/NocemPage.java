package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.newsloom.article.Counted;
import org.newsloom.reading.Nocem;
import org.newsloom.reading.NoticeState;
import org.newsloom.settings.NocemSettings;
import org.newsloom.settings.NocemSettings.Issuer;
import org.newsloom.task.UiExecutor;

/** The page of the settings that says whose NoCeM notices hide articles. */
final class NocemPage {
  /** So many of those that do not count are told. */
  private static final int TOLD = 5;

  /** What looks at notices, as far as the page needs it. Nothing here waits. */
  interface Notices {
    /** What was chosen. */
    CompletableFuture<NocemSettings> settings();

    /** Changes what was chosen, and tells of the notices that are here. */
    CompletableFuture<List<NoticeState>> change(UnaryOperator<NocemSettings> change);

    /** Looks at the notices that are here. */
    CompletableFuture<List<NoticeState>> look();

    /** The service. */
    static Notices of(Nocem nocem) {
      return new Notices() {
        @Override
        public CompletableFuture<NocemSettings> settings() {
          return nocem.settings();
        }

        @Override
        public CompletableFuture<List<NoticeState>> change(UnaryOperator<NocemSettings> change) {
          return nocem.change(change);
        }

        @Override
        public CompletableFuture<List<NoticeState>> look() {
          return nocem.look();
        }
      };
    }
  }

  private final Notices notices;
  private final UiExecutor ui;
  private final CheckBox on = new CheckBox("Hide what NoCeM notices list");
  private final TextField newsgroups = new TextField();
  private final VBox issuers = new VBox(6);
  private final TextField key = new TextField();
  private final TextField name = new TextField();
  private final TextField types = new TextField();
  private final Button add = new Button("Add this issuer");
  private final Label standing = Form.hintLabel("");
  private final Banner banner = new Banner();
  private final VBox node;
  private NocemSettings chosen = NocemSettings.DEFAULTS;

  /** Late answers to earlier ones are dropped. */
  private int questions;

  NocemPage(Notices notices, UiExecutor ui) {
    this.notices = notices;
    this.ui = ui;
    Form form = new Form();
    form.below(on);
    form.hint(
        "Notices are lists of articles, mostly spam, that somebody signed. Only those count whose"
            + " signature fits (by GnuPG) and whose issuer you chose. Nothing is deleted: Why this"
            + " score? tells who hides an article.");
    form.row("Newsgroups with notices", newsgroups);
    form.hint("Of articles whose texts were fetched there; blanks between several newsgroups.");
    form.row("Issuers", issuers);
    form.row("Fingerprint of the key", key);
    form.row("Name", name);
    form.row("Types", types);
    form.hint("Such as spam; blanks between several; empty for all that this issuer lists.");
    form.below(add);
    form.below(standing);
    add.disableProperty()
        .bind(key.textProperty().map(text -> !NocemSettings.isKey(NocemSettings.key(text))));
    on.setOnAction(_ -> {
      boolean wanted = on.isSelected();
      change(now -> now.switched(wanted));
    });
    newsgroups.setOnAction(_ -> chooseNewsgroups());
    newsgroups
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            chooseNewsgroups();
          }
        });
    add.setOnAction(_ -> add());
    types.setOnAction(_ -> add.fire());
    node = new VBox(12, banner.node(), form.node());
    node.setDisable(true);
    var _ =
        notices
            .settings()
            .whenCompleteAsync(
                (known, wrong) -> {
                  node.setDisable(false);
                  if (wrong != null) {
                    failed(wrong);
                  } else {
                    show(known);
                    follow(notices.look());
                  }
                },
                ui);
  }

  Node node() {
    return node;
  }

  private void chooseNewsgroups() {
    List<String> typed = NocemSettings.words(newsgroups.getText());
    if (!typed.equals(chosen.newsgroups())) {
      change(now -> new NocemSettings(now.on(), typed, now.issuers()));
    }
  }

  private void add() {
    Issuer issuer =
        new Issuer(
            NocemSettings.key(key.getText()),
            name.getText().strip(),
            NocemSettings.words(types.getText()),
            true);
    List.of(key, name, types).forEach(TextField::clear);
    change(now -> now.with(issuer));
  }

  private void change(UnaryOperator<NocemSettings> change) {
    show(change.apply(chosen));
    follow(notices.change(change));
  }

  private void show(NocemSettings now) {
    chosen = now;
    on.setSelected(now.on());
    newsgroups.setText(String.join(" ", now.newsgroups()));
    issuers.getChildren().setAll(now.issuers().stream().map(this::row).toList());
    if (now.issuers().isEmpty()) {
      issuers.getChildren().add(Form.hintLabel("None yet."));
    }
  }

  private Node row(Issuer issuer) {
    CheckBox counts = new CheckBox(words(issuer));
    counts.setWrapText(true);
    counts.setMinHeight(Region.USE_PREF_SIZE);
    counts.setSelected(issuer.on());
    counts.setOnAction(_ -> {
      Issuer other = issuer.switched(counts.isSelected());
      change(now -> now.with(other));
    });
    VBox who = new VBox(2, counts, Form.hintLabel("0x" + issuer.key()));
    who.setMinWidth(0);
    HBox.setHgrow(who, Priority.ALWAYS);
    Hyperlink remove = new Hyperlink("Remove");
    remove.setAccessibleText("Remove " + words(issuer));
    remove.setMinWidth(Region.USE_PREF_SIZE);
    remove.setOnAction(_ -> change(now -> now.without(issuer.key())));
    HBox row = new HBox(8, who, remove);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private static String words(Issuer issuer) {
    return (issuer.name().isBlank() ? "Without a name" : issuer.name())
        + ": "
        + (issuer.types().isEmpty() ? "all types" : String.join(", ", issuer.types()));
  }

  private void follow(CompletableFuture<List<NoticeState>> coming) {
    standing.setText(chosen.on() ? "Notices are being looked at…" : "");
    int asked = ++questions;
    var _ =
        coming.whenCompleteAsync(
            (told, wrong) -> {
              if (wrong != null) {
                failed(wrong);
              } else if (asked == questions) {
                banner.hide();
                standing.setText(words(told));
              }
            },
            ui);
  }

  private void failed(Throwable wrong) {
    Failure failure = Failure.of(wrong);
    standing.setText("");
    banner.show(Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail()));
  }

  /** How it stands, and why the first of those that do not count do not. */
  private String words(List<NoticeState> told) {
    if (!chosen.on()) {
      return "Nothing is hidden by notices.";
    }
    List<NoticeState> refused = told.stream().filter(state -> !state.counts()).toList();
    int counting = told.size() - refused.size();
    StringBuilder words = new StringBuilder(Counted.of(told.size(), "notice"));
    words
        .append(" here, of which ")
        .append(counting)
        .append(counting == 1 ? " counts." : " count.");
    refused.stream()
        .limit(TOLD)
        .forEach(state ->
            words
                .append('\n')
                .append(state.article().shown())
                .append(": ")
                .append(state.sentence()));
    return words.toString();
  }
}
