package org.newsloom.article;

import java.util.regex.Pattern;

/**
 * Which names may stand in Newsgroups and Followup-To of what we post: components of letters,
 * digits, {@code +}, {@code -} and {@code _}, parted by single dots (RFC 5536 section 3.1.4).
 * Letters beyond ASCII are let through, since there are such groups; the server will say.
 */
public final class GroupNameRule {
  private static final String COMPONENT = "[\\p{L}\\p{M}\\p{N}+_-]+";
  private static final Pattern NAME = Pattern.compile(COMPONENT + "(\\." + COMPONENT + ")*");

  private GroupNameRule() {}

  /** Whether an article may be posted to a newsgroup of this name. */
  public static boolean canBePosted(String name) {
    return NAME.matcher(name).matches() && !name.equalsIgnoreCase("poster");
  }
}
