package org.newsloom.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.newsloom.settings.ServerPreset;
import org.newsloom.sync.Passwords;
import org.newsloom.sync.ProxyAddress;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerAccount.Security;
import org.newsloom.sync.ServerProblem.Kind;
import org.newsloom.sync.ServerReport;
import org.newsloom.task.UiExecutor;

/**
 * A news server that is added or changed: what was typed, the trial of the connection before it is
 * saved, and what came of it. Used on the FX thread.
 */
final class ServerForm {
  /** Where a password is kept. */
  enum Keeping {
    KEYRING("In the keyring of the system", Passwords.KEYRING),
    SESSION("Until Newsloom is closed", Passwords.KEYRING),
    FILE("In a file that only you can read, not encrypted", Passwords.FILE);

    private final String words;
    private final String place;

    Keeping(String words, String place) {
      this.words = words;
      this.place = place;
    }

    String words() {
      return words;
    }
  }

  /** How far it is. */
  sealed interface State {
    /** Something is typed. */
    record Editing() implements State {}

    /** What was typed cannot be tried. */
    record Wrong(String sentence) implements State {}

    /** A connection is made. */
    record Trying() implements State {}

    /** It did not work; it can be saved all the same. */
    record Failed(Failure failure) implements State {}

    /** It is saved. */
    record Saved(ServerAccount account, Optional<ServerReport> report) implements State {}
  }

  private final NewsServers servers;
  private final UiExecutor ui;
  private final Optional<ServerAccount> changed;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty host = new SimpleStringProperty("");
  private final StringProperty port = new SimpleStringProperty("563");
  private final ObjectProperty<Security> security = new SimpleObjectProperty<>(Security.TLS);
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final ObjectProperty<Keeping> keeping = new SimpleObjectProperty<>(Keeping.KEYRING);
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Editing());
  private final StringProperty proxy = new SimpleStringProperty("");
  private final ObjectProperty<Integer> connections =
      new SimpleObjectProperty<>(ServerAccount.DEFAULT_CONNECTIONS);
  private final BooleanProperty moreAllowed = new SimpleBooleanProperty();
  private final StringProperty authority = new SimpleStringProperty("");
  private final BooleanProperty authorityWanted = new SimpleBooleanProperty();
  private boolean keyring = true;
  private Optional<CompletableFuture<ServerReport>> trial = Optional.empty();

  /**
   * A form.
   *
   * @param changed the server that is changed; empty for a new one
   */
  ServerForm(NewsServers servers, UiExecutor ui, Optional<ServerAccount> changed) {
    this.servers = servers;
    this.ui = ui;
    this.changed = changed;
    changed.ifPresent(this::fill);
    security.addListener((_, before, now) -> {
      if (port.get().equals(String.valueOf(before.usualPort()))) {
        port.set(String.valueOf(now.usualPort()));
      }
    });
    for (StringProperty field :
        new StringProperty[] {name, host, port, user, password, authority, proxy}) {
      field.addListener(_ -> edited());
    }
    security.addListener(_ -> edited());
    connections.addListener(_ -> edited());
    moreAllowed.addListener((_, _, now) -> {
      if (!now) {
        connections.set(Math.min(connections.get(), ServerAccount.MAX_CONNECTIONS));
      }
    });
  }

  /** A new server that an address names, at the port that it says or by TLS. */
  void begin(String named, OptionalInt at) {
    name.set(named);
    host.set(named);
    // The port of plain NNTP says nothing of whether the server has a better one.
    at.stream()
        .filter(number -> number != Security.NONE.usualPort())
        .forEach(number -> port.set(String.valueOf(number)));
  }

  StringProperty name() {
    return name;
  }

  StringProperty host() {
    return host;
  }

  StringProperty port() {
    return port;
  }

  ObjectProperty<Security> security() {
    return security;
  }

  StringProperty user() {
    return user;
  }

  StringProperty password() {
    return password;
  }

  ObjectProperty<Keeping> keeping() {
    return keeping;
  }

  /** What the server is reached by; mostly empty. */
  StringProperty proxy() {
    return proxy;
  }

  /** How many are made at a time. */
  ObjectProperty<Integer> connections() {
    return connections;
  }

  /** Whether the server's operators allow more than is good custom; without that there are four. */
  BooleanProperty moreAllowed() {
    return moreAllowed;
  }

  /** The numbers of connections that there are to choose from. */
  List<Integer> connectionChoices() {
    return IntStream.rangeClosed(
            1, moreAllowed.get() ? ServerAccount.MOST_CONNECTIONS : ServerAccount.MAX_CONNECTIONS)
        .boxed()
        .toList();
  }

  /** The file with the certificate of an authority of the server's own; mostly empty. */
  StringProperty authority() {
    return authority;
  }

  /** Whether there is a reason to ask for {@link #authority}; few people ever need it. */
  ReadOnlyBooleanProperty authorityWanted() {
    return authorityWanted;
  }

  /** Without a keyring a password lasts for the session, unless a file is wished for. */
  void setKeyring(boolean there) {
    keyring = there;
    if (keeping.get() != Keeping.FILE) {
      keeping.set(there ? Keeping.KEYRING : Keeping.SESSION);
    }
  }

  /** The places for a password that there are. */
  List<Keeping> keepings() {
    return List.of(keyring ? Keeping.KEYRING : Keeping.SESSION, Keeping.FILE);
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** Whether a server that exists is changed; then its name stays. */
  boolean isChange() {
    return changed.isPresent();
  }

  /** Takes over what is known of a public server. */
  void choose(ServerPreset preset) {
    name.set(preset.name());
    host.set(preset.host());
    security.set(Security.valueOf(preset.security().name()));
    port.set(String.valueOf(preset.port()));
    if (!preset.needsAccount()) {
      user.set("");
      password.set("");
    }
  }

  /** Tries the connection and saves if it works. */
  void tryAndSave() {
    if (state.get() instanceof State.Trying) {
      return;
    }
    Optional<String> wrong = problem();
    if (wrong.isPresent()) {
      state.set(new State.Wrong(wrong.get()));
      return;
    }
    ServerAccount account = account();
    state.set(new State.Trying());
    CompletableFuture<ServerReport> check = servers.check(account, typedPassword());
    trial = Optional.of(check);
    var _ =
        check.whenCompleteAsync(
            (report, failure) -> {
              if (!trial.equals(Optional.of(check))) {
                return;
              }
              trial = Optional.empty();
              if (failure == null) {
                save(account, Optional.of(report));
              } else {
                failed(failure);
              }
            },
            ui);
  }

  private void failed(Throwable failure) {
    if (Failure.problemOf(failure).filter(it -> it.kind() == Kind.CERTIFICATE).isPresent()) {
      authorityWanted.set(true);
    }
    state.set(new State.Failed(Failure.of(failure)));
  }

  /** Ends the attempt to connect. */
  void cancel() {
    Optional<CompletableFuture<ServerReport>> running = trial;
    trial = Optional.empty();
    running.ifPresent(check -> check.cancel(true));
    state.set(new State.Editing());
  }

  /** Saves what could not be tried, such as without a network. */
  void saveAnyway() {
    Optional<String> wrong = problem();
    if (wrong.isPresent()) {
      state.set(new State.Wrong(wrong.get()));
    } else {
      save(account(), Optional.empty());
    }
  }

  private void save(ServerAccount account, Optional<ServerReport> report) {
    state.set(new State.Trying());
    var _ =
        servers
            .save(account, typedPassword())
            .whenCompleteAsync(
                (_, failure) ->
                    state.set(
                        failure == null
                            ? new State.Saved(account, report)
                            : new State.Failed(Failure.of(failure))),
                ui);
  }

  private void edited() {
    if (!(state.get() instanceof State.Trying)) {
      state.set(new State.Editing());
    }
  }

  private void fill(ServerAccount account) {
    name.set(account.name());
    host.set(account.host());
    security.set(account.security());
    port.set(String.valueOf(account.port()));
    user.set(account.user());
    account.proxy().ifPresent(way -> proxy.set(way.toString()));
    account
        .caFile()
        .ifPresent(file -> {
          authority.set(file.toString());
          authorityWanted.set(true);
        });
    moreAllowed.set(account.connections() > ServerAccount.MAX_CONNECTIONS);
    connections.set(account.connections());
    keeping.set(account.passwordStore().equals(Passwords.FILE) ? Keeping.FILE : Keeping.KEYRING);
  }

  private Optional<String> typedPassword() {
    return Optional.of(password.get()).filter(typed -> !typed.isEmpty());
  }

  private Optional<String> problem() {
    String typedHost = host.get().strip();
    if (typedHost.isEmpty()) {
      return Optional.of("Which server? Type its host name, such as news.example.org.");
    }
    Optional<String> wrongPort = portProblem();
    if (wrongPort.isPresent()) {
      return wrongPort;
    }
    if (user.get().isBlank() && !password.get().isEmpty()) {
      return Optional.of("There is a password but no user name: type both or neither.");
    }
    if (!proxy.get().isBlank() && ProxyAddress.parse(proxy.get()).isEmpty()) {
      return Optional.of(
          "“"
              + proxy.get().strip()
              + "” is no proxy: type it such as socks://127.0.0.1:9050, or leave it empty.");
    }
    return authorityFile().isEmpty() && !authority.get().isBlank()
        ? Optional.of("The authority's certificate is no file name: choose the file.")
        : account().problem();
  }

  /** What is wrong with the port that is typed. */
  Optional<String> portProblem() {
    return portNumber().isPresent()
        ? Optional.empty()
        : Optional.of("The port is a number from 1 to 65535; news servers use 563 or 119.");
  }

  private Optional<Path> authorityFile() {
    try {
      return Optional.of(authority.get().strip()).filter(it -> !it.isEmpty()).map(Path::of);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private Optional<Integer> portNumber() {
    try {
      int number = Integer.parseInt(port.get().strip());
      return number >= 1 && number <= 65_535 ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private ServerAccount account() {
    String typedHost = host.get().strip().toLowerCase(Locale.ROOT);
    String typedName = name.get().strip();
    return new ServerAccount(
        typedName.isEmpty() ? typedHost : typedName,
        typedHost,
        portNumber().orElse(security.get().usualPort()),
        security.get(),
        authorityFile(),
        user.get().strip(),
        user.get().isBlank() ? "" : keeping.get().place,
        connections.get(),
        changed.map(ServerAccount::allowCleartextPassword).orElse(false),
        ProxyAddress.parse(proxy.get()));
  }
}
