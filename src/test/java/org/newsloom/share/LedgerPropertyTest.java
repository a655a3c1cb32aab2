package org.newsloom.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.share.Ledger.Choice;
import org.newsloom.share.Ledger.Kind;
import org.newsloom.share.Ledger.Numbered;
import org.newsloom.share.Ledger.Numbering;

final class LedgerPropertyTest {
  private static final Numbering MISC =
      new Numbering("news.example.org:119", "misc.test", "0123456789abcdef");

  /** Ranges on a short line, so that they overlap. */
  private static MarkHistory history(List<Integer> steps) {
    MarkHistory all = MarkHistory.EMPTY;
    for (int step : steps) {
      long low = step & 31;
      all = all.plus(mark(low, low + ((step >> 5) & 15), (step & 0x200) == 0, (step >> 10) & 7));
    }
    return all;
  }

  private static MarkHistory mark(long low, long high, boolean read, long time) {
    return MarkHistory.of(NumberRanges.of(low, high), read, time + 1);
  }

  /** What {@link MarkHistory} is to be, number by number. */
  private static Map<Long, Long> naive(List<Integer> steps) {
    Map<Long, Long> all = new HashMap<>();
    for (int step : steps) {
      long low = step & 31;
      long code = ((((step >> 10) & 7) + 1L) << 1) | ((step & 0x200) == 0 ? 1 : 0);
      for (long at = low; at <= low + ((step >> 5) & 15); at++) {
        all.merge(at, code, Math::max);
      }
    }
    return all;
  }

  private static Map<Long, Long> numbers(MarkHistory history) {
    Map<Long, Long> all = new HashMap<>();
    for (int i = 0; i < history.size(); i++) {
      for (long at = history.low(i); at <= history.high(i); at++) {
        all.put(at, (history.time(i) << 1) | (history.isRead(i) ? 1 : 0));
      }
    }
    return all;
  }

  @Property(tries = 500)
  void ofEachNumberTheLatestMarkIsKept(@ForAll @Size(max = 30) List<Integer> steps) {
    assertThat(numbers(history(steps))).isEqualTo(naive(steps));
  }

  @Property(tries = 200)
  void theEndsOfAllNumbersAreNumbersLikeOthers(@ForAll boolean read) {
    MarkHistory last = MarkHistory.of(NumberRanges.of(5, Long.MAX_VALUE), read, 3);
    MarkHistory later = MarkHistory.of(NumberRanges.of(Long.MAX_VALUE, Long.MAX_VALUE), !read, 4);
    assertThat(last.plus(later)).isEqualTo(later.plus(last));
    assertThat(last.plus(later).toString())
        .isEqualTo(
            (read ? "r" : "u")
                + "5-9223372036854775806@3 "
                + (read ? "u" : "r")
                + "9223372036854775807-9223372036854775807@4");
  }

  private static Ledger ledger(List<Integer> steps) {
    Ledger ledger = new Ledger();
    ledger.add(MISC, new Numbered(history(steps), Witnesses.NONE));
    for (int step : steps) {
      long number = step & 1023;
      ledger.add(
          MISC,
          new Numbered(
              MarkHistory.EMPTY,
              Witnesses.of(Map.of(number, new MessageId(number % 7 + "@" + (step & 1))))));
      ledger.add(
          Kind.values()[(step >>> 10) & 1],
          "a" + (step & 7) + "@example.org",
          new Choice(((step >> 4) & 3) + 1, (step & 8) == 0 ? Ledger.NOT : mark(step)));
    }
    return ledger;
  }

  private static String mark(int step) {
    return ((step >>> 10) & 1) == 0 ? Ledger.FLAGGED : Ledger.WATCHED;
  }

  @Property(tries = 300)
  void anyOrderGivesTheSame(
      @ForAll @Size(min = 3, max = 6) List<@Size(max = 12) List<Integer>> machines,
      @ForAll long seed) {
    List<Ledger> ledgers =
        new ArrayList<>(machines.stream().map(LedgerPropertyTest::ledger).toList());
    Ledger inOrder = new Ledger();
    ledgers.forEach(inOrder::add);
    Random random = new Random(seed);
    Ledger otherwise = new Ledger();
    for (int round = 0; round < 3; round++) {
      java.util.Collections.shuffle(ledgers, random);
      for (Ledger ledger : ledgers) {
        // Some come by way of others, some twice.
        Ledger carried = random.nextBoolean() ? ledger : otherwise.copy();
        carried.add(ledger);
        otherwise.add(carried);
      }
    }
    assertThat(otherwise).isEqualTo(inOrder);
    assertThat(inOrder.holds(ledgers.getFirst())).isTrue();
  }

  @Property(tries = 200)
  void aFileTellsWhatWasWritten(@ForAll @Size(max = 40) List<Integer> steps) throws IOException {
    LedgerFile file =
        new LedgerFile(
            "00112233445566ff", "Laptop, 日本", 1_795_000_000_000L, ledger(steps), List.of("a b"));
    assertThat(LedgerFile.read(new ByteArrayInputStream(file.octets()))).isEqualTo(file);
  }

  @Property(tries = 300)
  void aFileThatIsNotWholeOrOtherwiseDamagedIsRefusedAndNeverMore(
      @ForAll @Size(max = 20) List<Integer> steps, @ForAll Random random) throws IOException {
    LedgerFile file = new LedgerFile("00112233445566ff", "x", 1, ledger(steps), List.of());
    byte[] octets = file.octets();
    byte[] broken = java.util.Arrays.copyOf(octets, random.nextInt(octets.length));
    assertThat(reads(broken)).isFalse();
    byte[] changed = octets.clone();
    changed[10 + random.nextInt(octets.length - 10)] ^= (byte) (1 << random.nextInt(8));
    assertThat(reads(changed) && !LedgerFile.read(new ByteArrayInputStream(changed)).equals(file))
        .isFalse();
  }

  private static boolean reads(byte[] octets) {
    try {
      LedgerFile.read(new ByteArrayInputStream(octets));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
