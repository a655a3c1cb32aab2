package org.newsloom.post;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.newsloom.settings.PostingSettings;

/**
 * How one likes to write.
 *
 * @param attribution template of the line before a quotation, see {@link Attribution#of}
 * @param columns where lines are wrapped, at least 20
 * @param signature the text below {@code "-- "}; empty for none
 * @param userAgent whether posts say which program wrote them
 * @param noArchive whether posts ask not to be archived
 * @param flowed whether lines that were broken for want of room may be joined (RFC 3676)
 * @param charset what a text goes out in that has more than ASCII; UTF-8 where the charset lacks a
 *     character of it
 */
public record PostingStyle(
    String attribution,
    int columns,
    String signature,
    boolean userAgent,
    boolean noArchive,
    boolean flowed,
    Charset charset) {
  /** What a new user gets. */
  public static final PostingStyle DEFAULT =
      new PostingStyle(
          Attribution.DEFAULT_TEMPLATE,
          LineWrap.DEFAULT_COLUMNS,
          "",
          true,
          false,
          false,
          StandardCharsets.UTF_8);

  /** As the settings say. */
  public static PostingStyle of(PostingSettings chosen) {
    return new PostingStyle(
        chosen.attribution(),
        LineWrap.DEFAULT_COLUMNS,
        chosen.signature(),
        chosen.userAgent(),
        chosen.noArchive(),
        chosen.flowed(),
        StandardCharsets.UTF_8);
  }

  /** The same with the signature of an identity that has one of its own. */
  public PostingStyle signedBy(Identity identity) {
    return identity.signature().isBlank() ? this : withSignature(identity.signature());
  }

  /** The same with another signature. */
  public PostingStyle withSignature(String other) {
    return new PostingStyle(attribution, columns, other, userAgent, noArchive, flowed, charset);
  }

  /** The same with lines that nobody may join. */
  PostingStyle withoutFlowed() {
    return new PostingStyle(attribution, columns, signature, userAgent, noArchive, false, charset);
  }

  /** The same with another charset. */
  public PostingStyle withCharset(Charset other) {
    return new PostingStyle(attribution, columns, signature, userAgent, noArchive, flowed, other);
  }
}
