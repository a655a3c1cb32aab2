package org.newsloom.reading;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.sync.ServerGroup;

/**
 * Opens articles: from the cache, or else from a server, ahead of everything that is fetched in the
 * background. Opening does not mark as read; when an article counts as read is the front end's to
 * say.
 *
 * <p>Futures fail with {@link org.newsloom.sync.ServerProblemException} where the article is not
 * here and no server could be asked.
 */
public final class ArticleReader {
  ArticleReader() {}

  /** The article of that number; empty where it is no longer on the server. */
  public CompletableFuture<Optional<ShownArticle>> open(ServerGroup group, long number) {
    throw new UnsupportedOperationException();
  }

  /** The article of that id; empty where no server has it. */
  public CompletableFuture<Optional<ShownArticle>> open(MessageId id) {
    throw new UnsupportedOperationException();
  }

  /** Its octets as the server sent them; empty where no server has it. */
  public CompletableFuture<Optional<byte[]>> source(MessageId id) {
    throw new UnsupportedOperationException();
  }

  /** The decoded octets of one of its parts; empty where there is no such part. */
  public CompletableFuture<Optional<byte[]>> part(MessageId id, String path) {
    throw new UnsupportedOperationException();
  }
}
