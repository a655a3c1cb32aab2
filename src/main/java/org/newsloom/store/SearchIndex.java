package org.newsloom.store;

import java.time.*;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.function.*;
import org.newsloom.article.*;

/** Full-text search. */
public final class SearchIndex {
  SearchIndex() {}

  public CompletableFuture<SearchPage> search(FullTextQuery query, SearchScope scope) {
    throw new UnsupportedOperationException();
  }
}
