package org.newsloom.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.newsloom.reading.Desk.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;

/** An article that a newsgroup does not have is listed with its words once it was brought. */
final class BroughtParentTest {
  @TempDir private Path folder;

  private static String answer(String id) {
    return "From x Mon Jan  1 10:00:00 2024\nFrom: ann@example.org\nSubject: Re: Sheep\nMessage-ID: <"
        + id
        + "@example.org>\nReferences: <parent@example.org>\n\nText.\n\n";
  }

  @Test
  void hasItsWordsInTheSameListAndInLaterOnes() throws IOException {
    Path file = folder.resolve("a.mbox");
    Files.writeString(file, answer("one") + answer("two"));
    try (Desk desk = Desk.open(folder.resolve("profile"))) {
      Newsgroup group = new Newsgroup("local.test");
      var _ = await(desk.reading.archives().importAll(Archives.Format.MBOX, file, group, _ -> {}));
      ThreadList list =
          await(desk.reading.threadLists().open(Archives.local(group), ThreadListOptions.USUAL));
      assertThat(list.isPlaceholder(0)).isTrue();
      await(list.load(0, list.size()));
      assertThat(list.text(0).subject()).isEmpty();
      assertThat(list.text(0).id()).contains(new MessageId("parent@example.org"));

      await(
          desk.store
              .bodies()
              .put(
                  new MessageId("parent@example.org"),
                  """
                  From: Bob =?UTF-8?Q?M=C3=BCller?= <bob@example.org>
                  Subject: Sheep
                  Message-ID: <parent@example.org>

                  Baa.
                  """
                      .getBytes(StandardCharsets.UTF_8)));
      await(list.load(0, 1));

      assertThat(list.text(0).subject()).isEqualTo("Sheep");
      assertThat(list.text(0).author().name()).isEqualTo("Bob Müller");
      assertThat(list.isPlaceholder(0)).isTrue();
    }
  }
}
