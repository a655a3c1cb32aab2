package org.newsloom.post;

/**
 * How one likes to write.
 *
 * @param attribution template of the line before a quotation, see {@link Attribution#of}
 * @param columns where lines are wrapped, at least 20
 * @param signature the text below {@code "-- "}; empty for none
 * @param userAgent whether posts say which program wrote them
 * @param noArchive whether posts ask not to be archived
 */
public record PostingStyle(
    String attribution, int columns, String signature, boolean userAgent, boolean noArchive) {
  /** What a new user gets. */
  public static final PostingStyle DEFAULT =
      new PostingStyle(Attribution.DEFAULT_TEMPLATE, LineWrap.DEFAULT_COLUMNS, "", true, false);

  /** The same with the signature of an identity that has one of its own. */
  public PostingStyle signedBy(Identity identity) {
    return identity.signature().isBlank()
        ? this
        : new PostingStyle(attribution, columns, identity.signature(), userAgent, noArchive);
  }
}
