package org.newsloom.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.newsloom.article.Article;
import org.newsloom.article.Counted;
import org.newsloom.article.Newsgroup;
import org.newsloom.mime.ArticleParser;

/**
 * The files that go out with an article, all of them in one form.
 *
 * @param form how they stand in the article
 * @param files in their order
 */
public record Attachments(Form form, List<AttachedFile> files) {
  /** How files stand in an article. */
  public enum Form {
    /**
     * Below the text, as newsgroups for files are used to it (the yEnc draft, version 1.3): small,
     * but octets that are no text.
     */
    YENC,
    /** As parts in base64 (RFC 2045 section 6.8): a third larger, read by anything. */
    MIME
  }

  /** More files than that belong into several articles. */
  public static final int MOST = 20;

  /** No files. */
  public static final Attachments NONE = new Attachments(Form.MIME, List.of());

  /** Takes a copy of the list. */
  public Attachments {
    files = List.copyOf(files);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** The same with a file more. */
  public Attachments with(AttachedFile file) {
    List<AttachedFile> more = new ArrayList<>(files);
    more.add(file);
    return new Attachments(form, more);
  }

  /** The same without the file of that place, from 0. */
  public Attachments without(int index) {
    List<AttachedFile> fewer = new ArrayList<>(files);
    fewer.remove(index);
    return new Attachments(form, fewer);
  }

  /** The same files in another form. */
  public Attachments as(Form other) {
    return new Attachments(other, files);
  }

  /**
   * Why a file more is too much; empty where it is not.
   *
   * @param most octets that an article may have
   */
  public Optional<String> objection(AttachedFile more, int most) {
    if (files.size() >= MOST) {
      return Optional.of(
          more.name() + " was not attached: " + MOST + " files are the most for one article.");
    }
    return with(more).encodedSize() > most
        ? Optional.of(
            more.name()
                + " was not attached: with it the article would be larger than "
                + size(most)
                + ", which is the most (Settings, Posting).")
        : Optional.empty();
  }

  /** How many octets they have in an article, at the most. */
  public long encodedSize() {
    return files.stream().mapToLong(file -> file.encodedSize(form)).sum();
  }

  /** The form that readers of these newsgroups are used to. */
  public static Form usualForm(List<Newsgroup> groups) {
    return !groups.isEmpty() && groups.stream().allMatch(Attachments::isForFiles)
        ? Form.YENC
        : Form.MIME;
  }

  /** Whether a newsgroup's name says that files are posted there: {@code binaries} is in it. */
  public static boolean isForFiles(Newsgroup group) {
    for (String component : group.name().toLowerCase(Locale.ROOT).split("\\.", -1)) {
      if (component.equals("binaries") || component.equals("binary")) {
        return true;
      }
    }
    return false;
  }

  /** A size in words, such as {@code 64 kB}; a kB has 1,000 octets. */
  public static String size(long octets) {
    if (octets < 1_000) {
      return Counted.of(octets, "octet");
    }
    return octets < 999_500
        ? Math.round(octets / 1_000.0) + " kB"
        : String.format(Locale.ENGLISH, "%.1f MB", octets / 1_000_000.0);
  }

  /** The files that an article of our own carries. */
  static Attachments of(byte[] raw, Article article, ArticleParser parser) {
    List<AttachedFile> files =
        article.parts().stream()
            .filter(part -> !part.inlineText())
            .limit(MOST)
            .flatMap(part ->
                parser.part(raw, part.path()).map(it -> new AttachedFile(part.name(), it)).stream())
            .toList();
    Optional<String> type = article.header("Content-Type");
    boolean mime =
        type.filter(it -> it.toLowerCase(Locale.ROOT).startsWith("multipart/")).isPresent();
    return files.isEmpty() ? NONE : new Attachments(mime ? Form.MIME : Form.YENC, files);
  }
}
