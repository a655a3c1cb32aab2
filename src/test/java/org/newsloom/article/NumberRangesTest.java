package org.newsloom.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.newsloom.Corpus;

class NumberRangesTest {
  @TestFactory
  Stream<DynamicTest> stepsOfThePeersTable() throws IOException {
    Map<String, Object> table = JSON.std.mapFrom(Corpus.text("tables/newsrc-ranges.json"));
    return ((List<?>) table.get("cases"))
        .stream()
            .map(entry -> (Map<?, ?>) entry)
            .filter(entry -> entry.get("start") instanceof String)
            .map(entry ->
                DynamicTest.dynamicTest(
                    String.valueOf(entry.get("start")),
                    () -> replay((String) entry.get("start"), (List<?>) entry.get("ops"))));
  }

  private static void replay(String start, List<?> steps) {
    NumberRanges ranges = NumberRanges.parse(start);
    for (Object step : steps) {
      List<?> words = (List<?>) step;
      switch (String.valueOf(words.getFirst())) {
        case "mark" -> ranges = ranges.plus(range(words));
        case "unmark" -> ranges = ranges.minus(range(words));
        case "expect" -> assertThat(ranges).hasToString((String) words.get(1));
        default -> throw new AssertionError("unknown step " + words);
      }
    }
  }

  private static NumberRanges range(List<?> words) {
    return NumberRanges.of(
        ((Number) words.get(1)).longValue(), ((Number) words.get(2)).longValue());
  }

  @Test
  void rangesThatTouchAreJoined() {
    assertThat(NumberRanges.parse("5,1-3,4")).hasToString("1-5");
  }

  @Test
  void nonsenseIsLeftOut() {
    assertThat(NumberRanges.parse("x, 3-1, 7, -, 9-")).hasToString("7");
  }

  @Test
  void reachesTheLargestNumber() {
    NumberRanges all = NumberRanges.of(1, Long.MAX_VALUE);
    assertThat(all.minus(NumberRanges.of(5, 5))).hasToString("1-4,6-9223372036854775807");
    assertThat(all.count()).isEqualTo(Long.MAX_VALUE);
  }

  @Property
  void behavesAsASetOfNumbers(
      @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 40) Long> some,
      @ForAll @Size(max = 30) List<@LongRange(min = 0, max = 40) Long> others) {
    NumberRanges a = ranges(some);
    NumberRanges b = ranges(others);
    TreeSet<Long> both = new TreeSet<>(some);
    both.addAll(others);
    TreeSet<Long> rest = new TreeSet<>(some);
    rest.removeAll(others);
    assertThat(a.plus(b)).isEqualTo(ranges(both.stream().toList()));
    assertThat(a.minus(b)).isEqualTo(ranges(rest.stream().toList()));
    assertThat(a.count()).isEqualTo(new TreeSet<>(some).size());
    for (long n = 0; n <= 41; n++) {
      assertThat(a.contains(n)).isEqualTo(some.contains(n));
    }
    assertThat(NumberRanges.parse(a.toString())).isEqualTo(a);
  }

  private static NumberRanges ranges(List<Long> numbers) {
    return NumberRanges.ofNumbers(numbers.stream().mapToLong(Long::longValue).toArray());
  }
}
