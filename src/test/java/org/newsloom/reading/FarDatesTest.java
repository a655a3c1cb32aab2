package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Facets.Facet;
import org.newsloom.sync.ServerGroup;

/** Dates that a list tells by the day, or that are none, among others. */
final class FarDatesTest {
  private static final Newsgroup GROUP = new Newsgroup("local.dates");

  /** What stands in the Date field, and what the list says; in the order of time. */
  private static final Map<String, String> DATES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("a|Mon, 1 Jan 1900 10:00:00 +0000", "1900-01-01T12:00:00Z"),
              Map.entry("b|Sun, 20 Jul 1969 20:17:40 GMT", "1969-07-20T20:17:40Z"),
              Map.entry("c|Thu, 1 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z"),
              Map.entry("d|15-Jul-82 10:00:00 PDT", "1982-07-15T17:00:00Z"),
              Map.entry("e|Fri, 21 May 2004 13:16:47", "2004-05-21T13:16:47Z"),
              Map.entry("f|Fri, 21 May 104 14:16:47 XYZ", "2004-05-21T14:16:47Z"),
              Map.entry("g|Fri, 1 Jan 49 00:00:00 GMT", "2049-01-01T12:00:00Z"),
              Map.entry("h|Wed, 15 Jun 2050 23:30:00 +0000", "2050-06-15T12:00:00Z"),
              Map.entry("i|Thu, 16 Jun 2050 00:30:00 +0000", "2050-06-16T12:00:00Z"),
              Map.entry("j|Fri, 31 Dec 9999 23:59:59 GMT", "9999-12-31T12:00:00Z")));

  @TempDir Path folder;

  private ServerGroup imported(Desk desk, int fillers) throws IOException {
    Path articles = Files.createDirectory(folder.resolve("in"));
    int number = DATES.size();
    for (String date : DATES.keySet()) {
      // In another order than that of time.
      write(articles, (number * 7) % 11, date.substring(0, 1), date.substring(2));
      number--;
    }
    write(articles, 50, "none", "1 Jan 0 00:00:00 GMT");
    for (int i = 0; i < fillers; i++) {
      write(articles, 100 + i, "filler", "Fri, 21 May 2004 12:00:00 +0000");
    }
    await(desk.reading.archives().importAll(Archives.Format.MAILDIR, articles, GROUP, _ -> {}));
    return Archives.local(GROUP);
  }

  private static void write(Path folder, int name, String subject, String date) throws IOException {
    Files.writeString(
        folder.resolve(String.valueOf(name)),
        "From: a@example.org\nNewsgroups: misc.test\nMessage-ID: <%d@example.org>\nSubject: %s\nDate: %s\n\nx\n"
            .formatted(name, subject, date));
  }

  private static List<String> rows(Desk desk, ServerGroup group, ThreadListOptions options) {
    ThreadList list = await(desk.reading.threadLists().open(group, options));
    List<String> rows = new ArrayList<>();
    await(desk.reading.threadLists().rows(list, 0, list.size()))
        .forEach(row -> {
          if (DATES.keySet().stream().anyMatch(date -> date.startsWith(row.subject() + "|"))) {
            int at = list.rowOf(row.number());
            assertThat(list.date(at)).isEqualTo(row.date());
            rows.add(row.subject() + " " + row.date().orElseThrow());
          }
        });
    return rows;
  }

  private static List<String> expected() {
    List<String> rows = new ArrayList<>();
    DATES.forEach((date, told) -> rows.add(date.substring(0, 1) + " " + told));
    return rows;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void standInTheirOrderAndTellTheirDay(int fillers) throws IOException {
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      ServerGroup group = imported(desk, fillers);
      ThreadListOptions last =
          ThreadListOptions.USUAL.with(ThreadListOptions.Sort.NEWEST_THREAD_LAST);
      for (ThreadListOptions options :
          List.of(
              last,
              last.with(ThreadListOptions.Layout.FLAT),
              last.with(ThreadListOptions.Sort.NEWEST_ROOT_LAST))) {
        assertThat(rows(desk, group, options)).as("%s", options).isEqualTo(expected());
      }
      assertThat(rows(desk, group, ThreadListOptions.USUAL)).isEqualTo(expected().reversed());
    }
  }

  @Test
  void whatIsNoDateIsNone() throws IOException {
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      ServerGroup group = imported(desk, 0);
      ThreadList list = await(desk.reading.threadLists().open(group, ThreadListOptions.USUAL));
      assertThat(await(desk.reading.threadLists().rows(list, 0, list.size())))
          .filteredOn(row -> row.date().isEmpty())
          .extracting(ArticleRow::subject)
          .containsExactly("none");
    }
  }

  private static List<String> found(Desk desk, String query) {
    Search search = desk.reading.search();
    return await(search.run(search.parse(query), Optional.empty(), 100)).hits().stream()
        .map(hit -> hit.row().subject())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void areFound(int fillers) throws IOException {
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      var _ = imported(desk, fillers);
      assertThat(found(desk, "after:2038-01-01")).containsExactly("j", "i", "h", "g");
      assertThat(found(desk, "on:2050-06-15")).containsExactly("h");
      assertThat(found(desk, "on:9999")).containsExactly("j");
      assertThat(found(desk, "before:1969-12-31")).containsExactly("b", "a");
    }
  }

  @Test
  void areCountedByTheirYears() throws IOException {
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      ServerGroup group = imported(desk, 300);
      assertThat(await(desk.reading.statistics().of(group, ZoneOffset.UTC, 3)).days())
          .extracting(day -> day.day().toString())
          .startsWith("1900-01-01", "1969-07-20")
          .endsWith("2050-06-15", "2050-06-16", "9999-12-31");
      Search search = desk.reading.search();
      assertThat(
              await(
                      search.facets(
                          search.parse("group:local.dates"), Optional.empty(), Optional.empty()))
                  .years())
          .as("the years that most articles are of, not those before the last")
          .contains(new Facet("2004", "on:2004", 302))
          .hasSizeLessThanOrEqualTo(60);
    }
  }
}
