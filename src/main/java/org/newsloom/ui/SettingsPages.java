package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.newsloom.post.ExternalEditor;
import org.newsloom.settings.AppearanceSettings;
import org.newsloom.settings.JunkSettings;
import org.newsloom.settings.NetworkSettings;
import org.newsloom.settings.PostingSettings;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SignatureSettings;

/** The pages of the settings, each over one record. */
final class SettingsPages {
  /** Charsets of newsgroups, the most frequent first. */
  static final List<String> CHARSETS =
      List.of(
          "windows-1252",
          "ISO-8859-1",
          "ISO-8859-2",
          "ISO-8859-15",
          "UTF-8",
          "KOI8-R",
          "windows-1251",
          "GB18030",
          "Big5",
          "EUC-KR",
          "ISO-2022-JP",
          "Shift_JIS");

  private SettingsPages() {}

  static Node reading(
      ObjectProperty<ReadingSettings> settings,
      ObjectProperty<JunkSettings> junk,
      ObjectProperty<SignatureSettings> signatures) {
    Form form = new Form();
    ReadingSettings at = settings.get();
    ComboBox<ReadingSettings.MarksRead> marks =
        choice(ReadingSettings.MarksRead.values(), at.marksRead(), SettingsPages::words);
    NumberField seconds = new NumberField(0, 600, at.readAfterSeconds());
    ComboBox<ReadingSettings.Space> space =
        choice(ReadingSettings.Space.values(), at.space(), SettingsPages::words);
    CheckBox ahead = box("Fetch texts ahead, so that reading never waits and search finds them");
    ahead.setSelected(at.prefetch());
    NumberField days = new NumberField(1, 365, at.prefetchDays());
    NumberField first = new NumberField(0, 100_000_000, at.firstFetch());
    CheckBox subjects = box("Join threads by subject where articles do not say what they answer");
    subjects.setSelected(at.joinBySubject());
    ComboBox<String> charset = new ComboBox<>();
    charset.getItems().setAll(CHARSETS);
    if (!CHARSETS.contains(at.defaultCharset())) {
      charset.getItems().add(at.defaultCharset());
    }
    charset.setValue(at.defaultCharset());
    form.row("An article counts as read", marks);
    form.row("Seconds it must be shown", seconds.node(), seconds.spinner());
    form.row("Space at the end of an article", space);
    form.below(ahead);
    form.row("Days to fetch ahead", days.node(), days.spinner());
    form.row("Headers to fetch first", first.node(), first.spinner());
    form.hint("When you open a newsgroup for the first time; 0 fetches all there are.");
    form.below(subjects);
    KeepField keep = new KeepField(at.keep());
    form.row("Keep articles", keep.node(), keep.kind());
    form.hint(
        "On this computer; a newsgroup can have its own rule (Group › Keep articles…). Flagged"
            + " articles, watched threads and what you posted from here always stay.");
    NumberField texts = new NumberField(0, ReadingSettings.MOST_MEGABYTES, at.textsMegabytes());
    form.row("Megabytes of texts", texts.node(), texts.spinner());
    form.hint(
        "At most, compressed; 0 keeps as many as come. Beyond it the texts that were fetched first"
            + " go, their headers stay. Those of the days to fetch ahead always stay.");
    NumberField hideFrom = new NumberField(0, 99, junk.get().hideFrom());
    form.row("Hide junk from per cent", hideFrom.node(), hideFrom.spinner());
    form.hint(
        "How sure the filter that learns must be (Article › This is junk); 0 never hides. It holds"
            + " for the next list that is opened.");
    onChange(
        () -> junk.set(new JunkSettings(hideFrom.value())), hideFrom.spinner().valueProperty());
    CheckBox signed = box("Check the signatures of articles that are opened (PGP)");
    signed.setSelected(signatures.get().checked());
    form.below(signed);
    form.hint(
        "By GnuPG, with the keys that it has; nothing is fetched. Without this a click checks one.");
    onChange(
        () -> signatures.set(new SignatureSettings(signed.isSelected())),
        signed.selectedProperty());
    form.row("Letters of unmarked articles", charset);
    form.hint("Old articles often do not say in which charset they are written.");
    CheckBox faces = box("Show faces written with signs, such as :-), as pictures");
    faces.setSelected(at.emoticons());
    form.below(faces);
    form.hint("Copies, answers, search and print keep the signs.");
    Runnable change =
        () ->
            settings.set(
                new ReadingSettings(
                    marks.getValue(),
                    seconds.value(),
                    ahead.isSelected(),
                    days.value(),
                    first.value(),
                    space.getValue(),
                    subjects.isSelected(),
                    charset.getValue(),
                    keep.rule().get(),
                    texts.value(),
                    faces.isSelected()));
    seconds
        .spinner()
        .disableProperty()
        .bind(marks.valueProperty().isNotEqualTo(ReadingSettings.MarksRead.AFTER_SECONDS));
    days.spinner().disableProperty().bind(ahead.selectedProperty().not());
    onChange(
        change, marks.valueProperty(), seconds.spinner().valueProperty(), space.valueProperty());
    onChange(
        change,
        ahead.selectedProperty(),
        days.spinner().valueProperty(),
        first.spinner().valueProperty());
    onChange(change, subjects.selectedProperty(), charset.valueProperty(), keep.rule());
    onChange(change, texts.spinner().valueProperty(), faces.selectedProperty());
    return form.node();
  }

  static Node appearance(ObjectProperty<AppearanceSettings> settings) {
    Form form = new Form();
    AppearanceSettings at = settings.get();
    ComboBox<AppearanceSettings.Theme> theme =
        choice(
            AppearanceSettings.Theme.values(),
            at.theme(),
            value -> Theme.Choice.valueOf(value.name()).words());
    NumberField scale = new NumberField(80, 200, at.fontScale());
    form.row("Colours", theme);
    form.row("Size of letters in per cent", scale.node(), scale.spinner());
    Runnable change = () -> settings.set(new AppearanceSettings(theme.getValue(), scale.value()));
    onChange(change, theme.valueProperty(), scale.spinner().valueProperty());
    // The View menu and its keys change both too.
    ChangeListener<AppearanceSettings> follow =
        (_, _, now) -> {
          theme.setValue(now.theme());
          scale.spinner().getValueFactory().setValue(now.fontScale());
        };
    settings.addListener(new WeakChangeListener<>(follow));
    form.node().setUserData(follow);
    return form.node();
  }

  static Node posting(ObjectProperty<PostingSettings> settings) {
    Form form = new Form();
    PostingSettings at = settings.get();
    TextArea signature = new TextArea(at.signature());
    signature.setPrefRowCount(4);
    signature.getStyleClass().add("monospace-field");
    TextField attribution = new TextField(at.attribution());
    CheckBox archive = box("Ask archives to leave my articles out (X-No-Archive)");
    archive.setSelected(at.noArchive());
    CheckBox agent = box("Say in articles that Newsloom wrote them (User-Agent)");
    agent.setSelected(at.userAgent());
    form.row("Signature", signature);
    form.hint(
        "At most four lines of 80 letters; the line “-- ” above it is written for you. “file:” and"
            + " a path read it from a file; of several, parted by lines of %, or of the files in a"
            + " folder, one is taken at random.");
    form.row("Line above a quotation", attribution);
    form.hint("{name}, {date}, {time}, {address}, {group}, {subject} and {id} are filled in.");
    CheckBox flowed =
        box("Let readers join lines that were broken for want of room (format=flowed)");
    flowed.setSelected(at.flowed());
    form.below(archive);
    form.below(agent);
    form.below(flowed);
    form.hint("Lines are broken at 72 letters while you write; what you see is what is posted.");
    NumberField largest =
        new NumberField(
            PostingSettings.MIN_LARGEST, PostingSettings.MAX_LARGEST, at.largestArticle());
    form.row("Largest article with attached files, in kB", largest.node(), largest.spinner());
    form.hint(
        "Many servers take 1,000 kB at the most. Files are attached only in newsgroups whose posting"
            + " preferences allow it.");
    TextField editor = new TextField(at.editor());
    editor.setPromptText("gvim -f %f");
    Label unsound = Form.hintLabel("");
    unsound.getStyleClass().add("bad");
    form.row("External editor", editor);
    form.below(unsound);
    form.hint(
        "A command that starts it and ends with it, such as gvim -f %f or xterm -e nano %f; %f is"
            + " the file of the text. The window for writing offers it under More.");
    Runnable change =
        () ->
            settings.set(
                new PostingSettings(
                    settings.get().identity(),
                    signature.getText(),
                    attribution.getText(),
                    archive.isSelected(),
                    agent.isSelected(),
                    flowed.isSelected(),
                    largest.value(),
                    editor.getText().strip(),
                    settings.get().serverIdentities()));
    Runnable look =
        () -> {
          Optional<String> problem = ExternalEditor.problem(editor.getText());
          unsound.setText(problem.orElse(""));
          Form.show(unsound, problem.isPresent());
        };
    look.run();
    onChange(look, editor.textProperty());
    onChange(
        change,
        signature.textProperty(),
        attribution.textProperty(),
        editor.textProperty(),
        largest.spinner().valueProperty());
    onChange(
        change, archive.selectedProperty(), agent.selectedProperty(), flowed.selectedProperty());
    return form.node();
  }

  /** How the network is used. */
  static Node network(ObjectProperty<NetworkSettings> settings) {
    Form form = new Form();
    NetworkSettings at = settings.get();
    NumberField minutes = new NumberField(0, 1_440, at.checkMinutes());
    CheckBox away = box("Work offline: fetch and send nothing");
    away.setSelected(at.offline());
    NumberField connect = new NumberField(1, 300, at.connectSeconds());
    NumberField read = new NumberField(5, 600, at.readSeconds());
    form.row("Minutes between looks for new articles", minutes.node(), minutes.spinner());
    form.hint("0 looks only when you ask (Group › Get new articles).");
    form.below(away);
    form.row("Seconds to wait for a connection", connect.node(), connect.spinner());
    form.row("Seconds to wait for an answer", read.node(), read.spinner());
    form.hint("Waiting times hold from the next start on.");
    Runnable change =
        () ->
            settings.set(
                new NetworkSettings(
                    minutes.value(), connect.value(), read.value(), away.isSelected()));
    onChange(
        change,
        minutes.spinner().valueProperty(),
        connect.spinner().valueProperty(),
        read.spinner().valueProperty());
    onChange(change, away.selectedProperty());
    // The File menu goes offline too.
    ChangeListener<NetworkSettings> follow = (_, _, now) -> away.setSelected(now.offline());
    settings.addListener(new WeakChangeListener<>(follow));
    away.setUserData(follow);
    return form.node();
  }

  private static String words(ReadingSettings.MarksRead value) {
    return switch (value) {
      case AT_ONCE -> "At once";
      case AFTER_SECONDS -> "After some seconds";
      case ON_LEAVING -> "When I go on to another";
    };
  }

  private static String words(ReadingSettings.Space value) {
    return switch (value) {
      case NEXT_UNREAD -> "Goes to the next unread article";
      case NEXT_UNREAD_IN_THREAD -> "Goes on within the thread only";
      case STAY -> "Does nothing";
    };
  }

  static CheckBox box(String words) {
    CheckBox box = new CheckBox(words);
    box.setWrapText(true);
    return box;
  }

  static <T> ComboBox<T> choice(T[] values, T value, Function<T, String> words) {
    ComboBox<T> choice = new ComboBox<>();
    choice.getItems().setAll(List.of(values));
    choice.setConverter(ServerDialog.words(words));
    choice.setValue(value);
    choice.getStyleClass().add("wide-choice");
    return choice;
  }

  static void onChange(Runnable change, javafx.beans.value.ObservableValue<?>... properties) {
    for (javafx.beans.value.ObservableValue<?> property : properties) {
      property.addListener((_, _, _) -> change.run());
    }
  }
}
