package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** The groups that the person reads. */
public final class Subscriptions {
  Subscriptions() {}

  public CompletableFuture<List<SubscriptionRecord>> all() {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> subscribe(GroupRef group) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> unsubscribe(GroupRef group) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Void> reorder(List<GroupRef> order) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Boolean> settings(GroupRef group, String settings) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Map<GroupRef, GroupCounts>> counts(List<GroupRef> groups) {
    throw new UnsupportedOperationException();
  }
}
