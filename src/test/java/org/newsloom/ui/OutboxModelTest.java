package org.newsloom.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.Posted;
import org.newsloom.post.SavedDraft;

final class OutboxModelTest {
  private final LocalPostOffice office = new LocalPostOffice();

  private void waits() {
    office.answerNext(Posted.State.QUEUED);
    office.send("Example", Composition.empty().withSubject("Waiting"), OptionalLong.empty()).join();
  }

  @Test
  void listsWhatWaitsBeforeDrafts() {
    waits();
    var _ = office.saveDraft(0, "Example", Composition.empty(), AnswerWays.NONE);
    assertThat(new OutboxModel(office, Runnable::run).rows().get())
        .hasExactlyElementsOfTypes(OutboxModel.Row.Waiting.class, OutboxModel.Row.Begun.class);
  }

  @Test
  void sendsNow() {
    waits();
    OutboxModel model = new OutboxModel(office, Runnable::run);
    office.answerNext(Posted.State.SENT);
    model.sendNow();
    assertThat(model.rows().get()).isEmpty();
    assertThat(model.sending().get()).isFalse();
  }

  @Test
  void dropsADraft() {
    var _ = office.saveDraft(0, "Example", Composition.empty(), AnswerWays.NONE);
    OutboxModel model = new OutboxModel(office, Runnable::run);
    model.drop(model.rows().get().getFirst());
    assertThat(model.rows().get()).isEmpty();
  }

  @Test
  void makesADraftOfWhatWaits() {
    waits();
    OutboxModel model = new OutboxModel(office, Runnable::run);
    List<SavedDraft> drafts = new ArrayList<>();
    model.edit(model.rows().get().getFirst(), drafts::add);
    assertThat(drafts)
        .extracting(draft -> draft.composition().subject())
        .containsExactly("Waiting");
    assertThat(office.outbox).isEmpty();
  }

  @Test
  void knowsWhatWasRefused() {
    office.reply = "441 no";
    office.answerNext(Posted.State.REFUSED);
    Composition written = Composition.empty().withSubject("Grüße");
    office.send("Example", written, OptionalLong.empty()).join();
    assertThat(new OutboxModel(office, Runnable::run).rows().get())
        .singleElement()
        .isInstanceOfSatisfying(
            OutboxModel.Row.Waiting.class,
            row -> {
              assertThat(row.posted().state()).isEqualTo(Posted.State.REFUSED);
              assertThat(row.written()).contains(written);
            });
  }
}
