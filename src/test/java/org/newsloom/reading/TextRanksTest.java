package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.article.Subjects;
import org.newsloom.store.Headers;
import org.newsloom.sync.ServerGroup;

/** The order of texts by numbers, beside that of the texts themselves. */
final class TextRanksTest {
  private static final ServerGroup GROUP = Desk.group("here", "misc.test");

  /** Letters of one octet and of more, as texts begin alike in. */
  private static final String[] LETTERS = {"a", "a", "a", "B", "b", " ", "é", "ÿ", "無", "🦙", "－"};

  private static final int TEXTS = 25_000;

  @TempDir Path profile;

  @Test
  void ranksAreInTheOrderOfTheTextsLetterCaseAside() throws InterruptedException {
    try (Desk desk = Desk.open(profile).with(GROUP.server(), 1)) {
      store(desk);
      Headers headers = desk.store.headers();
      BitSet ids = new BitSet();
      Arrays.stream(await(headers.headers(Refs.of(GROUP))).subject()).forEach(ids::set);
      Map<Integer, String> texts = await(headers.subjects(ids.stream().boxed().toList()));
      // Of some only, and an answer's, which shares its text.
      ids.clear(40, 60);
      ids.clear(1_000, 1_700);

      TextRanks ranks = TextRanks.ofSubjects(headers, ids);

      List<Integer> order = new ArrayList<>(ids.stream().boxed().toList());
      order.sort((a, b) -> Integer.compare(ranks.of(a), ranks.of(b)));
      for (int i = 1; i < order.size(); i++) {
        String before = shown(texts, order.get(i - 1));
        String after = shown(texts, order.get(i));
        assertThat(Integer.signum(Arrays.compareUnsigned(utf8(before), utf8(after))))
            .as("%s, %s", before, after)
            .isEqualTo(Integer.compare(ranks.of(order.get(i - 1)), ranks.of(order.get(i))));
      }
    }
  }

  /** Whose order is that of the code points. */
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String shown(Map<Integer, String> texts, int id) {
    return Subjects.base(texts.get(id)).toLowerCase(Locale.ROOT);
  }

  private static void store(Desk desk) {
    Random random = new Random(7);
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    for (int number = 1; number <= TEXTS; number++) {
      StringBuilder subject = new StringBuilder(random.nextInt(3) == 0 ? "Re: " : "");
      int length = random.nextInt(22);
      for (int i = 0; i < length; i++) {
        subject.append(LETTERS[random.nextInt(i < 12 ? 4 : LETTERS.length)]);
      }
      batch.row(number);
      field(batch, Field.MESSAGE_ID, "<" + number + "@x.invalid>");
      field(batch, Field.SUBJECT, subject.toString());
    }
    await(
        desk.store
            .headers()
            .addOverviews(Refs.of(GROUP), batch.build(), NumberRanges.of(1, TEXTS)));
  }

  private static void field(OverviewBatch.Builder batch, Field field, String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    batch.field(field, octets, 0, octets.length);
  }
}
