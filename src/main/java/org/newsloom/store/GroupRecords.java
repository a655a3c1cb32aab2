package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** What groups a server has. */
public final class GroupRecords {
  GroupRecords() {}

  /** The whole list as the server sent it; replaces the old one */
  public CompletableFuture<Integer> replaceAll(
      String server, List<GroupRecord> groups, Instant when) {
    throw new UnsupportedOperationException();
  }

  /** Adds or renews some groups (NEWGROUPS, GROUP) */
  public CompletableFuture<Integer> addAll(String server, List<GroupRecord> groups) {
    throw new UnsupportedOperationException();
  }

  /**
   * Text anywhere in name or description, case folded; a wildmat if it has * or ?; empty for all;
   * by name
   */
  public CompletableFuture<List<GroupRecord>> search(String server, String text, int limit) {
    throw new UnsupportedOperationException();
  }

  public CompletableFuture<Optional<GroupRecord>> find(GroupRef group) {
    throw new UnsupportedOperationException();
  }

  /** When replaceAll was done last */
  public CompletableFuture<Optional<Instant>> listed(String server) {
    throw new UnsupportedOperationException();
  }
}
