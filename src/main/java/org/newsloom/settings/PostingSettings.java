package org.newsloom.settings;

import java.util.Map;
import java.util.TreeMap;

/**
 * How what we write looks.
 *
 * @param identity the name of the identity used where neither newsgroup nor server has another;
 *     empty: the usual one
 * @param signature the text below the signature mark, without the mark, or {@code file:} and the
 *     path of a file that holds it; empty: none
 * @param attribution the line above a quote; {@code {name}}, {@code {date}}, {@code {id}}, {@code
 *     {group}} are filled in
 * @param noArchive whether archives are asked to leave our articles out ({@code X-No-Archive})
 * @param userAgent whether our articles name the program
 * @param flowed whether lines that were broken for want of room may be joined by who reads them
 * @param largestArticle how many thousand octets an article with files may have
 * @param editor the command line of the program that texts can be edited in, {@code %f} for the
 *     file; empty: none
 * @param serverIdentities the names of identities by the name of the server where they are used
 */
public record PostingSettings(
    String identity,
    String signature,
    String attribution,
    boolean noArchive,
    boolean userAgent,
    boolean flowed,
    int largestArticle,
    String editor,
    Map<String, String> serverIdentities) {
  /** Bounds of {@link #largestArticle}. */
  public static final int MIN_LARGEST = 20;

  /** Bounds of {@link #largestArticle}. */
  public static final int MAX_LARGEST = 20_000;

  /** Takes a copy of the map. */
  public PostingSettings {
    serverIdentities = Map.copyOf(serverIdentities);
  }

  /** What holds until the reader chooses. */
  public static final PostingSettings DEFAULTS =
      new PostingSettings(
          "", "", "On {date}, {name} wrote:", false, true, false, 1_000, "", Map.of());

  /** The file {@code posting.json}. */
  public static final SettingsArea<PostingSettings> AREA =
      new SettingsArea<>("posting.json", PostingSettings::read, PostingSettings::write);

  /** The same with another identity for a server; an empty name for none of its own. */
  public PostingSettings withIdentityOf(String server, String name) {
    Map<String, String> changed = new TreeMap<>(serverIdentities);
    if (name.isEmpty()) {
      changed.remove(server);
    } else {
      changed.put(server, name);
    }
    return new PostingSettings(
        identity,
        signature,
        attribution,
        noArchive,
        userAgent,
        flowed,
        largestArticle,
        editor,
        changed);
  }

  /** The same with another identity where none was chosen. */
  public PostingSettings withIdentity(String name) {
    return new PostingSettings(
        name,
        signature,
        attribution,
        noArchive,
        userAgent,
        flowed,
        largestArticle,
        editor,
        serverIdentities);
  }

  private static PostingSettings read(Values values) {
    return new PostingSettings(
        values.text("identity", DEFAULTS.identity),
        values.text("signature", DEFAULTS.signature),
        values.text("attribution", DEFAULTS.attribution),
        values.flag("noArchive", DEFAULTS.noArchive),
        values.flag("userAgent", DEFAULTS.userAgent),
        values.flag("flowed", DEFAULTS.flowed),
        values.number("largestArticle", DEFAULTS.largestArticle, MIN_LARGEST, MAX_LARGEST),
        values.text("editor", DEFAULTS.editor),
        values.texts("serverIdentities"));
  }

  private Map<String, Object> write() {
    return Map.of(
        "identity", identity,
        "signature", signature,
        "attribution", attribution,
        "noArchive", noArchive,
        "userAgent", userAgent,
        "flowed", flowed,
        "largestArticle", largestArticle,
        "editor", editor,
        "serverIdentities", serverIdentities);
  }
}
