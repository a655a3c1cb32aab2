package org.newsloom.post;

import java.util.List;
import java.util.Optional;
import org.newsloom.article.Author;

/**
 * The ways that an answer may go besides the one it is written for.
 *
 * @param other the same answer the other way, a followup for a reply and a reply for a followup;
 *     only where it goes and what it refers to count, its text is that of the answer; empty where
 *     there is no other way
 * @param copyTo who may get a copy of a followup by e-mail; empty where nobody can or wants to
 * @param copied whether the person wants that copy (net-keeping row G9b)
 * @param advice why it goes the way it does, a sentence to stand above the text; empty for none
 */
public record AnswerWays(
    Optional<Composition> other, List<Author> copyTo, boolean copied, String advice) {
  /** What is no answer goes one way only. */
  public static final AnswerWays NONE = new AnswerWays(Optional.empty(), List.of(), false);

  /** Takes a copy of the list. */
  public AnswerWays {
    copyTo = List.copyOf(copyTo);
  }

  /** Ways about which there is nothing to say. */
  public AnswerWays(Optional<Composition> other, List<Author> copyTo, boolean copied) {
    this(other, copyTo, copied, "");
  }

  /** The other way alone; nobody can get a copy. */
  public static AnswerWays or(Composition other) {
    return new AnswerWays(Optional.of(other), List.of(), false);
  }
}
