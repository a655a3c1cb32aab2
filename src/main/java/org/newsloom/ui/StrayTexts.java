package org.newsloom.ui;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.LeftText;
import org.newsloom.post.SavedDraft;
import org.newsloom.task.UiExecutor;

/** Makes drafts of texts that an external editor saved when nobody waited for them any more. */
final class StrayTexts {
  private final PostOffice office;
  private final UiExecutor ui;

  StrayTexts(PostOffice office, UiExecutor ui) {
    this.office = office;
    this.ui = ui;
  }

  /** Tells how many drafts were made. What is in a draft already needs none of its own. */
  CompletableFuture<Integer> bringHome() {
    return office
        .editor()
        .left()
        .thenCompose(texts -> office.drafts().thenCompose(drafts -> bringHome(texts, drafts)));
  }

  private CompletableFuture<Integer> bringHome(List<LeftText> texts, List<SavedDraft> drafts) {
    CompletableFuture<Integer> made = CompletableFuture.completedFuture(0);
    for (LeftText text : texts) {
      made =
          made.thenComposeAsync(
              before -> bringHome(text, drafts).thenApply(more -> before + more), ui);
    }
    return made;
  }

  private CompletableFuture<Integer> bringHome(LeftText text, List<SavedDraft> drafts) {
    boolean isThere =
        drafts.stream().anyMatch(draft -> isSame(draft.composition().body(), text.text()));
    if (isThere) {
      return office.editor().remove(text).thenApply(_ -> 0);
    }
    SavedDraft from =
        drafts.stream()
            .filter(draft -> draft.id() == text.draft())
            .findFirst()
            .orElseGet(() -> unknown(text));
    return office
        .saveDraft(0, from.server(), from.composition().withBody(text.text()), from.ways())
        .thenCompose(_ -> office.editor().remove(text))
        .thenApply(_ -> 1);
  }

  private static boolean isSame(String one, String other) {
    return one.stripTrailing().equals(other.stripTrailing());
  }

  private static SavedDraft unknown(LeftText text) {
    return new SavedDraft(
        text.draft(),
        java.time.Instant.EPOCH,
        "",
        Composition.empty().withSubject("Text of the external editor"),
        AnswerWays.NONE);
  }
}
