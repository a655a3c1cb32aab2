package org.newsloom.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.share.Machine.FIRST;
import static org.newsloom.share.Machine.MISC;
import static org.newsloom.share.Machine.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;
import org.newsloom.store.ThreadMark;

final class SharingTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir private Path temporary;
  private Path folder;
  private final List<Machine> machines = new ArrayList<>();

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("carried"));
  }

  @AfterEach
  void closeAll() {
    machines.forEach(Machine::close);
  }

  private Machine machine(String name) {
    Machine machine = Machine.with(temporary.resolve(name), folder, NOON);
    machines.add(machine);
    return machine;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void whatIsReadOnOneMachineIsReadOnTheOther() {
    Machine desk = machine("desk").fetch(1, 20).read(1, 10);
    desk.exchange();
    Machine laptop = machine("laptop").fetch(1, 20);
    laptop.exchange();
    assertThat(laptop.readNumbers()).isEqualTo("1-10");
    laptop.later(60).read(12, 14);
    laptop.exchange();
    desk.exchange();
    assertThat(desk.readNumbers()).isEqualTo("1-10,12-14");
  }

  @Test
  void whatIsMarkedUnreadAgainBecomesUnreadEverywhere() {
    Machine desk = machine("desk").fetch(1, 20).read(1, 10);
    desk.exchange();
    Machine laptop = machine("laptop").fetch(1, 20);
    laptop.exchange();
    laptop.later(60).unread(4, 5);
    laptop.exchange();
    desk.exchange();
    assertThat(desk.readNumbers()).isEqualTo("1-3,6-10");
    desk.later(120).read(5, 5);
    desk.exchange();
    laptop.exchange();
    assertThat(laptop.readNumbers()).isEqualTo("1-3,5-10");
  }

  @Test
  void whatBothHadReadBeforeTheyMetIsPutTogether() {
    Machine desk = machine("desk").fetch(1, 20).read(1, 10);
    Machine laptop = machine("laptop").fetch(1, 20).read(8, 15);
    desk.exchange();
    laptop.exchange();
    desk.exchange();
    assertThat(desk.readNumbers()).isEqualTo("1-15");
    assertThat(laptop.readNumbers()).isEqualTo("1-15");
  }

  @Test
  void aMachineWhoseClockIsWrongCanStillChangeWhatItHasSeen() {
    Machine fast = machine("fast").fetch(1, 20);
    fast.later(100_000_000).read(1, 10);
    fast.exchange();
    Machine slow = machine("slow").fetch(1, 20);
    slow.later(-100_000_000);
    slow.exchange();
    assertThat(slow.readNumbers()).isEqualTo("1-10");
    slow.unread(3, 3);
    slow.exchange();
    fast.exchange();
    assertThat(fast.readNumbers()).isEqualTo("1-2,4-10");
  }

  @Test
  void headersThatComeLaterAreReadThenToo() {
    Machine desk = machine("desk").fetch(1, 30).read(1, 25);
    desk.exchange();
    Machine laptop = machine("laptop");
    laptop.exchange();
    assertThat(laptop.readNumbers()).isEmpty();
    laptop.fetch(1, 30).exchange();
    assertThat(laptop.readNumbers()).isEqualTo("1-25");
  }

  @Test
  void numbersOfAnotherNumberingAreNotMistaken() {
    Machine desk = machine("desk").fetch(1, 500).read(1, 490);
    desk.exchange();
    // The server began anew before this machine came to it.
    Machine laptop = machine("laptop").fetch(1, 40, "new").read(1, 2);
    laptop.exchange();
    assertThat(laptop.readNumbers()).isEqualTo("1-2");
    desk.exchange();
    assertThat(desk.readNumbers()).isEqualTo("1-490");
    // Now the first one sees it as well.
    await(desk.store.headers().checkMarks(MISC, 1, 40));
    desk.fetch(1, 40, "new").exchange();
    assertThat(desk.readNumbers()).isEqualTo("1-2");
    desk.later(60).read(7, 7);
    desk.exchange();
    laptop.exchange();
    assertThat(laptop.readNumbers()).isEqualTo("1-2,7");
  }

  @Test
  void flagsThreadsAndSubscriptionsTravelBothWays() {
    Machine desk = machine("desk").fetch(1, 5);
    await(desk.store.subscriptions().subscribe(MISC));
    await(desk.store.marks().flag(FIRST, true));
    await(desk.store.marks().markThread(FIRST, Optional.of(ThreadMark.WATCHED)));
    desk.exchange();
    Machine laptop = machine("laptop");
    laptop.exchange();
    assertThat(laptop.isFlagged(FIRST)).isTrue();
    assertThat(laptop.threadMarks()).isEqualTo(Map.of(FIRST, ThreadMark.WATCHED));
    assertThat(laptop.subscribed()).containsExactly("misc.test");
    laptop.later(60);
    await(laptop.store.marks().flag(FIRST, false));
    await(laptop.store.marks().markThread(FIRST, Optional.of(ThreadMark.IGNORED)));
    await(laptop.store.subscriptions().unsubscribe(MISC));
    laptop.exchange();
    desk.exchange();
    assertThat(desk.isFlagged(FIRST)).isFalse();
    assertThat(desk.threadMarks()).isEqualTo(Map.of(FIRST, ThreadMark.IGNORED));
    assertThat(desk.subscribed()).isEmpty();
  }

  @Test
  void whatIsSubscribedOnAServerThatIsNotHereWaitsForIt() {
    Machine desk = machine("desk");
    await(desk.store.subscriptions().subscribe(MISC));
    desk.exchange();
    Machine laptop = Machine.open(temporary.resolve("laptop"), "laptop", NOON);
    machines.add(laptop);
    await(laptop.sharing.choose(Optional.of(folder), ""));
    assertThat(laptop.subscribed()).isEmpty();
    laptop.withServer().exchange();
    assertThat(laptop.subscribed()).containsExactly("misc.test");
    desk.exchange();
    assertThat(desk.subscribed()).containsExactly("misc.test");
  }

  @Test
  void aServerThatIsRemovedAndAddedAgainUndoesNothingElsewhere() {
    Machine desk = machine("desk").fetch(1, 20).read(1, 10);
    await(desk.store.subscriptions().subscribe(MISC));
    desk.exchange();
    Machine laptop = machine("laptop").fetch(1, 20);
    laptop.exchange();
    laptop.later(60);
    await(laptop.store.servers().remove("home"));
    laptop.exchange();
    laptop.withServer().exchange();
    desk.exchange();
    assertThat(desk.readNumbers()).isEqualTo("1-10");
    assertThat(desk.subscribed()).containsExactly("misc.test");
    laptop.fetch(1, 20).exchange();
    assertThat(laptop.readNumbers()).isEqualTo("1-10");
    assertThat(laptop.subscribed()).containsExactly("misc.test");
  }

  @Test
  void eachMachineWritesItsOwnFileAndOnlyWhenItHasNews() throws IOException {
    Machine desk = machine("desk").fetch(1, 20).read(1, 10);
    Machine laptop = machine("laptop").fetch(1, 20);
    for (int i = 0; i < 3; i++) {
      desk.later(60).exchange();
      laptop.later(60).exchange();
    }
    assertThat(files()).hasSize(2);
    List<String> before = new ArrayList<>();
    for (Path file : files()) {
      before.add(SharedFolder.digest(Files.readAllBytes(file)));
    }
    desk.later(60).exchange();
    laptop.later(60).exchange();
    List<String> after = new ArrayList<>();
    for (Path file : files()) {
      after.add(SharedFolder.digest(Files.readAllBytes(file)));
    }
    assertThat(after).isEqualTo(before);
  }

  @Test
  void theOthersAreNamed() {
    Machine desk = machine("desk");
    machine("laptop").exchange();
    SharingState state = desk.exchange();
    assertThat(state.machines()).extracting(SharingState.Machine::name).containsExactly("laptop");
    assertThat(state.machine()).isEqualTo("desk");
    assertThat(state.troubles()).isEmpty();
    assertThat(state.exchanged()).contains(NOON);
  }

  @Test
  void aFileThatVanishesTakesNothingWithIt() throws IOException {
    Machine desk = machine("desk").fetch(1, 20).read(1, 10);
    desk.exchange();
    Machine laptop = machine("laptop").fetch(1, 20);
    laptop.exchange();
    for (Path file : files()) {
      Files.delete(file);
    }
    laptop.exchange();
    desk.exchange();
    assertThat(desk.readNumbers()).isEqualTo("1-10");
    assertThat(laptop.readNumbers()).isEqualTo("1-10");
    assertThat(files()).hasSize(2);
  }

  @Test
  void aFolderThatIsNotThereIsToldAndWaitedFor() throws IOException {
    Machine desk = machine("desk").fetch(1, 20);
    Path away = temporary.resolve("away");
    Files.move(folder, away);
    desk.read(1, 3);
    assertThat(desk.exchange().troubles()).singleElement().asString().contains("is not there");
    assertThat(folder).doesNotExist();
    Files.move(away, folder);
    assertThat(desk.exchange().troubles()).isEmpty();
    Machine laptop = machine("laptop").fetch(1, 20);
    laptop.exchange();
    assertThat(laptop.readNumbers()).isEqualTo("1-3");
  }

  @Test
  void copiesThatASyncProgramMakesAreReadAndCountAsNoMachine() throws IOException {
    Machine desk = machine("desk").fetch(1, 20).read(1, 3);
    desk.exchange();
    Path file = files().getFirst();
    String name = file.getFileName().toString();
    Files.copy(
        file, folder.resolve(name.replace(".newsloom", ".sync-conflict-20261128-1.newsloom")));
    Files.copy(file, folder.resolve("." + name + ".tmp"));
    Machine laptop = machine("laptop").fetch(1, 20);
    SharingState state = laptop.exchange();
    assertThat(laptop.readNumbers()).isEqualTo("1-3");
    assertThat(state.machines()).hasSize(1);
    assertThat(desk.exchange().machines()).hasSize(1);
  }

  @Test
  void whatIsNotWholeForeignOrNewerIsToldAndCostsNothing() throws IOException {
    Machine desk = machine("desk").fetch(1, 20).read(1, 3);
    desk.exchange();
    byte[] whole = Files.readAllBytes(files().getFirst());
    Files.write(folder.resolve("half.newsloom-marks"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(folder.resolve("foreign.newsloom-marks"), "something else");
    Files.createDirectory(folder.resolve("folder.newsloom-marks"));
    Files.writeString(folder.resolve("notes.txt"), "not ours");
    try (var out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("new.newsloom-marks")))) {
      out.write("newsloom-marks 2\n".getBytes(StandardCharsets.UTF_8));
    }
    SharingState state = desk.exchange();
    assertThat(state.troubles())
        .containsExactly(
            "foreign.newsloom-marks is damaged or has not arrived whole, so nothing of it was"
                + " taken. It is read again when it changes.",
            "half.newsloom-marks is damaged or has not arrived whole, so nothing of it was taken."
                + " It is read again when it changes.",
            "new.newsloom-marks was written by a newer version of Newsloom: use that one here too"
                + " to read it.");
    assertThat(desk.readNumbers()).isEqualTo("1-3");
    assertThat(folder.resolve("notes.txt")).hasContent("not ours");
  }

  /** A few kilobytes that would be very much. */
  @Test
  void aFileThatWouldFillTheMemoryIsLeftAlone() throws IOException {
    Machine desk = machine("desk").fetch(1, 20).read(1, 3);
    byte[] line = "flag 5 flagged a@example.org\n".getBytes(StandardCharsets.UTF_8);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("much.newsloom-marks")))) {
      out.write("newsloom-marks 1\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 400_000; i++) {
        out.write(line);
      }
    }
    assertThat(desk.exchange().troubles())
        .containsExactly(
            "much.newsloom-marks holds more than read marks can be, and is left alone.");
    assertThat(desk.readNumbers()).isEqualTo("1-3");
  }

  @Test
  void aProfileThatWasCopiedTakesAnotherName() throws IOException {
    Machine desk = machine("desk").fetch(1, 20).read(1, 3);
    desk.exchange();
    desk.close();
    machines.remove(desk);
    Path copy = Files.createDirectory(temporary.resolve("copy"));
    try (Stream<Path> all = Files.walk(desk.profile)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(desk.profile.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    Machine one = Machine.open(desk.profile, "desk", NOON.plusSeconds(60));
    machines.add(one);
    Machine two = Machine.open(copy, "copy", NOON.plusSeconds(60));
    machines.add(two);
    one.read(5, 5).exchange();
    two.read(7, 7).exchange();
    one.exchange();
    two.exchange();
    assertThat(one.readNumbers()).isEqualTo("1-3,5,7");
    assertThat(two.readNumbers()).isEqualTo("1-3,5,7");
    assertThat(files()).hasSize(2);
  }

  @Test
  void aBackupThatIsPutBackUndoesNothing() throws IOException {
    Machine desk = machine("desk").fetch(1, 20).read(1, 3);
    desk.exchange();
    desk.close();
    machines.remove(desk);
    Path backup = temporary.resolve("backup.db");
    Files.copy(desk.profile.resolve("user.db"), backup);
    Machine again = Machine.open(desk.profile, "desk", NOON.plusSeconds(60));
    again.read(4, 9).exchange();
    again.close();
    Files.copy(backup, desk.profile.resolve("user.db"), StandardCopyOption.REPLACE_EXISTING);
    Machine restored = Machine.open(desk.profile, "desk", NOON.plusSeconds(120));
    machines.add(restored);
    assertThat(restored.readNumbers()).isEqualTo("1-3");
    restored.exchange();
    assertThat(restored.readNumbers()).isEqualTo("1-9");
  }

  @Test
  void aMillionMarksAreAFewOctets() throws IOException {
    Machine desk = machine("desk");
    await(
        desk.store
            .marks()
            .markRead(MISC, NumberRanges.of(1, 1_000_000).minus(NumberRanges.of(500, 510))));
    desk.exchange();
    assertThat(Files.size(files().getFirst())).isLessThan(500);
  }

  @Test
  void aServerOnThisMachineIsAnotherOneElsewhere() {
    assertThat(Exchange.server("localhost", 119)).isEmpty();
    assertThat(Exchange.server("127.0.0.1", 1190)).isEmpty();
    assertThat(Exchange.server("News.Example.org.", 563)).contains("news.example.org:119");
    assertThat(Exchange.server("news.example.org", 8119)).contains("news.example.org:8119");
  }

  @Test
  void aNameOfTheMachineIsOneLine() {
    Machine desk = machine("desk");
    SharingState state = await(desk.sharing.choose(Optional.of(folder), "my\nnote\u202Ebook"));
    assertThat(state.machine()).isEqualTo("my note book");
    assertThat(await(desk.sharing.choose(Optional.empty(), "")).folder()).isEmpty();
  }
}
