package org.newsloom.ui;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.newsloom.article.Newsgroup;
import org.newsloom.sync.ServerGroup;
import org.newsloom.ui.ThreadListModel.Showing;

/** The open newsgroup, article and scroll place, over a restart. */
final class Restart {
  /** A person unfolds a few threads; whoever unfolded all of a large newsgroup does it again. */
  private static final int MOST_EXPANDED = 500;

  private Restart() {}

  static void describe(WindowState.Builder state, Desk desk, Panes panes) {
    desk.groups()
        .current()
        .get()
        .ifPresent(group -> state.set("server", group.server()).set("group", group.group().name()));
    ThreadListModel threads = desk.threads();
    if (threads.showing().get() == Showing.GROUP) {
      key(threads, threads.current().get()).ifPresent(key -> state.set("article", key));
      key(threads, panes.table().topRow()).ifPresent(key -> state.set("top", key));
      state.set("place", panes.article().body().position());
      state.set(
          "expanded",
          threads.rows().expandedKeys(MOST_EXPANDED).stream()
              .map(String::valueOf)
              .collect(Collectors.joining(" ")));
    }
  }

  /** Opens what was open, if it is still there. */
  static CompletableFuture<Void> restore(WindowState state, Desk desk, Panes panes) {
    Optional<ServerGroup> group =
        state
            .text("group")
            .flatMap(Newsgroup::parse)
            .flatMap(name -> state.text("server").map(server -> new ServerGroup(server, name)))
            .filter(it -> desk.groups().counts(it).isPresent());
    if (group.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return desk.reader()
        .open(group.get())
        .thenComposeAsync(
            shown -> {
              if (!shown) {
                return CompletableFuture.<Void>completedFuture(null);
              }
              expand(state, desk.threads());
              int row = row(state, "article", desk.threads());
              CompletableFuture<Void> opened =
                  row >= 0
                      ? desk.reader().open(row)
                      : CompletableFuture.<Void>completedFuture(null);
              int top = row(state, "top", desk.threads());
              if (top >= 0) {
                desk.threads().rows().reveal(top);
                panes.table().scrollToTop(top);
              }
              return opened.thenRunAsync(
                  () -> state.number("place").ifPresent(panes.article().body()::restorePosition),
                  desk.ui());
            },
            desk.ui());
  }

  private static void expand(WindowState state, ThreadListModel threads) {
    Stream.of(state.text("expanded").orElse("").split(" ", MOST_EXPANDED + 1))
        .limit(MOST_EXPANDED)
        .map(key -> row(key, threads))
        .filter(row -> row >= 0)
        .forEach(threads.rows()::expand);
  }

  private static Optional<Long> key(ThreadListModel threads, int row) {
    return row < 0 || row >= threads.source().size() || threads.source().key(row) == 0
        ? Optional.empty()
        : Optional.of(threads.source().key(row));
  }

  private static int row(WindowState state, String name, ThreadListModel threads) {
    return state.text(name).map(text -> row(text, threads)).orElse(-1);
  }

  private static int row(String key, ThreadListModel threads) {
    return Optional.of(key)
        .filter(text -> text.matches("\\d{1,19}"))
        .map(text -> new java.math.BigInteger(text))
        .filter(number -> number.bitLength() < 64)
        .map(number -> threads.source().rowOf(number.longValue()))
        .orElse(-1);
  }
}
