package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchOrder;
import org.newsloom.reading.SearchResult;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;
import org.newsloom.ui.ThreadListModel.Showing;

/** How hits are ordered and arranged, and the way from one to the next. No toolkit. */
final class SearchHitsTest {
  private static final String USA = "alt.politics.usa";

  private final FakeNews news = SampleWorld.news();
  private final ObjectProperty<SearchSettings> searches =
      new SimpleObjectProperty<>(SearchSettings.DEFAULTS);
  private Desk desk;

  /** Of one thread, mixed with another newsgroup: an answer to an answer is found first. */
  private List<SearchHit> hits() {
    return List.of(
        news.hit(USA, 2, ""),
        news.hit("comp.misc", 0, ""),
        news.hit(USA, 0, ""),
        news.hit(USA, 1, ""),
        news.hit(USA, 3, ""));
  }

  /** What waits for the person to pause. */
  private final List<Runnable> later = new ArrayList<>();

  private void pause() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }

  @BeforeEach
  void open() {
    news.result = new SearchResult(hits(), false, 9, 9, List.of("qwen"), List.of());
    desk =
        new Desk(
            news,
            Runnable::run,
            (_, action) -> later.add(action),
            new SimpleObjectProperty<>(ReadingSettings.DEFAULTS),
            searches,
            Dialogs.none());
    desk.reader().loadGroups().join();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static List<Integer> each(ArticleRows rows, java.util.function.IntUnaryOperator value) {
    return IntStream.range(0, rows.size()).map(value).boxed().toList();
  }

  private HitRows byThread(List<SearchHit> hits) {
    return HitRows.byThread(hits, new Excerpts(hits, some -> news.excerpts("", some)));
  }

  private String openGroup() {
    return desk.groups().current().get().map(group -> group.group().name()).orElse("none");
  }

  private String openId() {
    return desk.article().article().orElseThrow().id().text();
  }

  private static String id(SearchHit hit) {
    return hit.row().id().text();
  }

  @Test
  void hitsOfAThreadStandTogetherBelowWhatTheyAnswer() {
    HitRows rows = byThread(hits());

    assertThat(each(rows, row -> (int) rows.key(row) - 1)).containsExactly(2, 3, 0, 4, 1);
    assertThat(each(rows, rows::depth)).containsExactly(0, 1, 2, 2, 0);
    assertThat(each(rows, rows::parent)).containsExactly(-1, 0, 1, 1, -1);
    assertThat(each(rows, rows::subtreeSize)).containsExactly(4, 3, 1, 1, 1);
    assertThat(each(rows, rows::replies)).containsExactly(3, 2, 0, 0, 0);
    for (int row = 0; row < rows.size(); row++) {
      assertThat(rows.rowOf(rows.key(row))).isEqualTo(row);
    }
    assertThat(rows.rowOf(0)).isEqualTo(-1);
    assertThat(rows.rowOf(6)).isEqualTo(-1);
  }

  @Test
  void hitsWithoutTheArticleBetweenThemStandBelowTheEarliest() {
    HitRows rows =
        byThread(List.of(news.hit(USA, 3, ""), news.hit(USA, 2, ""), news.hit(USA, 4, "")));

    assertThat(each(rows, rows::depth)).containsExactly(0, 1, 1);
    assertThat(each(rows, row -> (int) rows.key(row) - 1)).containsExactly(1, 0, 2);
  }

  @Test
  void arrangedAnewTheCurrentHitStaysAndTheWishIsKept() {
    desk.search().search("qwen");
    var _ = desk.reader().open(3);
    String before = openId();
    desk.search().byThread().set(true);

    assertThat(desk.threads().source().size()).isEqualTo(5);
    assertThat(desk.threads().rows()).hasSize(5);
    assertThat(desk.threads().current().get()).isEqualTo(1);
    assertThat(openId()).isEqualTo(before);
    assertThat(searches.get().byThread()).isTrue();

    desk.search().byThread().set(false);
    assertThat(desk.threads().current().get()).isEqualTo(3);
    assertThat(searches.get().byThread()).isFalse();
  }

  @Test
  void anotherOrderSearchesAnewAndTheWishIsKept() {
    desk.search().search("qwen");
    desk.search().bestFirst().set(true);
    desk.search().search("again");

    assertThat(news.orders)
        .containsExactly(SearchOrder.NEWEST, SearchOrder.RELEVANCE, SearchOrder.RELEVANCE);
    assertThat(searches.get().bestFirst()).isTrue();
  }

  @Test
  void theOtherHitsComeBehindTheFirstOnesWhenThePersonPauses() {
    news.results.put(
        "qwen 80", new SearchResult(hits().subList(0, 2), true, 9, 9, List.of(), List.of()));
    List<SearchHit> meanwhile = new ArrayList<>(hits());
    Collections.swap(meanwhile, 0, 4);
    news.results.put("qwen 500", new SearchResult(meanwhile, false, 9, 9, List.of(), List.of()));

    desk.search().search("qwen");
    var _ = desk.reader().open(1);
    String open = openId();
    assertThat(desk.threads().source().size()).isEqualTo(2);
    assertThat(searches.get().recent()).isEmpty();
    pause();

    HitRows rows = (HitRows) desk.threads().source();
    assertThat(rows.hits().stream().map(SearchHitsTest::id).toList())
        .startsWith(id(hits().get(0)), id(hits().get(1)))
        .containsExactlyInAnyOrderElementsOf(hits().stream().map(SearchHitsTest::id).toList());
    assertThat(desk.threads().current().get()).isEqualTo(1);
    assertThat(openId()).isEqualTo(open);
    assertThat(searches.get().recent()).containsExactly("qwen");
  }

  @Test
  void whoTypesOnIsNotAskedAboutHalfAWord() {
    news.result = new SearchResult(hits(), true, 9, 9, List.of(), List.of());
    desk.search().search("qwe");
    desk.search().search("qwen");
    pause();

    assertThat(news.asked).containsExactly("qwe 80", "qwen 80", "qwen 500");
    assertThat(searches.get().recent()).containsExactly("qwen");
  }

  @Test
  void ofLettersTypedWhileOneSearchGoesOnTheLastIsAskedAbout() {
    CompletableFuture<SearchResult> first = new CompletableFuture<>();
    news.coming = Optional.of(first);
    desk.search().search("q w");
    desk.search().search("q we");
    desk.search().search("q wen");
    assertThat(news.asked).containsExactly("q w 80");
    assertThat(desk.search().line().get()).isEqualTo("Searching…");

    first.complete(new SearchResult(List.of(), false, 9, 9, List.of(), List.of()));
    assertThat(news.asked).containsExactly("q w 80", "q wen 80");
    assertThat(desk.threads().source().size()).isEqualTo(5);

    news.coming = Optional.of(new CompletableFuture<>());
    desk.search().search("left");
    desk.search().back();
    assertThat(desk.search().active().get()).isFalse();
  }

  @Test
  void wordsThatBeginSoAreFoundWhereNoneIsTheWord() {
    news.result = new SearchResult(List.of(), false, 9, 9, List.of(), List.of());
    news.results.put("from:qwe* 80", new SearchResult(hits(), false, 9, 9, List.of(), List.of()));

    desk.search().search("from:qwe");
    assertThat(desk.search().line().get())
        .isEqualTo("5 articles found for “from:qwe*” · 9 articles searched");
    assertThat(desk.search().query()).contains("from:qwe*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q",
        "\"qwen",
        "qwen*",
        "-qwen",
        "C++",
        "before:2025",
        "qwen OR",
        "qwen OR (x",
        "/qwen/"
      })
  void noStarIsAddedWhereItWouldMeanSomethingElse(String query) {
    news.result = new SearchResult(List.of(), false, 9, 9, List.of(), List.of());
    desk.search().search(query);

    assertThat(news.asked).containsExactly(query + " 80");
    assertThat(desk.search().line().get()).startsWith("Nothing found · ");
  }

  @Test
  void withoutASearchAnotherOrderIsOnlyKept() {
    desk.search().bestFirst().set(true);
    assertThat(news.orders).isEmpty();
    assertThat(searches.get().bestFirst()).isTrue();
  }

  @Test
  void stepsThroughTheListOfHits() {
    desk.search().search("qwen");
    desk.search().step(1);
    assertThat(openId()).isEqualTo(id(hits().get(0)));
    desk.search().step(1);
    assertThat(openId()).isEqualTo(id(hits().get(1)));
    desk.search().step(-1);
    desk.search().step(-1);
    assertThat(openId()).isEqualTo(id(hits().get(0)));
    assertThat(desk.threads().showing().get()).isEqualTo(Showing.HITS);
  }

  @Test
  void stepsFromThreadToThreadOnceAHitWasOpenedInItsOwn() {
    desk.search().search("qwen");
    var _ = desk.reader().open(0);
    desk.search().openInThread();
    assertThat(openGroup()).isEqualTo(USA);
    assertThat(desk.search().canStep().get()).isTrue();

    desk.search().step(1);
    assertThat(openGroup()).isEqualTo("comp.misc");
    assertThat(openId()).isEqualTo(id(hits().get(1)));
    desk.search().step(1);
    desk.search().step(1);
    desk.search().step(1);
    desk.search().step(1);
    assertThat(openId()).isEqualTo(id(hits().get(4)));
    assertThat(desk.threads().showing().get()).isEqualTo(Showing.GROUP);
  }

  @Test
  void whoOpensANewsgroupByHandIsDoneWithTheHits() {
    desk.search().search("qwen");
    var _ = desk.reader().open(0);
    desk.search().openInThread();
    var _ = desk.reader().open(FakeNews.group("comp.misc"));

    assertThat(desk.search().canStep().get()).isFalse();
    desk.search().step(1);
    assertThat(openGroup()).isEqualTo("comp.misc");
  }

  /** The newsgroup that is open already is opened again. */
  @Test
  void aHitOfTheOpenNewsgroupLeavesTheSearchToo() {
    var _ = desk.reader().open(FakeNews.group(USA));
    desk.search().search("qwen");
    var _ = desk.reader().open(0);
    desk.search().openInThread();

    assertThat(desk.search().active().get()).isFalse();
    assertThat(desk.threads().showing().get()).isEqualTo(Showing.GROUP);
    assertThat(desk.search().back()).isTrue();
    assertThat(openGroup()).isEqualTo(USA);
  }

  @Test
  void onlyTextsOfHitsInSightAreLookedIntoAndEachOnce() {
    List<SearchHit> hits = List.of(news.hit(USA, 1, "one"), news.hit(USA, 0, "two"));
    HitRows rows = byThread(hits);
    assertThat(rows.snippet(0)).isEmpty();

    rows.load(0, 1).join();
    rows.with(hits).load(0, 1).join();

    assertThat(news.excerpted).containsExactly(hits.get(1).row().id());
    assertThat(rows.snippet(0)).isEqualTo("two");
    assertThat(rows.snippet(1)).isEmpty();
    HitRows.flat(hits, rows.excerpts()).load(0, 2).join();
    assertThat(news.excerpted).hasSize(2);
    assertThat(rows.snippet(1)).isEqualTo("one");
  }

  @Test
  void withoutHitsThereIsNothingToStepTo() {
    assertThat(desk.search().canStep().get()).isFalse();
    desk.search().step(1);
    news.result = new SearchResult(List.of(), false, 0, 0, List.of(), List.of());
    desk.search().search("nothing");
    desk.search().step(1);
    assertThat(desk.article().article()).isEmpty();
  }
}
