package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.store.GroupRef;
import org.newsloom.store.StoreChange;

final class BodyCountsTest {
  private static final GroupRef GROUP = Refs.of(Desk.group("here", "misc.test"));
  private static final MessageId ID = new MessageId("one@example.org");

  @TempDir Path profile;

  @Test
  void aBodyThatComesIsCounted() throws InterruptedException {
    try (Desk desk = Desk.open(profile).with(GROUP.server(), 1)) {
      OverviewBatch.Builder batch = new OverviewBatch.Builder();
      byte[] id = "<one@example.org>".getBytes(StandardCharsets.US_ASCII);
      batch.row(1);
      batch.field(OverviewBatch.Field.MESSAGE_ID, id, 0, id.length);
      await(desk.store.headers().addOverviews(GROUP, batch.build(), NumberRanges.of(1, 1)));
      BodyCounts counts = new BodyCounts(desk.store);
      assertThat(counts.of(GROUP)).isZero();
      assertThat(counts.of(GROUP)).isZero();
      CountDownLatch told = new CountDownLatch(1);
      var _ =
          desk.store.listen(change -> {
            if (change instanceof StoreChange.BodiesStored) {
              told.countDown();
            }
          });

      byte[] octets = "Subject: S\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII);
      await(desk.store.bodies().put(ID, octets));

      assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(counts.of(GROUP)).isEqualTo(1);
    }
  }
}
