package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.newsloom.article.NumberRanges;

final class ReadStatePropertyTest {
  private static Path folder = Path.of("");
  private static Store store;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("marks");
    store = Profile.open(folder);
  }

  @AfterContainer
  static void close() throws IOException {
    store.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 100)
  void marksBehaveLikeASetAndUndoReallyUndoes(
      @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 0xfff) Integer> steps) {
    await(store.marks().markUnread(USA, NumberRanges.of(0, 1000)));
    Set<Long> naive = new HashSet<>();
    for (int step : steps) {
      long low = step & 31;
      long high = low + ((step >> 5) & 31);
      boolean read = (step & 0x400) == 0;
      NumberRanges numbers = NumberRanges.of(low, high);
      NumberRanges before = await(store.marks().read(USA));
      MarkChange change =
          await(
              read ? store.marks().markRead(USA, numbers) : store.marks().markUnread(USA, numbers));
      if ((step & 0x800) != 0) {
        await(store.marks().revert(change));
        assertThat(await(store.marks().read(USA))).isEqualTo(before);
        continue;
      }
      LongStream.rangeClosed(low, high).forEach(read ? naive::add : naive::remove);
    }
    assertThat(await(store.marks().read(USA)))
        .isEqualTo(NumberRanges.ofNumbers(naive.stream().mapToLong(Long::longValue).toArray()));
  }

  @Property(tries = 300)
  void rangesComeBackFromTheirOctets(@ForAll long[] numbers) {
    NumberRanges ranges =
        NumberRanges.ofNumbers(LongStream.of(numbers).map(n -> n & Long.MAX_VALUE).toArray());

    assertThat(RangeCodec.decode(RangeCodec.encode(ranges))).isEqualTo(ranges);
  }

  @Property(tries = 300)
  void noOctetsBreakTheRanges(@ForAll byte[] octets) {
    assertThat(RangeCodec.decode(octets).count()).isNotNegative();
  }
}
