package org.newsloom.ui;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.newsloom.reading.ShownArticle;

/** Asks in which charset an article is to be read. */
final class EncodingDialog {
  /** Those that newsgroups were written in, by regions. */
  private static final List<Choice> USUAL =
      List.of(
          new Choice("UTF-8", "Unicode"),
          new Choice("windows-1252", "Western European"),
          new Choice("ISO-8859-15", "Western European, with the euro"),
          new Choice("windows-1250", "Central European"),
          new Choice("ISO-8859-2", "Central European"),
          new Choice("windows-1251", "Cyrillic"),
          new Choice("KOI8-R", "Russian"),
          new Choice("KOI8-U", "Ukrainian"),
          new Choice("IBM866", "Cyrillic, DOS"),
          new Choice("ISO-8859-7", "Greek"),
          new Choice("windows-1254", "Turkish"),
          new Choice("windows-1257", "Baltic"),
          new Choice("windows-1255", "Hebrew"),
          new Choice("windows-1256", "Arabic"),
          new Choice("windows-874", "Thai"),
          new Choice("windows-1258", "Vietnamese"),
          new Choice("GB18030", "Chinese, simplified"),
          new Choice("Big5-HKSCS", "Chinese, traditional"),
          new Choice("ISO-2022-JP", "Japanese"),
          new Choice("windows-31j", "Japanese, Shift JIS"),
          new Choice("EUC-JP", "Japanese, EUC"),
          new Choice("x-windows-949", "Korean"),
          new Choice("IBM437", "DOS"),
          new Choice("IBM850", "DOS, Western European"));

  /**
   * A line of the list.
   *
   * @param name empty for what the article says itself
   */
  private record Choice(String name, String words) {
    Optional<Charset> charset() {
      return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
    }
  }

  private final SideWindow window;
  private final ListView<Choice> list = new ListView<>();
  private final CheckBox group = new CheckBox();
  private final Button read = new Button("Read");

  /**
   * The window.
   *
   * @param then is told the charset of this article; empty for the one that it says itself
   * @param forGroup is told the one of all articles of the newsgroup that say none; not called
   *     where that was not wanted
   */
  EncodingDialog(
      Theme theme,
      Optional<Window> owner,
      ShownArticle article,
      Consumer<Optional<Charset>> then,
      Consumer<Optional<Charset>> forGroup) {
    Label title = new Label("Read this article in another encoding");
    title.getStyleClass().add("window-title");
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", "What the article says, or looks like"));
    USUAL.stream().filter(one -> Charset.isSupported(one.name())).forEach(choices::add);
    list.getItems().setAll(choices);
    list.setCellFactory(_ -> new Cell());
    list.setAccessibleText("Encodings");
    choices.stream()
        .filter(one -> one.name().equalsIgnoreCase(article.article().charset()))
        .findFirst()
        .ifPresentOrElse(
            one -> list.getSelectionModel().select(one),
            () -> list.getSelectionModel().selectFirst());
    VBox.setVgrow(list, Priority.ALWAYS);
    article
        .group()
        .ifPresent(it ->
            group.setText("Also for articles of " + it.group().name() + " that do not say theirs"));
    Form.show(group, article.group().isPresent());
    VBox middle =
        new VBox(
            10,
            title,
            Form.hintLabel("It was read as " + article.article().charset() + "."),
            list,
            group);
    middle.getStyleClass().add("window-body");
    Button cancel = new Button("Cancel");
    cancel.setCancelButton(true);
    read.getStyleClass().add("accent");
    read.setDefaultButton(true);
    HBox bar = Form.buttonBar(Form.spring(), cancel, read);
    BorderPane root = new BorderPane(middle);
    root.setBottom(bar);
    window = new SideWindow(theme, owner, "Text encoding", root, 460, 520);
    cancel.setOnAction(_ -> window.close());
    read.setOnAction(_ -> {
      Optional<Charset> chosen =
          Optional.ofNullable(list.getSelectionModel().getSelectedItem()).flatMap(Choice::charset);
      if (group.isSelected()) {
        forGroup.accept(chosen);
      }
      then.accept(chosen);
      window.close();
    });
  }

  private static final class Cell extends ListCell<Choice> {
    @Override
    protected void updateItem(Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(
          empty || choice == null
              ? null
              : choice.name().isEmpty()
                  ? choice.words()
                  : choice.words() + "  (" + shown(choice.name()) + ")");
    }

    private static String shown(String name) {
      return name.toLowerCase(Locale.ROOT).startsWith("x-") ? name.substring(2) : name;
    }
  }

  /** Chooses the line of a charset. */
  void choose(String name) {
    list.getItems().stream()
        .filter(one -> one.name().equalsIgnoreCase(name))
        .findFirst()
        .ifPresent(list.getSelectionModel()::select);
  }

  void show() {
    window.show();
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
    list.requestFocus();
  }

  SideWindow window() {
    return window;
  }

  CheckBox group() {
    return group;
  }

  Button read() {
    return read;
  }
}
