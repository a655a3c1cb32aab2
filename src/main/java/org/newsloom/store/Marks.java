package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** What the person has read, flagged, tagged, watched and ignored. */
public final class Marks {
  Marks() {}

  public CompletableFuture<NumberRanges> read(GroupRef group) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<MarkChange> markRead(GroupRef group, NumberRanges numbers) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<MarkChange> markUnread(GroupRef group, NumberRanges numbers) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<MarkChange> markRead(List<MessageId> ids) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<MarkChange> markUnread(List<MessageId> ids) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<MarkChange> catchUp(GroupRef group) {
    throw new UnsupportedOperationException();
  }

  /** Undoes a change; returns the change that redoes it */
  public CompletableFuture<MarkChange> revert(MarkChange change) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> flag(MessageId id, boolean flagged) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Set<MessageId>> flagged() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> markThread(MessageId root, Optional<ThreadMark> mark) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Map<MessageId, ThreadMark>> threadMarks() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> tag(MessageId id, Set<String> tags) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Map<MessageId, Set<String>>> tags() {
    throw new UnsupportedOperationException();
  }
}
