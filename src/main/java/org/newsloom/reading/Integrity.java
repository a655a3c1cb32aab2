package org.newsloom.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.newsloom.store.IntegrityProblem;
import org.newsloom.store.Store;
import org.newsloom.store.StoreNotice;
import org.newsloom.task.TaskFuture;

/** Whether the files of the profile are whole. */
public final class Integrity {
  private final Store store;

  /** Looks at the files of the store. */
  public Integrity(Store store) {
    this.store = store;
  }

  /**
   * Looks at everything; takes seconds for a large cache. That a damaged cache was set aside when
   * the profile was opened is a problem of that cache, though the new one is sound.
   */
  public CompletableFuture<List<IntegrityReport>> check() {
    List<IntegrityProblem> setAside =
        store.notices().stream()
            .filter(notice -> notice.kind() == StoreNotice.Kind.CACHE_SET_ASIDE)
            .map(notice -> new IntegrityProblem("cache.db", notice.sentence()))
            .toList();
    return TaskFuture.guarding(
        store
            .integrityCheck()
            .thenApply(
                found -> reports(Stream.concat(setAside.stream(), found.stream()).toList())));
  }

  /** Rebuilds what can be rebuilt, and looks again. */
  public CompletableFuture<List<IntegrityReport>> repair() {
    return TaskFuture.guarding(store.repair().thenApply(Integrity::reports));
  }

  /** What a person must be told about the files, found while they were opened; a sentence each. */
  public List<String> notices() {
    return store.notices().stream().map(notice -> notice.sentence()).toList();
  }

  private static List<IntegrityReport> reports(List<IntegrityProblem> problems) {
    Map<String, List<String>> byFile = new LinkedHashMap<>();
    byFile.put("user.db", new ArrayList<>());
    byFile.put("cache.db", new ArrayList<>());
    problems.forEach(problem ->
        byFile.computeIfAbsent(problem.file(), any -> new ArrayList<>()).add(problem.what()));
    return byFile.entrySet().stream()
        .map(file -> new IntegrityReport(file.getKey(), file.getValue()))
        .toList();
  }
}
