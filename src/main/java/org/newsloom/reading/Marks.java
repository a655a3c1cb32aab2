package org.newsloom.reading;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.newsloom.article.MessageId;
import org.newsloom.article.NumberRanges;
import org.newsloom.sync.ServerGroup;

/**
 * Sets marks. An article that is read in one group is read in all groups that carry it here. Each
 * change completes when it is on disk, with the means to undo it.
 */
public final class Marks {
  Marks() {}

  /** Marks articles of a group read. */
  public CompletableFuture<Undo> read(ServerGroup group, NumberRanges numbers) {
    throw new UnsupportedOperationException();
  }

  /** Marks articles of a group unread. */
  public CompletableFuture<Undo> unread(ServerGroup group, NumberRanges numbers) {
    throw new UnsupportedOperationException();
  }

  /** Marks articles read wherever they are. */
  public CompletableFuture<Undo> read(Collection<MessageId> ids) {
    throw new UnsupportedOperationException();
  }

  /** Marks articles unread wherever they are. */
  public CompletableFuture<Undo> unread(Collection<MessageId> ids) {
    throw new UnsupportedOperationException();
  }

  /** Marks a row and all rows below it read. */
  public CompletableFuture<Undo> readSubthread(ThreadList list, int row) {
    throw new UnsupportedOperationException();
  }

  /** Marks everything read that is here or on the server as far as we know it. */
  public CompletableFuture<Undo> catchUp(ServerGroup group) {
    throw new UnsupportedOperationException();
  }

  /** Flags articles. */
  public CompletableFuture<Undo> flag(Collection<MessageId> ids) {
    throw new UnsupportedOperationException();
  }

  /** Takes flags away. */
  public CompletableFuture<Undo> unflag(Collection<MessageId> ids) {
    throw new UnsupportedOperationException();
  }

  /** Watches the thread of a row, or no longer does where it was watched. */
  public CompletableFuture<Undo> toggleWatch(ThreadList list, int row) {
    throw new UnsupportedOperationException();
  }

  /** Ignores the thread of a row, or no longer does where it was ignored. */
  public CompletableFuture<Undo> toggleIgnoreThread(ThreadList list, int row) {
    throw new UnsupportedOperationException();
  }

  /** Ignores a row and what is below it, or no longer does where it was ignored. */
  public CompletableFuture<Undo> toggleIgnoreSubthread(ThreadList list, int row) {
    throw new UnsupportedOperationException();
  }
}
