package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.newsloom.sync.ServerAccount;
import org.newsloom.task.UiExecutor;

/** The page of the settings that lists news servers. */
final class ServersPage {
  private final NewsServers servers;
  private final UiExecutor ui;
  private final ListView<ServerAccount> list = new ListView<>();
  private final Banner banner = new Banner();
  private final VBox node;

  /**
   * The page.
   *
   * @param edit opens the window for a server; empty for a new one
   */
  ServersPage(NewsServers servers, UiExecutor ui, Consumer<Optional<ServerAccount>> edit) {
    this.servers = servers;
    this.ui = ui;
    list.setCellFactory(_ -> new AccountCell());
    list.getStyleClass().addAll("choice-list", "framed-list", "server-list");
    list.setAccessibleText("News servers");
    list.setPlaceholder(Form.hintLabel("No news server yet."));
    Button add = new Button("Add…", Icons.of(Feather.PLUS));
    add.setAccessibleText("Add a news server");
    add.setOnAction(_ -> edit.accept(Optional.empty()));
    Button change = new Button("Change…");
    change.setOnAction(
        _ -> edit.accept(Optional.ofNullable(list.getSelectionModel().getSelectedItem())));
    Button remove = new Button("Remove…");
    remove.setOnAction(_ -> askToRemove());
    var none = list.getSelectionModel().selectedItemProperty().isNull();
    change.disableProperty().bind(none);
    remove.disableProperty().bind(none);
    node = new VBox(10, banner.node(), list, new HBox(8, add, change, remove));
    reload();
  }

  Node node() {
    return node;
  }

  /** Looks again which servers there are. */
  void reload() {
    var _ =
        servers
            .all()
            .whenCompleteAsync(
                (all, wrong) -> {
                  if (wrong == null) {
                    list.getItems().setAll(all);
                    list.getSelectionModel().select(0);
                  } else {
                    failed(wrong);
                  }
                },
                ui);
  }

  private void askToRemove() {
    @Nullable ServerAccount account = list.getSelectionModel().getSelectedItem();
    if (account == null) {
      return;
    }
    Button keep = Banner.mainButton("Keep it", banner::hide);
    banner.show(
        Banner.Tone.WARNING,
        List.of(
            "Remove "
                + account.name()
                + "? Its newsgroups leave the list and its password is forgotten; read marks stay"
                + " for the day you add it again."),
        Optional.empty(),
        keep,
        Banner.button(
            "Remove",
            () -> {
              banner.hide();
              var _ =
                  servers
                      .remove(account.name())
                      .whenCompleteAsync(
                          (_, wrong) -> {
                            if (wrong != null) {
                              failed(wrong);
                            }
                            reload();
                          },
                          ui);
            }));
    keep.requestFocus();
  }

  private void failed(Throwable wrong) {
    Failure failure = Failure.of(wrong);
    banner.show(Banner.Tone.DANGER, List.of(failure.sentence()), Optional.of(failure.detail()));
  }

  /** Name, host and protection. */
  private static final class AccountCell extends ListCell<ServerAccount> {
    @Override
    protected void updateItem(@Nullable ServerAccount account, boolean empty) {
      super.updateItem(account, empty);
      if (empty || account == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Label name = new Label(account.name());
      name.getStyleClass().add("choice-name");
      String safe = account.security() == ServerAccount.Security.NONE ? "no TLS" : "TLS";
      String words =
          account.host()
              + ":"
              + account.port()
              + " · "
              + safe
              + (account.user().isBlank() ? "" : " · as " + account.user());
      Label about = new Label(words);
      about.getStyleClass().add("aside");
      HBox row = new HBox(12, Icons.of(Feather.SERVER), new VBox(2, name, about));
      row.getStyleClass().add("outbox-row");
      setGraphic(row);
      setAccessibleText(account.name() + ", " + words);
    }
  }
}
