package org.newsloom.post;

import java.util.function.Predicate;
import org.newsloom.article.Newsgroup;

/**
 * Where files may be attached, and how large an article may become by them.
 *
 * @param allowed whether the person said of a newsgroup that it takes files
 * @param most octets that an article may have, files as they go out included
 */
public record AttachmentRules(Predicate<Newsgroup> allowed, int most) {
  /** Files are attached nowhere. */
  public static final AttachmentRules NOWHERE = new AttachmentRules(_ -> false, 0);
}
