package org.newsloom.ui;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.newsloom.article.Counted;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.reading.TextCounts;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.sync.ConnectionState;
import org.newsloom.task.Progress;

/** The line at the bottom: links, counts, what goes on. */
final class StatusModel {
  /**
   * Something that goes on.
   *
   * @param progress how far
   * @param cancel stops it
   */
  record Work(Progress progress, Runnable cancel) {}

  private final Map<String, ConnectionState> states = new LinkedHashMap<>();
  private final ReadOnlyStringWrapper connection = new ReadOnlyStringWrapper("Not connected");
  private final ReadOnlyStringWrapper connectionDetail = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Light> light = new ReadOnlyObjectWrapper<>(Light.IDLE);
  private Optional<String> instead = Optional.empty();
  private String ofGroup = "";
  private String textsOfGroup = "";
  private final BooleanProperty offline = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper texts = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper ahead = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper fetchingAhead = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Work>> work =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** How it stands, for a coloured sign beside the words. */
  enum Light {
    IDLE,
    BUSY,
    CONNECTED,
    TROUBLE
  }

  StatusModel() {
    offline.addListener(_ -> {
      states.clear();
      connectionDetail.set("");
      tell(Light.IDLE, offline.get() ? "Working offline" : "Not connected");
    });
  }

  /** Whether the person works offline; whoever sets it is followed by the services. */
  BooleanProperty offline() {
    return offline;
  }

  ReadOnlyStringProperty connection() {
    return connection.getReadOnlyProperty();
  }

  /** What is behind the words of the connection; may be empty. */
  ReadOnlyStringProperty connectionDetail() {
    return connectionDetail.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Light> light() {
    return light.getReadOnlyProperty();
  }

  ReadOnlyStringProperty counts() {
    return counts.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Work>> work() {
    return work.getReadOnlyProperty();
  }

  /** How it stands with one server; trouble is told first, then the last link. */
  void connection(ConnectionState state) {
    states.remove(state.server());
    states.put(state.server(), state);
    ConnectionState told =
        states.values().stream()
            .filter(ConnectionState.Troubled.class::isInstance)
            .findFirst()
            .orElse(state);
    connectionDetail.set("");
    switch (told) {
      case ConnectionState.Idle idle -> tell(Light.IDLE, idle.server() + " idle");
      case ConnectionState.Connecting connecting ->
          tell(Light.BUSY, "Connecting to " + connecting.server() + "…");
      case ConnectionState.Connected connected ->
          tell(
              Light.CONNECTED,
              "Connected to "
                  + connected.server()
                  + (connected.tls().isEmpty() ? " (no TLS)" : " (" + tls(connected.tls()) + ")")
                  + (connected.posting() ? "" : ", read only"));
      case ConnectionState.Offline _ -> tell(Light.IDLE, "Working offline");
      case ConnectionState.Troubled troubled -> {
        tell(Light.TROUBLE, troubled.problem().sentence());
        connectionDetail.set(troubled.problem().detail());
      }
    }
  }

  void group(Optional<SubscribedGroup> group) {
    ofGroup =
        group
            .map(it -> String.format(Locale.ENGLISH, "%,d unread of %,d", it.unread(), it.cached()))
            .orElse("");
    show();
  }

  /** What the list shows in the place of a newsgroup; then nothing is said of the newsgroup. */
  void instead(Optional<String> words) {
    instead = words;
    show();
  }

  private void show() {
    counts.set(instead.orElse(ofGroup));
    texts.set(instead.isPresent() ? "" : textsOfGroup);
  }

  /** How many texts of the open newsgroup are here. */
  void texts(Optional<TextCounts> now) {
    textsOfGroup =
        now.map(it -> String.format(Locale.ENGLISH, "Texts: %,d of %,d", it.here(), it.articles()))
            .orElse("");
    show();
  }

  /** Whether texts are fetched ahead of the reader. */
  void ahead(ReadingSettings settings) {
    ahead.set(
        settings.prefetch()
            ? String.format(
                Locale.ENGLISH,
                "Texts of the threads on screen and of the last %s are fetched ahead.",
                Counted.of(settings.prefetchDays(), "day"))
            : "A text is fetched when its article is opened; none ahead.");
    fetchingAhead.set(settings.prefetch());
  }

  ReadOnlyStringProperty texts() {
    return texts.getReadOnlyProperty();
  }

  /** A sentence on what is fetched ahead. */
  ReadOnlyStringProperty ahead() {
    return ahead.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty fetchingAhead() {
    return fetchingAhead.getReadOnlyProperty();
  }

  void working(Progress progress, Runnable cancel) {
    work.set(Optional.of(new Work(progress, cancel)));
  }

  void idle() {
    work.set(Optional.empty());
  }

  /** {@code TLSv1.3} as people write it. */
  private static String tls(String version) {
    return version.replace("TLSv", "TLS ");
  }

  private void tell(Light how, String words) {
    light.set(how);
    connection.set(words);
  }
}
