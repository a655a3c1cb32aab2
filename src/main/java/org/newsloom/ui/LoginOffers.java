package org.newsloom.ui;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.newsloom.sync.ConnectionState;
import org.newsloom.sync.ServerProblem;

/**
 * Asks for the login of a server that did not take the one it has, such as after a restart where no
 * keyring kept the password. Once for each server, until a link to it was made.
 */
final class LoginOffers {
  private final Consumer<Offer> offers;
  private final Consumer<String> edit;
  private final Set<String> asked = new HashSet<>();

  /**
   * Listens to nothing by itself.
   *
   * @param offers where it is held out
   * @param edit opens the settings of the server of that name
   */
  LoginOffers(Consumer<Offer> offers, Consumer<String> edit) {
    this.offers = offers;
    this.edit = edit;
  }

  /** How it stands with a server now. */
  void connection(ConnectionState state) {
    switch (state) {
      case ConnectionState.Connected connected -> asked.remove(connected.server());
      case ConnectionState.Troubled troubled -> trouble(troubled.server(), troubled.problem());
      case ConnectionState.Idle _, ConnectionState.Connecting _, ConnectionState.Offline _ -> {}
    }
  }

  private void trouble(String server, ServerProblem problem) {
    boolean login =
        problem.kind() == ServerProblem.Kind.LOGIN_NEEDED
            || problem.kind() == ServerProblem.Kind.WRONG_PASSWORD;
    if (login && asked.add(server)) {
      offers.accept(new Offer(problem.sentence(), "Log in…", () -> edit.accept(server)));
    }
  }
}
