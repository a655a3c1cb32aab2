package org.newsloom.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.newsloom.article.Author;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.sync.ServerGroup;

/**
 * One article, whole, for lists that are short enough to hold all words: listings, threads, hits.
 *
 * @param id the Message-ID; of a placeholder the one that is missing
 * @param number its number in {@code group}; 0 for a placeholder
 * @param group where it was found
 * @param newsgroups all groups that the cache knows it from, by name
 * @param subject decoded
 * @param from decoded
 * @param date when it says it was written
 * @param parent what it answers, here or missing
 * @param root the beginning of its thread
 * @param depth 0 for a root
 * @param missing whether it is a placeholder: referred to, and not here
 * @param score from the scoring rules; empty where none fits
 * @param state what the user did with it
 * @param lines as the server tells it
 * @param bytes as the server tells it
 */
public record ArticleRow(
    MessageId id,
    long number,
    ServerGroup group,
    List<Newsgroup> newsgroups,
    String subject,
    Author from,
    Optional<Instant> date,
    Optional<MessageId> parent,
    MessageId root,
    int depth,
    boolean missing,
    OptionalInt score,
    ArticleState state,
    long lines,
    long bytes) {
  /** Takes a copy of the list. */
  public ArticleRow {
    newsgroups = List.copyOf(newsgroups);
  }

  /** With the points of the scoring rules; 0 stands for none. */
  ArticleRow withScore(int points) {
    return new ArticleRow(
        id,
        number,
        group,
        newsgroups,
        subject,
        from,
        date,
        parent,
        root,
        depth,
        missing,
        points == 0 ? OptionalInt.empty() : OptionalInt.of(points),
        state,
        lines,
        bytes);
  }

  ArticleRow with(ArticleState later) {
    return new ArticleRow(
        id,
        number,
        group,
        newsgroups,
        subject,
        from,
        date,
        parent,
        root,
        depth,
        missing,
        score,
        later,
        lines,
        bytes);
  }
}
