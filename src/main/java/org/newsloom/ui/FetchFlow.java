package org.newsloom.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.newsloom.article.Counted;
import org.newsloom.article.MessageId;
import org.newsloom.reading.Change;
import org.newsloom.reading.Changes;
import org.newsloom.reading.FoundOnServer;
import org.newsloom.sync.BodyFetchResult;
import org.newsloom.sync.ServerGroup;
import org.newsloom.sync.ServerQuestion;
import org.newsloom.task.Progress;
import org.newsloom.task.UiExecutor;

/** Fetches that the person asked for: progress and a way to stop in the status line. */
final class FetchFlow implements AutoCloseable {
  private final News news;
  private final UiExecutor ui;
  private final StatusModel status;
  private final Notices notices;
  private final Changes.Listening listening;
  private final List<CompletableFuture<?>> running = new ArrayList<>();

  FetchFlow(News news, UiExecutor ui, Reader.Models models) {
    this.news = news;
    this.ui = ui;
    this.status = models.status();
    this.notices = models.notices();
    listening =
        news.changes()
            .listen(change -> {
              if (change instanceof Change.FetchProgressed progressed) {
                ui.execute(() -> progressed(progressed.progress()));
              }
            });
  }

  void fetch(ServerGroup group) {
    run(
        "Getting new articles of " + group.group(),
        news.fetchNew(group),
        added ->
            added == 0
                ? group.group() + " is up to date"
                : Counted.of(added, "new article") + " in " + group.group());
  }

  /** What is new in the newsgroups of a folder. */
  void fetch(String folder, List<ServerGroup> groups) {
    run(
        "Getting new articles of " + folder,
        news.fetchNew(groups),
        added ->
            added == 0
                ? folder + " is up to date"
                : Counted.of(added, "new article") + " in " + folder);
  }

  void fetchOlder(ServerGroup group) {
    run(
        "Getting older headers of " + group.group(),
        news.fetchOlder(group),
        added ->
            added == 0
                ? "All headers of " + group.group() + " are here"
                : Counted.of(added, "header") + " in " + group.group());
  }

  void fetchAll() {
    run(
        "Getting new articles",
        news.fetchAll(),
        added -> added == 0 ? "Nothing new" : Counted.of(added, "new article"));
  }

  void fetchBodies(ServerGroup group) {
    follow("Fetching texts of " + group.group(), news.fetchBodies(group), this::tell);
  }

  /** The texts of rows and of what answers them, such as before a journey. */
  void fetchBodies(ArticleRows rows, int[] chosen) {
    if (chosen.length > 0) {
      follow("Fetching texts", news.fetchBodies(rows, chosen), this::tell);
    }
  }

  private void tell(BodyFetchResult result) {
    String fetched = Counted.of(result.fetched(), "text") + " fetched";
    String gone =
        result.unavailable() > 0
            ? ". " + Counted.of(result.unavailable(), "article") + " no longer on the server"
            : "";
    notices.say(
        result
            .complaint()
            .map(complaint -> fetched + ". " + complaint)
            .orElse(
                result.fetched() == 0 && gone.isEmpty() ? "All texts were here" : fetched + gone));
  }

  void wholeThread(MessageId id) {
    run(
        "Asking for the whole thread",
        news.wholeThread(id).thenApply(Integer::longValue),
        size -> "The thread has " + Counted.of(size, "article") + " now");
  }

  /** Searches a newsgroup on its server, and shows what comes. */
  void searchOnServer(ServerGroup group, ServerQuestion question, ServerHits hits) {
    CompletableFuture<FoundOnServer> future =
        news.searchOnServer(group, question, soFar -> ui.execute(() -> hits.soFar(soFar)));
    follow("Searching on " + group.server(), future, hits::whole);
    var _ =
        future.whenCompleteAsync(
            (_, wrong) -> {
              if (wrong != null) {
                hits.brokenOff();
              }
            },
            ui);
  }

  @Override
  public void close() {
    listening.close();
    List.copyOf(running).forEach(future -> future.cancel(true));
  }

  private void run(String what, CompletableFuture<Long> future, LongFunction<String> told) {
    follow(what, future, count -> notices.say(told.apply(count)));
  }

  private <T> void follow(String what, CompletableFuture<T> future, Consumer<T> then) {
    running.add(future);
    status.working(Progress.started(what + "…"), this::cancel);
    var _ =
        future.whenCompleteAsync(
            (result, wrong) -> {
              running.removeIf(CompletableFuture::isDone);
              if (running.isEmpty()) {
                status.idle();
              }
              if (wrong != null) {
                notices.failed(wrong);
              } else {
                then.accept(result);
              }
            },
            ui);
  }

  /** Progress of fetches in the background is theirs; the person waits for what they began. */
  private void progressed(Progress progress) {
    if (!running.isEmpty()) {
      status.working(progress, this::cancel);
    }
  }

  private void cancel() {
    List.copyOf(running).forEach(future -> future.cancel(true));
  }
}
