package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsloom.article.Author;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.AttachedFile;
import org.newsloom.post.Attachments;
import org.newsloom.post.Composition;
import org.newsloom.post.PostCheck;
import org.newsloom.post.Posted;

/** Files that are attached while one writes. */
final class ComposerFilesTest extends ComposerModels {
  @Test
  void aPermissionThatWentWithTheSubscriptionIsAskedForAnew() throws IOException {
    office.forFiles.add("misc.test");
    ComposerModel model = model(GOOD);
    model.attach(List.of(file("a.bin", 9)));
    office.forFiles.clear();
    model.post();
    assertThat(office.sent).isEmpty();
    assertThat(model.state().isWriting()).isTrue();
    assertThat(model.state().trouble().get().orElseThrow().sentence())
        .contains("you did not say that misc.test takes files");
    assertThat(attached(model)).containsExactly("a.bin");
  }

  @TempDir Path folder;

  private Path file(String name, int octets) throws IOException {
    return Files.write(folder.resolve(name), new byte[octets]);
  }

  private List<String> attached(ComposerModel model) {
    return model.written().attachments().get().files().stream().map(AttachedFile::name).toList();
  }

  @Test
  void aFileIsInTheDraftThoughItIsGoneFromDisk() throws IOException {
    office.forFiles.add("misc.test");
    ComposerModel model = model(GOOD);
    Path file = file("a.bin", 9);
    model.attach(List.of(file));
    Files.delete(file);
    timePasses();
    assertThat(office.drafts.get(1L).composition().attachments().files())
        .containsExactly(new AttachedFile("a.bin", new byte[9]));
    ComposerModel later = model(ComposerStart.ofDraft(office.drafts.get(1L)));
    office.answerNext(Posted.State.SENT);
    later.post();
    assertThat(office.sent.getFirst().attachments().files()).hasSize(1);
  }

  @Test
  void aFileIsNotPostedWhereNobodyAllowedIt() throws IOException {
    ComposerModel model = model(GOOD);
    model.attach(List.of(file("a.bin", 9)));
    model.post();
    assertThat(office.sent).isEmpty();
    assertThat(model.state().trouble().get().orElseThrow().sentence()).contains("misc.test");
    office.forFiles.add("misc.test");
    var _ = model.checks().loadAgain();
    office.answerNext(Posted.State.SENT);
    model.post();
    assertThat(office.sent).hasSize(1);
  }

  @Test
  void whatIsTooLargeOrGoneIsToldAndTheRestIsAttached() throws IOException {
    office.forFiles.add("misc.test");
    office.largestArticle = 3_000;
    ComposerModel model = model(GOOD);
    model.attach(
        List.of(
            file("one.bin", 900),
            file("large.bin", 4_000),
            folder.resolve("gone"),
            file("second.bin", 2_000),
            file("two.bin", 10)));
    assertThat(attached(model)).containsExactly("one.bin", "two.bin");
    assertThat(model.state().trouble().get().orElseThrow().sentence())
        .isEqualTo(
            "large.bin is larger than 3 kB, which is the most that an article may carry (Settings,"
                + " Posting). There is no file "
                + folder.resolve("gone")
                + ". second.bin was not attached: with it the article would be larger than 3 kB,"
                + " which is the most (Settings, Posting).");
  }

  @Test
  void filesAreBoundedInNumber() throws IOException {
    ComposerModel model = model(GOOD);
    office.forFiles.add("misc.test");
    var _ = model.checks().loadAgain();
    model.attach(Collections.nCopies(1_000, file("a.bin", 1)));
    assertThat(attached(model)).hasSize(Attachments.MOST);
    assertThat(model.state().trouble().get().orElseThrow().sentence()).contains("the most");
  }

  @Test
  void nothingIsPostedWhileAFileIsBeingRead() throws IOException {
    office.forFiles.add("misc.test");
    office.heldFile = Optional.of(new CompletableFuture<>());
    ComposerModel model = model(GOOD);
    model.attach(List.of(file("a.bin", 9)));
    model.post();
    assertThat(office.sent).isEmpty();
    assertThat(model.state().trouble().get().orElseThrow().sentence()).contains("being read");
    office.heldFile.get().complete(new AttachedFile("a.bin", new byte[9]));
    office.answerNext(Posted.State.SENT);
    model.post();
    assertThat(office.sent.getFirst().attachments().files()).hasSize(1);
  }

  @Test
  void filesStayWhenAFollowupBecomesAReplyAndBack() throws IOException {
    office.forFiles.add("misc.test");
    Composition followup = answer(Composition.Kind.FOLLOWUP, "misc.test", Author.UNKNOWN);
    ComposerModel model =
        model(
            new ComposerStart(
                followup,
                AnswerWays.or(answer(Composition.Kind.REPLY, "", BOB)),
                "Example",
                0,
                ""));
    model.attach(List.of(file("a.bin", 9)));
    model.switchKind();
    assertThat(model.checks().found().get())
        .extracting(PostCheck::code)
        .contains("attachment-not-allowed");
    model.switchKind();
    assertThat(attached(model)).containsExactly("a.bin");
    assertThat(model.checks().refusal())
        .map(PostCheck::code)
        .isNotEqualTo("attachment-not-allowed");
  }
}
