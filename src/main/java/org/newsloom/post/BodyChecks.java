package org.newsloom.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.newsloom.article.Counted;

/** Whether the text is worth posting and can be read by everybody (rows G14 to G17). */
final class BodyChecks {
  static final int MAX_COLUMNS = 80;
  private static final int MAX_SIGNATURE_LINES = 4;

  /** From this many quoted lines on, twice as much quotation as own text is worth a word. */
  private static final int MANY_QUOTED = 12;

  /**
   * INN's option checkincludedtext leaves texts of so many lines alone, however much they quote.
   */
  private static final int SHORT_TEXT = 40;

  /** Beyond this a text is large for a newsgroup; servers differ, and INN's usual limit is 1 MB. */
  private static final int MANY_OCTETS = 64_000;

  /** One tag is a thing that people write about, several are a page. */
  private static final int MANY_TAGS = 4;

  private static final String TAGS =
      "(html|head|body|div|p|span|b|i|u|br|font|table|tr|td|ul|ol|li|a|h[1-6]|blockquote|img)";
  private static final Pattern HTML_AT_START =
      Pattern.compile(
          "\\s*<(!doctype\\s+html|" + TAGS + ")(\\s[^<>]*)?/?>.*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern HTML_TAG =
      Pattern.compile("</?" + TAGS + "(\\s[^<>]*)?/?>", Pattern.CASE_INSENSITIVE);

  private BodyChecks() {}

  static void add(Composition composition, List<PostCheck> checks) {
    BodyCensus body = BodyCensus.of(composition.body());
    boolean posted = composition.kind() != Composition.Kind.REPLY;
    if (body.ownLines() == 0 && body.quotedLines() == 0) {
      if (composition.attachments().isEmpty()) {
        checks.add(PostCheck.refuse("empty", "There is no text: write something first."));
      }
    } else if (body.ownLines() == 0) {
      checks.add(
          PostCheck.refuse("all-quoted", "All of the text is quoted: add something of your own."));
    } else {
      if (posted && isOverQuota(composition.body())) {
        checks.add(
            PostCheck.warn(
                "quoted-share",
                "More than half of the lines begin with “>”, “|” or “:”, and some servers refuse"
                    + " that: keep only what you answer."));
      } else if (body.quotedLines() >= MANY_QUOTED && body.quotedLines() > 2 * body.ownLines()) {
        checks.add(
            PostCheck.warn(
                "mostly-quoted",
                "Most of the text is quoted ("
                    + body.quotedLines()
                    + " of "
                    + (body.quotedLines() + body.ownLines())
                    + " lines): keep only what you answer."));
      }
      if (body.quotedAtEnd() && composition.parent().isPresent()) {
        checks.add(
            PostCheck.warn(
                "top-posting",
                "Your text stands above the quotation: answer below what you quote."));
      }
    }
    if (body.wideLines() > 0) {
      checks.add(
          PostCheck.warn(
              "wide-lines",
              Counted.are(body.wideLines(), "line")
                  + " wider than "
                  + MAX_COLUMNS
                  + " columns: rewrap the text."));
    }
    if (posted) {
      checkSize(composition.body(), checks);
    }
    checkSignature(body, checks);
    if (isHtml(composition.body())) {
      checks.add(
          PostCheck.warn("html", "The text looks like HTML: newsgroups are read as plain text."));
    }
    checkCharacters(composition.body(), checks);
    if (StrayCharacters.hasInvisible(composition.body())
        || StrayCharacters.hasInvisible(composition.subject())) {
      checks.add(
          PostCheck.warn(
              "invisible-characters",
              "The text or the subject holds characters that nobody sees, such as blanks without"
                  + " width or marks that turn the direction of writing."));
    }
  }

  /** As INN counts with checkincludedtext: all lines, whatever they are part of. */
  private static boolean isOverQuota(String text) {
    long lines = text.lines().count();
    long quoted = text.lines().filter(BodyChecks::looksQuoted).count();
    return lines > SHORT_TEXT && 2 * quoted > lines;
  }

  private static boolean looksQuoted(String line) {
    return !line.isEmpty() && ">|:".indexOf(line.charAt(0)) >= 0;
  }

  private static void checkSize(String text, List<PostCheck> checks) {
    int octets = text.getBytes(StandardCharsets.UTF_8).length;
    if (octets > MANY_OCTETS) {
      checks.add(
          PostCheck.warn(
              "large",
              "The text is large ("
                  + (octets + 999) / 1000
                  + " kB), and some servers refuse that: post it in parts, or a link to it."));
    }
  }

  private static void checkSignature(BodyCensus body, List<PostCheck> checks) {
    if (body.signatureMarks() > 1) {
      checks.add(
          PostCheck.warn(
              "two-signatures", "There is more than one signature mark (“-- ” on a line)."));
    }
    if (body.nearSignatureMark()) {
      checks.add(
          PostCheck.warn(
              "signature-mark",
              "A signature is set off by “-- ” with a blank at its end, not by “--”."));
    }
    if (body.signatureMarks() > 0 && body.signatureLines() == 0) {
      checks.add(
          PostCheck.warn(
              "empty-signature", "There is a signature mark, but no signature below it."));
    }
    if (body.signatureLines() > MAX_SIGNATURE_LINES) {
      checks.add(
          PostCheck.warn(
              "long-signature",
              "The signature has "
                  + body.signatureLines()
                  + " lines; "
                  + MAX_SIGNATURE_LINES
                  + " are the custom."));
    }
    if (body.wideSignatureLines() > 0) {
      checks.add(
          PostCheck.warn(
              "wide-signature", "The signature is wider than " + MAX_COLUMNS + " columns."));
    }
  }

  /** What no article may hold is refused, since it would have to be changed unseen. */
  private static void checkCharacters(String text, List<PostCheck> checks) {
    if (text.indexOf('\0') >= 0) {
      checks.add(
          PostCheck.refuse(
              "nul", "The text holds a NUL character, which no article may: take it out."));
    }
    if (text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)) {
      checks.add(
          PostCheck.refuse(
              "half-character",
              "The text holds half a character (a lone surrogate): write it again."));
    }
    if (text.codePoints().anyMatch(StrayCharacters::isControl)) {
      checks.add(PostCheck.warn("control-characters", "The text holds control characters."));
    }
  }

  private static boolean isHtml(String text) {
    if (HTML_AT_START.matcher(text).matches()) {
      return true;
    }
    Matcher tag = HTML_TAG.matcher(text);
    int tags = 0;
    while (tags < MANY_TAGS && tag.find()) {
      tags++;
    }
    return tags == MANY_TAGS;
  }
}
