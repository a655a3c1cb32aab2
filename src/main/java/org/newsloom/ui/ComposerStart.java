package org.newsloom.ui;

import java.util.List;
import java.util.Optional;
import org.newsloom.article.Author;
import org.newsloom.post.Composition;
import org.newsloom.post.SavedDraft;

/**
 * What a composer window begins with.
 *
 * @param composition what is shown first
 * @param other the same answer the other way, followup for reply and reply for followup; empty
 *     where there is nothing to switch to
 * @param copyTo who may get a copy of a followup by e-mail; empty where nobody can or wants to
 * @param server the server to post to; empty where the person has to choose
 * @param draft the number of the draft it was; 0 for none
 * @param advice a sentence above the text, such as why this is an e-mail; empty for none
 */
record ComposerStart(
    Composition composition,
    Optional<Composition> other,
    List<Author> copyTo,
    String server,
    long draft,
    String advice) {
  /** The same with a sentence more above the text. */
  ComposerStart advising(String sentence) {
    return new ComposerStart(
        composition,
        other,
        copyTo,
        server,
        draft,
        advice.isEmpty() ? sentence : advice + "\n" + sentence);
  }

  static ComposerStart ofNew(Composition composition, String server) {
    return new ComposerStart(composition, Optional.empty(), List.of(), server, 0, "");
  }

  static ComposerStart ofDraft(SavedDraft draft) {
    return new ComposerStart(
        draft.composition(), Optional.empty(), List.of(), draft.server(), draft.id(), "");
  }
}
