package org.newsloom.ui;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.newsloom.post.PostCheck;

/** How far something written is on its way, and what holds it up. Used on the FX thread. */
final class SendingState {
  /** How far it is. */
  enum Phase {
    WRITING,
    /** "Being posted…": nothing can be changed. */
    POSTING,
    /** An e-mail is being sent: nothing can be changed. */
    MAILING,
    /** It is in the outbox and could not be sent yet. */
    WAITING,
    /** It is posted, or waits by the person's wish; its copy by e-mail was not sent. */
    UNMAILED,
    /** It is posted, or waits by the person's wish: the window can go. */
    DONE
  }

  /**
   * What keeps it from being sent.
   *
   * @param sentence for the person
   * @param detail the server's own words; may be empty
   * @param editable whether the text can be taken back from the outbox without the risk that it is
   *     posted twice
   * @param advice what the server's words come to; empty where they are not understood
   */
  record Trouble(String sentence, String detail, boolean editable, Optional<PostCheck> advice) {
    /** One without advice. */
    Trouble(String sentence, String detail, boolean editable) {
      this(sentence, detail, editable, Optional.empty());
    }
  }

  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.WRITING);
  private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ReadOnlyObjectProperty<Phase> phase() {
    return phase.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Trouble>> trouble() {
    return trouble.getReadOnlyProperty();
  }

  boolean is(Phase other) {
    return phase.get() == other;
  }

  boolean isWriting() {
    return is(Phase.WRITING);
  }

  void become(Phase next) {
    phase.set(next);
  }

  void tell(Trouble what) {
    trouble.set(Optional.of(what));
  }

  /** Says what a service failed with. */
  void tell(Throwable wrong) {
    Failure failure = Failure.of(wrong);
    tell(new Trouble(failure.sentence(), failure.detail(), true));
  }

  void tellNothing() {
    trouble.set(Optional.empty());
  }
}
