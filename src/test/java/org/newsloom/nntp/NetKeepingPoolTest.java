package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rows of docs/netkeeping.md about connections, each under its name. */
final class NetKeepingPoolTest {
  private static final int JOBS = 200;

  /** Answers DATE and counts who is connected. */
  private static final class CountingServer implements AutoCloseable {
    private final ServerSocket listening;
    private int open;
    private int most;
    private int connects;

    CountingServer() {
      try {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
      try {
        while (true) {
          Socket socket = listening.accept();
          Thread.ofVirtual().start(() -> serve(socket));
        }
      } catch (IOException e) {
        // The test is over.
      }
    }

    private synchronized void count(int change) {
      open += change;
      most = Math.max(most, open);
      connects += Math.max(0, change);
    }

    private void serve(Socket socket) {
      count(1);
      try (socket) {
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        say(socket, "200 hello");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          say(socket, line.equals("DATE") ? "111 20260102030405" : "500 what?");
        }
      } catch (IOException e) {
        // The client has gone.
      } finally {
        count(-1);
      }
    }

    private static void say(Socket socket, String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
      try {
        listening.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static NntpPool pool(CountingServer server, int connections) {
    return new NntpPool(
        ServerAddress.plain("127.0.0.1", server.listening.getLocalPort()),
        Login.NONE,
        Timeouts.USUAL,
        connections,
        DialogueListener.NONE,
        Clock.systemUTC());
  }

  @Nested
  class G19a {
    @Test
    void neverMoreThanFourConnectionsToAServer() throws Exception {
      try (CountingServer server = new CountingServer();
          NntpPool pool = pool(server, NntpPool.MAX_CONNECTIONS);
          ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> jobs = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
          Lane lane = i % 3 == 0 ? Lane.INTERACTIVE : Lane.BULK;
          jobs.add(many.submit(() -> pool.run(lane, NntpConnection::date)));
        }
        for (Future<?> job : jobs) {
          job.get();
        }
        assertThat(server.most).isBetween(1, 4);
      }
    }

    @Test
    void moreThanTwentyCannotBeAskedForWhateverAServerAllows() {
      try (CountingServer server = new CountingServer()) {
        assertThatThrownBy(() -> pool(server, 21)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Nested
  class G19b {
    @Test
    void connectionsAreUsedAgainAndNoneIsOpenedWithoutNeed() throws Exception {
      try (CountingServer server = new CountingServer();
          NntpPool pool = pool(server, 4)) {
        assertThat(server.connects).isZero();
        for (int i = 0; i < JOBS; i++) {
          pool.run(Lane.BULK, NntpConnection::date);
        }
        assertThat(server.connects).isEqualTo(1);
      }
    }
  }
}
