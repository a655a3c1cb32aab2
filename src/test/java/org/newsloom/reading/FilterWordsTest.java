package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.search.SearchText;
import org.newsloom.store.GroupHeaders;
import org.newsloom.sync.ServerGroup;

/** Headers that hold words, beside looking at each text. */
final class FilterWordsTest {
  private static final ServerGroup GROUP = Desk.group("here", "misc.test");

  private static final List<String> WORDS =
      List.of("Boiler", "Ölkessel", "无奈", "a", "valve", "İ", "STRASSE", "Straße", "x:y", "\0");

  private static final List<String> AUTHORS =
      List.of("Ann <ann@example.org>", "Étienne <e@example.org>", "b@valve.invalid (無)");

  private static final List<String> FILTERS =
      List.of(
          "b",
          "boil",
          "valve ann",
          "  RE: a ",
          "olkessel",
          "奈",
          "strasse étienne",
          "x:y",
          "i",
          "e b 无",
          "nobody wrote this",
          "e@ boiler re");

  @TempDir Path profile;

  @Test
  void findsWhatEachTextHoldsAlsoOfHeadersThatComeLater() throws InterruptedException {
    try (Desk desk = Desk.open(profile).with(GROUP.server(), 1)) {
      List<String> texts = new ArrayList<>();
      FilterWords words = new FilterWords(GROUP, desk.store.headers());
      for (int round = 0; round < 3; round++) {
        store(desk, texts);
        GroupHeaders headers = await(desk.store.headers().headers(Refs.of(GROUP)));
        assertThat(headers.size()).isEqualTo(texts.size());
        for (String filter : FILTERS) {
          var found = words.matching(headers, filter);
          for (int i = 0; i < headers.size(); i++) {
            String text = texts.get((int) headers.number()[i] - 1);
            assertThat(found.get(i)).as("%s in %s", filter, text).isEqualTo(holds(text, filter));
          }
        }
      }
    }
  }

  @Test
  void whatWasReadAheadIsNotReadAgain() throws InterruptedException {
    List<String> texts = new ArrayList<>();
    GroupHeaders headers;
    FilterWords words;
    try (Desk desk = Desk.open(profile).with(GROUP.server(), 1)) {
      store(desk, texts);
      headers = await(desk.store.headers().headers(Refs.of(GROUP)));
      words = new FilterWords(GROUP, desk.store.headers());
      words.read(headers);
    }
    assertThat(words.matching(headers, "boil").cardinality())
        .isEqualTo((int) texts.stream().filter(text -> holds(text, "boil")).count())
        .isPositive();
  }

  private static boolean holds(String text, String filter) {
    return Arrays.stream(SearchText.fold(filter).strip().split(" ")).allMatch(text::contains);
  }

  /** Adds headers and what stands in them. */
  private static void store(Desk desk, List<String> texts) {
    Random random = new Random(texts.size());
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    int first = texts.size() + 1;
    for (int number = first; number < first + 500; number++) {
      StringBuilder subject = new StringBuilder(random.nextInt(3) == 0 ? "Re: " : "");
      for (int word = 0; word <= random.nextInt(4); word++) {
        subject.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      String author = AUTHORS.get(random.nextInt(AUTHORS.size()));
      batch.row(number);
      field(batch, Field.MESSAGE_ID, "<" + number + "@x.invalid>");
      field(batch, Field.SUBJECT, subject.toString().strip());
      field(batch, Field.FROM, author);
      // Nothing is looked for that reaches from one into the other.
      texts.add(SearchText.fold(subject.toString().strip()) + "\n" + SearchText.fold(author));
    }
    await(
        desk.store
            .headers()
            .addOverviews(Refs.of(GROUP), batch.build(), NumberRanges.of(first, texts.size())));
  }

  private static void field(OverviewBatch.Builder batch, Field field, String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    batch.field(field, octets, 0, octets.length);
  }
}
