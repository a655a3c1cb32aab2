package org.newsloom.settings;

import java.util.Map;

/**
 * How what we write looks.
 *
 * @param identity the name of the identity used where a newsgroup asks for no other; empty: the
 *     first
 * @param signature the text below the signature mark, without the mark; empty: none
 * @param attribution the line above a quote; {@code {name}}, {@code {date}}, {@code {id}}, {@code
 *     {group}} are filled in
 * @param quotePrefix what stands before each quoted line
 * @param noArchive whether archives are asked to leave our articles out ({@code X-No-Archive})
 * @param userAgent whether our articles name the program
 */
public record PostingSettings(
    String identity,
    String signature,
    String attribution,
    String quotePrefix,
    boolean noArchive,
    boolean userAgent) {
  /** What holds until the reader chooses. */
  public static final PostingSettings DEFAULTS =
      new PostingSettings("", "", "On {date}, {name} wrote:", "> ", false, true);

  /** The file {@code posting.json}. */
  public static final SettingsArea<PostingSettings> AREA =
      new SettingsArea<>("posting.json", PostingSettings::read, PostingSettings::write);

  private static PostingSettings read(Values values) {
    return new PostingSettings(
        values.text("identity", DEFAULTS.identity),
        values.text("signature", DEFAULTS.signature),
        values.text("attribution", DEFAULTS.attribution),
        values.text("quotePrefix", DEFAULTS.quotePrefix),
        values.flag("noArchive", DEFAULTS.noArchive),
        values.flag("userAgent", DEFAULTS.userAgent));
  }

  private Map<String, Object> write() {
    return Map.of(
        "identity", identity,
        "signature", signature,
        "attribution", attribution,
        "quotePrefix", quotePrefix,
        "noArchive", noArchive,
        "userAgent", userAgent);
  }
}
