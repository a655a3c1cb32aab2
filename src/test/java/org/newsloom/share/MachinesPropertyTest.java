package org.newsloom.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.share.Machine.MISC;
import static org.newsloom.share.Machine.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.MessageId;
import org.newsloom.store.ThreadMark;

/** Three machines that do what they like, with clocks that are wrong, and exchange when they do. */
final class MachinesPropertyTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir private Path temporary;

  private record State(String read, boolean flagged, String threads, List<String> subscribed) {}

  private static State state(Machine machine) {
    return new State(
        machine.readNumbers(),
        machine.isFlagged(Machine.FIRST),
        machine.threadMarks().toString(),
        machine.subscribed());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whoeverDidWhatInTheEndAllAreTheSame(long seed) throws Exception {
    Random random = new Random(seed);
    Path folder = Files.createDirectory(temporary.resolve("carried"));
    List<Machine> machines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Machine machine =
          Machine.open(
                  temporary.resolve("m" + i), "m" + i, NOON.plusSeconds(random.nextInt(100_000)))
              .withServer()
              .fetch(1, 40);
      machines.add(machine);
      if (random.nextBoolean()) {
        step(machine, random);
      }
      await(machine.sharing.choose(Optional.of(folder), ""));
    }
    for (int i = 0; i < 40; i++) {
      Machine machine = machines.get(random.nextInt(3));
      if (random.nextInt(3) == 0) {
        machine.exchange();
      } else {
        step(machine, random);
      }
    }
    for (int round = 0; round < 2; round++) {
      machines.forEach(Machine::exchange);
    }
    assertThat(state(machines.get(1))).isEqualTo(state(machines.get(0)));
    assertThat(state(machines.get(2))).isEqualTo(state(machines.get(0)));
    machines.forEach(Machine::close);
  }

  private static void step(Machine machine, Random random) {
    machine.later(random.nextInt(100));
    long low = 1L + random.nextInt(40);
    long high = Math.min(40, low + random.nextInt(8));
    MessageId first = Machine.FIRST;
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> machine.read(low, high);
      case 3, 4 -> machine.unread(low, high);
      case 5 -> await(machine.store.marks().flag(first, random.nextBoolean()));
      case 6 ->
          await(
              random.nextBoolean()
                  ? machine.store.subscriptions().subscribe(MISC)
                  : machine.store.subscriptions().unsubscribe(MISC));
      default ->
          await(
              machine
                  .store
                  .marks()
                  .markThread(
                      first,
                      Optional.of(random.nextBoolean() ? ThreadMark.WATCHED : ThreadMark.IGNORED)
                          .filter(any -> random.nextInt(3) > 0)));
    }
  }
}
