package org.newsloom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.store.Profile.MISC;
import static org.newsloom.store.Profile.NOW;
import static org.newsloom.store.Profile.USA;
import static org.newsloom.store.Profile.await;
import static org.newsloom.store.Profile.id;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.article.MessageId;
import org.newsloom.store.FullTextQuery.And;
import org.newsloom.store.FullTextQuery.Column;
import org.newsloom.store.FullTextQuery.Not;
import org.newsloom.store.FullTextQuery.Or;
import org.newsloom.store.FullTextQuery.Phrase;
import org.newsloom.store.FullTextQuery.Prefix;

final class SearchIndexTest {
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

  private List<String> found(FullTextQuery query) {
    return found(query, SearchScope.EVERYWHERE);
  }

  private List<String> found(FullTextQuery query, SearchScope scope) {
    return await(store.searchIndex().search(query, scope)).hits().stream()
        .map(hit -> hit.overview().id().text())
        .toList();
  }

  private static Phrase subject(String text) {
    return new Phrase(Column.SUBJECT, text);
  }

  @ParameterizedTest
  @CsvSource({
    "profound无奈 (, 无奈",
    "profound无奈 (, 奈",
    "profound无奈 (, profound",
    "profound无奈 (, profound无奈",
    "人工智能, 智能",
    "人工智能, 人工智能",
    "テスト, スト",
    "검색하다, 검색",
    "ภาษาไทย, ไทย",
    "見无奈 foo, 无奈 foo",
    "使用Java编程, 使用java编",
    "東京 tower 大阪, 京 tower 大",
    "Café Müller, cafe muller",
    "Straße, STRASSE",
    "ΑΘΗΝΑ, αθηνα",
    "ＡＢＣ full width, abc",
    "C++ and AND OR, and or",
  })
  void finds(String subject, String asked) {
    new Profile.Lines().add(1, "a@x", subject).into(store, USA);

    assertThat(found(subject(asked))).containsExactly("a@x");
  }

  @ParameterizedTest
  @CsvSource({
    "人工智能, 模能",
    "人工智能, 工能",
    "profound, found",
    "one two, two one",
    "无奈 foo, 无 foo",
    "ดูนี่, ดี",
    "किताब, क"
  })
  void doesNotFind(String subject, String asked) {
    new Profile.Lines().add(1, "a@x", subject).into(store, USA);

    assertThat(found(subject(asked))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "a\" OR \"b", "AND", "NEAR(a b)", "*", "t:x", "-", "", "^a", "'"})
  void noTextIsTakenForAnOperator(String asked) {
    new Profile.Lines().add(1, "a@x", "harmless").into(store, USA);

    assertThat(found(subject(asked))).isEmpty();
  }

  @Test
  void prefixesLeaveTheLastWordOpen() {
    new Profile.Lines().add(1, "a@x", "measure twice").add(2, "b@x", "mean").into(store, USA);

    assertThat(found(new Prefix(Column.SUBJECT, "mea"))).containsExactly("b@x", "a@x");
    assertThat(found(new Prefix(Column.SUBJECT, "measure tw"))).containsExactly("a@x");
  }

  @Test
  void theMarkOfAnAnswerIsAWordLikeOthers() {
    new Profile.Lines()
        .add(1, "a@x", "red apple")
        .add(2, "b@x", "Re: red apple")
        .add(3, "c@x", "Re: Re: red apple")
        .add(4, "d@x", "Re:  red apple")
        .add(5, "e@x", "care: re red")
        .add(6, "f@x", "Re: 无奈")
        .add(7, "g@x", "Re: green red apple")
        .into(store, USA);

    assertThat(found(subject("re"))).containsExactly("g@x", "f@x", "e@x", "d@x", "c@x", "b@x");
    assertThat(found(new Prefix(Column.SUBJECT, "r"))).hasSize(7);
    assertThat(found(subject("re red"))).containsExactly("e@x", "d@x", "c@x", "b@x");
    assertThat(found(subject("re: re: red"))).containsExactly("c@x");
    assertThat(found(subject("re 无"))).containsExactly("f@x");
    assertThat(found(new Prefix(Column.SUBJECT, "re r"))).contains("b@x", "c@x", "d@x", "e@x");
    assertThat(found(new Prefix(Column.SUBJECT, "re ap"))).isEmpty();
    assertThat(found(new And(List.of(subject("apple"), new Not(subject("re"))))))
        .containsExactly("a@x");
    assertThat(found(subject("red apple"))).containsExactly("g@x", "d@x", "c@x", "b@x", "a@x");
    assertThat(await(store.searchIndex().search(subject("无奈"), SearchScope.EVERYWHERE)).hits())
        .extracting(hit -> hit.overview().subject())
        .containsExactly("Re: 无奈");
  }

  @Test
  void wordsCombine() {
    new Profile.Lines()
        .add(1, "a@x", "red apple")
        .add(2, "b@x", "green apple")
        .add(3, "c@x", "red pear")
        .into(store, USA);

    assertThat(found(new And(List.of(subject("red"), subject("apple"))))).containsExactly("a@x");
    assertThat(found(new Or(List.of(subject("pear"), subject("green")))))
        .containsExactly("c@x", "b@x");
    assertThat(found(new And(List.of(subject("red"), new Not(subject("apple"))))))
        .containsExactly("c@x");
    assertThat(found(new Not(subject("red")))).containsExactly("b@x");
  }

  @Test
  void authorsAreFoundByNameAndAddress() {
    new Profile.Lines().add(1, "a@x", "S", "José Núñez <jn@example.org>", NOW, "").into(store, USA);

    assertThat(found(new Phrase(Column.AUTHOR, "nunez"))).containsExactly("a@x");
    assertThat(found(new Phrase(Column.ANY, "jn@example.org"))).containsExactly("a@x");
    assertThat(found(new Phrase(Column.SUBJECT, "nunez"))).isEmpty();
  }

  @Test
  void aCrosspostIsFoundOnce() {
    String both = "srv alt.politics.usa:1 misc.test:11";
    new Profile.Lines().add(1, "a@x", "word", "A <a@x>", NOW, both).into(store, USA);
    new Profile.Lines().add(11, "a@x", "word", "A <a@x>", NOW, both).into(store, MISC);

    assertThat(found(subject("word"))).containsExactly("a@x");
    assertThat(found(subject("word"), SearchScope.EVERYWHERE.in(MISC))).containsExactly("a@x");
    assertThat(found(new Not(subject("other")))).containsExactly("a@x");
  }

  @Test
  void pagesGoOnWithoutGapsOrDoubles() {
    Profile.Lines lines = new Profile.Lines();
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= 25; i++) {
      lines.add(i, i + "@x", "word", "A <a@x>", NOW.plusSeconds(i / 3), "");
      all.addFirst(i + "@x");
    }
    lines.into(store, USA);

    for (FullTextQuery query : List.of(subject("word"), new Not(subject("none")))) {
      List<String> paged = new ArrayList<>();
      SearchScope scope =
          new SearchScope(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), 4);
      SearchPage page = await(store.searchIndex().search(query, scope));
      while (!page.hits().isEmpty()) {
        page.hits().forEach(hit -> paged.add(hit.overview().id().text()));
        page = await(store.searchIndex().search(query, scope.after(page.hits().getLast())));
      }
      assertThat(paged).isEqualTo(all);
    }
  }

  @Test
  void aWordThatVeryManyHaveIsFoundInAllOfThem() {
    Profile.Lines lines = new Profile.Lines();
    for (int number = 1; number <= 40_000; number++) {
      lines.add(number, number + "@x", (number % 3 == 0 ? "third " : "other ") + number);
    }
    lines.into(store, USA);

    SearchScope scope =
        new SearchScope(List.of(USA), Optional.empty(), Optional.empty(), Optional.empty(), 1_000);
    assertThat(found(subject("third"), scope))
        .containsExactlyElementsOf(
            LongStream.range(0, 1_000).mapToObj(i -> 39_999 - 3 * i + "@x").toList());
    assertThat(found(new And(List.of(subject("other"), subject("7"))), scope))
        .containsExactly("7@x");
    assertThat(found(new And(List.of(new Not(subject("other")), subject("12"))), scope))
        .containsExactly("12@x");
  }

  @Test
  void datesAndGroupsLimit() {
    new Profile.Lines()
        .add(1, "old@x", "word", "A <a@x>", NOW, "")
        .add(2, "new@x", "word", "A <a@x>", NOW.plusSeconds(60), "")
        .into(store, USA);
    SearchScope later =
        new SearchScope(
            List.of(), Optional.of(NOW.plusSeconds(1)), Optional.empty(), Optional.empty(), 10);
    SearchScope earlier =
        new SearchScope(
            List.of(), Optional.empty(), Optional.of(NOW.plusSeconds(60)), Optional.empty(), 10);

    assertThat(found(subject("word"), later)).containsExactly("new@x");
    assertThat(found(subject("word"), earlier)).containsExactly("old@x");
    assertThat(found(subject("word"), SearchScope.EVERYWHERE.in(MISC))).isEmpty();
  }

  @Test
  void bodiesAreFoundOnceTheyAreIndexed() {
    new Profile.Lines().add(1, "a@x", "S").into(store, USA);
    await(store.bodies().put(id("a@x"), "Qwen says 你好".getBytes(StandardCharsets.UTF_8)));
    assertThat(found(new Phrase(Column.BODY, "qwen"))).isEmpty();

    // The queue is on disk: it outlives a restart.
    store.close();
    store = Profile.open(folder);
    assertThat(await(store.bodies().indexPending(10, SearchIndexTest::text))).isEqualTo(1);

    assertThat(found(new Phrase(Column.BODY, "qwen"))).containsExactly("a@x");
    assertThat(found(new Phrase(Column.ANY, "你好"))).containsExactly("a@x");
    assertThat(await(store.bodies().pending())).isZero();
  }

  @Test
  void anExpiredBodyIsNotFoundAnyMore() {
    new Profile.Lines().add(1, "a@x", "S").into(store, USA);
    await(store.bodies().put(id("a@x"), "Qwen".getBytes(StandardCharsets.UTF_8)));
    await(store.bodies().indexPending(10, SearchIndexTest::text));

    assertThat(await(store.bodies().expiry().beyond(0, NOW.plusSeconds(1), Set.of()))).isEqualTo(1);

    assertThat(found(new Phrase(Column.BODY, "qwen"))).isEmpty();
    assertThat(await(store.bodies().get(id("a@x")))).isEmpty();
  }

  /**
   * FTS5 writes what it has gathered when a number does not ascend, or a statement may fail alone.
   */
  @Test
  void textsThatAreIndexedTogetherBecomeOneSegment() throws SQLException {
    for (int i = 0; i < 100; i++) {
      await(store.bodies().put(id(i + "@x"), ("word" + i).getBytes(StandardCharsets.UTF_8)));
    }

    assertThat(await(store.bodies().indexPending(1_000, SearchIndexTest::text))).isEqualTo(100);

    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cache.db"));
        Statement statement = connection.createStatement();
        // The upper bits of an id name the segment that a page belongs to.
        ResultSet row =
            statement.executeQuery(
                "select count(distinct id >> 37) from body_fts_data where id >= 1 << 37")) {
      assertThat(row.getInt(1)).isEqualTo(1);
    }
  }

  @Test
  void whatIsStoredInThePlaceOfAnExpiredBodyIsNotTakenForIt() {
    new Profile.Lines().add(1, "old@x", "S").add(2, "new@x", "S").into(store, USA);
    // More than are looked up one by one.
    for (int i = 0; i <= Sought.FEW; i++) {
      await(store.bodies().put(id(i + "@x"), "Qwen".getBytes(StandardCharsets.UTF_8)));
    }
    await(store.bodies().put(id("old@x"), "Qwen".getBytes(StandardCharsets.UTF_8)));
    await(store.bodies().indexPending(1_000, SearchIndexTest::text));
    assertThat(found(new Phrase(Column.BODY, "qwen"))).containsExactly("old@x");

    Set<MessageId> others =
        IntStream.rangeClosed(0, Sought.FEW)
            .mapToObj(i -> id(i + "@x"))
            .collect(Collectors.toSet());
    assertThat(await(store.bodies().expiry().beyond(0, NOW.plusSeconds(1), others))).isEqualTo(1);
    await(store.bodies().put(id("new@x"), "Qwen".getBytes(StandardCharsets.UTF_8)));
    await(store.bodies().indexPending(1_000, SearchIndexTest::text));

    assertThat(found(new Phrase(Column.BODY, "qwen"))).containsExactly("new@x");
  }

  @ParameterizedTest
  @CsvSource({
    "q, quick-1@x",
    "Q, quick-1@x",
    "z, zebra-2@x",
    "7, seven-3@x",
    "é, e-4@x",
    "无, han-5@x",
    "l,"
  })
  void theFirstLetterOfAWordFindsIt(String letter, String expected) {
    new Profile.Lines()
        .add(1, "quick-1@x", "S")
        .add(2, "zebra-2@x", "S")
        .add(3, "seven-3@x", "S")
        .add(4, "e-4@x", "S")
        .add(5, "han-5@x", "S")
        .into(store, USA);
    List<String> texts = List.of("A quick fox", "the Zebra", "at 7pm", "Équipe", "profound无奈");
    List<String> ids = List.of("quick-1@x", "zebra-2@x", "seven-3@x", "e-4@x", "han-5@x");
    for (int i = 0; i < texts.size(); i++) {
      await(store.bodies().put(id(ids.get(i)), texts.get(i).getBytes(StandardCharsets.UTF_8)));
    }
    // What the index is told of a text besides its words is no word of it.
    await(
        store
            .bodies()
            .indexPending(
                10,
                octets ->
                    new IndexedBody(
                        new String(octets, StandardCharsets.UTF_8),
                        List.of(new FullTextQuery.Tag("lang", "en")),
                        Optional.empty())));

    List<String> all = expected == null ? List.of() : List.of(expected);
    assertThat(found(new Prefix(Column.BODY, letter))).isEqualTo(all);
    assertThat(found(new Prefix(Column.BODY, letter + "a"))).isEmpty();
  }

  private static IndexedBody text(byte[] octets) {
    return IndexedBody.of(new String(octets, StandardCharsets.UTF_8));
  }

  @Test
  void repairRebuildsTheIndexes() {
    new Profile.Lines().add(1, "a@x", "word").into(store, USA);

    assertThat(await(store.repair())).isEmpty();

    assertThat(found(subject("word"))).containsExactly("a@x");
  }
}
