package org.newsloom.ui;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.post.Attachments;
import org.newsloom.post.Identity;
import org.newsloom.settings.GroupSettings;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.UiExecutor;

/** Asks who posts in one newsgroup, in which charset, and whether with files. */
final class GroupPostingDialog {
  private static final String USUAL_IDENTITY = "As elsewhere";
  private static final String USUAL_CHARSET = "UTF-8, as elsewhere";

  private final SideWindow window;
  private final ComboBox<String> identity = new ComboBox<>();
  private final ComboBox<String> charset = new ComboBox<>();
  private final CheckBox attachments = new CheckBox("Files may be attached");
  private final Button save = new Button("Save");

  /**
   * The window.
   *
   * @param identities those there are
   * @param own what the newsgroup has of its own
   * @param change saves; false where the newsgroup is not subscribed
   * @param saved told when it is saved
   */
  GroupPostingDialog(
      Theme theme,
      Optional<Window> owner,
      UiExecutor ui,
      ServerGroup group,
      List<Identity> identities,
      GroupSettings own,
      Function<UnaryOperator<GroupSettings>, CompletableFuture<Boolean>> change,
      Runnable saved) {
    Label title = new Label(group.group().name());
    title.getStyleClass().add("window-title");
    List<String> names = identities.stream().map(Identity::name).toList();
    identity.getItems().add(USUAL_IDENTITY);
    identity.getItems().addAll(names);
    identity.setConverter(IdentitiesPage.names(USUAL_IDENTITY));
    identity.setValue(own.identity().filter(names::contains).orElse(USUAL_IDENTITY));
    charset.getItems().add(USUAL_CHARSET);
    Stream.concat(
            SettingsPages.CHARSETS.stream().filter(name -> !name.equals("UTF-8")),
            own.postCharset().map(Charset::name).stream())
        .distinct()
        .filter(Charset::isSupported)
        .forEach(charset.getItems()::add);
    charset.setValue(own.postCharset().map(Charset::name).orElse(USUAL_CHARSET));
    Form form = new Form();
    form.row("Post as", identity);
    form.hint("Further identities are made in the settings.");
    form.row("Charset", charset);
    form.hint(
        "Only where the readers of a newsgroup cannot read UTF-8. A text with characters that the"
            + " charset lacks goes out in UTF-8 all the same.");
    attachments.setSelected(own.attachments());
    form.below(attachments);
    form.hint(
        Attachments.isForFiles(group.group())
            ? "Suggested: by its name this newsgroup is meant for files."
            : "Newsgroups are for text. Many servers drop articles with files where the name of the"
                + " newsgroup does not say “binaries”, and many readers do not like them.");
    VBox middle = new VBox(12, title, form.node());
    middle.getStyleClass().add("window-body");
    Banner banner = new Banner();
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    BorderPane root = new BorderPane(middle);
    root.setTop(banner.node());
    root.setBottom(Form.buttonBar(Form.spring(), cancel, save));
    window = new SideWindow(theme, owner, "Posting in this newsgroup", root, 560, 440);
    cancel.setOnAction(_ -> window.close());
    save.setOnAction(_ -> {
      var _ =
          change
              .apply(now ->
                  now.withIdentity(chosen(identity, USUAL_IDENTITY))
                      .withPostCharset(chosen(charset, USUAL_CHARSET).map(Charset::forName))
                      .withAttachments(attachments.isSelected()))
              .whenCompleteAsync(
                  (kept, wrong) -> {
                    if (wrong != null) {
                      Failure failure = Failure.of(wrong);
                      banner.show(
                          Banner.Tone.DANGER,
                          List.of(failure.sentence()),
                          Optional.of(failure.detail()));
                    } else if (!kept) {
                      banner.show(
                          Banner.Tone.WARNING,
                          List.of("Subscribe to the newsgroup first: its settings stay with it."),
                          Optional.empty());
                    } else {
                      window.close();
                      saved.run();
                    }
                  },
                  ui);
    });
  }

  private static Optional<String> chosen(ComboBox<String> choice, String usual) {
    return Optional.of(choice.getValue()).filter(name -> !name.equals(usual));
  }

  void show() {
    window.show();
  }

  SideWindow window() {
    return window;
  }

  ComboBox<String> identity() {
    return identity;
  }

  ComboBox<String> charset() {
    return charset;
  }

  CheckBox attachments() {
    return attachments;
  }

  Button save() {
    return save;
  }
}
