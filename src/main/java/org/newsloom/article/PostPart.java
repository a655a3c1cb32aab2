package org.newsloom.article;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subject says of an article that is one of several posts of a file: {@code pictures.zip
 * (3/12)}. By custom the last such mark counts the posts; one before it counts the files.
 *
 * @param series the subject with the number taken out, the same for all posts of the file
 * @param number which one it is, from 1; 0 for a post that only describes the others
 * @param total how many there are, 2 to {@value #MOST}
 */
public record PostPart(String series, int number, int total) {
  /** No file is cut into more posts. */
  public static final int MOST = 10_000;

  private static final String COUNT =
      "(?<number>\\d{1,5})\\s{0,3}(?:/|of|von|de)\\s{0,3}(?<total>\\d{1,5})(?!\\d)";

  /** In brackets, with or without a word before the numbers, or behind such a word alone. */
  private static final Pattern MARK =
      Pattern.compile(
          "(?:[(\\[{]\\s{0,3}(?:(?:part|teil)\\s{0,3})?(?=[^)\\]}]{3,20}(?<=[\\d ])[)\\]}])"
              + "|\\b(?:part|teil)\\s{0,3})"
              + COUNT,
          Pattern.CASE_INSENSITIVE);

  /** What the last mark of a subject says; empty where there is none, or one of a single post. */
  public static Optional<PostPart> of(String subject) {
    Optional<PostPart> last = Optional.empty();
    Matcher mark = MARK.matcher(subject);
    while (mark.find()) {
      int number = Integer.parseInt(mark.group("number"));
      int total = Integer.parseInt(mark.group("total"));
      if (total >= 2 && total <= MOST && number <= total) {
        String series =
            subject.substring(0, mark.start("number"))
                + "*/"
                + total
                + subject.substring(mark.end("total"));
        last = Optional.of(new PostPart(series.strip(), number, total));
      }
    }
    return last;
  }
}
