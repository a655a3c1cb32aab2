package org.newsloom.ui;

import org.newsloom.post.AnswerWays;
import org.newsloom.post.Composition;
import org.newsloom.post.SavedDraft;

/**
 * What a composer window begins with.
 *
 * @param composition what is shown first
 * @param ways how else it may go
 * @param server the server to post to; empty where the person has to choose
 * @param draft the number of the draft it was; 0 for none
 * @param advice a sentence above the text, such as why this is an e-mail; empty for none
 */
record ComposerStart(
    Composition composition, AnswerWays ways, String server, long draft, String advice) {
  /** The same with a sentence more above the text. */
  ComposerStart advising(String sentence) {
    return new ComposerStart(
        composition, ways, server, draft, advice.isEmpty() ? sentence : advice + "\n" + sentence);
  }

  static ComposerStart ofNew(Composition composition, String server) {
    return new ComposerStart(composition, AnswerWays.NONE, server, 0, "");
  }

  static ComposerStart ofDraft(SavedDraft draft) {
    return new ComposerStart(
        draft.composition(), draft.ways(), draft.server(), draft.id(), draft.ways().advice());
  }
}
