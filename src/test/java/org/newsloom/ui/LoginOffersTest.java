package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.newsloom.sync.ConnectionState;
import org.newsloom.sync.ServerProblem;
import org.newsloom.sync.ServerProblemException;

final class LoginOffersTest {
  private final List<Offer> offers = new ArrayList<>();
  private final List<String> edited = new ArrayList<>();
  private final LoginOffers logins = new LoginOffers(offers::add, edited::add);

  private void trouble(ServerProblem.Kind kind) {
    logins.connection(
        new ConnectionState.Troubled("Example", new ServerProblem(kind, "Example", "No.", "480")));
  }

  @Test
  void asksForAPasswordThatDidNotOutliveTheSession() {
    trouble(ServerProblem.Kind.LOGIN_NEEDED);
    assertThat(offers).hasSize(1);
    offers.getFirst().action().run();
    assertThat(edited).containsExactly("Example");
  }

  @Test
  void tellsTheTroubleOnceWhicheverComesFirst() {
    ServerProblem problem =
        new ServerProblem(ServerProblem.Kind.LOGIN_NEEDED, "Example", "No.", "480");
    trouble(ServerProblem.Kind.LOGIN_NEEDED);
    Notices notices = new Notices(Runnable::run);
    notices.offer(offers.getFirst());
    notices.failed(new ServerProblemException(problem));
    assertThat(notices.failure().get()).isEmpty();
    notices.putAway(offers.getFirst());
    notices.failed(new ServerProblemException(problem));
    assertThat(notices.failure().get()).isPresent();
    notices.offer(offers.getFirst());
    assertThat(notices.failure().get()).isEmpty();
  }

  @Test
  void asksOnceUntilItWorked() {
    trouble(ServerProblem.Kind.WRONG_PASSWORD);
    trouble(ServerProblem.Kind.WRONG_PASSWORD);
    assertThat(offers).hasSize(1);
    logins.connection(new ConnectionState.Connected("Example", "", true));
    trouble(ServerProblem.Kind.WRONG_PASSWORD);
    assertThat(offers).hasSize(2);
  }

  @Test
  void isSilentAboutOtherTrouble() {
    trouble(ServerProblem.Kind.TIMEOUT);
    logins.connection(new ConnectionState.Offline("Example"));
    assertThat(offers).isEmpty();
  }
}
