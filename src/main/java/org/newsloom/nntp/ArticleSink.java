package org.newsloom.nntp;

import java.util.Optional;
import org.newsloom.article.MessageId;

/** Takes articles as they come in. */
@FunctionalInterface
public interface ArticleSink {
  /**
   * Called for each article in turn, on the thread that reads the link: be short.
   *
   * @param id the one that was asked for
   * @param article empty where the server does not have it
   */
  void answered(MessageId id, Optional<ArticleOctets> article);
}
