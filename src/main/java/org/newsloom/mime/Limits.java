package org.newsloom.mime;

/**
 * How far an article is read, so that a hostile one costs bounded time and memory. What is left out
 * is told as a defect; the raw article keeps it.
 *
 * @param depth how deep parts may nest
 * @param parts how many parts are read
 * @param files how many uuencoded or yEnc files are taken out of one text
 * @param textOctets how much of all texts together is shown, in octets before their decoding
 * @param htmlOctets how much of one HTML part is read
 * @param defects how many defects are told
 */
public record Limits(int depth, int parts, int files, int textOctets, int htmlOctets, int defects) {
  /** What the program uses: far above every honest article. */
  public static final Limits DEFAULT =
      new Limits(100, 1_000, 100, 16 * 1024 * 1024, 2 * 1024 * 1024, 200);

  /** Throws {@link IllegalArgumentException} where a limit leaves nothing to read. */
  public Limits {
    if (depth < 1 || parts < 1 || files < 0 || textOctets < 1 || htmlOctets < 1 || defects < 1) {
      throw new IllegalArgumentException("a limit below 1");
    }
  }
}
