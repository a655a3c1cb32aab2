package org.newsloom.reading;

/**
 * What the user did with an article.
 *
 * @param isRead whether it counts as read
 * @param isFlagged whether the user flagged it
 * @param isWatched whether it is in a watched thread
 * @param isIgnored whether it is in an ignored thread or subthread
 */
public record ArticleState(
    boolean isRead, boolean isFlagged, boolean isWatched, boolean isIgnored) {
  /** Nothing was done with it yet. */
  public static final ArticleState FRESH = new ArticleState(false, false, false, false);

  ArticleState with(boolean nowRead, boolean nowFlagged) {
    return new ArticleState(nowRead, nowFlagged, isWatched, isIgnored);
  }
}
