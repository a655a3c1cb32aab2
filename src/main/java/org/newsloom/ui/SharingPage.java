package org.newsloom.ui;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.newsloom.share.Sharing;
import org.newsloom.share.SharingState;
import org.newsloom.task.UiExecutor;

/** The page of the settings that says by which folder read marks are shared with other machines. */
final class SharingPage {
  /** What shares, as far as the page needs it. Nothing here waits. */
  interface Shared {
    /** How it stands. */
    CompletableFuture<SharingState> state();

    /** Chooses a folder or none, and the name of this machine, and exchanges. */
    CompletableFuture<SharingState> choose(Optional<Path> folder, String machine);

    /** The service. */
    static Shared of(Sharing sharing) {
      return new Shared() {
        @Override
        public CompletableFuture<SharingState> state() {
          return sharing.state();
        }

        @Override
        public CompletableFuture<SharingState> choose(Optional<Path> folder, String machine) {
          return sharing.choose(folder, machine);
        }
      };
    }
  }

  private final Shared shared;
  private final UiExecutor ui;
  private final DateText dates;
  private final TextField folder = new TextField();
  private final TextField machine = new TextField();
  private final Button choose = new Button("Choose…");
  private final Button now = new Button("Share now");
  private final Button stop = new Button("Stop sharing");
  private final Label standing = Form.hintLabel("");
  private final Banner banner = new Banner();
  private final VBox node;

  SharingPage(Shared shared, UiExecutor ui, Clock clock) {
    this.shared = shared;
    this.ui = ui;
    this.dates = new DateText(clock);
    Form form = new Form();
    HBox.setHgrow(folder, Priority.ALWAYS);
    HBox place = new HBox(8, folder, choose);
    place.setAlignment(Pos.BASELINE_LEFT);
    form.row("Folder", place, folder);
    form.hint(
        "One that another program carries between your machines, such as Syncthing, a network"
            + " drive or a USB stick. What is read, flagged, watched, ignored and subscribed goes"
            + " there, on each machine in a file of its own; passwords, drafts and articles never"
            + " do.");
    form.row("Name of this machine", machine);
    form.below(new HBox(8, now, stop));
    form.below(standing);
    choose.setOnAction(_ -> chooseFolder());
    folder.setOnAction(_ -> share());
    machine.setOnAction(_ -> share());
    now.setOnAction(_ -> share());
    stop.setOnAction(_ -> follow(shared.choose(Optional.empty(), machine.getText())));
    now.disableProperty().bind(folder.textProperty().isEmpty());
    node = new VBox(12, banner.node(), form.node());
    follow(shared.state());
  }

  Node node() {
    return node;
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle("Folder that your machines share");
    File chosen = chooser.showDialog(node.getScene().getWindow());
    if (chosen != null) {
      folder.setText(chosen.getPath());
      share();
    }
  }

  private void share() {
    try {
      String typed = folder.getText().strip();
      if (!typed.isEmpty()) {
        follow(shared.choose(Optional.of(Path.of(typed)), machine.getText()));
      }
    } catch (InvalidPathException e) {
      banner.show(
          Banner.Tone.WARNING,
          List.of("A folder cannot have this name: choose another."),
          Optional.of(e.toString()));
    }
  }

  private void follow(CompletableFuture<SharingState> answer) {
    node.setDisable(true);
    var _ = answer.whenCompleteAsync(this::show, ui);
  }

  private void show(@Nullable SharingState state, @Nullable Throwable wrong) {
    node.setDisable(false);
    if (state == null) {
      if (wrong != null) {
        Failure failure = Failure.of(wrong);
        banner.show(Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail()));
      }
      return;
    }
    if (state.folder().isPresent()) {
      folder.setText(state.folder().get().toString());
    }
    machine.setText(state.machine());
    Form.show(stop, state.folder().isPresent());
    standing.setText(words(state));
    if (state.troubles().isEmpty()) {
      banner.hide();
    } else {
      banner.show(Banner.Tone.WARNING, new ArrayList<>(state.troubles()), Optional.empty());
    }
  }

  /** How it stands, in a few sentences. */
  String words(SharingState state) {
    if (state.folder().isEmpty()) {
      return "Nothing is shared.";
    }
    String others =
        switch (state.machines().size()) {
          case 0 -> "No other machine has left a file there yet.";
          case 1 -> "Shared with one other machine: " + names(state) + ".";
          default ->
              "Shared with " + state.machines().size() + " other machines: " + names(state) + ".";
        };
    return others
        + state
            .exchanged()
            .map(time -> " Last exchanged: " + dates.brief(time) + ".")
            .orElse(" Not exchanged yet since Newsloom was started.");
  }

  private String names(SharingState state) {
    return state.machines().stream()
        .map(one ->
            (one.name().isEmpty() ? one.id() : one.name())
                + " (wrote: "
                + dates.brief(one.written())
                + ")")
        .collect(Collectors.joining(", "));
  }
}
