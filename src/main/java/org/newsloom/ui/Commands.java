package org.newsloom.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;

/** What the commands do in one window. Used on the FX thread. */
public final class Commands {
  private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

  private record Handler(
      Runnable action, ObservableBooleanValue enabled, Optional<ObservableBooleanValue> on) {}

  private final Map<Command, Handler> handlers = new EnumMap<>(Command.class);

  private final ObservableValue<Keymap> keymap;

  /** No command does anything yet; the usual keys run them. */
  public Commands() {
    this(new ReadOnlyObjectWrapper<>(Keymap.STANDARD));
  }

  /** No command does anything yet. */
  public Commands(ObservableValue<Keymap> keymap) {
    this.keymap = keymap;
  }

  /** The keys that run them; they change while the window is open. */
  ObservableValue<Keymap> keymap() {
    return keymap;
  }

  /** The command can be given at any time. */
  public void handle(Command command, Runnable action) {
    handle(command, ALWAYS, action);
  }

  /** The command can be given while something is so. */
  public void handle(Command command, ObservableBooleanValue enabled, Runnable action) {
    handlers.put(command, new Handler(action, enabled, Optional.empty()));
  }

  /** The command switches something on and off. */
  public void toggle(Command command, BooleanProperty state) {
    handlers.put(command, new Handler(() -> state.set(!state.get()), ALWAYS, Optional.of(state)));
  }

  /** The command chooses something; menus show whether it is chosen. */
  public void choose(Command command, ObservableBooleanValue chosen, Runnable action) {
    handlers.put(command, new Handler(action, ALWAYS, Optional.of(chosen)));
  }

  /** The same where it can be given while something is so. */
  public void choose(
      Command command,
      ObservableBooleanValue enabled,
      ObservableBooleanValue chosen,
      Runnable action) {
    handlers.put(command, new Handler(action, enabled, Optional.of(chosen)));
  }

  /** The commands that do something here, in their order. */
  public List<Command> available() {
    return Stream.of(Command.values()).filter(handlers::containsKey).toList();
  }

  public boolean isAvailable(Command command) {
    return handlers.containsKey(command);
  }

  /** Whether it can be given now. */
  public ObservableBooleanValue enabled(Command command) {
    Handler handler = handlers.get(command);
    return handler == null ? Bindings.createBooleanBinding(() -> false) : handler.enabled();
  }

  /** Whether it is switched on; empty for a command that is no switch. */
  public Optional<ObservableBooleanValue> on(Command command) {
    return Optional.ofNullable(handlers.get(command)).flatMap(Handler::on);
  }

  /** Gives the command; nothing happens where it cannot be given now. */
  public void run(Command command) {
    Handler handler = handlers.get(command);
    if (handler != null && handler.enabled().get()) {
      handler.action().run();
    }
  }

  /**
   * The command that a key asks for.
   *
   * @param typing whether the focus is where people type, so that letters are letters
   */
  public Optional<Command> forKey(KeyEvent event, boolean typing) {
    return available().stream()
        .filter(command ->
            keymap.getValue().keys(command).stream()
                .anyMatch(key -> key.matches(event) && !(typing && key.isTyping())))
        .findFirst();
  }
}
