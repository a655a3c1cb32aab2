package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Subjects;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.score.ScoreFile;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.ServerGroup;

/** Lists in every order, made so or brought into it later. */
final class ThreadSortTest {
  private static final ServerGroup POLITICS = Desk.group("sample", "alt.politics.usa");

  @TempDir Path profile;
  private SampleServer server;
  private Desk desk;

  @BeforeEach
  void start() throws IOException {
    server = SampleServer.start(SampleServerOptions.DEFAULT);
    desk = Desk.open(profile).with("sample", server.port());
    await(desk.reading.fetching().headers(POLITICS, new FetchRange.All()));
  }

  @AfterEach
  void stop() {
    desk.close();
    server.close();
  }

  private ThreadList open(ThreadListOptions options) {
    return await(desk.reading.threadLists().open(POLITICS, options));
  }

  private ThreadList sorted(ThreadList list, ThreadListOptions.Sort sort) {
    return await(desk.reading.threadLists().changed(list, list.options().with(sort)));
  }

  /** Everything that a row is, but for where it stands. */
  private static List<String> rows(ThreadList list) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < list.size(); row++) {
      int parent = list.parent(row);
      rows.add(
          list.number(row)
              + " depth "
              + list.depth(row)
              + " below "
              + (parent < 0 ? "none" : list.number(parent))
              + " with "
              + list.subtreeSize(row)
              + (list.isPlaceholder(row) ? " missing" : ""));
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource(ThreadListOptions.Sort.class)
  void aListThatIsSortedLaterIsTheListThatWasOpenedSo(ThreadListOptions.Sort sort) {
    ThreadList opened = open(ThreadListOptions.USUAL.with(sort));
    for (ThreadListOptions.Sort before : ThreadListOptions.Sort.values()) {
      ThreadList list = sorted(open(ThreadListOptions.USUAL.with(before)), sort);
      assertThat(rows(list)).isEqualTo(rows(opened));
      assertThat(list.options()).isEqualTo(opened.options());
      for (int row = 0; row < list.size(); row++) {
        assertThat(list.rowOf(list.number(row))).isEqualTo(list.isPlaceholder(row) ? -1 : row);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ThreadListOptions.Shown.class)
  void whatIsShownIsTheSameWhereverOneComesFrom(ThreadListOptions.Shown shown) {
    await(desk.reading.marks().read(POLITICS, NumberRanges.of(3, 9)));
    ThreadListOptions wanted =
        ThreadListOptions.USUAL.with(shown).with(ThreadListOptions.Sort.AUTHOR);
    ThreadList opened = open(wanted);
    for (ThreadListOptions.Shown before : ThreadListOptions.Shown.values()) {
      ThreadList list = open(ThreadListOptions.USUAL.with(before).withWords("a"));
      assertThat(rows(await(desk.reading.threadLists().changed(list, wanted))))
          .isEqualTo(rows(opened));
    }
  }

  @Test
  void threadsStandInTheOrderOfTheirSubjects() {
    ThreadList list = open(ThreadListOptions.USUAL.with(ThreadListOptions.Sort.SUBJECT));
    assertInOrder(
        firstOfThreads(list, row -> Subjects.base(list.text(row).subject())),
        String.CASE_INSENSITIVE_ORDER);
  }

  @Test
  void threadsStandInTheOrderOfTheirAuthors() {
    ThreadList list = open(ThreadListOptions.USUAL.with(ThreadListOptions.Sort.AUTHOR));
    assertInOrder(
        firstOfThreads(list, row -> list.text(row).author().displayName()),
        String.CASE_INSENSITIVE_ORDER);
  }

  @Test
  void subjectsAndAuthorsStandFromTheEndOfTheAlphabet() {
    ThreadList subjects =
        open(ThreadListOptions.USUAL.with(ThreadListOptions.Sort.SUBJECT_BACKWARDS));
    assertInOrder(
        firstOfThreads(subjects, row -> Subjects.base(subjects.text(row).subject())),
        String.CASE_INSENSITIVE_ORDER.reversed());
    ThreadList authors =
        open(ThreadListOptions.USUAL.with(ThreadListOptions.Sort.AUTHOR_BACKWARDS));
    assertInOrder(
        firstOfThreads(authors, row -> authors.text(row).author().displayName()),
        String.CASE_INSENSITIVE_ORDER.reversed());
  }

  @Test
  void threadsStandByTheirReplies() {
    ThreadListOptions most =
        ThreadListOptions.USUAL.with(ThreadListOptions.Sort.MOST_REPLIES_FIRST);
    assertThat(replies(open(most)))
        .hasSizeGreaterThan(3)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(replies(open(most.with(ThreadListOptions.Sort.FEWEST_REPLIES_FIRST)))).isSorted();
  }

  @Test
  void repliesAreCountedAsTheNarrowedListTellsThem() {
    ThreadListOptions most =
        ThreadListOptions.USUAL.with(ThreadListOptions.Sort.MOST_REPLIES_FIRST);
    for (String words : List.of("a", "e", "o", "s", "an", "er")) {
      assertThat(replies(open(most.withWords(words))))
          .as(words)
          .isSortedAccordingTo(Comparator.reverseOrder());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ThreadListOptions.Sort.class,
      names = {"SUBJECT.*", "AUTHOR.*", ".*REPLIES_FIRST"},
      mode = EnumSource.Mode.MATCH_ANY)
  void threadsThatAreAlikeStandNewestFirst(ThreadListOptions.Sort sort) {
    ThreadList list = open(ThreadListOptions.USUAL.with(sort));
    await(list.load(0, list.size()));
    int pairs = 0;
    for (int root = 0; root + list.subtreeSize(root) < list.size(); ) {
      int next = root + list.subtreeSize(root);
      if (fact(list, root, sort).equals(fact(list, next, sort))) {
        assertThat(list.newestBelow(root).orElseThrow())
            .isAfterOrEqualTo(list.newestBelow(next).orElseThrow());
        pairs++;
      }
      root = next;
    }
    assertThat(pairs).isPositive();
  }

  /** What a thread is sorted by. */
  private static Object fact(ThreadList list, int root, ThreadListOptions.Sort sort) {
    int row = root;
    while (list.isPlaceholder(row)) {
      row++;
    }
    return switch (sort) {
      case SUBJECT, SUBJECT_BACKWARDS -> Subjects.base(list.text(row).subject());
      case AUTHOR, AUTHOR_BACKWARDS -> list.text(row).author().displayName();
      case LARGEST_FIRST, SMALLEST_FIRST -> list.text(row).octets();
      default -> list.replies(root);
    };
  }

  @Test
  void threadsStandByTheSizeOfTheirFirstArticle() {
    ThreadListOptions largest = ThreadListOptions.USUAL.with(ThreadListOptions.Sort.LARGEST_FIRST);
    ThreadList list = open(largest);
    List<Long> sizes = firstOfThreads(list, row -> list.text(row).octets());
    assertThat(sizes).isSortedAccordingTo(Comparator.reverseOrder()).doesNotContain(0L);
    assertThat(Set.copyOf(sizes)).hasSizeGreaterThan(3);
    ThreadList smallest = sorted(list, ThreadListOptions.Sort.SMALLEST_FIRST);
    assertThat(firstOfThreads(smallest, row -> smallest.text(row).octets())).isSorted();
  }

  @Test
  void aFlatListIsSortedBySizeArticleByArticle() {
    ThreadListOptions flat = ThreadListOptions.USUAL.with(ThreadListOptions.Layout.FLAT);
    ThreadList list = open(flat.with(ThreadListOptions.Sort.LARGEST_FIRST));
    assertThat(firstOfThreads(list, row -> list.text(row).octets()))
        .hasSizeGreaterThan(20)
        .isSortedAccordingTo(Comparator.reverseOrder());
    ThreadList smallest = sorted(list, ThreadListOptions.Sort.SMALLEST_FIRST);
    assertThat(firstOfThreads(smallest, row -> smallest.text(row).octets())).isSorted();
  }

  @Test
  void sizesAndLinesAreThoseThatTheServerTells() {
    ThreadList list = open(ThreadListOptions.USUAL);
    List<ArticleRow> rows = await(desk.reading.threadLists().rows(list, 0, list.size()));
    await(list.load(0, list.size()));
    for (ArticleRow row : rows) {
      if (!row.missing()) {
        RowText text = list.text(list.rowOf(row.number()));
        assertThat(text.octets()).isEqualTo(row.bytes()).isPositive();
        assertThat(text.lines()).isEqualTo(row.lines()).isPositive();
      }
    }
  }

  @Test
  void aFlatListIsSortedBackwardsToo() {
    ThreadListOptions flat = ThreadListOptions.USUAL.with(ThreadListOptions.Layout.FLAT);
    ThreadList list = open(flat.with(ThreadListOptions.Sort.AUTHOR_BACKWARDS));
    await(list.load(0, list.size()));
    List<String> authors = new ArrayList<>();
    for (int row = 0; row < list.size(); row++) {
      authors.add(list.text(row).author().displayName());
    }
    assertInOrder(authors, String.CASE_INSENSITIVE_ORDER.reversed());
    assertThat(rows(open(flat.with(ThreadListOptions.Sort.MOST_REPLIES_FIRST))))
        .isEqualTo(rows(open(flat)));
  }

  private static List<Integer> replies(ThreadList list) {
    List<Integer> replies = new ArrayList<>();
    for (int root = 0; root < list.size(); root += list.subtreeSize(root)) {
      replies.add(list.replies(root));
    }
    return replies;
  }

  @Test
  void threadsWithTheBestScoreComeFirst() {
    ScoreFile rules =
        ScoreFile.EMPTY
            .plus("50 From: marr")
            .plus("70 Subject: predictions")
            .plus("-10 From: okonjo");
    await(desk.reading.scoring().save(rules));
    ThreadList list = open(ThreadListOptions.USUAL);
    ThreadList best = sorted(list, ThreadListOptions.Sort.BEST_SCORE_FIRST);
    assertThat(bestScores(best)).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(bestScores(best)).contains(120, 50, 0);
    assertThat(rows(open(best.options()))).isEqualTo(rows(best));
    ThreadList flat = open(best.options().with(ThreadListOptions.Layout.FLAT));
    assertThat(IntStream.range(0, flat.size()).mapToObj(flat.marks()::score).toList())
        .hasSize(list.size() - placeholders(list))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(bestScores(sorted(list, ThreadListOptions.Sort.WORST_SCORE_FIRST))).isSorted();
    ThreadList worst = open(flat.options().with(ThreadListOptions.Sort.WORST_SCORE_FIRST));
    assertThat(IntStream.range(0, worst.size()).mapToObj(worst.marks()::score).toList())
        .isSorted()
        .contains(-10, 120);
    // Other rules, another order.
    await(desk.reading.scoring().save(ScoreFile.EMPTY.plus("5 From: okonjo")));
    ThreadList later = await(desk.reading.threadLists().again(best));
    assertThat(bestScores(later))
        .isSortedAccordingTo(Comparator.reverseOrder())
        .contains(5)
        .doesNotContain(120);
  }

  private static int placeholders(ThreadList list) {
    return (int) IntStream.range(0, list.size()).filter(list::isPlaceholder).count();
  }

  /** The best score of each thread in the order of the list. */
  private static List<Integer> bestScores(ThreadList list) {
    List<Integer> best = new ArrayList<>();
    for (int root = 0; root < list.size(); root += list.subtreeSize(root)) {
      best.add(
          IntStream.range(root, root + list.subtreeSize(root))
              .filter(row -> !list.isPlaceholder(row))
              .map(list.marks()::score)
              .max()
              .orElseThrow());
    }
    return best;
  }

  @Test
  void aFlatListIsSortedArticleByArticle() {
    ThreadList list =
        open(
            ThreadListOptions.USUAL
                .with(ThreadListOptions.Layout.FLAT)
                .with(ThreadListOptions.Sort.SUBJECT));
    await(list.load(0, list.size()));
    List<String> subjects = new ArrayList<>();
    for (int row = 0; row < list.size(); row++) {
      subjects.add(Subjects.base(list.text(row).subject()));
    }
    assertInOrder(subjects, String.CASE_INSENSITIVE_ORDER);
  }

  private static <T> List<T> firstOfThreads(ThreadList list, IntFunction<T> fact) {
    await(list.load(0, list.size()));
    List<T> facts = new ArrayList<>();
    for (int root = 0; root < list.size(); root += list.subtreeSize(root)) {
      int row = root;
      while (list.isPlaceholder(row)) {
        row++;
      }
      facts.add(fact.apply(row));
    }
    assertThat(facts).hasSizeGreaterThan(3);
    return facts;
  }

  private static void assertInOrder(List<String> texts, Comparator<String> order) {
    String[] folded =
        texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    String[] sorted = folded.clone();
    Arrays.sort(sorted, order);
    assertThat(folded).isEqualTo(sorted);
  }
}
