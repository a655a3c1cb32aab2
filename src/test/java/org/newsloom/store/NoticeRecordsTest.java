package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;

final class NoticeRecordsTest {
  @TempDir Path folder;

  private static NoticeRecord notice(String key, boolean hides) {
    return new NoticeRecord(Profile.id("notice@x"), key, "spam", "spam.1", hides);
  }

  private static boolean add(Store store, NoticeRecord notice, int digest, int from, int to) {
    List<MessageId> ids =
        IntStream.range(from, to).mapToObj(number -> Profile.id(number + "@x")).toList();
    return await(
        store.noticeRecords().add(notice, new byte[] {(byte) (digest >> 8), (byte) digest}, ids));
  }

  private static long[] keys(Store store, int from, int to) {
    return IntStream.range(from, to)
        .mapToLong(number -> store.headers().key(Profile.id(number + "@x")))
        .toArray();
  }

  @Test
  void whatIsListedIsHiddenAndFoundAfterANewStart() {
    try (Store store = Profile.open(folder)) {
      assertThat(add(store, notice("A", true), 1, 0, 3)).isTrue();
      assertThat(add(store, notice("A", true), 1, 3, 9)).as("the same octets").isFalse();
    }
    try (Store store = Profile.open(folder)) {
      assertThat(await(store.noticeRecords().hidden(_ -> true)))
          .containsExactlyInAnyOrder(keys(store, 0, 3));
      assertThat(await(store.noticeRecords().hidden(_ -> false))).isEmpty();
      assertThat(await(store.noticeRecords().listing(Profile.id("2@x"))))
          .containsExactly(notice("A", true));
      assertThat(await(store.noticeRecords().listing(Profile.id("3@x")))).isEmpty();
      assertThat(await(store.noticeRecords().find(new byte[] {0, 1}))).contains(notice("A", true));
      assertThat(await(store.noticeRecords().find(new byte[] {0, 2}))).isEmpty();
      assertThat(await(store.integrityCheck())).isEmpty();
    }
  }

  @Test
  void anIssuerTakesBackTheirOwnWordAlone() {
    try (Store store = Profile.open(folder)) {
      var _ = add(store, notice("A", false), 1, 0, 2);
      var _ = add(store, notice("A", true), 2, 0, 4);
      var _ = add(store, notice("B", true), 3, 1, 2);
      assertThat(await(store.noticeRecords().hidden(_ -> true)))
          .containsExactlyInAnyOrder(keys(store, 1, 4));
    }
  }

  @Test
  void theOldestAreForgottenWhereTheyListTooMany() {
    try (Store store = Profile.open(folder)) {
      int each = 10_000;
      int room = NoticeRecords.MOST_IDS / each;
      for (int i = 0; i <= room; i++) {
        assertThat(add(store, notice("A", true), i, i * each, (i + 1) * each)).isTrue();
      }
      assertThat(await(store.noticeRecords().hidden(_ -> true))).hasSize(NoticeRecords.MOST_IDS);
      assertThat(await(store.noticeRecords().listing(Profile.id("0@x")))).isEmpty();
      assertThat(await(store.noticeRecords().listing(Profile.id(each + "@x")))).hasSize(1);
    }
  }
}
