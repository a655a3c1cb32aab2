package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** Headers of groups. */
public final class Headers {
  Headers() {}

  public CompletableFuture<AddedHeaders> addOverviews(
      GroupRef group, OverviewBatch batch, NumberRanges fetched) {
    throw new UnsupportedOperationException();
  }

  /** The numbers that were asked for and stored: those without a header are not on the server */
  public CompletableFuture<NumberRanges> fetched(GroupRef group) {
    throw new UnsupportedOperationException();
  }

  /**
   * Call on each GROUP reply: opens a new numbering if high fell below what is known; true if so
   */
  public CompletableFuture<Boolean> checkMarks(GroupRef group, long low, long high) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<GroupHeaders> headers(GroupRef group) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<List<Overview>> newest(GroupRef group, long belowNumber, int limit) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Map<Long, Overview>> overviews(GroupRef group, List<Long> numbers) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Optional<Overview>> overview(MessageId id) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<List<Xref.Place>> places(String server, MessageId id) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Map<Long, MessageId>> ids(GroupRef group, List<Long> numbers) {
    throw new UnsupportedOperationException();
  }

  /** Ids of ancestors by their key: of headers and of those that are not here */
  public CompletableFuture<Map<Long, MessageId>> idsByKey(List<Long> keys) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Map<Integer, String>> subjects(List<Integer> ids) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Map<Integer, Author>> authors(List<Integer> ids) {
    throw new UnsupportedOperationException();
  }

  /** Broken overview lines by number */
  public CompletableFuture<Map<Long, List<Defect>>> broken(GroupRef group) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Integer> expire(GroupRef group, NumberRanges numbers) {
    throw new UnsupportedOperationException();
  }

  /** Key of a Message-ID in GroupHeaders */
  public long key(MessageId id) {
    throw new UnsupportedOperationException();
  }
}
