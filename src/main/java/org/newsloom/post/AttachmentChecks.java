package org.newsloom.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.newsloom.article.Newsgroup;

/**
 * Whether files may go out with an article: newsgroups are for text, unless the person said of each
 * one that is posted to that it takes files. All other checks look at the text alone.
 */
final class AttachmentChecks {
  /** Beyond this an article is large for a newsgroup that is not meant for files. */
  private static final int MANY_OCTETS = 64_000;

  /** Octets of a line that goes out as it is (RFC 5322 section 2.1.1). */
  private static final int MAX_LINE = 998;

  private AttachmentChecks() {}

  static void add(Composition composition, AttachmentRules rules, List<PostCheck> checks) {
    Attachments attachments = composition.attachments();
    if (attachments.isEmpty()) {
      return;
    }
    checkPlace(composition, rules, checks);
    if (attachments.files().size() > Attachments.MOST) {
      checks.add(
          PostCheck.refuse(
              "too-many-attachments",
              attachments.files().size()
                  + " files are too many for one article: attach at most "
                  + Attachments.MOST
                  + "."));
    }
    long size =
        attachments.encodedSize() + composition.body().getBytes(StandardCharsets.UTF_8).length;
    if (size > rules.most() && rules.most() > 0) {
      checks.add(
          PostCheck.refuse(
              "attachment-too-large",
              "With its files the article has "
                  + Attachments.size(size)
                  + ", and "
                  + Attachments.size(rules.most())
                  + " are the most (Settings, Posting): attach less."));
    } else if (size > MANY_OCTETS) {
      checks.add(
          PostCheck.warn(
              "large-attachment",
              "With its files the article has "
                  + Attachments.size(size)
                  + ", and some servers refuse that: a link to the files does for many readers."));
    }
    if (composition.body().isBlank()) {
      checks.add(
          PostCheck.warn(
              "attachment-without-text",
              "There is no text: say what is in the files, for those who cannot open them."));
    }
    if (attachments.form() == Attachments.Form.YENC
        && composition
            .body()
            .lines()
            .anyMatch(line -> line.getBytes(StandardCharsets.UTF_8).length > MAX_LINE)) {
      checks.add(
          PostCheck.refuse(
              "long-line-beside-yenc",
              "A line of the text is too long to go out beside a file in yEnc: wrap the text, or"
                  + " attach as MIME."));
    }
  }

  private static void checkPlace(
      Composition composition, AttachmentRules rules, List<PostCheck> checks) {
    if (composition.kind() == Composition.Kind.REPLY) {
      checks.add(
          PostCheck.refuse(
              "attachment-not-allowed",
              "E-mail that is written here carries no files: remove them."));
      return;
    }
    List<Newsgroup> textOnly =
        composition.groups().stream().filter(group -> !rules.allowed().test(group)).toList();
    if (!textOnly.isEmpty()) {
      checks.add(
          PostCheck.refuse(
              "attachment-not-allowed",
              "Newsgroups are for text, and you did not say that "
                  + textOnly.stream().map(Newsgroup::name).collect(Collectors.joining(", "))
                  + (textOnly.size() == 1 ? " takes" : " take")
                  + " files: remove them, or allow it in the newsgroup's posting preferences."));
    }
  }
}
