package org.newsloom.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.newsloom.article.MessageId;
import org.newsloom.article.Newsgroup;
import org.newsloom.reading.Archives;
import org.newsloom.reading.Change;
import org.newsloom.reading.SubscribedGroup;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;

/** What the commands share: waiting for services, and reading names. */
abstract class Base implements Callable<Integer> {

  private final Cli cli;

  Base(Cli cli) {
    this.cli = cli;
  }

  final Cli cli() {
    return cli;
  }

  final Terminal terminal() {
    return cli.terminal();
  }

  /** Waits for a service; a command has nothing else to do. */
  static <T> T await(CompletableFuture<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException | CompletionException e) {
      Throwable cause = Trouble.unwrapped(e);
      if (cause instanceof Exception exception) {
        throw exception;
      }
      throw e;
    }
  }

  /** Tells a person at a terminal how far a fetch is. */
  final void showProgress(Change change) {
    if (terminal().isInteractive()
        && change instanceof Change.FetchProgressed(ServerGroup group, var progress)) {
      terminal()
          .err()
          .print(
              "\r"
                  + group.group()
                  + ": "
                  + progress.what()
                  + " "
                  + progress.done()
                  + (progress.total() < 0 ? "" : " of " + progress.total())
                  + "\u001b[K"
                  + (progress.done() == progress.total() ? "\n" : ""));
      terminal().err().flush();
    }
  }

  static MessageId id(String word) {
    return MessageId.typed(word)
        .orElseThrow(() -> Failure.usage("“" + word + "” is not a Message-ID."));
  }

  static Newsgroup group(String word) {
    return Newsgroup.parse(word)
        .orElseThrow(() -> Failure.usage("“" + word + "” is not the name of a newsgroup."));
  }

  /** What is said of an article that could not be had. */
  final String absence(MessageId id) {
    return "The article "
        + id.shown()
        + " is not in the cache, and "
        + (cli.place().offline()
            ? "no server was asked, because you work offline."
            : "the server does not have it (any more).");
  }

  /** The server that is meant: the one named, or the only one there is. */
  final ServerAccount server(Workbench.Services services) throws Exception {
    List<ServerAccount> all = await(services.reading().servers().all());
    Optional<String> named = cli.server();
    if (named.isPresent()) {
      return all.stream()
          .filter(account -> account.name().equals(named.get()))
          .findFirst()
          .orElseThrow(() ->
              Failure.notFound(
                  "There is no server named “" + named.get() + "”: see newsloom server list."));
    }
    if (all.isEmpty()) {
      throw Failure.failed(
          "No news server is set up: add one with newsloom server add, or use --sample.");
    }
    if (all.size() > 1) {
      throw Failure.usage("There are several servers: say which one with --server NAME.");
    }
    return all.getFirst();
  }

  /**
   * A group on the server that is meant; where several servers are known, the one that has it here.
   */
  final ServerGroup serverGroup(Workbench.Services services, String word) throws Exception {
    Newsgroup group = group(word);
    if (cli.server().filter(Archives.SERVER::equals).isPresent()) {
      return Archives.local(group);
    }
    if (cli.server().isEmpty()) {
      List<ServerGroup> known =
          await(services.reading().newsgroups().subscribed()).stream()
              .map(SubscribedGroup::group)
              .filter(candidate -> candidate.group().equals(group))
              .toList();
      if (known.size() == 1) {
        return known.getFirst();
      }
    }
    return new ServerGroup(server(services).name(), group);
  }

  /** Ends with a sentence where nothing can have been fetched or imported at all. */
  final void requireServer(Workbench.Services services, Newsgroup group) throws Exception {
    boolean imported =
        await(services.reading().newsgroups().subscribed()).stream()
            .anyMatch(one -> one.group().isLocal());
    if (!imported && await(services.reading().servers().all()).isEmpty()) {
      throw Failure.notFound(
          group
              + " was never fetched, and no news server is set up: add one with newsloom server"
              + " add, or use --sample.");
    }
  }
}
