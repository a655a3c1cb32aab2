package org.newsloom.post;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to do about an article that a server refused, where the server's words tell why. They differ
 * from server to server, so they are looked through for what they have in common.
 */
enum RefusalAdvice {
  LONG_LINE(
      "wide-lines",
      "\\blines?\\b.{0,30}\\btoo long|\\b(?:over)?long lines?\\b|\\bline length\\b",
      "A line is too long for this server: rewrap the text, or shorten the header field."),
  QUOTED(
      "quoted-share",
      "\\bincluded text\\b|\\bnew text\\b|\\bquot(?:ed|ing|ation)\\b",
      "Delete quoted lines until your own are more than half."),
  FOLLOWUP_TO(
      "crosspost-without-followup-to",
      "\\b(?:no|without|missing|requires?|needs?|must|set)\\b.{0,40}\\bfollow-?up"
          + "|\\bfollow-?up(?:-to|s)?\\b.{0,40}\\b(?:missing|required|needed|must|not set)\\b",
      "Set Followup-To to one of the newsgroups."),
  NEWSGROUPS(
      "refused-groups",
      "\\b(?:too many|excessive(?:ly)?)\\b.{0,20}(?:groups|cross-?post)"
          + "|\\bcross-?post.{0,40}\\b(?:too many|excessive|more than|limit|maximum)\\b",
      "It is for too many newsgroups: leave some out."),
  SIZE(
      "refused-size",
      "\\bbigger th[ae]n\\b|\\btoo (?:big|large)\\b|\\barticle (?:is )?too long\\b"
          + "|\\b(?:size|octets|bytes)\\b.{0,30}\\b(?:limit|maximum|exceed)"
          + "|\\b(?:limit|maximum|exceed\\w*)\\b.{0,30}\\b(?:size|octets|bytes)\\b",
      "The article is too large for this server: post it in parts, or a link to it."),
  FROM(
      "bad-from",
      "\\bfrom:? (?:address|header|field|line|must|does|is|not)\\b"
          + "|\\b(?:invalid|wrong|forged|unregistered) (?:from|sender)\\b"
          + "|\\b(?:sender|e-?mail address)\\b.{0,40}\\b(?:registered|account|yours|verified)\\b",
      "Post with the address that your account at this server has: change it beside From.");

  private final String code;
  private final Pattern words;
  private final String sentence;

  RefusalAdvice(String code, String words, String sentence) {
    this.code = code;
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    this.sentence = sentence;
  }

  /**
   * What a server's reply comes to, as a check of ours that can be mended like one; empty where its
   * words are not understood.
   */
  static Optional<PostCheck> on(String reply) {
    for (RefusalAdvice advice : values()) {
      if (advice.words.matcher(reply).find()) {
        return Optional.of(PostCheck.warn(advice.code, advice.sentence));
      }
    }
    return Optional.empty();
  }
}
