package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.newsloom.reading.Excerpt;
import org.newsloom.reading.SearchHit;

/** The words around what was found, of those hits that have come into sight. */
final class Excerpts {
  private final List<SearchHit> hits;
  private final Function<List<SearchHit>, CompletableFuture<List<Excerpt>>> source;
  private final AtomicReferenceArray<Excerpt> known;

  /**
   * None is known yet.
   *
   * @param source brings those of some hits, in their order
   */
  Excerpts(
      List<SearchHit> hits, Function<List<SearchHit>, CompletableFuture<List<Excerpt>>> source) {
    this.hits = List.copyOf(hits);
    this.source = source;
    this.known = new AtomicReferenceArray<>(hits.size());
  }

  /** Of these hits and others behind them; what is known stays known. */
  Excerpts with(List<SearchHit> more) {
    List<SearchHit> all = new ArrayList<>(hits);
    all.addAll(more);
    Excerpts longer = new Excerpts(all, source);
    for (int hit = 0; hit < hits.size(); hit++) {
      longer.known.set(hit, known.get(hit));
    }
    return longer;
  }

  /** Of the hit at that place; nothing until {@link #load} has brought it. */
  Excerpt of(int hit) {
    return Optional.ofNullable(known.get(hit)).orElse(Excerpt.NONE);
  }

  /** Brings those of some hits that are not known yet. */
  CompletableFuture<Void> load(List<Integer> places) {
    List<Integer> missing = places.stream().filter(hit -> known.get(hit) == null).toList();
    if (missing.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return source
        .apply(missing.stream().map(hits::get).toList())
        .thenAccept(found -> {
          for (int i = 0; i < missing.size(); i++) {
            known.set(missing.get(i), found.get(i));
          }
        });
  }
}
