package org.newsloom.reading;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.sync.ServerGroup;

/** Opens groups as lists of threads. */
public final class ThreadLists {
  ThreadLists() {}

  /** The group as the cache has it now; empty list where nothing was fetched. */
  public CompletableFuture<ThreadList> open(ServerGroup group, ThreadListOptions options) {
    throw new UnsupportedOperationException();
  }

  /** The same list as it is now, after {@link Change.HeadersAdded}; words loaded are kept. */
  public CompletableFuture<ThreadList> again(ThreadList list) {
    throw new UnsupportedOperationException();
  }

  /** The marks of the list as they are now, after {@link Change.MarksChanged} and the like. */
  public CompletableFuture<ThreadMarks> marks(ThreadList list) {
    throw new UnsupportedOperationException();
  }

  /** The row of an article, placeholders too; empty where it is not in the list. */
  public CompletableFuture<OptionalInt> find(ThreadList list, MessageId id) {
    throw new UnsupportedOperationException();
  }

  /** Rows with all their words, for short lists and for printing. */
  public CompletableFuture<List<ArticleRow>> rows(ThreadList list, int from, int to) {
    throw new UnsupportedOperationException();
  }
}
