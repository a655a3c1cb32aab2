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
import java.util.function.IntFunction;
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
