package org.newsloom.reading;

import org.newsloom.article.Author;
import org.newsloom.article.Directions;
import org.newsloom.pgp.Verdict;
import org.newsloom.pgp.Verdict.Trust;

/**
 * What a person is told of an article's signature.
 *
 * @param standing how good it is
 * @param sentence one line
 * @param key fingerprint of the key, or empty
 */
public record ArticleSignature(Standing standing, String sentence, String key) {
  /** How good a signature is. */
  public enum Standing {
    /** It fits, and GnuPG takes the key for the signer's. */
    GOOD,
    /** It fits, but something else is not as it should be. */
    DOUBTFUL,
    BAD,
    /** It was not checked, or could not be. */
    UNKNOWN
  }

  /** Names of keys are of any length. */
  private static final int MOST_LETTERS = 200;

  private static final String PART = " Only a part of the text is signed.";

  /** It is there; nobody asked yet whether it fits. */
  static final ArticleSignature UNCHECKED =
      new ArticleSignature(Standing.UNKNOWN, "Signed; the signature was not checked.", "");

  /**
   * What GnuPG says.
   *
   * @param from the author that the article names
   * @param isWhole whether the whole text is signed
   */
  static ArticleSignature of(Verdict verdict, Author from, boolean isWhole) {
    String name = bounded(verdict.signer());
    boolean isOther =
        from.address().isEmpty() || !verdict.signerAddress().equalsIgnoreCase(from.address());
    String words =
        switch (verdict.standing()) {
          case GOOD ->
              good(name, verdict.trust()) + (isOther ? "; From has another address." : ".");
          case EXPIRED -> "Signed by " + name + "; the signature has expired.";
          case KEY_EXPIRED -> "Signed by " + name + " with a key that has expired.";
          case KEY_REVOKED -> "Signed with a key of " + name + " that its owner withdrew.";
          case BAD -> "Signed, but changed on the way: bad signature.";
          case KEY_NOT_HERE -> "Signed by a key that is not here: 0x" + verdict.key() + ".";
          case UNREADABLE -> "Signed; GnuPG cannot read the signature.";
          case TOO_LARGE -> "Signed; the article is too large to be checked.";
          case NO_ANSWER -> "Signed; GnuPG did not answer.";
          case NOT_INSTALLED -> "Signed; GnuPG is not installed.";
        };
    Standing standing =
        switch (verdict.standing()) {
          case GOOD ->
              verdict.trust() == Trust.FULL && !isOther && isWhole
                  ? Standing.GOOD
                  : Standing.DOUBTFUL;
          case EXPIRED, KEY_EXPIRED, KEY_REVOKED -> Standing.DOUBTFUL;
          case BAD -> Standing.BAD;
          case KEY_NOT_HERE, UNREADABLE, TOO_LARGE, NO_ANSWER, NOT_INSTALLED -> Standing.UNKNOWN;
        };
    return new ArticleSignature(standing, words + (isWhole ? "" : PART), verdict.key());
  }

  private static String good(String name, Trust trust) {
    return switch (trust) {
      case FULL -> "Signed by " + name + " (good signature)";
      case MARGINAL -> "Signed by " + name + " (good signature), a key that is trusted a little";
      case NONE ->
          "Signed by a key that calls itself "
              + name
              + " (good signature); nothing says that it is theirs";
      case NEVER ->
          "Signed by a key that calls itself "
              + name
              + " (good signature); you said not to trust it";
    };
  }

  /** In one line, without anything that turns it. */
  static String bounded(String name) {
    String plain = Directions.asWritten(name).replaceAll("\\p{Cntrl}", " ").strip();
    return plain.isBlank()
        ? "somebody without a name"
        : plain.length() <= MOST_LETTERS ? plain : plain.substring(0, MOST_LETTERS) + "…";
  }
}
