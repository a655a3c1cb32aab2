package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.NOW;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.store.FullTextQuery.Column;

/** Prints what storing and reading headers costs; asserts only that all of them arrived. */
@Tag("bench")
final class InsertBench {
  private static final int BATCH = 8192;

  @TempDir Path folder;

  @Test
  void storeAndReadManyHeaders() throws Exception {
    int rows = Integer.getInteger("newsloom.bench.rows", 100_000);
    List<OverviewBatch> batches = batches(rows);
    try (Store store = Profile.open(folder)) {
      long begin = System.nanoTime();
      List<CompletableFuture<AddedHeaders>> answers = new ArrayList<>();
      for (int i = 0; i < batches.size(); i++) {
        long low = (long) i * BATCH + 1;
        answers.add(
            store
                .headers()
                .addOverviews(
                    USA, batches.get(i), NumberRanges.of(low, Math.min(rows, low + BATCH - 1))));
      }
      answers.forEach(Profile::await);
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf("insert: %d rows, %.2f s, %.0f rows/s%n", rows, seconds, rows / seconds);

      for (int i = 0; i < 3; i++) {
        begin = System.nanoTime();
        GroupHeaders headers = await(store.headers().headers(USA));
        System.out.printf("columns: %.0f ms%n", (System.nanoTime() - begin) / 1e6);
        assertThat(headers.size()).isEqualTo(rows);
      }
      for (String word : List.of("common", "tongue77", "无奈")) {
        for (int i = 0; i < 3; i++) {
          begin = System.nanoTime();
          SearchPage page =
              await(
                  store
                      .searchIndex()
                      .search(
                          new FullTextQuery.Phrase(Column.SUBJECT, word), SearchScope.EVERYWHERE));
          System.out.printf(
              "search %s: %d hits, %.1f ms%n",
              word, page.hits().size(), (System.nanoTime() - begin) / 1e6);
        }
      }
    }
    System.out.printf(
        "cache.db: %.0f bytes a header%n", (double) Files.size(folder.resolve("cache.db")) / rows);
  }

  /** Lines of about 380 octets: 30 % new subjects, 2 % new authors, up to 8 ancestors. */
  private static List<OverviewBatch> batches(int rows) {
    List<OverviewBatch> batches = new ArrayList<>();
    java.util.Random random = new java.util.Random(1);
    for (int from = 1; from <= rows; from += BATCH) {
      OverviewBatch.Builder builder = new OverviewBatch.Builder();
      for (int number = from; number < from + BATCH && number <= rows; number++) {
        int thread = number * 3 / 10;
        List<String> ancestors = new ArrayList<>();
        for (int k = random.nextInt(8); k > 0 && number - k * 3 > 0; k--) {
          ancestors.add(id(number - k * 3));
        }
        row(
            builder,
            number,
            "Re: a common question about tongue"
                + thread % 5000
                + " no "
                + thread
                + (thread % 50 == 0 ? " profound无奈" : ""),
            "Reader "
                + number % (rows / 50 + 1)
                + " <reader"
                + number % (rows / 50 + 1)
                + "@mail.example.org>",
            ancestors);
      }
      batches.add(builder.build());
    }
    return batches;
  }

  private static String id(int number) {
    return "<" + Integer.toHexString(number * 0x9e3779b9) + "." + number + "@news.example.org>";
  }

  private static void row(
      OverviewBatch.Builder builder,
      int number,
      String subject,
      String from,
      List<String> ancestors) {
    builder.row(number);
    field(builder, Field.SUBJECT, subject);
    field(builder, Field.FROM, from);
    field(builder, Field.DATE, NOW.minusSeconds(60L * (1_000_000 - number)).toString());
    field(builder, Field.MESSAGE_ID, id(number));
    field(builder, Field.REFERENCES, String.join(" ", ancestors));
    field(builder, Field.BYTES, "2345");
    field(builder, Field.LINES, "34");
    field(builder, Field.XREF, "news.example.org alt.politics.usa:" + number);
  }

  private static void field(OverviewBatch.Builder builder, Field field, String value) {
    byte[] octets = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    builder.field(field, octets, 0, octets.length);
  }
}
