package org.newsloom.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.newsloom.article.Counted;
import org.newsloom.sample.SampleServer;
import org.newsloom.sample.SampleServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves newsgroups on loopback until it is stopped. */
@Command(
    name = "sample-server",
    description = "Serve the sample newsgroups, or rnews batches, on this machine until stopped.")
final class SampleServerCommand extends Base {
  @Option(names = "--port", description = "The port; any free one by default.")
  private int port;

  @Option(
      names = "--spool",
      paramLabel = "FILE",
      description = "A batch of articles (.rnews or .rnews.gz); may be given several times.")
  private List<Path> spools = List.of();

  SampleServerCommand(Cli cli) {
    super(cli);
  }

  @Override
  public Integer call() throws Exception {
    List<Path> files = spools.stream().map(terminal().folder()::resolve).toList();
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw Failure.failed("The file " + file + " cannot be read.");
      }
    }
    try (SampleServer server =
        SampleServer.start(SampleServerOptions.DEFAULT.withPort(port).withSpools(files))) {
      cli()
          .print(
              new Fields().put("port", server.port()).put("groups", server.groups().size()),
              "Serving "
                  + Counted.of(server.groups().size(), "newsgroup")
                  + " on port "
                  + server.port()
                  + ".");
      terminal().out().flush();
      // Until the process is told to end; the operating system closes the socket.
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
