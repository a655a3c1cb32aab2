package org.newsloom.threading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.newsloom.article.DateCode;

final class ThreaderTest {
  /** One row: number, key, date, subject, references. */
  record Row(long number, long key, int date, int subject, List<Long> references) {
    Row numbered(long other) {
      return new Row(other, key, date, subject, references);
    }
  }

  @Test
  void putsAnAnswerBelowTheNearestAncestorThatIsThere() {
    assertThat(outline(row(1, 1), row(2, 2, 1L), row(4, 4, 1L, 2L, 3L))).isEqualTo("1 .2 ..4");
  }

  @Test
  void joinsAnswersToAMissingArticleBelowAPlaceholder() {
    assertThat(outline(row(1, 1, 9L), row(2, 2, 9L))).isEqualTo("? .1 .2");
  }

  @Test
  void makesNoPlaceholderForOneAnswer() {
    Forest forest = thread(Linking.REFERENCES, row(1, 1, 8L, 9L));
    assertThat(forest.size()).isEqualTo(1);
    assertThat(forest.missingKey(0)).isEqualTo(OptionalLong.of(9));
  }

  @Test
  void namesTheArticleThatAPlaceholderStandsFor() {
    Forest forest = thread(Linking.REFERENCES, row(1, 1, 9L), row(2, 2, 9L));
    assertThat(forest.isPlaceholder(0)).isTrue();
    assertThat(forest.row(0)).isEqualTo(OptionalInt.empty());
    assertThat(forest.missingKey(0)).isEqualTo(OptionalLong.of(9));
  }

  @Test
  void learnsWhereAMissingArticleStoodFromOtherReferences() {
    assertThat(outline(row(1, 1), row(2, 2, 1L, 9L), row(3, 3, 9L))).isEqualTo("1 .2 .3");
  }

  @Test
  void keepsSubthreadsOfAnExpiredThreadTogether() {
    assertThat(outline(row(1, 1, 7L, 8L), row(2, 2, 7L, 9L))).isEqualTo("? .1 .2");
  }

  @Test
  void whatIsTakenOutByHandBeginsAThreadWithItsAnswers() {
    ThreadColumns columns = columns(row(1, 1), row(2, 2, 1L), row(3, 3, 1L, 2L));
    assertThat(outlineOf(columns.relinked(Map.of(2L, 0L)))).isEqualTo("1 2 .3");
    assertThat(outlineOf(columns.relinked(Map.of()))).isEqualTo("1 .2 ..3");
  }

  @Test
  void whatIsHungElsewhereByHandGoesThereWithItsAnswers() {
    ThreadColumns columns = columns(row(1, 1), row(2, 2, 1L), row(5, 5), row(6, 6, 5L), row(7, 7));
    assertThat(outlineOf(columns.relinked(Map.of(5L, 2L)))).isEqualTo("1 .2 ..5 ...6 7");
  }

  @Test
  void whatIsToHangBelowAnArticleThatIsNotHereStaysWhereItBelongs() {
    ThreadColumns columns = columns(row(1, 1), row(2, 2, 1L));
    assertThat(outlineOf(columns.relinked(Map.of(2L, 99L)))).isEqualTo("1 .2");
  }

  @Test
  void whatIsHungInACircleByHandIsAllShown() {
    ThreadColumns columns = columns(row(1, 1), row(2, 2, 1L));
    Forest forest =
        Threader.thread(
            columns.relinked(Map.of(1L, 2L)), Linking.REFERENCES, ThreadOrder.OLDEST_ROOT_FIRST);
    assertThat(forest.size()).isEqualTo(2);
  }

  @Test
  void skipsSelfReferences() {
    assertThat(outline(row(1, 1), row(2, 2, 1L, 2L, 2L))).isEqualTo("1 .2");
  }

  @Test
  void cutsALoopWhereReferencesAreShortest() {
    assertThat(outline(row(1, 1), row(2, 2, 1L, 3L), row(3, 3, 2L))).isEqualTo("1 3 .2");
  }

  @Test
  void showsEveryArticleOfOneKeyAndAnswersBelowTheFirst() {
    assertThat(outline(row(1, 5), row(2, 5), row(3, 6, 5L))).isEqualTo("1 .3 2");
  }

  @Test
  void keepsRowsWithoutIdentifierApart() {
    assertThat(outline(row(1, 0), row(2, 0, 0L))).isEqualTo("1 2");
  }

  @Test
  void doesNotJoinBySubjectUnlessAsked() {
    Row[] rows = {new Row(1, 1, 10, 4, List.of()), new Row(2, 2, 20, -4, List.of())};
    assertThat(outline(Linking.REFERENCES, rows)).isEqualTo("2 1");
    assertThat(outline(Linking.REFERENCES_THEN_SUBJECT, rows)).isEqualTo("1 .2");
  }

  @Test
  void sortsAnswersByDateAndThreadsByTheirNewestArticle() {
    assertThat(
            outline(
                new Row(1, 1, 100, 0, List.of()),
                new Row(2, 2, 300, 0, List.of(1L)),
                new Row(3, 3, 200, 0, List.of(1L)),
                new Row(4, 4, 250, 0, List.of())))
        .isEqualTo("1 .3 .2 4");
  }

  @Test
  void whatIsOlderThan1970IsOlder() {
    assertThat(
            outline(
                new Row(1, 1, DateCode.NONE, 0, List.of()),
                new Row(2, 2, 2_000_000_000, 0, List.of()),
                new Row(3, 3, -14_000_000, 0, List.of()),
                new Row(4, 4, 0, 0, List.of())))
        .isEqualTo("2 4 3 1");
  }

  @Test
  void measuresThreads() {
    Forest forest =
        thread(
            Linking.REFERENCES,
            new Row(1, 1, 10, 0, List.of()),
            new Row(2, 2, 30, 0, List.of(1L)),
            new Row(3, 3, 20, 0, List.of(1L, 2L)),
            new Row(4, 4, 5, 0, List.of(9L)),
            new Row(5, 5, 6, 0, List.of(9L)));
    assertThat(forest.threadCount()).isEqualTo(2);
    assertThat(forest.subtreeSize(0)).isEqualTo(3);
    assertThat(forest.depth(2)).isEqualTo(2);
    assertThat(forest.parent(2)).isEqualTo(OptionalInt.of(1));
    assertThat(forest.root(1)).isEqualTo(3);
    assertThat(forest.isPlaceholder(3)).isTrue();
    assertThat(forest.row(2)).isEqualTo(OptionalInt.of(2));
  }

  @Test
  void threadsAChainAHundredThousandDeepWhateverItsOrder() {
    int depth = 100_000;
    ThreadColumns.Builder builder = new ThreadColumns.Builder();
    for (int i = depth; i > 0; i--) {
      builder.row(i, i, i, 0);
      if (i > 1) {
        builder.reference(i - 1);
      }
    }
    Forest forest = Threader.thread(builder.build(), Linking.REFERENCES, ThreadOrder.LARGEST_FIRST);
    assertThat(forest.threadCount()).isEqualTo(1);
    assertThat(forest.depth(depth - 1)).isEqualTo(depth - 1);
  }

  @Test
  void threadsALongChainOfMissingArticles() {
    int length = 100_000;
    ThreadColumns.Builder builder = new ThreadColumns.Builder();
    for (int i = 1; i <= length; i++) {
      builder.row(i, i, i, 0).reference(-i).reference(-i - 1);
    }
    Forest forest = Threader.thread(builder.build(), Linking.REFERENCES, ThreadOrder.LARGEST_FIRST);
    assertThat(forest.threadCount()).isEqualTo(1);
    assertThat(forest.size()).isEqualTo(length + 1);
  }

  @Property(tries = 300)
  void ordersOfInputDoNotMatter(@ForAll("rows") List<Row> rows, @ForAll Random random) {
    for (Linking linking : Linking.values()) {
      String straight = outline(linking, rows.toArray(Row[]::new));
      List<Row> shuffled = new ArrayList<>(rows);
      java.util.Collections.shuffle(shuffled, random);
      assertThat(outline(linking, shuffled.toArray(Row[]::new))).isEqualTo(straight);
    }
  }

  @Property(tries = 300)
  void ancestorsAboveOneThatIsThereDoNotMatter(@ForAll("rows") List<Row> rows) {
    // In a newsgroup no two articles bear one number.
    Row[] all =
        IntStream.range(0, rows.size())
            .mapToObj(i -> rows.get(i).numbered(i + 1))
            .toArray(Row[]::new);
    Set<Long> there = rows.stream().map(Row::key).collect(Collectors.toSet());
    ThreadColumns whole = columns(all);
    ThreadColumns.Builder cut = new ThreadColumns.Builder();
    short[] counts = new short[all.length];
    for (int i = 0; i < all.length; i++) {
      List<Long> references = all[i].references();
      counts[i] = (short) references.size();
      int from = references.size() - 1;
      while (from > 0 && !isAnotherThatIsThere(references.get(from), all[i], there)) {
        from--;
      }
      cut.row(all[i].number(), all[i].key(), all[i].date(), all[i].subject());
      references.subList(Math.max(0, from), references.size()).forEach(cut::reference);
    }
    ThreadColumns some = cut.build();

    Forest forest =
        Threader.thread(
            new ThreadColumns(
                some.size,
                some.numbers,
                some.keys,
                some.dates,
                some.subjects,
                some.referenceEnds,
                some.references,
                counts),
            Linking.REFERENCES,
            ThreadOrder.OLDEST_ROOT_FIRST);

    Forest expected = Threader.thread(whole, Linking.REFERENCES, ThreadOrder.OLDEST_ROOT_FIRST);
    assertThat(shape(forest)).isEqualTo(shape(expected));
  }

  private static boolean isAnotherThatIsThere(long key, Row row, Set<Long> there) {
    return key != 0 && key != row.key() && there.contains(key);
  }

  private static List<List<Object>> shape(Forest forest) {
    return IntStream.range(0, forest.size())
        .mapToObj(at -> List.<Object>of(forest.row(at), forest.parent(at), forest.missingKey(at)))
        .toList();
  }

  @Property(tries = 300)
  void everyRowStandsInTheForestOnceAndBelowItsParent(@ForAll("rows") List<Row> rows) {
    for (Linking linking : Linking.values()) {
      Forest forest = thread(linking, rows.toArray(Row[]::new));
      List<Integer> seen = new ArrayList<>();
      for (int at = 0; at < forest.size(); at++) {
        forest.row(at).ifPresent(seen::add);
        int above = forest.parent(at).orElse(-1);
        assertThat(above).isLessThan(at);
        if (above >= 0) {
          assertThat(at).isLessThan(above + forest.subtreeSize(above));
          assertThat(forest.depth(at)).isEqualTo(forest.depth(above) + 1);
        }
        assertThat(forest.isPlaceholder(at) && forest.subtreeSize(at) < 3).isFalse();
      }
      assertThat(seen)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, rows.size()).boxed().toList());
    }
  }

  @Property(tries = 300)
  void threadsStandInTheOrderAskedFor(@ForAll("rows") List<Row> rows) {
    List<Set<Integer>> threads = null;
    for (ThreadOrder order : ThreadOrder.values()) {
      Forest forest =
          Threader.thread(
              columns(rows.toArray(Row[]::new)), Linking.REFERENCES_THEN_SUBJECT, order);
      List<Set<Integer>> members = new ArrayList<>();
      List<Long> ranks = new ArrayList<>();
      for (int thread = 0; thread < forest.threadCount(); thread++) {
        int root = forest.root(thread);
        List<Integer> rowsOf =
            IntStream.range(root, root + forest.subtreeSize(root))
                .flatMap(at -> forest.row(at).stream())
                .boxed()
                .toList();
        LongSummaryStatistics dates =
            rowsOf.stream().mapToLong(row -> rows.get(row).date()).summaryStatistics();
        // A placeholder at the top is as old as the first of its answers that tell a date.
        long rootDate =
            forest.row(root).isPresent()
                ? rows.get(forest.row(root).getAsInt()).date()
                : children(forest, root)
                    .map(row -> rows.get(row).date())
                    .filter(date -> date != DateCode.NONE)
                    .min()
                    .orElse(DateCode.NONE);
        ranks.add(
            switch (order) {
              case NEWEST_ARTICLE_FIRST -> -dates.getMax();
              case NEWEST_ROOT_FIRST -> -rootDate;
              case OLDEST_ROOT_FIRST -> rootDate;
              case LARGEST_FIRST -> -(long) forest.subtreeSize(root);
            });
        members.add(new HashSet<>(rowsOf));
      }
      assertThat(ranks).describedAs("%s", order).isSorted();
      threads = threads == null ? members : threads;
      assertThat(members).containsExactlyInAnyOrderElementsOf(threads);
    }
  }

  private static IntStream children(Forest forest, int above) {
    return IntStream.range(above + 1, above + forest.subtreeSize(above))
        .filter(at -> forest.parent(at).orElse(-1) == above)
        .flatMap(at -> forest.row(at).stream());
  }

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<Long> keys = Arbitraries.longs().between(0, 12);
    return net.jqwik.api.Combinators.combine(
            Arbitraries.longs().between(0, 5),
            keys,
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(-3, 3),
            keys.list().ofMaxSize(5))
        .as(Row::new)
        .list()
        .ofMaxSize(25);
  }

  @Tag("bench")
  @Test
  void benchAMillion() {
    ThreadColumns columns = million();
    for (int run = 0; run < 8; run++) {
      long begin = System.nanoTime();
      Forest forest =
          Threader.thread(columns, Linking.REFERENCES, ThreadOrder.NEWEST_ARTICLE_FIRST);
      System.out.printf(
          "threading %,d articles into %,d threads: %d ms%n",
          columns.size(), forest.threadCount(), (System.nanoTime() - begin) / 1_000_000);
      assertThat(forest.size()).isGreaterThanOrEqualTo(columns.size());
    }
  }

  private static ThreadColumns million() {
    Random random = new Random(7);
    int size = 1_000_000;
    long[] keys = new long[size];
    int[] parents = new int[size];
    ThreadColumns.Builder builder = new ThreadColumns.Builder();
    for (int i = 0; i < size; i++) {
      keys[i] = random.nextLong();
      // 18 % begin a thread, the others answer one of the latest few thousand.
      parents[i] =
          i == 0 || random.nextInt(100) < 18 ? -1 : i - 1 - random.nextInt(Math.min(i, 3_000));
      builder.row(i + 1, keys[i], 1_700_000_000 + i * 30 + random.nextInt(5_000), 0);
      long[] chain = new long[20];
      int length = 0;
      for (int at = parents[i]; at >= 0 && length < chain.length; at = parents[at]) {
        chain[length++] = random.nextInt(100) < 5 ? random.nextLong() : keys[at];
      }
      while (length > 0) {
        builder.reference(chain[--length]);
      }
    }
    return builder.build();
  }

  private static Row row(long number, long key, Long... references) {
    return new Row(number, key, 0, 0, List.of(references));
  }

  private static String outline(Row... rows) {
    return outline(Linking.REFERENCES, rows);
  }

  /** Positions in order: a dot for each level, the number, "?" for a placeholder. */
  private static String outline(Linking linking, Row... rows) {
    Forest forest = thread(linking, rows);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < forest.size(); at++) {
      text.append(at == 0 ? "" : " ").append(".".repeat(forest.depth(at)));
      text.append(forest.row(at).isEmpty() ? "?" : "" + rows[forest.row(at).getAsInt()].number());
    }
    return text.toString();
  }

  /** The same for columns; each article by its number. */
  private static String outlineOf(ThreadColumns columns) {
    Forest forest = Threader.thread(columns, Linking.REFERENCES, ThreadOrder.NEWEST_ARTICLE_FIRST);
    return IntStream.range(0, forest.size())
        .mapToObj(
            at -> ".".repeat(forest.depth(at)) + columns.numbers[forest.row(at).orElseThrow()])
        .collect(Collectors.joining(" "));
  }

  private static Forest thread(Linking linking, Row... rows) {
    return Threader.thread(columns(rows), linking, ThreadOrder.NEWEST_ARTICLE_FIRST);
  }

  private static ThreadColumns columns(Row... rows) {
    ThreadColumns.Builder builder = new ThreadColumns.Builder();
    for (Row row : rows) {
      builder.row(row.number(), row.key(), row.date(), row.subject());
      row.references().forEach(builder::reference);
    }
    return builder.build();
  }
}
