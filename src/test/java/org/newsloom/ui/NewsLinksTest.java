package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.newsloom.article.MessageId;
import org.newsloom.settings.ReadingSettings;
import org.newsloom.settings.SearchSettings;

/** Where addresses lead in the window, and that no unknown server is asked. */
final class NewsLinksTest {
  private final FakeNews news = SampleWorld.news();
  private final List<String> opened = new ArrayList<>();
  private final Desk desk =
      new Desk(
          news,
          Runnable::run,
          (_, _) -> {},
          new SimpleObjectProperty<>(ReadingSettings.DEFAULTS),
          new SimpleObjectProperty<>(SearchSettings.DEFAULTS),
          dialogs());
  private final String host = news.servers.getFirst() + ".example";

  /** Dialogs that write down which of them was opened. */
  private Dialogs dialogs() {
    return (Dialogs)
        Proxy.newProxyInstance(
            Dialogs.class.getClassLoader(),
            new Class<?>[] {Dialogs.class},
            (_, method, arguments) -> {
              opened.add(method.getName() + " " + List.of(arguments));
              return null;
            });
  }

  @BeforeEach
  void readsTheNewsgroups() {
    var _ = desk.reader().loadGroups();
  }

  private void open(String address) {
    desk.links().openAddress(address);
  }

  private List<String> offers() {
    return desk.notices().offers().stream().map(Offer::words).toList();
  }

  @Test
  void aNewsgroupOfAServerThatIsHereIsOpened() {
    open("news://" + host + "/comp.misc");
    assertThat(desk.groups().current().get()).contains(FakeNews.group("comp.misc"));
    assertThat(offers()).isEmpty();
  }

  @Test
  void anUnknownServerIsOfferedAndNotAsked() {
    open("nntp://news.elsewhere.example:1190/comp.misc/5");
    assertThat(desk.groups().current().get()).isEmpty();
    assertThat(news.askedNumbers).isEmpty();
    assertThat(offers())
        .containsExactly(
            "The address leads to the news server news.elsewhere.example, which you do not have. It"
                + " was not asked for anything.");
    assertThat(opened).isEmpty();
    desk.notices().take(desk.notices().offers().getFirst());
    assertThat(opened).containsExactly("addServer [news.elsewhere.example, OptionalInt[1190]]");
  }

  @Test
  void anArticleOfAnUnknownServerIsLookedForOnOnesOwn() {
    open("news://news.elsewhere.example/a1@example.org");
    assertThat(news.askedFor).contains(new MessageId("a1@example.org"));
    assertThat(offers()).hasSize(1);
  }

  @Test
  void aNumberIsAskedOfItsServer() {
    open("nntp://" + host + "/comp.misc/5");
    assertThat(news.askedNumbers).containsExactly(FakeNews.group("comp.misc") + " 5");
  }

  @Test
  void aPatternListsTheNewsgroupsOfItsServer() {
    open("news:*");
    open("news://" + host + "/comp.*");
    assertThat(opened)
        .containsExactly(
            "subscribe [Optional.empty, ]",
            "subscribe [Optional[" + news.servers.getFirst() + "], comp.*]");
  }

  @Test
  void aNewsgroupThatIsNotSubscribedIsOfferedToBeLookedFor() {
    open("news:no.such.group");
    assertThat(offers()).containsExactly("You have not subscribed to no.such.group.");
    desk.notices().take(desk.notices().offers().getFirst());
    assertThat(opened).containsExactly("subscribe [Optional.empty, no.such.group]");
  }

  @Test
  void whatNamesNothingIsTold() {
    open("news:");
    assertThat(desk.notices().toast().get().orElseThrow().words())
        .isEqualTo("This address names nothing of Usenet: news:");
  }
}
