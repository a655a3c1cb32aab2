package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.newsloom.reading.FoundOnServer;
import org.newsloom.reading.SearchHit;
import org.newsloom.reading.SearchResult;
import org.newsloom.sync.ServerFinds;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerQuestion;
import org.newsloom.ui.ThreadListModel.Showing;

/** A search on the server from its window to the hits in the list. */
final class SearchOnServerTest {
  private static final ServerGroup USA = FakeNews.group("alt.politics.usa");
  private static final ServerQuestion QWEN = ServerQuestion.of("Subject", "qwen", 10_000);

  @RegisterExtension private final TestWindows windows = new TestWindows();

  private final FakeNews news = SampleWorld.news();
  private final List<Runnable> closing = new ArrayList<>();
  private Theme theme;

  @AfterEach
  void close() {
    Fx.run(() -> closing.forEach(Runnable::run));
  }

  private FoundOnServer found(int hits, ServerFinds.Extent extent) {
    List<SearchHit> rows =
        IntStream.range(0, hits).mapToObj(row -> news.hit("alt.politics.usa", row, "")).toList();
    return new FoundOnServer(
        new SearchResult(rows, false, hits, hits, List.of("qwen"), List.of()),
        new ServerFinds(USA, rows.stream().map(hit -> hit.row().id()).toList(), 34_000, extent));
  }

  private MainWindow window() {
    MainWindow made = windows.open(news);
    Fx.run(() -> made.open(USA));
    Fx.frames(3);
    return made;
  }

  @Test
  void hitsStandInTheListAndALineSaysWhere() {
    MainWindow window = window();
    Fx.run(() -> window.desk().searchOnServer(USA, QWEN));
    assertThat(Fx.on(() -> window.desk().status().work().get()).orElseThrow().progress().what())
        .startsWith("Searching on news.example.org");
    Fx.run(() -> news.onServer.complete(found(4, ServerFinds.Extent.ALL)));
    Fx.until("hits", () -> window.desk().threads().source().size() == 4);
    assertThat(Fx.on(() -> window.desk().search().line().get()))
        .isEqualTo("4 articles found on news.example.org among 34,000");
    assertThat(Fx.on(() -> window.desk().status().work().get())).isEmpty();
    // What is searched here would not find the same again.
    assertThat(Fx.on(() -> window.desk().search().query())).isEmpty();
    Fx.run(() -> {
      var _ = window.desk().reader().open(1);
    });
    Fx.frames(4);
    Pictures.take(windows.themes().getFirst(), window.scene(), "search-on-server-hits");
    Fx.run(() -> window.desk().search().bestFirst().set(true));
    assertThat(Fx.on(() -> window.desk().threads().source().size())).isEqualTo(4);
    assertThat(news.orders).isEmpty();
    Fx.run(() -> window.desk().search().back());
    Fx.until("the newsgroup", () -> window.desk().threads().source().size() == 13);
  }

  @Test
  void nothingFoundIsASentence() {
    MainWindow window = window();
    Fx.run(() -> window.desk().searchOnServer(USA, QWEN));
    Fx.run(() -> news.onServer.complete(found(0, ServerFinds.Extent.ALL)));
    Fx.until("no hits", () -> window.desk().threads().showing().get() == Showing.HITS);
    assertThat(Fx.on(() -> window.desk().search().line().get()))
        .isEqualTo("Nothing found on news.example.org among 34,000");
  }

  @Test
  void whoReadsElsewhereMeanwhileIsAsked() {
    MainWindow window = window();
    Fx.run(() -> window.desk().searchOnServer(USA, QWEN));
    Fx.run(() -> window.open(FakeNews.group("comp.misc")));
    Fx.frames(3);
    Fx.run(() -> news.onServer.complete(found(3, ServerFinds.Extent.ENOUGH)));
    Fx.until("an offer", () -> !window.desk().notices().offers().isEmpty());
    assertThat(Fx.on(() -> window.desk().threads().showing().get())).isEqualTo(Showing.GROUP);
    Offer offer = Fx.on(() -> window.desk().notices().offers().getFirst());
    assertThat(offer.words())
        .isEqualTo(
            "The newest 3 found on news.example.org among 34,000; more words would find fewer.");
    Fx.run(() -> window.desk().notices().take(offer));
    Fx.until("hits", () -> window.desk().threads().showing().get() == Showing.HITS);
  }

  @Test
  void stopsWhenThePersonSaysSo() {
    MainWindow window = window();
    Fx.run(() -> window.desk().searchOnServer(USA, QWEN));
    Fx.run(() -> window.desk().status().work().get().orElseThrow().cancel().run());
    Fx.until("nothing goes on", () -> window.desk().status().work().get().isEmpty());
    assertThat(news.onServer).isCancelled();
    assertThat(Fx.on(() -> window.desk().notices().failure().get())).isEmpty();
    assertThat(Fx.on(() -> window.desk().threads().showing().get())).isEqualTo(Showing.GROUP);
  }

  @Test
  void hitsJoinTheListAsTheyComeAndStayWhenItIsStopped() {
    MainWindow window = window();
    Fx.run(() -> window.desk().searchOnServer(USA, QWEN));
    Fx.run(() -> news.onServerSoFar.accept(found(2, ServerFinds.Extent.SO_FAR)));
    Fx.until("the first hits", () -> window.desk().threads().source().size() == 2);
    assertThat(Fx.on(() -> window.desk().search().line().get()))
        .isEqualTo("2 articles found so far on news.example.org among 34,000");
    Fx.run(() -> {
      var _ = window.desk().reader().open(1);
    });
    Fx.frames(4);
    Fx.run(() -> news.onServerSoFar.accept(found(5, ServerFinds.Extent.SO_FAR)));
    Fx.until("more hits", () -> window.desk().threads().source().size() == 5);
    assertThat(Fx.on(() -> window.desk().threads().current().get())).isEqualTo(1);

    Fx.run(() -> window.desk().status().work().get().orElseThrow().cancel().run());

    Fx.until("nothing goes on", () -> window.desk().status().work().get().isEmpty());
    Fx.until(
        "told",
        () ->
            window
                .desk()
                .search()
                .line()
                .get()
                .equals("5 articles found on news.example.org among 34,000, then it was stopped"));
    assertThat(Fx.on(() -> window.desk().threads().source().size())).isEqualTo(5);
    assertThat(Fx.on(() -> window.desk().notices().failure().get())).isEmpty();
  }

  @Test
  void whoWentBackMeanwhileStaysThereAndIsAskedAtTheEnd() {
    MainWindow window = window();
    Fx.run(() -> window.desk().searchOnServer(USA, QWEN));
    Fx.run(() -> news.onServerSoFar.accept(found(2, ServerFinds.Extent.SO_FAR)));
    Fx.until("the first hits", () -> window.desk().threads().source().size() == 2);
    Fx.run(() -> window.desk().search().back());
    Fx.until("the newsgroup", () -> window.desk().threads().source().size() == 13);

    Fx.run(() -> news.onServerSoFar.accept(found(3, ServerFinds.Extent.SO_FAR)));
    Fx.frames(3);
    assertThat(Fx.on(() -> window.desk().threads().showing().get())).isEqualTo(Showing.GROUP);

    Fx.run(() -> news.onServer.complete(found(4, ServerFinds.Extent.ALL)));
    Fx.until("an offer", () -> !window.desk().notices().offers().isEmpty());
    assertThat(Fx.on(() -> window.desk().threads().showing().get())).isEqualTo(Showing.GROUP);
  }

  @Test
  void asksForWordsAFieldAndHowFarBack() {
    List<ServerQuestion> asked = new ArrayList<>();
    ServerSearchWindow dialog =
        Fx.on(() -> {
          theme = new Theme();
          closing.add(theme::dispose);
          ServerSearchWindow made =
              new ServerSearchWindow(theme, Optional.empty(), USA, asked::add);
          closing.add(made.window()::close);
          made.show();
          return made;
        });
    assertThat(Fx.on(() -> dialog.search().isDisabled())).isTrue();
    Fx.run(() -> {
      dialog.words().setText("\u00a0 ");
      assertThat(dialog.search().isDisabled()).isTrue();
      dialog.words().setText(" boiler  pressure ");
      dialog.field().getEditor().setText("not a field");
      assertThat(dialog.search().isDisabled()).isTrue();
      dialog.field().getEditor().setText("Injection-Info");
      dialog.reach().setValue(ServerSearchWindow.Reach.SOME);
    });
    Fx.frames(3);
    Pictures.take(theme, dialog.window().scene(), "search-on-server");
    Fx.run(() -> dialog.search().fire());
    assertThat(asked)
        .containsExactly(
            new ServerQuestion("Injection-Info", List.of("boiler", "pressure"), 10_000));
  }

  @Test
  void isOfferedWhereThereIsAServerToAsk() {
    MainWindow window = window();
    assertThat(Fx.on(() -> window.commands().enabled(Command.SEARCH_SERVER).get())).isTrue();
    Fx.run(() -> window.desk().status().offline().set(true));
    assertThat(Fx.on(() -> window.commands().enabled(Command.SEARCH_SERVER).get())).isFalse();
  }

  @Test
  void aFailureIsTold() {
    MainWindow window = window();
    Fx.run(() -> window.desk().searchOnServer(USA, QWEN));
    Fx.run(() -> {
      var _ = news.onServer.completeExceptionally(new IllegalStateException("It is refused."));
    });
    Fx.until("told", () -> window.desk().notices().failure().get().isPresent());
  }
}
