package org.newsloom.nntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.nntp.ScriptedServer.Effect;

final class NntpPoolTest {
  private static final String DATE = "111 20260102030405";

  private final ScriptedServer server = new ScriptedServer();
  private final SetClock clock = new SetClock();
  private final List<NntpPool> pools = new ArrayList<>();

  @AfterEach
  void endServer() {
    pools.forEach(NntpPool::close);
    server.close();
  }

  private NntpPool pool(int connections) {
    NntpPool pool =
        new NntpPool(
            server.address(),
            Login.NONE,
            Timeouts.USUAL,
            connections,
            DialogueListener.NONE,
            clock);
    pools.add(pool);
    return pool;
  }

  @Test
  void usesAConnectionAgain() throws Exception {
    server.greet("200 hi").expect("DATE").reply(DATE).expect("DATE").reply(DATE);
    NntpPool pool = pool(2);
    pool.run(Lane.BULK, NntpConnection::date);
    pool.run(Lane.INTERACTIVE, NntpConnection::date);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void keepsOneConnectionForWhoWaits() throws Exception {
    server.greet("200 a").nextConnection().greet("200 b").expect("DATE").reply(DATE);
    NntpPool pool = pool(2);
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    AtomicInteger bulk = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  pool.run(
                      Lane.BULK,
                      connection -> {
                        bulk.incrementAndGet();
                        running.countDown();
                        awaitQuietly(finish);
                        return connection;
                      });
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              }));
    }
    running.await();
    assertThat(pool.run(Lane.INTERACTIVE, NntpConnection::date)).isNotNull();
    assertThat(bulk.get()).isEqualTo(1);
    finish.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(bulk.get()).isEqualTo(2);
    assertThat(server.mostConnections()).isLessThanOrEqualTo(2);
  }

  @Test
  void replacesALinkThatDiedWhileItWasIdle() throws Exception {
    server.greet("200 a").expect("DATE").reply(DATE).effect(Effect.DROP);
    server.nextConnection().greet("200 b").expect("DATE").reply(DATE);
    NntpPool pool = pool(2);
    pool.run(Lane.BULK, NntpConnection::date);
    assertThat(pool.run(Lane.BULK, NntpConnection::date)).isNotNull();
    assertThat(server.connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "400 idle",
        "503 Timeout after 180 seconds, closing connection",
        "502 Idle time-out",
        "500 timed out",
        "205 closing connection",
      })
  void replacesALinkWhoseServerSaysFarewellInsteadOfAnAnswer(String farewell) throws Exception {
    server.greet("200 a").expect("DATE").reply(DATE).expect("DATE").reply(farewell);
    server.nextConnection().greet("200 b").expect("DATE").reply(DATE);
    NntpPool pool = pool(1);
    pool.run(Lane.BULK, NntpConnection::date);
    assertThat(pool.run(Lane.BULK, NntpConnection::date)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"400 idle", "503 Time is up", "205 bye", "480 who are you?"})
  void replacesALinkWhoseServerSaidFarewellBeforeItWasUsedAgain(String farewell) throws Exception {
    server.greet("200 a").expect("DATE").reply(DATE, farewell).effect(Effect.STALL);
    server.nextConnection().greet("200 b").expect("DATE").reply(DATE);
    NntpPool pool = pool(1);
    pool.run(Lane.BULK, NntpConnection::date);
    server.awaitStall();
    assertThat(pool.run(Lane.BULK, NntpConnection::date)).isNotNull();
  }

  @Test
  void doesNotRepeatAJobThatHadAReply() throws Exception {
    server.greet("200 a").expect("DATE").reply(DATE).expect("DATE").reply(DATE);
    server.effect(Effect.DROP).nextConnection().greet("200 b");
    NntpPool pool = pool(2);
    pool.run(Lane.BULK, NntpConnection::date);
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(() ->
            pool.run(
                Lane.BULK,
                connection -> {
                  runs.incrementAndGet();
                  connection.date();
                  return connection.date();
                }))
        .isInstanceOf(IOException.class);
    assertThat(runs.get()).isEqualTo(1);
  }

  @Test
  void closesConnectionsThatWereIdleForLong() throws Exception {
    server.greet("200 a").expect("DATE").reply(DATE);
    NntpPool pool = pool(2);
    pool.run(Lane.BULK, NntpConnection::date);
    pool.closeIdle();
    assertThat(pool.idleCount()).isEqualTo(1);
    clock.now = clock.now.plus(Duration.ofMinutes(2));
    pool.closeIdle();
    assertThat(pool.idleCount()).isZero();
  }

  @Test
  void learnsThatTheServerWantsFewerConnections() throws Exception {
    server.greet("200 a").expect("DATE").reply(DATE);
    server.nextConnection().greet("502 Too many connections from your host");
    NntpPool pool = pool(2);
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    Thread first =
        Thread.ofVirtual()
            .start(() -> {
              try {
                pool.run(
                    Lane.BULK,
                    connection -> {
                      running.countDown();
                      awaitQuietly(finish);
                      return connection;
                    });
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    running.await();
    CompletableFuture<Instant> second = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            second.complete(pool.run(Lane.INTERACTIVE, NntpConnection::date));
          } catch (Exception e) {
            second.completeExceptionally(e);
          }
        });
    while (pool.limit() != 1) {
      Thread.sleep(5);
    }
    finish.countDown();
    assertThat(second.get()).isNotNull();
    first.join();
  }

  @Test
  void tellsThatTheServerIsBusyWhereNothingIsOpen() {
    server.greet("400 too busy");
    assertThatThrownBy(() -> pool(2).run(Lane.BULK, NntpConnection::date))
        .isInstanceOf(ServerBusyException.class);
  }

  @Test
  void closeCancelsWhatIsUnderWay() throws Exception {
    server.greet("200 a").expect("DATE").effect(Effect.STALL);
    NntpPool pool = pool(1);
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            pool.run(Lane.BULK, NntpConnection::date);
          } catch (Exception e) {
            failure.complete(e);
          }
        });
    while (!server.commands().contains("DATE")) {
      Thread.sleep(5);
    }
    pool.close();
    assertThat(failure.get()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> pool.run(Lane.BULK, NntpConnection::date))
        .isInstanceOf(IOException.class);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A clock that a test sets. */
  private static final class SetClock extends Clock {
    private volatile Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
