package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.sync.ServerGroup;

/** What is learnt of junk, in an imported newsgroup; articles 0 to 5 are junk. */
final class JunkTest {
  private static final ServerGroup GROUP = Archives.local(new Newsgroup("local.test"));
  private static final int JUNK = 6;
  private static final int ALL = 12;

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void importArticles() throws Exception {
    desk = Desk.open(folder.resolve("profile"));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ALL; i++) {
      text.append("From x@example.org Mon Jan  1 10:00:00 2024\nFrom: someone@example.org")
          .append("\nSubject: Question\nNewsgroups: misc.test\nMessage-ID: ")
          .append(id(i))
          .append("\nDate: Mon, 1 Jan 2024 10:")
          .append(10 + i)
          .append(":00 +0000\n\n")
          .append(i < JUNK ? "Free spins for players of casinos." : "The boiler drops overnight.")
          .append("\n\n");
    }
    Path archive = folder.resolve("old.mbox");
    Files.write(archive, text.toString().getBytes(StandardCharsets.UTF_8));
    var _ =
        Desk.await(
            desk.reading
                .archives()
                .importAll(Archives.Format.MBOX, archive, GROUP.group(), _ -> {}));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static MessageId id(int number) {
    return new MessageId(number + "@example.org");
  }

  private static List<MessageId> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(JunkTest::id).toList();
  }

  private ThreadList list() {
    return Desk.await(
        desk.reading
            .threadLists()
            .open(GROUP, ThreadListOptions.USUAL.with(ThreadListOptions.Shown.NOT_IGNORED)));
  }

  /** Of the articles in the list, by the order of their dates. */
  private List<Integer> scores() {
    ThreadList list = list();
    return Desk.await(desk.reading.threadLists().rows(list, 0, list.size())).stream()
        .sorted(Comparator.comparing(row -> row.date().orElseThrow()))
        .map(row -> row.score().orElse(0))
        .toList();
  }

  private Undo teach() {
    Undo junk = Desk.await(desk.reading.junk().junk(ids(0, JUNK - 1)));
    var _ = Desk.await(desk.reading.junk().notJunk(ids(JUNK, ALL - 1)));
    return junk;
  }

  @Test
  void theTextAloneTells() {
    teach();
    assertThat(scores().subList(0, JUNK)).allMatch(score -> score <= -90);
    assertThat(scores().subList(JUNK, ALL)).containsOnly(0);
  }

  @Test
  void undoIsAsIfItHadNeverBeenSaid() {
    Undo junk = teach();
    assertThat(junk.what()).isEqualTo("Mark 5 articles as junk");
    desk.heard.clear();
    Desk.await(junk.undo());
    assertThat(desk.heard).contains(new Change.ScoresChanged());
    assertThat(scores()).containsOnly(0);
    assertThat(Desk.await(desk.reading.junk().junk(ids(0, JUNK - 1))).changed()).isEqualTo(5);
    assertThat(Desk.await(desk.reading.junk().junk(ids(0, JUNK - 1))).changed()).isZero();
  }

  @Test
  void whatIsNotHereTeachesNothing() {
    assertThat(Desk.await(desk.reading.junk().junk(ids(90, 99))).changed()).isZero();
  }

  @Test
  void ofAMillionThatAreSelectedNoMoreAreLookedAtThanAreKept() {
    List<MessageId> many = new ArrayList<>(ids(1_000, 1_000 + Junk.MOST_AT_ONCE - 1));
    many.addAll(ids(0, JUNK - 1));
    assertThat(Desk.await(desk.reading.junk().junk(many)).changed()).isEqualTo(1);
  }

  @Test
  void aSearchByScoreKnowsWhatWasLearntSince() {
    assertThat(found("score:<0")).isEmpty();
    teach();
    assertThat(found("score:<0")).hasSize(JUNK).contains(id(JUNK - 1));
  }

  private List<MessageId> found(String query) {
    Search search = desk.reading.search();
    return Desk.await(
            search.run(
                search.parse(query), Optional.empty(), Optional.empty(), SearchOrder.NEWEST, 100))
        .hits()
        .stream()
        .map(hit -> hit.row().id())
        .toList();
  }

  @Test
  void itIsHiddenFromWhereThePersonSaidAndNoLongerWhenTheyTakeItBack() {
    teach();
    desk.hideJunkFrom.set(90);
    assertThat(list().size()).isEqualTo(ALL - JUNK);
    desk.hideJunkFrom.set(0);
    assertThat(list().size()).isEqualTo(ALL);
  }
}
