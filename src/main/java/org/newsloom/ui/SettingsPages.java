package org.newsloom.ui;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.newsloom.settings.AppearanceSettings;
import org.newsloom.settings.NetworkSettings;
import org.newsloom.settings.PostingSettings;
import org.newsloom.settings.ReadingSettings;

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

  static Node reading(ObjectProperty<ReadingSettings> settings) {
    Form form = new Form();
    ReadingSettings at = settings.get();
    ComboBox<ReadingSettings.MarksRead> marks =
        choice(ReadingSettings.MarksRead.values(), at.marksRead(), SettingsPages::words);
    Spinner<Integer> seconds = number(0, 600, at.readAfterSeconds());
    ComboBox<ReadingSettings.Space> space =
        choice(ReadingSettings.Space.values(), at.space(), SettingsPages::words);
    CheckBox ahead = box("Fetch texts ahead, so that reading never waits and search finds them");
    ahead.setSelected(at.prefetch());
    Spinner<Integer> days = number(1, 365, at.prefetchDays());
    Spinner<Integer> first = number(0, 100_000_000, at.firstFetch());
    CheckBox subjects = box("Join threads by subject where articles do not say what they answer");
    subjects.setSelected(at.joinBySubject());
    ComboBox<String> charset = new ComboBox<>();
    charset.getItems().setAll(CHARSETS);
    if (!CHARSETS.contains(at.defaultCharset())) {
      charset.getItems().add(at.defaultCharset());
    }
    charset.setValue(at.defaultCharset());
    form.row("An article counts as read", marks);
    form.row("Seconds it must be shown", seconds);
    form.row("Space at the end of an article", space);
    form.below(ahead);
    form.row("Days to fetch ahead", days);
    form.row("Headers to fetch first", first);
    form.hint("When you open a newsgroup for the first time; 0 fetches all there are.");
    form.below(subjects);
    KeepField keep = new KeepField(at.keep());
    form.row("Keep articles", keep.node(), keep.kind());
    form.hint(
        "On this computer; a newsgroup can have its own rule (Group › Keep articles…). Flagged"
            + " articles, watched threads and what you posted from here always stay.");
    Spinner<Integer> texts = number(0, ReadingSettings.MOST_MEGABYTES, at.textsMegabytes());
    form.row("Megabytes of texts", texts);
    form.hint(
        "At most, compressed; 0 keeps as many as come. Beyond it the texts that were fetched first"
            + " go, their headers stay. Those of the days to fetch ahead always stay.");
    form.row("Letters of unmarked articles", charset);
    form.hint("Old articles often do not say in which charset they are written.");
    Runnable change =
        () ->
            settings.set(
                new ReadingSettings(
                    marks.getValue(),
                    seconds.getValue(),
                    ahead.isSelected(),
                    days.getValue(),
                    first.getValue(),
                    space.getValue(),
                    subjects.isSelected(),
                    charset.getValue(),
                    keep.rule().get(),
                    texts.getValue()));
    seconds
        .disableProperty()
        .bind(marks.valueProperty().isNotEqualTo(ReadingSettings.MarksRead.AFTER_SECONDS));
    days.disableProperty().bind(ahead.selectedProperty().not());
    onChange(change, marks.valueProperty(), seconds.valueProperty(), space.valueProperty());
    onChange(change, ahead.selectedProperty(), days.valueProperty(), first.valueProperty());
    onChange(change, subjects.selectedProperty(), charset.valueProperty(), keep.rule());
    onChange(change, texts.valueProperty());
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
    Spinner<Integer> scale = number(80, 200, at.fontScale());
    form.row("Colours", theme);
    form.row("Size of letters in per cent", scale);
    Runnable change =
        () -> settings.set(new AppearanceSettings(theme.getValue(), scale.getValue()));
    onChange(change, theme.valueProperty(), scale.valueProperty());
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
    Spinner<Integer> largest =
        number(PostingSettings.MIN_LARGEST, PostingSettings.MAX_LARGEST, at.largestArticle());
    form.row("Largest article with attached files, in kB", largest);
    form.hint(
        "Many servers take 1,000 kB at the most. Files are attached only in newsgroups whose posting"
            + " preferences allow it.");
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
                    largest.getValue(),
                    settings.get().serverIdentities()));
    onChange(change, signature.textProperty(), attribution.textProperty(), largest.valueProperty());
    onChange(
        change, archive.selectedProperty(), agent.selectedProperty(), flowed.selectedProperty());
    return form.node();
  }

  /** How the network is used. */
  static Node network(ObjectProperty<NetworkSettings> settings) {
    Form form = new Form();
    NetworkSettings at = settings.get();
    Spinner<Integer> minutes = number(0, 1_440, at.checkMinutes());
    CheckBox away = box("Work offline: fetch and send nothing");
    away.setSelected(at.offline());
    Spinner<Integer> connect = number(1, 300, at.connectSeconds());
    Spinner<Integer> read = number(5, 600, at.readSeconds());
    form.row("Minutes between looks for new articles", minutes);
    form.hint("0 looks only when you ask (F5).");
    form.below(away);
    form.row("Seconds to wait for a connection", connect);
    form.row("Seconds to wait for an answer", read);
    form.hint("Waiting times hold from the next start on.");
    Runnable change =
        () ->
            settings.set(
                new NetworkSettings(
                    minutes.getValue(),
                    at.connections(),
                    connect.getValue(),
                    read.getValue(),
                    away.isSelected()));
    onChange(change, minutes.valueProperty(), connect.valueProperty(), read.valueProperty());
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
    choice.setPrefWidth(290);
    return choice;
  }

  /** What is no number, or out of bounds, becomes what was there before. */
  static Spinner<Integer> number(int min, int max, int value) {
    Spinner<Integer> spinner = new Spinner<>(min, max, value);
    spinner.setEditable(true);
    spinner.setPrefWidth(130);
    spinner
        .getValueFactory()
        .setConverter(
            new javafx.util.StringConverter<>() {
              @Override
              public String toString(Integer number) {
                return String.valueOf(number);
              }

              @Override
              public Integer fromString(String text) {
                try {
                  return Math.clamp(Long.parseLong(text.strip()), min, max);
                } catch (NumberFormatException e) {
                  return spinner.getValue();
                }
              }
            });
    spinner
        .focusedProperty()
        .addListener((_, _, focused) -> {
          if (!focused) {
            spinner.commitValue();
          }
        });
    return spinner;
  }

  static void onChange(Runnable change, javafx.beans.value.ObservableValue<?>... properties) {
    for (javafx.beans.value.ObservableValue<?> property : properties) {
      property.addListener((_, _, _) -> change.run());
    }
  }
}
