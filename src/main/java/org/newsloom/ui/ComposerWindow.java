package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.article.Newsgroup;
import org.newsloom.post.Composition;
import org.newsloom.post.Identity;
import org.newsloom.post.Mending;
import org.newsloom.post.PostCheck;
import org.newsloom.sync.ServerGroup;

/** The window in which articles and e-mail are written. */
final class ComposerWindow {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 720;

  /** Fixed-width letters look smaller than others of their size. */
  private static final double TEXT_SIZE = 1.04;

  private static final KeyCombination POST_KEY =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  /** What the composer needs of the rest of the program. */
  interface Outside {
    /** Hands {@code mailto:} to the system's mail program. */
    void mail(String address);

    /** Asks who the person is; what is known is filled in. */
    void askIdentity(Optional<Identity> known, Consumer<Identity> then);

    /** Asks how one posts in a newsgroup; told when it was changed. */
    void posting(ServerGroup group, Runnable saved);

    /** Nothing more will happen in this window. */
    void closed(ComposerModel model);
  }

  private final ComposerModel model;
  private final Outside outside;
  private final Theme theme;
  private final SideWindow window;
  private final ComposerFields fields;
  private final ComposerText text;
  private final CheckList checks = new CheckList();
  private final ComposerSpelling spelling;

  /** What lines of 72 letters and the checks beside them need, in pixels of normal letters. */
  private static final double FOR_CHECKS_BESIDE = 850;

  /** What a few lines and the checks below them need. */
  private static final double FOR_CHECKS_BELOW = 200;

  private final ComposerTools tools;
  private final ComposerAttachments attachments;
  private final Banner banner = new Banner();
  private final Button post = new Button();
  private final Button switchKind = new Button();
  private final CheckBox mailed = new CheckBox("Also by e-mail");
  private final InvalidationListener restyle = _ -> Platform.runLater(this::fit);
  private boolean closing;
  private boolean handedOver;

  ComposerWindow(Theme theme, Optional<Window> owner, ComposerModel model, Outside outside) {
    this.theme = theme;
    this.model = model;
    this.outside = outside;
    fields = new ComposerFields(model, this::askIdentity);
    text = new ComposerText(model.written().body(), model.office()::columns);
    spelling = new ComposerSpelling(model, text);
    tools =
        new ComposerTools(theme, model, text, spelling, this::allowAttachments, mailed, switchKind);
    attachments = new ComposerAttachments(model.written());
    lookOfSwitches();
    fit();
    theme.scale().addListener(restyle);
    theme.scheme().addListener(restyle);
    BorderPane root = new BorderPane(middle());
    root.setTop(new VBox(fields.node(), banner.node()));
    root.setBottom(bottom());
    root.getStyleClass().add("composer");
    window = new SideWindow(theme, owner, title(model.written().kind().get()), root, WIDTH, HEIGHT);
    window.stage().setMinWidth(640);
    window.stage().setMinHeight(480);
    window.onCloseWish(this::closeWish);
    window.scene().getAccelerators().put(POST_KEY, this::send);
    window.scene().addEventFilter(KeyEvent.KEY_PRESSED, tools::pressed);
    model.written().kind().addListener(_ -> kindChanged());
    model.checks().found().addListener(_ -> showChecks());
    model.state().phase().addListener(_ -> phaseChanged());
    model.state().trouble().addListener(_ -> showBanner());
    model.asked().addListener(_ -> showBanner());
    model.edit().running().addListener(_ -> givenAway());
    model.edit().sentence().addListener(_ -> showBanner());
    model.edit().showBy(text::takeOver);
    model.advice().addListener(_ -> showBanner());
    showChecks();
    kindChanged();
    showBanner();
  }

  private void showChecks() {
    checks.show(model.checks().found().get(), this::fix);
  }

  void show() {
    window.show();
    Platform.runLater(() -> {
      if (!fields.focusFirstEmpty()) {
        text.toStart();
      }
    });
  }

  SideWindow window() {
    return window;
  }

  ComposerText text() {
    return text;
  }

  ComposerModel model() {
    return model;
  }

  ComposerTools tools() {
    return tools;
  }

  ComposerSpelling spelling() {
    return spelling;
  }

  ComposerAttachments attachments() {
    return attachments;
  }

  ReplaceBar replaceBar() {
    return tools.replaceBar();
  }

  /** The text has the size and colours of the theme. */
  private void fit() {
    text.setFontSize(theme.fontSize() * TEXT_SIZE);
    text.repaint();
  }

  private static String title(Composition.Kind kind) {
    return switch (kind) {
      case NEW_POST -> "Post to newsgroup";
      case FOLLOWUP -> "Followup to newsgroup";
      case REPLY -> "Reply by e-mail";
      case SUPERSEDE -> "Supersede article";
      case CANCEL -> "Cancel article";
    };
  }

  /** Beside the text, or below it where lines would have no room and there is height enough. */
  private void placeChecks(BorderPane both) {
    double scale = theme.scale().get();
    boolean below =
        both.getWidth() > 0
            && both.getWidth() < FOR_CHECKS_BESIDE * scale
            && both.getHeight() > FOR_CHECKS_BELOW * scale;
    Node side = checks.node();
    if (side.getParent() != null && below == (both.getBottom() != null)) {
      return;
    }
    both.setRight(null);
    both.setBottom(null);
    side.getStyleClass().remove("below");
    if (below) {
      side.getStyleClass().add("below");
      both.setBottom(side);
    } else {
      both.setRight(side);
    }
  }

  private Node middle() {
    checks.node().getStyleClass().add("composer-side");
    BorderPane both = new BorderPane(text.node());
    both.setMinSize(0, 0);
    VBox.setVgrow(both, Priority.ALWAYS);
    placeChecks(both);
    // Later: what changes in the middle of a layout is not laid out.
    both.widthProperty().addListener(_ -> Platform.runLater(() -> placeChecks(both)));
    both.heightProperty().addListener(_ -> Platform.runLater(() -> placeChecks(both)));
    VBox middle = new VBox(tools.node(), tools.replaceBar().node(), both, attachments.node());
    middle
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.state().phase().get() != SendingState.Phase.WRITING,
                model.state().phase()));
    tools.node().disableProperty().bind(model.edit().running());
    tools.replaceBar().node().disableProperty().bind(model.edit().running());
    checks.node().disableProperty().bind(model.edit().running());
    fields.node().disableProperty().bind(middle.disableProperty().or(model.edit().running()));
    return middle;
  }

  /** What another program has is only looked at here. */
  private void givenAway() {
    boolean away = model.edit().running().get();
    if (away) {
      text.giveAway();
    } else {
      text.takeBack();
      text.area().requestFocus();
    }
    showBanner();
  }

  private void lookOfSwitches() {
    switchKind.getStyleClass().add("flat");
    switchKind.setOnAction(_ -> model.switchKind());
    switchKind.managedProperty().bind(switchKind.visibleProperty());
    mailed.selectedProperty().bindBidirectional(model.written().copied());
    mailed.managedProperty().bind(mailed.visibleProperty());
    mailed.setTooltip(
        new Tooltip(
            model.mailing().isSentFromHere()
                ? "When it is posted, a copy that says that it is one is sent to the author"
                : "When it is posted, your mail program opens with a copy for the author that says"
                    + " that it is one"));
  }

  /** What one click can do about a check. */
  private Optional<CheckList.Fix> fix(PostCheck check) {
    String words = Mending.words(check, model.written().composition());
    if (!words.isEmpty()) {
      return Optional.of(new CheckList.Fix(words, () -> mend(check)));
    }
    return switch (check.code()) {
      case "no-identity", "bad-from" ->
          Optional.of(new CheckList.Fix("Set your name and address…", this::askIdentity));
      case "attachment-not-allowed" ->
          Optional.of(
              model.written().isReply()
                  ? new CheckList.Fix("Remove the files", model.written()::detachAll)
                  : new CheckList.Fix(
                      "Posting preferences…",
                      () ->
                          model.checks().textGroups().stream()
                              .findFirst()
                              .ifPresent(this::allowAttachments)));
      case "refused-size" ->
          model.written().attachments().get().files().isEmpty()
              ? Optional.empty()
              : Optional.of(new CheckList.Fix("Remove the files", model.written()::detachAll));
      case "undeliverable" ->
          model.written().canSwitchKind()
              ? Optional.of(new CheckList.Fix(switchKind.getText(), model::switchKind))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Where one says that a newsgroup takes files. */
  private void allowAttachments(Newsgroup group) {
    outside.posting(
        new ServerGroup(model.written().server().get(), group),
        () -> {
          var _ = model.checks().loadAgain();
        });
  }

  private void mend(PostCheck check) {
    Composition now = model.written().composition();
    Composition mended =
        Mending.of(check, now, model.checks().known().get(), model.office().columns());
    if (!mended.body().equals(now.body())) {
      text.change(mended.body());
    }
    model.written().newsgroups().set(mended.newsgroups());
    model.written().followupTo().set(mended.followupTo());
    model.written().subject().set(mended.subject());
  }

  private void askIdentity() {
    Optional<Identity> known =
        model.identities().get().stream()
            .filter(who -> who.author().equals(model.written().from().get()))
            .findFirst()
            .or(() -> model.identities().get().stream().findFirst());
    outside.askIdentity(known, model::writeAs);
  }

  private Node bottom() {
    Label status = new Label();
    status
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::status, model.state().phase(), model.drafts().status()));
    status.getStyleClass().add("hint");
    status.setWrapText(true);
    HBox.setHgrow(status, Priority.ALWAYS);
    status.setMaxWidth(Double.MAX_VALUE);
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(16, 16);
    busy.visibleProperty()
        .bind(
            model
                .state()
                .phase()
                .isEqualTo(SendingState.Phase.POSTING)
                .or(model.state().phase().isEqualTo(SendingState.Phase.MAILING)));
    busy.managedProperty().bind(busy.visibleProperty());
    post.getStyleClass().add("accent");
    post.setOnAction(_ -> send());
    post.setTooltip(new Tooltip(POST_KEY.getDisplayText()));
    post.disableProperty()
        .bind(
            model
                .state()
                .phase()
                .isNotEqualTo(SendingState.Phase.WRITING)
                .or(model.edit().running()));
    Button close = new Button("Close");
    close.setOnAction(_ -> closeWish());
    close.setMinWidth(Region.USE_PREF_SIZE);
    post.setMinWidth(Region.USE_PREF_SIZE);
    HBox bar = Form.buttonBar(busy, status, close, post);
    return bar;
  }

  private String status() {
    return switch (model.state().phase().get()) {
      case POSTING -> "Being posted…";
      case MAILING ->
          model.posting().posted().isPresent() ? "Posted. The copy is being sent…" : "Being sent…";
      case WAITING -> "In the outbox";
      case UNMAILED -> model.posting().isInOutbox() ? "In the outbox" : "Posted";
      case WRITING, DONE -> model.drafts().status().get();
    };
  }

  private void send() {
    if (model.written().kind().get() != Composition.Kind.REPLY
        || model.mailing().isSentFromHere()) {
      model.post();
    } else if (!model.edit().running().get() && model.isSendable()) {
      handOver();
    } else {
      showBanner();
    }
  }

  private void kindChanged() {
    Composition.Kind kind = model.written().kind().get();
    boolean reply = kind == Composition.Kind.REPLY;
    window.stage().setTitle(title(kind));
    post.setText(
        switch (kind) {
          case NEW_POST -> "Post to newsgroup";
          case FOLLOWUP -> "Post followup";
          case REPLY -> model.mailing().isSentFromHere() ? "Send e-mail" : "Open in mail program";
          case SUPERSEDE -> "Post in its place";
          case CANCEL -> "Cancel the article";
        });
    post.setGraphic(
        Icons.of(reply && !model.mailing().isSentFromHere() ? Feather.MAIL : Feather.SEND));
    switchKind.setVisible(model.written().canSwitchKind());
    mailed.setVisible(model.mailing().canBeCopied());
    switchKind.setText(reply ? "Followup to newsgroup instead" : "Reply by e-mail instead");
    switchKind.setGraphic(Icons.of(reply ? Feather.MESSAGE_SQUARE : Feather.MAIL));
    handedOver = false;
    showBanner();
  }

  private void phaseChanged() {
    if (model.state().phase().get() == SendingState.Phase.DONE) {
      if (!model.mailing().isSentFromHere()
          && (model.posting().posted().isPresent() || model.posting().isInOutbox())) {
        model.mailing().mailtoOfCopy().ifPresent(outside::mail);
        model.mailing().forgetCopy();
      }
      gone();
    } else {
      showBanner();
    }
  }

  /** One banner at a time, the most urgent. */
  private void showBanner() {
    if (closing) {
      askToKeep();
    } else if (model.edit().running().get()) {
      showGivenAway();
    } else if (!model.asked().get().isEmpty()) {
      banner.show(
          Banner.Tone.WARNING,
          model.asked().get().stream().map(PostCheck::text).toList(),
          Optional.empty(),
          Banner.mainButton("Keep writing", model::keepWriting),
          Banner.button(
              model.written().kind().get() == Composition.Kind.REPLY
                  ? "Send anyway"
                  : "Post anyway",
              model::postAnyway));
    } else if (model.state().trouble().get().isPresent()) {
      showTrouble(model.state().trouble().get().get());
    } else if (handedOver) {
      banner.show(
          Banner.Tone.INFO,
          List.of(
              "Your mail program has the text now: send it there. Nothing has been sent yet. If no"
                  + " window opened, copy the text and write to "
                  + model.written().recipients()
                  + " as you like."),
          Optional.empty(),
          Banner.button("Copy the text", () -> ErrorDetails.copy(model.written().body().get())));
    } else if (!model.advice().get().isEmpty()) {
      Button[] buttons =
          model.written().canSwitchKind()
              ? new Button[] {Banner.button(switchKind.getText(), model::switchKind)}
              : new Button[0];
      banner.show(Banner.Tone.INFO, List.of(model.advice().get()), Optional.empty(), buttons);
    } else {
      banner.hide();
    }
  }

  private void showGivenAway() {
    List<String> sentences =
        Stream.concat(
                Stream.of(model.edit().sentence().get()),
                model.state().trouble().get().map(SendingState.Trouble::sentence).stream())
            .toList();
    banner.show(
        sentences.size() > 1 ? Banner.Tone.WARNING : Banner.Tone.INFO,
        sentences,
        Optional.empty(),
        Banner.button(
            "Stop waiting",
            () -> {
              var _ = model.edit().stop();
            }));
  }

  private void showTrouble(SendingState.Trouble trouble) {
    if (model.state().phase().get() == SendingState.Phase.UNMAILED) {
      showUnmailed(trouble);
      return;
    }
    boolean waiting = model.state().phase().get() == SendingState.Phase.WAITING;
    Button later = Banner.mainButton("Send later", model.posting()::sendLater);
    Button again = Banner.button("Try again now", model.posting()::tryAgain);
    Button edit = Banner.button("Go on writing", model.posting()::takeBack);
    Button[] buttons =
        !waiting
            ? troubleButtons(trouble)
            : trouble.editable() ? new Button[] {later, again, edit} : new Button[] {later, again};
    banner.show(
        waiting ? Banner.Tone.WARNING : Banner.Tone.DANGER,
        List.of(trouble.sentence()),
        Optional.of(trouble.detail()).filter(words -> !words.isBlank()),
        buttons);
  }

  /** What surely was not sent may be sent again, or by another way. */
  private void showUnmailed(SendingState.Trouble trouble) {
    Button without = Banner.button("Close without a copy", model.mailing()::leaveCopy);
    Button handOver = Banner.button("Open in mail program", this::handOverCopy);
    Button later = Banner.mainButton("Send the copy later", model.mailing()::sendCopyLater);
    Button again = Banner.mainButton("Send the copy again", model.mailing()::sendCopy);
    Button[] buttons =
        !model.mailing().isUnsent()
            ? new Button[] {Banner.button("Close", model.mailing()::leaveCopy)}
            : model.posting().posted().isEmpty()
                ? new Button[] {later, handOver, without}
                : new Button[] {again, handOver, without};
    banner.show(
        Banner.Tone.WARNING,
        model.posting().posted().isEmpty()
            ? List.of(trouble.sentence())
            : List.of(
                model.mailing().isUnsent()
                    ? "The article is posted, but its copy by e-mail was not sent."
                    : "The article is posted.",
                trouble.sentence()),
        Optional.of(trouble.detail()).filter(words -> !words.isBlank()),
        buttons);
  }

  private void handOverCopy() {
    model.mailing().mailtoOfCopy().ifPresent(outside::mail);
    model.mailing().leaveCopy();
  }

  private void handOver() {
    handedOver = true;
    model.mailing().clearTrouble();
    outside.mail(model.mailing().mailto());
    showBanner();
  }

  /** A reply that cannot arrive is best a followup; an author without a name is asked for it. */
  private Button[] troubleButtons(SendingState.Trouble trouble) {
    boolean reply = model.written().kind().get() == Composition.Kind.REPLY;
    if (reply && model.mailing().isUnsent()) {
      return new Button[] {Banner.button("Open in mail program", this::handOver)};
    }
    if (reply && model.written().canSwitchKind()) {
      return new Button[] {Banner.button(switchKind.getText(), model::switchKind)};
    }
    List<String> servers = model.checks().servers().get();
    if (!reply && model.checks().isServerGone() && !servers.isEmpty()) {
      String other = servers.getFirst();
      return new Button[] {
        Banner.button("Post by " + other + " instead", () -> model.written().server().set(other))
      };
    }
    Optional<CheckList.Fix> fix = trouble.advice().flatMap(this::fix);
    if (fix.isPresent()) {
      return new Button[] {Banner.button(fix.get().words(), () -> mendRefused(fix.get()))};
    }
    if (model.written().from().get().address().isBlank()) {
      return new Button[] {Banner.button("Set your name and address…", this::askIdentity)};
    }
    return new Button[0];
  }

  /** The server's words stand there until something was changed. */
  private void mendRefused(CheckList.Fix fix) {
    Composition before = model.written().composition();
    fix.action().run();
    if (!model.written().composition().equals(before)) {
      model.state().tellNothing();
    }
  }

  private void closeWish() {
    switch (model.state().phase().get()) {
      case WAITING -> model.posting().sendLater();
      case UNMAILED -> model.mailing().sendCopyLater();
      case POSTING, MAILING, DONE -> {}
      case WRITING -> {
        if (model.edit().running().get()) {
          closeWhileEdited();
        } else if (closing) {
          goOnWriting();
        } else if (model.isWorthKeeping()) {
          closing = true;
          showBanner();
        } else {
          gone();
        }
      }
    }
  }

  /** The draft has the newest text then; what is saved later becomes one of its own. */
  private void closeWhileEdited() {
    var _ =
        model
            .edit()
            .stop()
            .whenCompleteAsync(
                (_, wrong) -> {
                  if (wrong == null) {
                    gone();
                  } else {
                    showBanner();
                  }
                },
                model.ui());
  }

  /** What is typed next belongs into the text, not to the buttons that are left. */
  private void goOnWriting() {
    closing = false;
    showBanner();
    text.area().requestFocus();
  }

  private void askToKeep() {
    Button keep =
        Banner.mainButton(
            "Keep draft",
            () -> {
              var _ =
                  model
                      .drafts()
                      .keep()
                      .whenComplete((_, wrong) -> {
                        if (wrong == null) {
                          gone();
                        } else {
                          closing = false;
                          showBanner();
                        }
                      });
            });
    banner.show(
        Banner.Tone.INFO,
        List.of("Keep what you have written as a draft? You find it under Drafts and outbox."),
        Optional.empty(),
        keep,
        Banner.button(
            "Discard",
            () -> {
              var _ = model.discard();
            }),
        Banner.button("Go on writing", this::goOnWriting));
    Platform.runLater(keep::requestFocus);
  }

  private void gone() {
    if (window.isShowing()) {
      spelling.close();
      theme.scale().removeListener(restyle);
      theme.scheme().removeListener(restyle);
      window.close();
      outside.closed(model);
    }
  }
}
