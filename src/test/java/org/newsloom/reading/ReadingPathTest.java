package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.ServerGroup;

/** The way from unread article to unread article. */
class ReadingPathTest {
  private static final ServerGroup POLITICS = Desk.group("sample", "alt.politics.usa");

  @TempDir Path profile;
  private SampleServer server;
  private Desk desk;
  private ThreadList list;

  @BeforeEach
  void start() throws IOException {
    server = SampleServer.start(SampleServerOptions.DEFAULT);
    desk = Desk.open(profile).with("sample", server.port());
    await(desk.reading.fetching().headers(POLITICS, new FetchRange.All()));
    list = await(desk.reading.threadLists().open(POLITICS, ThreadListOptions.USUAL));
    assertThat(list.threadCount()).isGreaterThan(2);
  }

  @AfterEach
  void stop() {
    desk.close();
    server.close();
  }

  private ThreadMarks afterReading(int from, int to) {
    long[] numbers = new long[to - from];
    for (int row = from; row < to; row++) {
      numbers[row - from] = list.number(row);
    }
    await(desk.reading.marks().read(POLITICS, NumberRanges.ofNumbers(numbers)));
    return await(desk.reading.threadLists().marks(list));
  }

  @Test
  void nextUnreadSkipsWhatIsRead() {
    ThreadMarks marks = afterReading(1, 3);
    assertThat(ReadingPath.nextUnread(list, marks, 0)).hasValue(3);
  }

  @Test
  void nextUnreadGoesOnAtTheTop() {
    assertThat(ReadingPath.nextUnread(list, list.marks(), list.size() - 1)).hasValue(0);
  }

  @Test
  void nothingUnreadIsNoWay() {
    ThreadMarks marks = afterReading(0, list.size());
    assertThat(ReadingPath.nextUnread(list, marks, 0)).isEmpty();
    assertThat(ReadingPath.previousUnread(list, marks, 0)).isEmpty();
    assertThat(ReadingPath.nextUnreadThread(list, marks, 0)).isEmpty();
  }

  @Test
  void previousUnreadOfTheFirstRowIsTheLast() {
    assertThat(ReadingPath.previousUnread(list, list.marks(), 0)).hasValue(list.size() - 1);
  }

  @Test
  void nextUnreadThreadIsBehindTheWholeThread() {
    assertThat(ReadingPath.nextUnreadThread(list, list.marks(), 0)).hasValue(list.subtreeSize(0));
  }

  @Test
  void parentOfARootIsNone() {
    assertThat(ReadingPath.parent(list, 0)).isEqualTo(OptionalInt.empty());
  }

  @Test
  void nextUnreadGroupIsTheNextInOrderThatHasNews() {
    SubscribedGroup read = line("a", 0);
    SubscribedGroup news = line("b", 3);
    SubscribedGroup here = line("c", 9);
    assertThat(ReadingPath.nextUnreadGroup(List.of(read, news, here), Optional.of(here.group())))
        .contains(news);
    assertThat(ReadingPath.nextUnreadGroup(List.of(read, here), Optional.of(here.group())))
        .isEmpty();
  }

  private static SubscribedGroup line(String name, long unread) {
    return new SubscribedGroup(Desk.group("sample", name), "", unread, 10, true);
  }
}
