package org.newsloom.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.newsloom.settings.AppearanceSettings;
import org.newsloom.settings.JunkSettings;
import org.newsloom.settings.KeyProfile;
import org.newsloom.settings.KeySettings;
import org.newsloom.settings.Loaded;
import org.newsloom.settings.MailSettings;
import org.newsloom.settings.NetworkSettings;
import org.newsloom.settings.PostingSettings;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.settings.SettingsArea;
import org.newsloom.settings.SettingsFolder;
import org.newsloom.settings.SignatureSettings;
import org.newsloom.settings.SpellingSettings;
import org.newsloom.task.UiExecutor;

/**
 * What the person chose. Each change holds at once and is written in the background. Made off the
 * FX thread, since it reads files; used on it.
 */
public final class Preferences {
  private final SettingsFolder folder;
  private final Executor writer;
  private final UiExecutor ui;
  private final ObjectProperty<ReadingSettings> reading;
  private final ObjectProperty<AppearanceSettings> appearance;
  private final ObjectProperty<PostingSettings> posting;
  private final ObjectProperty<NetworkSettings> network;
  private final ObjectProperty<JunkSettings> junk;
  private final ObjectProperty<SignatureSettings> signatures;
  private final ObjectProperty<SearchSettings> searches;
  private final ObjectProperty<MailSettings> mail;
  private final ObjectProperty<SpellingSettings> spelling;
  private final ObjectProperty<KeySettings> keys;
  private final List<KeyProfile> keyProfiles = KeyProfile.all();
  private final ObservableValue<Keymap> keymap;
  private final List<String> notices = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * Reads all settings.
   *
   * @param writer runs writes one after the other
   */
  public Preferences(SettingsFolder folder, Executor writer, UiExecutor ui) {
    this.folder = folder;
    this.writer = writer;
    this.ui = ui;
    reading = area(ReadingSettings.AREA);
    appearance = area(AppearanceSettings.AREA);
    posting = area(PostingSettings.AREA);
    network = area(NetworkSettings.AREA);
    junk = area(JunkSettings.AREA);
    signatures = area(SignatureSettings.AREA);
    searches = area(SearchSettings.AREA);
    mail = area(MailSettings.AREA);
    spelling = area(SpellingSettings.AREA);
    keys = area(KeySettings.AREA);
    keymap = keys.map(chosen -> Keymap.of(keyProfiles, chosen));
    notices.addAll(aFew(keymap.getValue().notices()));
  }

  /** A file that is wrong all over must not fill the window. */
  private static List<String> aFew(List<String> sentences) {
    return sentences.size() <= 2
        ? sentences
        : List.of(
            sentences.getFirst(),
            String.format(
                Locale.ROOT,
                "%d more keys in %s cannot be taken; Settings › Keys tells why.",
                sentences.size() - 1,
                KeySettings.AREA.fileName()));
  }

  /** How articles are fetched and read. */
  public ObjectProperty<ReadingSettings> reading() {
    return reading;
  }

  /** How the window looks. */
  public ObjectProperty<AppearanceSettings> appearance() {
    return appearance;
  }

  /** How what we write looks. */
  public ObjectProperty<PostingSettings> posting() {
    return posting;
  }

  /** How the network is used. */
  public ObjectProperty<NetworkSettings> network() {
    return network;
  }

  /** What becomes of junk. */
  public ObjectProperty<JunkSettings> junk() {
    return junk;
  }

  /** Whether signatures are checked. */
  public ObjectProperty<SignatureSettings> signatures() {
    return signatures;
  }

  /** What is searched for again and again. */
  public ObjectProperty<SearchSettings> searches() {
    return searches;
  }

  /** How e-mail goes out. */
  public ObjectProperty<MailSettings> mail() {
    return mail;
  }

  /** How spelling is checked. */
  public ObjectProperty<SpellingSettings> spelling() {
    return spelling;
  }

  /** Which keys the person chose. */
  ObjectProperty<KeySettings> keys() {
    return keys;
  }

  /** Keys that can be chosen together. */
  List<KeyProfile> keyProfiles() {
    return keyProfiles;
  }

  /** The keys in force. */
  public ObservableValue<Keymap> keymap() {
    return keymap;
  }

  /** What could not be taken of the files, a sentence each. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /** Why the last change could not be written; it holds until the program ends all the same. */
  ReadOnlyObjectProperty<Optional<Failure>> failure() {
    return failure.getReadOnlyProperty();
  }

  /** Dresses the windows as it was chosen, and keeps what menus and keys change. */
  public void follow(Theme theme) {
    Runnable dress =
        () -> {
          AppearanceSettings now = appearance.get();
          theme.choice().set(Theme.Choice.valueOf(now.theme().name()));
          theme.setScale(now.fontScale() / 100.0);
        };
    dress.run();
    appearance.addListener(_ -> dress.run());
    theme.choice().addListener(_ -> keep(theme));
    theme.scale().addListener(_ -> keep(theme));
  }

  /** Goes offline and online with the window, and the window with the settings. */
  public void followOffline(BooleanProperty offline) {
    network.addListener(_ -> offline.set(network.get().offline()));
    offline.addListener(_ -> {
      NetworkSettings now = network.get();
      if (now.offline() != offline.get()) {
        network.set(
            new NetworkSettings(
                now.checkMinutes(), now.connectSeconds(), now.readSeconds(), offline.get()));
      }
    });
  }

  private void keep(Theme theme) {
    AppearanceSettings now = appearance.get();
    AppearanceSettings seen =
        new AppearanceSettings(
            AppearanceSettings.Theme.valueOf(theme.choice().get().name()),
            (int) Math.round(theme.scale().get() * 100));
    if (!seen.equals(now)) {
      appearance.set(seen);
    }
  }

  private <T> ObjectProperty<T> area(SettingsArea<T> area) {
    Loaded<T> loaded = folder.load(area);
    notices.addAll(loaded.notices());
    ObjectProperty<T> property = new SimpleObjectProperty<>(loaded.value());
    property.addListener((_, _, value) -> writer.execute(() -> write(area, value)));
    return property;
  }

  private <T> void write(SettingsArea<T> area, T value) {
    try {
      folder.save(area, value);
      ui.execute(() -> failure.set(Optional.empty()));
    } catch (IOException e) {
      ui.execute(() ->
          failure.set(
              Optional.of(
                  new Failure(
                      "The settings could not be saved; they hold until Newsloom is closed. Look"
                          + " whether the disk is full or the folder read-only.",
                      e.toString()))));
    }
  }
}
