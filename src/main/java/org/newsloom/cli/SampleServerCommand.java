package org.newsloom.cli;

import java.nio.file.Path;
import java.util.List;
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
    return 0;
  }
}
