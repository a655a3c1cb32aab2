package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.article.OverviewBatch;
import org.newsloom.sync.ServerGroup;

/** A file in three posts among others. */
final class JoinedPostsTest {
  private static final ServerGroup GROUP = Desk.group("home", "alt.binaries.test");
  private static final String BEGIN = "begin 644 hello.txt\r\n";
  private static final String LINE = "M" + "8V]U;G0@".repeat(7) + "8V]U" + "\r\n";

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = Desk.open(folder).with("home", 1);
    await(desk.reading.newsgroups().subscribe(List.of(GROUP)));
    post(7, "hello.txt (1/3)", "ann@example.org", "Here it comes.\r\n" + BEGIN + LINE.repeat(3));
    post(8, "hello.txt (2/3)", "bob@example.org", "Not mine.\r\n");
    post(9, "Re: hello.txt (3/3)", "ann@example.org", "Thanks!\r\n");
    post(12, "hello.txt (3/3)", "ANN@example.org", LINE.repeat(2) + "`\r\nend\r\nBye\r\n");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private static MessageId id(int number) {
    return new MessageId("post" + number + "@example.org");
  }

  private void post(int number, String subject, String from, String text) {
    OverviewBatch.Builder batch = new OverviewBatch.Builder();
    batch.row(number);
    field(batch, OverviewBatch.Field.MESSAGE_ID, id(number).toString());
    field(batch, OverviewBatch.Field.SUBJECT, subject);
    field(batch, OverviewBatch.Field.FROM, from);
    await(
        desk.store
            .headers()
            .addOverviews(Refs.of(GROUP), batch.build(), NumberRanges.of(number, number)));
    String raw =
        "Message-ID: %s\r\nSubject: %s\r\nFrom: %s\r\n\r\n%s"
            .formatted(id(number), subject, from, text);
    await(desk.store.bodies().put(id(number), raw.getBytes(StandardCharsets.US_ASCII)));
  }

  private static void field(OverviewBatch.Builder batch, OverviewBatch.Field field, String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    batch.field(field, octets, 0, octets.length);
  }

  private Optional<JoinedPosts> joined(int number) {
    ArticleReader reader = desk.reading.articles();
    List<Integer> done = new ArrayList<>();
    ShownArticle shown = await(reader.open(GROUP, number)).orElseThrow();
    Optional<JoinedPosts> posts = await(reader.joined(shown, done::add));
    assertThat(done).hasSize(posts.map(JoinedPosts::total).orElse(0));
    return posts;
  }

  @Test
  void areThoseOfOneAuthorAndSeries() {
    post(20, "hello.txt (2/3)", "ann@example.org", LINE + "\r\n");
    JoinedPosts posts = joined(7).orElseThrow();
    assertThat(posts.missing()).isEmpty();
    assertThat(posts.words()).isEmpty();
    assertThat(posts.files().getFirst().name()).isEqualTo("hello.txt");
    assertThat(posts.files().getFirst().octets()).hasSize(6 * 45);
    assertThat(joined(12).orElseThrow().files().getFirst().octets()).hasSize(6 * 45);
  }

  @Test
  void tellWhichOfThemAreMissing() {
    JoinedPosts posts = joined(7).orElseThrow();
    assertThat(posts.missing()).containsExactly(2);
    assertThat(posts.words()).isEqualTo("1 of 3 parts is missing: 2.");
    assertThat(posts.files().getFirst().octets()).hasSize(5 * 45);
  }

  @Test
  void areNoneWhereTheSubjectSaysNothing() {
    post(30, "Hello", "ann@example.org", "Hello\r\n");
    assertThat(joined(30)).isEmpty();
  }
}
