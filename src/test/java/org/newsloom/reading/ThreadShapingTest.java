package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.sync.ServerGroup;

/** Threads that are split and joined by hand. */
class ThreadShapingTest {
  private static final ServerGroup GROUP = Archives.local(new Newsgroup("local.test"));

  @TempDir Path folder;
  private Desk desk;

  /** Two threads: a with a1 and its answer a2, and b with b1, whose References are lost. */
  @BeforeEach
  void open() throws IOException {
    desk = Desk.open(folder.resolve("profile"));
    Path file = folder.resolve("old.mbox");
    Files.writeString(
        file,
        article("a", 10, "Boilers", "")
            + article("a1", 11, "Re: Boilers", "<a@x.example>")
            + article("a2", 12, "Re: Boilers", "<a@x.example> <a1@x.example>")
            + article("b", 13, "Question", "")
            + article("b1", 14, "Re: Question", "<b@x.example>"));
    var _ =
        await(
            desk.reading.archives().importAll(Archives.Format.MBOX, file, GROUP.group(), _ -> {}));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static String article(String id, int hour, String subject, String references) {
    return "From x@example.org Mon Jan  1 10:00:00 2024\nFrom: ann@example.org\nSubject: "
        + subject
        + "\nDate: Mon, 01 Jan 2024 "
        + hour
        + ":00:00 +0000\nMessage-ID: <"
        + id
        + "@x.example>\n"
        + (references.isEmpty() ? "" : "References: " + references + "\n")
        + "\nText.\n\n";
  }

  private ThreadList list(ThreadListOptions options) {
    ThreadList list = await(desk.reading.threadLists().open(GROUP, options));
    await(list.load(0, list.size()));
    return list;
  }

  private ThreadList list() {
    return list(ThreadListOptions.USUAL.with(ThreadListOptions.Sort.NEWEST_ROOT_LAST));
  }

  private static int row(ThreadList list, String id) {
    for (int row = 0; row < list.size(); row++) {
      if (list.text(row).id().orElseThrow().text().equals(id + "@x.example")) {
        return row;
      }
    }
    throw new AssertionError("no " + id);
  }

  private Undo split(String id) {
    ThreadList list = list();
    return await(desk.reading.threadShaping().split(list, row(list, id)));
  }

  private Undo join(String... ids) {
    ThreadList list = list();
    int[] rows = List.of(ids).stream().mapToInt(id -> row(list, id)).toArray();
    return await(desk.reading.threadShaping().join(list, rows));
  }

  /** Names in order, a dot for each level. */
  private static String outline(ThreadList list) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < list.size(); row++) {
      String id = list.text(row).id().orElseThrow().text();
      rows.add(".".repeat(list.depth(row)) + id.substring(0, id.indexOf('@')));
    }
    return String.join(" ", rows);
  }

  @Test
  void whatBeginsAThreadByHandTakesItsAnswersAlong() {
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 b .b1");
    Undo undo = split("a1");
    assertThat(undo.what()).isEqualTo("Begin a thread here");
    assertThat(outline(list())).isEqualTo("a a1 .a2 b .b1");
    await(undo.undo());
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 b .b1");
  }

  @Test
  void theSameOnceMorePutsItBack() {
    split("a1");
    Undo back = split("a1");
    assertThat(back.what()).isEqualTo("Put back into its thread");
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 b .b1");
    await(back.undo());
    assertThat(outline(list())).isEqualTo("a a1 .a2 b .b1");
  }

  @Test
  void whatBeginsAThreadAnywayChangesNothing() {
    assertThat(split("b").changed()).isZero();
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 b .b1");
  }

  @Test
  void joinedThreadsHangBelowTheOldest() {
    Undo undo = join("b", "a2");
    assertThat(undo.what()).isEqualTo("Join threads");
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 ...b ....b1");
    await(undo.undo());
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 b .b1");
  }

  @Test
  void whatGoesAlongWithAnotherKeepsItsPlaceBelowIt() {
    join("a", "a1", "b", "b1");
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 .b ..b1");
    assertThat(join("a", "b1").changed()).isZero();
  }

  @Test
  void whatIsJoinedCanBeTakenOutAgain() {
    join("a", "b");
    Undo out = split("b");
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 b .b1");
    await(out.undo());
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 .b ..b1");
  }

  @Test
  void aListWithoutThreadsKnowsThemAllTheSame() {
    ThreadList flat = list(ThreadListOptions.USUAL.with(ThreadListOptions.Layout.FLAT));
    Undo undo = await(desk.reading.threadShaping().split(flat, row(flat, "a1")));
    assertThat(undo.changed()).isEqualTo(1);
    assertThat(outline(list())).isEqualTo("a a1 .a2 b .b1");
  }

  @Test
  void aSubjectDoesNotBringBackWhatWasTakenOut() {
    ThreadListOptions bySubject =
        ThreadListOptions.USUAL
            .with(ThreadListOptions.Sort.NEWEST_ROOT_LAST)
            .withSubjectFallback(true);
    split("a1");
    assertThat(outline(list(bySubject))).isEqualTo("a a1 .a2 b .b1");
  }

  @Test
  void listsSearchesAndWholeThreadsAgreeAndItOutlivesTheProgram() throws IOException {
    ThreadList open = list();
    assertThat(hits("in:thread", "b")).isEqualTo("b b1");
    join("a", "b");
    ThreadList again = await(desk.reading.threadLists().again(open));
    await(again.load(0, again.size()));
    assertThat(outline(again)).isEqualTo("a .a1 ..a2 .b ..b1");
    assertThat(hits("in:thread", "b")).isEqualTo("a a1 a2 b b1");
    desk.close();
    desk = Desk.open(folder.resolve("profile"));
    assertThat(outline(list())).isEqualTo("a .a1 ..a2 .b ..b1");
    assertThat(
            await(desk.reading.threads().thread(new MessageId("b1@x.example"))).stream()
                .map(row -> row.id().text() + row.depth())
                .toList())
        .containsExactly(
            "a@x.example0", "a1@x.example1", "a2@x.example2", "b@x.example1", "b1@x.example2");
  }

  private String hits(String query, String open) {
    return await(
            desk.reading
                .search()
                .run(
                    desk.reading.search().parse(query),
                    java.util.Optional.empty(),
                    java.util.Optional.of(new MessageId(open + "@x.example")),
                    SearchOrder.NEWEST,
                    100))
        .hits()
        .stream()
        .map(hit -> hit.row().id().text())
        .map(id -> id.substring(0, id.indexOf('@')))
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
