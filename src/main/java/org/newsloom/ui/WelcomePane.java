package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.task.UiExecutor;

/** What a new reader sees first: a look around without a network, or a server of one's own. */
final class WelcomePane {
  private final ScrollPane node;
  private final Banner banner = new Banner();
  private final Button sample = new Button("Explore the sample newsgroups");
  private final Button add = new Button("Add a news server…");

  /**
   * The pane.
   *
   * @param openSample begins the sample newsgroups
   * @param addServer opens the window for a server
   */
  WelcomePane(Supplier<CompletableFuture<?>> openSample, Runnable addServer, UiExecutor ui) {
    Node emblem = Icons.large(Feather.MESSAGE_SQUARE);
    emblem.getStyleClass().add("welcome-emblem");
    Label title = new Label("Welcome to Newsloom");
    title.getStyleClass().add("welcome-title");
    Label lead =
        Form.hintLabel(
            "Usenet is the oldest conversation on the net: newsgroups on every subject, open to"
                + " all, without advertising. Read along, answer, and find any word anybody"
                + " wrote.");
    lead.getStyleClass().add("welcome-lead");
    sample.getStyleClass().add("accent");
    sample.setOnAction(_ -> begin(openSample, ui));
    add.setOnAction(_ -> addServer.run());
    FlowPane cards =
        new FlowPane(
            20,
            20,
            card(
                Feather.COMPASS,
                "Look around",
                "Sample newsgroups with threads to read, answer and search. They live on this"
                    + " computer: no network, no account, nothing you post leaves it.",
                sample),
            card(
                Feather.GLOBE,
                "Join the real thing",
                "Connect to a public news server or to the one you know. The connection is"
                    + " tried before anything is saved.",
                add));
    cards.setAlignment(Pos.CENTER);
    VBox middle = new VBox(14, emblem, title, lead, cards, banner.node());
    middle.setAlignment(Pos.CENTER);
    middle.getStyleClass().add("welcome");
    banner.node().getStyleClass().add("welcome-banner");
    node = new ScrollPane(middle);
    node.setFitToWidth(true);
    node.setFitToHeight(true);
    node.getStyleClass().add("plain-scroll");
    node.setFocusTraversable(false);
    node.getStylesheets().add(SideWindow.styleSheet());
  }

  Node node() {
    return node;
  }

  private void begin(Supplier<CompletableFuture<?>> openSample, UiExecutor ui) {
    banner.hide();
    ProgressIndicator busy = new ProgressIndicator();
    busy.setPrefSize(15, 15);
    sample.setGraphic(busy);
    sample.setDisable(true);
    var _ =
        openSample
            .get()
            .whenCompleteAsync(
                (_, wrong) -> {
                  sample.setGraphic(null);
                  sample.setDisable(false);
                  if (wrong != null && !Failure.isCancelled(wrong)) {
                    Failure failure = Failure.of(wrong);
                    banner.show(
                        Banner.Tone.DANGER,
                        List.of(failure.sentence()),
                        Optional.of(failure.detail()));
                  }
                },
                ui);
  }

  private static Node card(Feather picture, String title, String words, Button button) {
    Label head = new Label(title, Icons.of(picture));
    head.getStyleClass().add("card-title");
    Label text = Form.hintLabel(words);
    Region spring = new Region();
    VBox.setVgrow(spring, javafx.scene.layout.Priority.ALWAYS);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleHelp(words);
    VBox card = new VBox(10, head, text, spring, button);
    card.getStyleClass().add("welcome-card");
    return card;
  }
}
