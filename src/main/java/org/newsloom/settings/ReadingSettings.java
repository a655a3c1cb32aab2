package org.newsloom.settings;

import java.util.Map;

/**
 * How articles are fetched and read.
 *
 * @param marksRead when an article that is shown counts as read
 * @param readAfterSeconds how long it must be shown, 0 to 600; only for {@link
 *     MarksRead#AFTER_SECONDS}
 * @param prefetch whether bodies are fetched ahead of the reader
 * @param prefetchDays how far back bodies are fetched ahead, 1 to 365
 * @param firstFetch how many headers of a newsgroup are fetched first, 0 for all
 * @param space what the space bar does at the end of an article
 * @param joinBySubject whether threads without References are joined by their subjects
 * @param defaultCharset the charset of octets that say nothing, a name Java knows
 * @param keep how long articles are kept, in newsgroups that say nothing else
 * @param textsMegabytes how many megabytes (10^6 octets) of texts are kept at most, compressed, 0
 *     to {@link #MOST_MEGABYTES}; 0 for as many as come
 * @param emoticons whether faces written with signs are drawn as emoji
 */
public record ReadingSettings(
    MarksRead marksRead,
    int readAfterSeconds,
    boolean prefetch,
    int prefetchDays,
    int firstFetch,
    Space space,
    boolean joinBySubject,
    String defaultCharset,
    KeepRule keep,
    int textsMegabytes,
    boolean emoticons) {
  /** A hundred terabytes; more than anybody has. */
  public static final int MOST_MEGABYTES = 100_000_000;

  /** When an article counts as read. */
  public enum MarksRead {
    AT_ONCE,
    AFTER_SECONDS,
    ON_LEAVING
  }

  /** What the space bar does at the end of an article. */
  public enum Space {
    NEXT_UNREAD,
    NEXT_UNREAD_IN_THREAD,
    STAY
  }

  /** What holds until the reader chooses. */
  public static final ReadingSettings DEFAULTS =
      new ReadingSettings(
          MarksRead.AFTER_SECONDS,
          1,
          true,
          7,
          5_000,
          Space.NEXT_UNREAD,
          false,
          "windows-1252",
          KeepRule.EVERYTHING,
          0,
          false);

  /** The file {@code reading.json}. */
  public static final SettingsArea<ReadingSettings> AREA =
      new SettingsArea<>("reading.json", ReadingSettings::read, ReadingSettings::write);

  /** The same with bodies fetched ahead of the reader or not. */
  public ReadingSettings withPrefetch(boolean ahead) {
    return new ReadingSettings(
        marksRead,
        readAfterSeconds,
        ahead,
        prefetchDays,
        firstFetch,
        space,
        joinBySubject,
        defaultCharset,
        keep,
        textsMegabytes,
        emoticons);
  }

  /** The same with so many headers of a newsgroup fetched first, 0 for all. */
  public ReadingSettings withFirstFetch(int headers) {
    return new ReadingSettings(
        marksRead,
        readAfterSeconds,
        prefetch,
        prefetchDays,
        headers,
        space,
        joinBySubject,
        defaultCharset,
        keep,
        textsMegabytes,
        emoticons);
  }

  /** The same with articles kept by another rule. */
  public ReadingSettings withKeep(KeepRule rule) {
    return new ReadingSettings(
        marksRead,
        readAfterSeconds,
        prefetch,
        prefetchDays,
        firstFetch,
        space,
        joinBySubject,
        defaultCharset,
        rule,
        textsMegabytes,
        emoticons);
  }

  /** The same with so many megabytes of texts kept at most, 0 for as many as come. */
  public ReadingSettings withTextsMegabytes(int megabytes) {
    return new ReadingSettings(
        marksRead,
        readAfterSeconds,
        prefetch,
        prefetchDays,
        firstFetch,
        space,
        joinBySubject,
        defaultCharset,
        keep,
        megabytes,
        emoticons);
  }

  private static ReadingSettings read(Values values) {
    return new ReadingSettings(
        values.choice("marksRead", DEFAULTS.marksRead),
        values.number("readAfterSeconds", DEFAULTS.readAfterSeconds, 0, 600),
        values.flag("prefetch", DEFAULTS.prefetch),
        values.number("prefetchDays", DEFAULTS.prefetchDays, 1, 365),
        values.number("firstFetch", DEFAULTS.firstFetch, 0, 100_000_000),
        values.choice("space", DEFAULTS.space),
        values.flag("joinBySubject", DEFAULTS.joinBySubject),
        values.charset("defaultCharset", DEFAULTS.defaultCharset),
        KeepRule.parse(values.text("keep", DEFAULTS.keep.text())).orElse(DEFAULTS.keep),
        values.number("textsMegabytes", DEFAULTS.textsMegabytes, 0, MOST_MEGABYTES),
        values.flag("emoticons", DEFAULTS.emoticons));
  }

  private Map<String, Object> write() {
    return Map.ofEntries(
        Map.entry("marksRead", Values.name(marksRead)),
        Map.entry("readAfterSeconds", readAfterSeconds),
        Map.entry("prefetch", prefetch),
        Map.entry("prefetchDays", prefetchDays),
        Map.entry("firstFetch", firstFetch),
        Map.entry("space", Values.name(space)),
        Map.entry("joinBySubject", joinBySubject),
        Map.entry("defaultCharset", defaultCharset),
        Map.entry("keep", keep.text()),
        Map.entry("textsMegabytes", textsMegabytes),
        Map.entry("emoticons", emoticons));
  }
}
