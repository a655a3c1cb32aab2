package org.newsloom.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.newsloom.store.IntegrityProblem;
import org.newsloom.store.Store;
import org.newsloom.task.TaskFuture;

/** Whether the files of the profile are whole. */
public final class Integrity {
  private final Store store;

  /** Looks at the files of the store. */
  public Integrity(Store store) {
    this.store = store;
  }

  /** Looks at everything; takes seconds for a large cache. */
  public CompletableFuture<List<IntegrityReport>> check() {
    return TaskFuture.guarding(store.integrityCheck().thenApply(Integrity::reports));
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
