package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.MISC;
import static org.newsloom.store.Profile.NOW;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;
import static org.newsloom.store.Profile.id;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.Overview;
import org.newsloom.article.OverviewBatch.Field;
import org.newsloom.article.References;
import org.newsloom.article.Xref;

final class HeadersTest {
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = Profile.open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anOverviewComesBackWhole() {
    new Profile.Lines()
        .add(7, "b@x", "Re: profound无奈 (", "Ann <ann@x>", NOW, "srv a:1", "a@x", "gone@x")
        .into(store, USA);

    assertThat(await(store.headers().overviews(USA, List.of(7L, 8L))))
        .isEqualTo(
            Map.of(
                7L,
                new Overview(
                    7,
                    id("b@x"),
                    "Re: profound无奈 (",
                    new Author("Ann", "ann@x"),
                    Optional.of(NOW),
                    new References(List.of(id("a@x"), id("gone@x"))),
                    1234,
                    12,
                    Xref.NONE,
                    List.of())));
  }

  @Test
  void ancestorsThatAreNotHereKeepTheirText() {
    new Profile.Lines().add(1, "b@x", "S", "gone@x").into(store, USA);

    GroupLinks links = await(store.headers().linkedHeaders(USA)).links();

    assertThat(await(store.headers().idsByKey(List.of(links.references()[0]))).values())
        .containsExactly(id("gone@x"));
  }

  @Test
  void columnsHoldTheReferencesOfEachRow() {
    new Profile.Lines()
        .add(1, "a@x", "S")
        .add(2, "b@x", "Re: S", "a@x")
        .add(5, "c@x", "Re: S", "a@x", "b@x")
        .into(store, USA);

    LinkedHeaders all = await(store.headers().linkedHeaders(USA));

    GroupLinks links = all.links();
    assertThat(all.headers().number()).containsExactly(1, 2, 5);
    assertThat(links.referenceEnd()).containsExactly(0, 1, 3);
    assertThat(links.ancestorCount()).containsExactly(0, 1, 2);
    assertThat(links.references()).containsExactly(links.key()[0], links.key()[0], links.key()[1]);
    assertThat(links.key()[2]).isEqualTo(store.headers().key(id("c@x")));
  }

  @Test
  void aSubjectIsDecodedOnce() {
    store.close();
    PlainDecoder decoder = new PlainDecoder();
    store = Store.open(folder, decoder, Profile.CLOCK);
    new Profile.Lines().add(1, "a@x", "Same").add(2, "b@x", "Same").into(store, USA);
    new Profile.Lines().add(3, "c@x", "Same").into(store, USA);

    assertThat(decoder.texts).hasValue(1);
  }

  @Test
  void numbersThatWereAskedForCountAsKnownOnlyOnceStored() {
    new Profile.Lines()
        .add(3, "a@x", "S")
        .row(4)
        .field(Field.SUBJECT, "no id")
        .into(store, USA, NumberRanges.of(1, 5));

    assertThat(await(store.headers().fetched(USA))).hasToString("1-3,5");
    assertThat(await(store.headers().present(USA))).hasToString("3");
    assertThat(await(store.headers().broken(USA))).containsOnlyKeys(4L);
  }

  @Test
  void aBrokenLineIsMendedByItsHeader() {
    new Profile.Lines().row(4).into(store, USA);
    new Profile.Lines().add(4, "a@x", "S").into(store, USA);

    assertThat(await(store.headers().broken(USA))).isEmpty();
    assertThat(await(store.headers().fetched(USA))).hasToString("4");
  }

  @Test
  void aHeaderThatIsHereIsNotAddedTwice() {
    new Profile.Lines().add(1, "a@x", "S").into(store, USA);

    assertThat(new Profile.Lines().add(1, "a@x", "S").add(2, "b@x", "S").into(store, USA))
        .isEqualTo(new AddedHeaders(1, 1, 0, NumberRanges.EMPTY));
  }

  @Test
  void numbersUpToTheLargestLongWork() {
    new Profile.Lines()
        .add(1, "a@x", "S")
        .add(1L << 40, "b@x", "S")
        .add(Long.MAX_VALUE, "c@x", "S")
        .into(store, USA);

    assertThat(await(store.headers().headers(USA)).number())
        .containsExactly(1, 1L << 40, Long.MAX_VALUE);
    assertThat(await(store.headers().newest(USA, Long.MAX_VALUE, 2)))
        .extracting(Overview::number)
        .containsExactly(1L << 40, 1L);
  }

  @Test
  void newestPagesByNumber() {
    Profile.Lines lines = new Profile.Lines();
    for (int i = 1; i <= 5; i++) {
      lines.add(i, i + "@x", "S");
    }
    lines.into(store, USA);

    assertThat(await(store.headers().newest(USA, 4, 2)))
        .extracting(Overview::number)
        .containsExactly(3L, 2L);
  }

  @Test
  void aResetBeginsANewNumberingAndCarriesMarksOver() {
    new Profile.Lines().add(901, "a@x", "S").add(902, "b@x", "S").into(store, USA);
    await(store.marks().markRead(USA, NumberRanges.ofNumbers(901)));

    assertThat(await(store.headers().checkMarks(USA, 1, 2))).isTrue();
    AddedHeaders added = new Profile.Lines().add(1, "a@x", "S").add(2, "b@x", "S").into(store, USA);

    assertThat(added.alreadyRead()).hasToString("1");
    assertThat(await(store.marks().read(USA))).hasToString("1");
    assertThat(await(store.headers().headers(USA)).number()).containsExactly(1, 2);
  }

  @Test
  void anotherArticleUnderAKnownNumberIsAResetToo() {
    new Profile.Lines().add(1, "a@x", "S").add(2, "b@x", "S").into(store, USA);
    await(store.marks().markRead(USA, NumberRanges.ofNumbers(1)));

    new Profile.Lines().add(1, "b@x", "S").add(2, "a@x", "S").into(store, USA);

    assertThat(await(store.marks().read(USA))).hasToString("2");
    assertThat(await(store.headers().ids(USA, List.of(1L)))).containsEntry(1L, id("b@x"));
  }

  @Test
  void aMarkThatGrewIsNoReset() {
    new Profile.Lines().add(5, "a@x", "S").into(store, USA);

    assertThat(await(store.headers().checkMarks(USA, 1, 9))).isFalse();
    assertThat(await(store.headers().checkMarks(USA, 0, 0))).isFalse();
  }

  @Test
  void endedNumberingsCanBePurged() {
    new Profile.Lines().add(900, "a@x", "S").into(store, USA);
    await(store.headers().checkMarks(USA, 1, 1));
    new Profile.Lines().add(1, "a@x", "S").into(store, USA);

    assertThat(await(store.headers().purgeEnded(USA, 1))).isZero();
    assertThat(await(store.headers().purgeEnded(USA, 0))).isEqualTo(1);
    assertThat(await(store.headers().places("home", id("a@x"))))
        .containsExactly(new Xref.Place(USA.group(), 1));
    assertThat(await(store.integrityCheck())).isEmpty();
  }

  @Test
  void theNewestOfTheEndedNumberingsCarryMarksOn() {
    for (int number = 900; number >= 300; number -= 200) {
      new Profile.Lines()
          .add(number, "a@x", "S")
          .add(number - 1, number + "@x", "S")
          .into(store, USA);
      await(store.marks().markRead(USA, NumberRanges.ofNumbers(number, number - 1)));
      await(store.headers().renumbered(USA, number - 200));
    }

    assertThat(await(store.headers().purgeEnded(USA, 2))).isEqualTo(4);
    AddedHeaders added =
        new Profile.Lines()
            .add(1, "900@x", "S")
            .add(2, "500@x", "S")
            .add(3, "300@x", "S")
            .into(store, USA);

    assertThat(added.alreadyRead()).hasToString("2-3");
    assertThat(await(store.integrityCheck())).isEmpty();
  }

  @Test
  void expiredHeadersAreGoneButStayKnown() {
    new Profile.Lines().add(1, "a@x", "S").add(2, "b@x", "S").into(store, USA);

    assertThat(await(store.headers().expire(USA, NumberRanges.of(1, 1)))).isEqualTo(1);

    assertThat(await(store.headers().present(USA))).hasToString("2");
    assertThat(await(store.headers().fetched(USA))).hasToString("1-2");
    assertThat(await(store.integrityCheck())).isEmpty();
  }

  @Test
  void listenersHearOfCommittedHeaders() {
    List<StoreChange> heard = new ArrayList<>();
    store.listen(heard::add);
    new Profile.Lines().add(1, "a@x", "S").into(store, MISC);

    assertThat(heard).containsExactly(new StoreChange.HeadersAdded(MISC, 1, NumberRanges.of(1, 1)));
  }

  @Test
  void odditiesInReferencesAreReadByTheDecoder() {
    new Profile.Lines()
        .row(1)
        .field(Field.MESSAGE_ID, " <a@x> ")
        .field(Field.REFERENCES, "<r@x>\t<s@x>,<t@x>")
        .into(store, USA);

    assertThat(await(store.headers().overview(id("a@x"))).orElseThrow().references())
        .isEqualTo(new References(List.of(id("r@x"), id("s@x"), id("t@x"))));
  }

  @Test
  void anUndatedArticleHasTheTimeOfItsArrival() {
    new Profile.Lines().row(1).field(Field.MESSAGE_ID, "<a@x>").into(store, USA);

    assertThat(await(store.headers().headers(USA)).date())
        .containsExactly((int) NOW.getEpochSecond());
    assertThat(await(store.headers().overview(id("a@x"))).orElseThrow().date()).isEmpty();
  }

  @Test
  void manySubjectsAtOnceAreThoseThatOneGetsOneByOne() {
    Profile.Lines lines = new Profile.Lines();
    for (int number = 1; number <= 10_000; number++) {
      String subject = number % 7 == 0 ? "Qwen, 🦙 and 无奈 " + number / 2 : "Boiler " + number / 2;
      lines.add(number, number + "@x", (number % 2 == 0 ? "Re: " : "") + subject);
    }
    lines.into(store, USA);
    int[] ids =
        Arrays.stream(await(store.headers().headers(USA)).subject()).sorted().distinct().toArray();

    List<String> texts = subjects(ids);

    Map<Integer, String> single =
        await(store.headers().subjects(Arrays.stream(ids).boxed().toList()));
    assertThat(texts).hasSizeGreaterThan(9_000).doesNotContain("");
    for (int i = 0; i < ids.length; i++) {
      assertThat(texts.get(i)).isEqualTo(single.get(ids[i]));
    }
  }

  private List<String> subjects(int[] ids) {
    ShortTexts texts = await(store.headers().subjectTexts(ids));
    return IntStream.range(0, texts.size())
        .mapToObj(i -> texts.text(i, StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void subjectsAreFoundBesideOnesThatAreGoneAndOnesOfTwoLines() throws SQLException {
    Profile.Lines lines = new Profile.Lines();
    for (int number = 1; number <= 9; number++) {
      lines.add(number, number + "@x", "Boiler " + number);
    }
    lines.into(store, USA);
    int[] ids = Arrays.stream(await(store.headers().headers(USA)).subject()).sorted().toArray();

    run("update subject set text = 'two' || char(10) || 'lines' where text = 'Boiler 4'");
    assertThat(subjects(ids))
        .containsExactlyInAnyOrder(
            "Boiler 1",
            "Boiler 2",
            "Boiler 3",
            "two\nlines",
            "Boiler 5",
            "Boiler 6",
            "Boiler 7",
            "Boiler 8",
            "Boiler 9");

    run("delete from subject where text in ('Boiler 5', 'Boiler 6')");
    assertThat(subjects(ids))
        .containsExactlyInAnyOrder(
            "Boiler 1",
            "Boiler 2",
            "Boiler 3",
            "two\nlines",
            "",
            "",
            "Boiler 7",
            "Boiler 8",
            "Boiler 9");
  }

  private void run(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cache.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
