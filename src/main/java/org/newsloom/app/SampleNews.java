package org.newsloom.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.newsloom.reading.ReadingServices;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import org.newsloom.sync.FetchRange;
import org.newsloom.sync.ServerAccount;
import org.newsloom.sync.ServerGroup;
import org.newsloom.task.Jobs;
import org.newsloom.task.TaskFuture;

/**
 * The sample newsgroups of a profile: an embedded server that runs while the profile is open. What
 * is posted there is kept in the profile.
 */
final class SampleNews implements AutoCloseable {
  /** What the sample server is called among the servers. */
  static final String SERVER = "sample";

  private final Path posts;
  private final ReadingServices reading;
  private final Jobs jobs;
  private @Nullable SampleServer server;

  SampleNews(Path posts, ReadingServices reading, Jobs jobs) {
    this.posts = posts;
    this.reading = reading;
    this.jobs = jobs;
  }

  /** Starts the server again where the profile knows it from an earlier time. */
  TaskFuture<Boolean> resume() {
    return jobs.submit(
        "sample server",
        () -> {
          boolean known = reading.servers().named(SERVER).get().isPresent();
          if (known) {
            start();
          }
          return known;
        });
  }

  /** Adds the sample server, subscribes to its newsgroups and fetches them whole. */
  TaskFuture<Void> explore() {
    return jobs.submit("sample newsgroups", this::exploreNow);
  }

  private @Nullable Void exploreNow() throws Exception {
    SampleServer running = start();
    List<ServerGroup> groups =
        running.groups().stream().map(group -> new ServerGroup(SERVER, group)).toList();
    reading.newsgroups().refreshDirectory(SERVER).get();
    reading.newsgroups().subscribe(groups).get();
    List<ServerGroup> failed = new ArrayList<>();
    for (ServerGroup group : groups) {
      try {
        reading.fetching().headers(group, new FetchRange.All()).get();
        reading.fetching().bodies(group).get();
      } catch (ExecutionException | CompletionException e) {
        failed.add(group);
      }
    }
    reading.indexing().finish().get();
    if (!failed.isEmpty()) {
      throw new IOException("These sample newsgroups could not be fetched: " + failed);
    }
    return null;
  }

  private synchronized SampleServer start() throws Exception {
    SampleServer running = server;
    if (running == null) {
      running = SampleServer.start(SampleServerOptions.DEFAULT.withPosts(posts));
      server = running;
      reading.servers().save(account(running.port()), Optional.empty()).get();
    }
    return running;
  }

  private static ServerAccount account(int port) {
    return new ServerAccount(
        SERVER,
        "127.0.0.1",
        port,
        ServerAccount.Security.NONE,
        Optional.empty(),
        "",
        "",
        ServerAccount.DEFAULT_CONNECTIONS,
        false);
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
    }
  }
}
